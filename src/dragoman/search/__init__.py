"""Questions to the record: filters over rows, parties by name, passages of full text."""
