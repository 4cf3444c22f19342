"""The API, ``/api/v1``: every list and record, as JSON."""
