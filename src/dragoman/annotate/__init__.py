"""What the words are: sentences, names, dates, numbers, who is who within one text."""
