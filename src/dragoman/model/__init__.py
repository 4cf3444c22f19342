"""The vocabulary: what every room speaks of. Imports nothing else of the project."""
