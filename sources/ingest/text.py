"""A plain text file."""

from sources.ingest.document import Document
from sources.ingest.encodings import decode


def read(content: bytes, charset: str = "") -> Document:
    text, note = decode(content, charset)
    return Document(text, note=note)
