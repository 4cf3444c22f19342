"""Where readings are made: in this process or in several."""
