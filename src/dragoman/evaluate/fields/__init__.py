"""Adapters to the field's public benchmarks: one module each, from a benchmark's line without its answers to what its scorer takes."""
