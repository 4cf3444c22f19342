"""The record on disk: documents and judgements, and what is derived from them."""
