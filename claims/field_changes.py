"""Every field that two snapshots of one record give differently, however deep."""

from collections.abc import Iterator
from dataclasses import dataclass

from sources.collation import Variant, collate, shortened

MADE = {"passages", "fragment"}  # from the text and the citations
MADE_OF_PAIR = {"wording", "figures"}  # from its statements
Path = tuple[str, ...]


@dataclass(frozen=True)
class FieldChange:
    """A field by its way through the snapshot, and what it said before and says now."""

    path: Path
    before: str
    after: str

    @property
    def name(self) -> str:
        return " › ".join(part.replace("_", " ") for part in self.path)

    @property
    def variants(self) -> list[Variant]:
        return shortened(collate(self.before, self.after))


def field_changes(before: dict, after: dict) -> list[FieldChange]:
    """Return what differs, in the order of the later snapshot; gone fields last.

    What is only made from other fields is left out: aligned wordings, the
    table of figures, passages and text fragments.
    """
    old, new = dict(_leaves(before, ())), dict(_leaves(after, ()))
    paths = [*new, *(path for path in old if path not in new)]
    return [
        FieldChange(path, old.get(path, ""), new.get(path, ""))
        for path in paths
        if old.get(path, "") != new.get(path, "")
    ]


def _leaves(content: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the way to every value of a snapshot, and the value as text."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in (MADE if path else MADE | MADE_OF_PAIR):
                yield from _leaves(value, (*path, key))
    elif isinstance(content, list):
        for number, value in enumerate(content, 1):
            yield from _leaves(value, (*path, str(number)))
    else:
        yield path, "" if content is None else str(content)
