"""Figures: numbers claimed, of whom, of what, over which time."""
