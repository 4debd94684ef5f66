"""Speech within speech: what a quotation reports of others, and what it only thinks."""

from bisect import bisect_right
from dataclasses import replace

from claims.extraction.printed import past, present
from claims.extraction.records import Attribution
from claims.extraction.speech import CLAUSE, SHORTEST, clipped
from sources.spans import Span

NEAR = 4  # attributions: how far before “…, a study found” one can be within it
OWN = {"i", "we", "you", "it", "that", "this", "who", "which", "us", "me"}
REPORTING = {
    form for verb in CLAUSE for form in [verb, f"{verb}ing", present(verb), *past(verb)]
}
REPORTING |= {"according to", "saying", "claiming"}


def without_asides(
    text: str, found: list[Attribution], quotes: list[Span]
) -> list[Attribution]:
    """Leave out what a quoted speaker hopes or thinks: “I hope that …,” she said.

    Her words are hers already. That others said something, by her account, stays.
    """
    quoted = _quoted(text, found, quotes)
    starts = [quote.start for quote in quoted]

    def is_kept(one: Attribution) -> bool:
        at = bisect_right(starts, one.cue.start) - 1
        if at < 0 or one.cue.start >= quoted[at].end:
            return True
        return _tells_of_others(text, one)

    return [one for one in found if is_kept(one)]


def without_outer(text: str, found: list[Attribution]) -> list[Attribution]:
    """Cut what is said before “…, a study found”, which says it around both."""
    result = list(found)
    for at, outer in enumerate(found):
        who = outer.source
        if who is None or any(part.end > who.start for part in outer.content):
            continue
        for before in range(max(0, at - NEAR), at):
            parts = [_up_to(part, outer, text) for part in result[before].content]
            result[before] = replace(result[before], content=parts)
    return result


def _up_to(part: Span, outer: Attribution, text: str) -> Span:
    first, end = outer.content[0].start, outer.source.start if outer.source else 0
    if first <= part.start < end < part.end:
        return clipped(part.start, end, text) or part
    return part


def _quoted(text: str, found: list[Attribution], quotes: list[Span]) -> list[Span]:
    """Return the quotations that somebody outside of them says."""
    said = sorted(
        (part.start, part.end, one.cue.start) for one in found for part in one.content
    )
    kept, at = [], 0
    for quote in quotes:
        if len(text[quote.start : quote.end].split()) < SHORTEST:
            continue
        while at < len(said) and said[at][1] <= quote.start:
            at += 1
        for start, end, cue in said[at : at + 8]:
            outside = not quote.start <= cue < quote.end
            if outside and start < quote.end and quote.start < end:
                kept.append(quote)
                break
    return kept


def _tells_of_others(text: str, one: Attribution) -> bool:
    if one.source is None:
        return False
    who = text[one.source.start : one.source.end].lower()
    cue = text[one.cue.start : one.cue.end].lower()
    return cue in REPORTING and who.split()[0] not in OWN
