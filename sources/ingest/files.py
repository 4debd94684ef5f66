"""A file becomes a text, or is refused in one sentence that says what to do."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

from sources.ingest.document import HEAVIEST, LONGEST, Document, Refused
from sources.ingest.encodings import known
from sources.ingest.kinds import MEDIA_TYPES, kind_of
from sources.normalise import normalise

ROOT = Path(__file__).parents[2]
FACTS = ("title", "publisher", "author", "language")
PATIENCE = 20  # seconds, of which the child may work 10
TOO_MUCH = (
    "The file is broken, or takes more time or memory to read than a text should:"
    " paste its text."
)
HEAVY = f"It is heavier than {HEAVIEST // 1_000_000} MB: too much to be one text."


def read(content: bytes, name: str = "", charset: str = "") -> Document:
    """Return the text as it will be stored, with what the file says of itself.

    `name` is a title where the file has none; `charset` is what a server said.
    Raises Refused.
    """
    if not content:
        raise Refused("The file is empty: choose another.")
    if len(content) > HEAVIEST:
        raise Refused(HEAVY)
    found = _in_a_child(kind_of(content), content, known(charset))
    return replace(
        found, text=_stored(found.text), title=found.title or Path(name).stem
    )


def media_type(content: bytes) -> str:
    return MEDIA_TYPES[kind_of(content)]


def _stored(text: str) -> str:
    try:
        text = normalise(text)
    except ValueError as error:
        raise Refused(str(error)) from error
    if not text.strip():
        raise Refused("There are no words in it: choose another.")
    if len(text) > LONGEST:
        raise Refused(f"It is longer than {LONGEST:,} characters: keep it in parts.")
    return text


def _in_a_child(kind: str, content: bytes, charset: str) -> Document:
    """Let a process read it that has no secrets and can do no harm."""
    command = [sys.executable, "-m", "sources.ingest.child", kind, charset]
    with TemporaryFile() as given, TemporaryFile() as answer:
        given.write(content)
        given.seek(0)
        try:
            subprocess.run(  # noqa: S603
                command,
                stdin=given,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env={},
                timeout=PATIENCE,
                check=True,
            )
        except subprocess.SubprocessError as error:
            raise Refused(TOO_MUCH) from error
        answer.seek(0)
        said = json.load(answer)
    if "refused" in said:
        raise Refused(said["refused"])
    return Document(**said)
