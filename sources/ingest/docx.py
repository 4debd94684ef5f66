"""The text of a Word document (ECMA-376), read without inflating what is not due."""

import stat
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

from sources.ingest.document import Document, Refused

MEMBERS = 2_000
INFLATED = 50_000_000  # bytes in all, as the directory says
RATIO = 100  # a member of more than SMALL bytes is packed no tighter
SMALL = 1_000_000
STORED, DEFLATED = 0, 8
BODY, FACTS = "word/document.xml", "docProps/core.xml"
BOMB = "The document unpacks to far more than it should: it is refused. Paste its text."
BROKEN = "The Word document is broken: save it again, or paste its text."
NO_WORD = (
    "This is an archive or an office file, and no Word document (.docx): take the"
    " text out of it, and choose that or paste it."
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
PRINTED = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
PRINTED |= {"softHyphen": "\u00ad"}


def read(content: bytes, charset: str = "") -> Document:
    """Return the paragraphs, a line each. Raises Refused, before anything is inflated."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check(archive.infolist())
            names = archive.namelist()
            if BODY not in names:
                raise Refused(NO_WORD)
            body = Body()
            _parse(archive.read(BODY), body)
            facts = Facts()
            if FACTS in names:
                _parse(archive.read(FACTS), facts)
    except (BadZipFile, ExpatError, EOFError, NotImplementedError) as error:
        raise Refused(BROKEN) from error
    text = "".join(body.pieces).strip("\n")
    if not text.strip():
        raise Refused("The Word document holds no text, only pictures or nothing.")
    return Document(
        text, facts.said.get("title", ""), author=facts.said.get("creator", "")
    )


def _check(members: list[ZipInfo]) -> None:
    size = sum(member.file_size for member in members)
    if len(members) > MEMBERS or size > INFLATED:
        raise Refused(BOMB)
    for member in members:
        _check_member(member)


def _check_member(member: ZipInfo) -> None:
    if member.file_size > max(SMALL, RATIO * member.compress_size):
        raise Refused(BOMB)
    if member.flag_bits & 1:
        raise Refused("The document is protected by a password: save it without one.")
    path = member.filename.replace("\\", "/")
    linked = stat.S_ISLNK(member.external_attr >> 16)
    odd = member.compress_type not in {STORED, DEFLATED}
    if path.startswith("/") or ".." in path.split("/") or linked or odd:
        raise Refused(BROKEN)


def _parse(xml: bytes, handler: "Body | Facts") -> None:
    """Feed the handler; a document type, and with it any entity, is refused."""
    parser = ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.characters
    parser.Parse(xml, True)


def _no_doctype(*_: object) -> None:
    raise Refused("The document defines entities, which no Word does: it is refused.")


class Body:
    """Collects what is printed; what is deleted or said twice for old readers is not."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.in_text = False
        self.fallbacks = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if space == COMPATIBILITY and tag == "Fallback":
            self.fallbacks += 1
        elif space in {WORD, STRICT_WORD} and not self.fallbacks:
            self.in_text = tag == "t"
            self.pieces.append(PRINTED.get(tag, ""))

    def end(self, name: str) -> None:
        space, _, tag = name.rpartition(" ")
        if space == COMPATIBILITY and tag == "Fallback":
            self.fallbacks -= 1
        elif space in {WORD, STRICT_WORD} and not self.fallbacks:
            self.in_text = False
            if tag == "p":
                self.pieces.append("\n")

    def characters(self, data: str) -> None:
        if self.in_text:
            self.pieces.append(data)


class Facts:
    """Collects title and creator of the core properties."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.tag = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.tag = tag if space == DUBLIN_CORE else ""

    def end(self, name: str) -> None:
        self.tag = ""

    def characters(self, data: str) -> None:
        if self.tag:
            self.said[self.tag] = self.said.get(self.tag, "") + data
