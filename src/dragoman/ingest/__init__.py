"""From a file, a page or a line of JSON to a document: :func:`documents` is the door.

Heavy readers (HTML, language identification, charset guessing) are imported when the first input needs them.
"""

from dragoman.ingest.intake import documents

__all__ = ["documents"]
