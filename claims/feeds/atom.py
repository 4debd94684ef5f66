"""Atom (RFC 4287), with paging (RFC 5005) and notices of deletion (RFC 6721)."""

import re
from datetime import UTC
from io import StringIO

from django.utils.xmlutils import SimplerXMLGenerator

ATOM = "http://www.w3.org/2005/Atom"
DELETED = "http://purl.org/atompub/tombstones/1.0"
TYPE = "application/atom+xml"
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Writer:
    """Elements with text, what XML cannot hold replaced by U+FFFD."""

    def __init__(self):
        self.out = StringIO()
        self.xml = SimplerXMLGenerator(self.out, "utf-8")

    def __call__(self, name, text="", **attributes):
        named = {key: clean(value) for key, value in attributes.items()}
        self.xml.addQuickElement(name, clean(text), named)

    def open(self, name, **attributes):
        self.xml.startElement(name, attributes)

    def close(self, name):
        self.xml.endElement(name)


def clean(text):
    return UNWRITABLE.sub("\ufffd", text)


def atom(feed):
    """Return a feed as XML."""
    write = Writer()
    write.xml.startDocument()
    write.open("feed", **{"xmlns": ATOM, "xmlns:at": DELETED, "xml:lang": "en"})
    write("id", feed.id)
    write("title", feed.title)
    write("updated", moment(feed.updated))
    for rel, address in feed.links.items():
        kind = "text/html" if rel == "alternate" else TYPE
        write("link", rel=rel, type=kind, href=address)
    write.open("author")
    write("name", feed.author)
    write.close("author")
    write("rights", feed.rights)
    write("generator", "Plumbline")
    for entry in feed.entries:
        write_entry(write, entry, feed.at)
    for notice in feed.deleted:
        write.open(
            "at:deleted-entry", **{"ref": notice.id, "when": moment(notice.when)}
        )
        write("at:comment", notice.why)
        write.close("at:deleted-entry")
    write.close("feed")
    write.xml.endDocument()
    return write.out.getvalue()


def write_entry(write, entry, at):
    write.open("entry")
    write("id", entry.id)
    write("title", entry.title)
    write("published", moment(entry.published))
    write("updated", moment(entry.updated))
    write("link", rel="alternate", type="text/html", href=at(entry.path))
    write("link", rel="via", type="text/html", href=at(entry.pinned))
    for tag in entry.tags:
        write("category", term=tag)
    if entry.note:
        write("summary", f"Changed: {entry.note}")
    write("content", entry.text, type="text")
    write.close("entry")


def moment(time):
    return time.astimezone(UTC).isoformat(timespec="milliseconds")
