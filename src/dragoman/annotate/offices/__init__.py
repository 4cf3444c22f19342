"""Which offices are named, and whose they are."""
