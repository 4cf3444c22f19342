"""Answers from the record: filters and full text."""
