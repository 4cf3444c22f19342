"""Where documents tell differently, and numbers through time."""
