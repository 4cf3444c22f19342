"""When: the times that a text tells, and the document's own date."""
