"""Who is who across documents, and who held which post when."""
