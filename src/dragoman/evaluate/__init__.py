"""How good the readings are: scorers, corpora, floors, public benchmarks."""
