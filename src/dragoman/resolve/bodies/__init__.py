"""Which state, body or office a name speaks of."""
