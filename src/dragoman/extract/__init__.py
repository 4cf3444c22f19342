"""What the text says happened: engagements, posts, undertakings, figures, relations, statements."""
