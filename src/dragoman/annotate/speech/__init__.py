"""Who says so: sayings with their speakers, quotations, speech that the layout marks."""
