"""What is done in which order: stages, processes, resuming, reports."""
