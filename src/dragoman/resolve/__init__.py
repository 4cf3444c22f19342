"""What is the same across documents, and what cannot be."""
