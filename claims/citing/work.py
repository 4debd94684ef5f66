"""What a citation says, before it is written in any format."""

import unicodedata
from dataclasses import dataclass
from datetime import date

BREAKS = {"Cc", "Zl", "Zp"}  # control characters, and what ends a line or paragraph


@dataclass(frozen=True)
class Work:
    """A record as it is cited: what it is, whose, of when, and which state of it.

    `address` is where it is read, `pinned` the address of the very text or
    revision that was cited; `issued` is EDTF, or empty; `independence` says of a pair
    whether its two sides reach us separately.
    """

    key: str
    title: str
    address: str
    pinned: str
    revision: int
    sha256: str
    accessed: date
    author: str = ""
    container: str = ""
    issued: str = ""
    language: str = "en"
    archived: str = ""
    licence: str = ""
    inferred: tuple[str, ...] = ()
    independence: str = ""

    def __post_init__(self) -> None:
        for name in ("title", "author", "container", "independence"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def remarks(self) -> list[str]:
        """What no format has a field for."""
        own = self.address == self.pinned
        said = [
            f"Revision {self.revision}, sha256 {self.sha256}",
            "" if own else f"Text as captured: {self.pinned}",
            f"Archived copy: {self.archived}" if self.archived else "",
            f"Inferred, not stated: {', '.join(self.inferred)}"
            if self.inferred
            else "",
            self.independence,
            f"Licence: {self.licence}" if self.licence else "",
        ]
        return [part for part in said if part]


def year(issued: str) -> str:
    """Return the first year that a date names; nothing where none is known (201X)."""
    named = [end[:4] for end in issued.split("/") if end[:4].isdecimal()]
    return named[0] if named else ""


def one_line(text: str) -> str:
    """The words of a text in one line, without what a reader of files may act upon."""
    kept = (" " if unicodedata.category(c) in BREAKS else c for c in text)
    return " ".join("".join(kept).split())
