"""What a file is, by its first bytes: its name may say anything."""

import re

from sources.ingest.document import Refused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {"text": "text/plain", "html": "text/html"}
MEDIA_TYPES |= {"pdf": "application/pdf", "docx": WORD}
PASTE = "save it as PDF, Word (.docx) or plain text, or paste its text."
OTHERS = [
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# As the WHATWG MIME Sniffing Standard, section 7.1, tells a page by its first tag.
PAGE = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,2000}-->)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|article|div|table|h1|p|a|b|br)[\s/>]",
    re.IGNORECASE,
)


def kind_of(content: bytes) -> str:
    """Return pdf, docx, html or text. Raises Refused for what holds no text to read."""
    if content.startswith(OLE):
        raise Refused(_of_an_office(content))
    for magic, what in OTHERS:
        if content.startswith(magic):
            raise Refused(f"This is {what}, not a text: {PASTE}")
    start = _without_order_mark(content[:4096])
    if start.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    return "html" if PAGE.match(start) else "text"


def _of_an_office(content: bytes) -> str:
    if ENCRYPTED in content:
        return "The document is protected by a password: save it without one."
    return f"This is an old Office file (.doc): {PASTE}"


def _without_order_mark(start: bytes) -> bytes:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[2:].replace(b"\0", b"")
    return start.removeprefix(b"\xef\xbb\xbf")
