"""Tests of the adapters to public benchmarks."""
