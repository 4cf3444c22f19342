"""Undertakings through time, and the agreements that came of them."""
