"""The text of a document as the seeds can give it: whole, or its quotations.

Offsets are code points, half-open. Those in seed files count in the whole
document; an edition says where they stand in its own text.
"""

from dataclasses import dataclass

from claims.seeding import SeedError
from sources.passages import GAP_MARK, KEPT_GAP

BREAK = f"\n{GAP_MARK}\n"


@dataclass(frozen=True, order=True)
class Quote:
    start: int
    end: int
    words: str

    def check(self, file, longest):
        if len(self.words) != self.end - self.start:
            raise SeedError(
                f"{file}: “{self.words}” has {len(self.words)} characters,"
                f" not the {self.end - self.start} of [{self.start}, {self.end})."
            )
        if len(self.words) > longest:
            raise SeedError(f"{file}: “{self.words}” is longer than {longest}.")


@dataclass(frozen=True)
class Edition:
    """A text, and for each stretch of the document where it begins in it."""

    text: str
    origin: str
    stretches: tuple[tuple[int, int, int], ...]  # start, end, offset in the text

    def place(self, start, end):
        """Where the document's [start, end) stands; None if it is not held."""
        for first, last, offset in self.stretches:
            if first <= start and end <= last:
                return start - first + offset, end - first + offset
        return None

    def in_document(self, start, end):
        """Where this text's [start, end) stands in the document; None across a gap."""
        for first, last, offset in self.stretches:
            if offset <= start and end <= offset + last - first:
                return start - offset + first, end - offset + first
        return None


def full_edition(text, quotes, file):
    for quote in quotes:
        if text[quote.start : quote.end] != quote.words:
            raise SeedError(
                f"{file}: “{quote.words}” is not what stands at [{quote.start}, {quote.end})"
                f" of the document: “{text[quote.start : quote.end]}” is."
            )
    return Edition(text, "seed", ((0, len(text), 0),))


def excerpt_edition(quotes, *, gaps, length, file):
    """Join the quotations in order; a short gap is kept, a longer one marked."""
    text, stretches = "", []
    for start, words in joined(sorted(quotes), gaps, file):
        text += BREAK if text else BREAK.lstrip() * (start > 0)
        stretches.append((start, start + len(words), len(text)))
        text += words
    text += BREAK.rstrip() * (bool(stretches) and stretches[-1][1] < length)
    return Edition(text, "excerpts", tuple(stretches))


def joined(quotes, gaps, file):
    """Yield (start, words) of what runs on from quotation to quotation."""
    start, words = None, ""
    for quote in quotes:
        end = start + len(words) if words else None
        if end is None or quote.start > end + KEPT_GAP:
            if words:
                yield start, words
            start, words = quote.start, quote.words
            continue
        if quote.start > end:
            words += kept_gap(gaps, end, quote.start, file)
        overlap = words[quote.start - start : quote.end - start]
        if overlap != quote.words[: len(overlap)]:
            raise SeedError(
                f"{file.parent}: “{quote.words}” at {quote.start} disagrees with"
                f" “{overlap}” of a quotation that it overlaps."
            )
        words += quote.words[len(overlap) :]
    if words:
        yield start, words


def kept_gap(gaps, end, start, file):
    gap = gaps.get(end, "")
    if len(gap) != start - end:
        raise SeedError(
            f"{file}: gaps must give the {start - end} characters at {end}."
        )
    return gap
