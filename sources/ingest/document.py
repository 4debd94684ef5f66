"""What is read from a file, and how a file is refused."""

from dataclasses import dataclass

HEAVIEST = 10_000_000  # bytes of a file or of a fetched page
LONGEST = 2_000_000  # code points of a text


class Refused(ValueError):
    """No text comes of it; the message is for people and says what to do."""


@dataclass(frozen=True)
class Document:
    """A text with what the file says of itself; all but the text may be empty.

    `date` is EDTF, and stated where it stands in the page as it is. `note` is what an editor should look at, in a sentence.
    """

    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    date: str = ""
    date_stated: bool = False
    language: str = ""
    note: str = ""
