"""How a text is laid out: lines that belong together, blocks, datelines, sentences."""
