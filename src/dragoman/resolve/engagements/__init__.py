"""Which reports tell of one engagement, what is shown of it, and of which series it is a round."""
