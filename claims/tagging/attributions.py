"""Who is said to say some words: found by words alone, or chosen between two readings."""

from claims.extraction.attribution_fallback import attributions_in_words
from claims.extraction.records import Attribution
from claims.tagging.saying import BY_PHRASE
from claims.tagging.sentences import sentences
from sources.spans import Span

LONGEST = 40_000  # code points of a paragraph that are read


def find_attribution(text: str, place: Span, around: Span) -> Attribution | None:
    """Return who is said to say the words at a place, as far as words alone tell.

    Of several, the one whose words are most nearly these.
    """
    start = text.rfind("\n", 0, around.start) + 1
    end = text.find("\n", around.end)
    line = text[start : end if end >= 0 else len(text)][:LONGEST]
    within = [*sentences(line, around.start - start, around.end - start)]
    found = [_moved(one, start) for one in attributions_in_words(line, within)]
    half = (place.end - place.start) / 2
    return min(
        (one for one in found if _shared(one, place) >= min(half, _long(one))),
        key=lambda one: _apart(one, place),
        default=None,
    )


def _moved(one: Attribution, by: int) -> Attribution:
    spans = [one.source, one.cue, *one.content]
    moved = [x and Span(x.start + by, x.end + by) for x in spans]
    return Attribution(moved[0], moved[1], moved[2:], one.speaker)


def _shared(one: Attribution, place: Span) -> int:
    both = ((max(x.start, place.start), min(x.end, place.end)) for x in one.content)
    return sum(max(0, end - start) for start, end in both)


def _long(one: Attribution) -> int:
    return sum(x.end - x.start for x in one.content)


def _apart(one: Attribution, place: Span) -> int:
    """How many characters only one has, of what is said and the place."""
    return _long(one) + place.end - place.start - 2 * _shared(one, place)


def has_nearer_speaker(text: str, one: Attribution, other: Attribution) -> bool:
    """Say whether somebody else than a parser found stands just before the verb."""
    mine, theirs = one.source, other.source
    if one.cue != other.cue or mine is None or theirs is None:
        return False
    apart = mine.end <= theirs.start or theirs.end <= mine.start
    return apart and not text[mine.end : one.cue.start].strip()


def is_outer(text: str, one: Attribution, other: Attribution) -> bool:
    """Say whether one tells of the other: “X said that Y had admitted it”."""
    if BY_PHRASE.fullmatch(text[other.cue.start : other.cue.end]):
        return False
    follows = [Span(one.cue.end, x.end) for x in one.content if x.end > one.cue.end]
    told = [*one.content, *follows[:1]]
    return one.cue != other.cue and any(
        x.start <= other.cue.start < x.end for x in told
    )
