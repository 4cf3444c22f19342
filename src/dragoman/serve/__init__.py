"""The desk: the record in a browser and over an API, for the people of this machine."""
