"""From a file, a page or a line of JSON to a document."""
