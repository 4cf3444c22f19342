"""How many of what: the numbers that a text tells."""
