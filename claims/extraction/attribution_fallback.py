"""Who is said to have said what, by words alone: for texts that nobody parsed."""

import re
from collections.abc import Iterator

from claims.extraction.printed import past, pattern, present
from claims.extraction.quotations import quotations
from claims.extraction.records import Attribution
from claims.extraction.rules import rules
from claims.extraction.speaker_phrases import FINITE, speaker_after, speaker_before
from claims.extraction.speech import CLAUSE, INFINITIVE, NOUNS, OBJECT, THOUGHT, clipped
from claims.extraction.speech_quotes import is_speech, with_loose_quotes
from sources.spans import Span

PRINTED = rules("printed")
EVERY = (CLAUSE | THOUGHT | INFINITIVE | OBJECT) - {*PRINTED["never"]}
SAYING = EVERY - NOUNS
SAYING |= {"claim", "report", "warn", "hope", "fear", "vow", "promise", "pledge"}
PLURALS = {present(verb) for verb in {*PRINTED["plurals"]}}  # “the Gulf states”
FORMS = [present(verb) for verb in SAYING]
FORMS += [form for verb in EVERY for form in past(verb)]
BESIDE_QUOTE = SAYING | {"call", "ask", "read", "post", "write", "reply", "answer"}
CUE = re.compile(rf"(?<![\w-])(?P<cue>{pattern([*FORMS, *PRINTED['base']])})(?!\w)")
SPOKEN = re.compile(
    rf"(?<![\w-])(?:{pattern(f for v in BESIDE_QUOTE for f in past(v))})(?!\w)"
)
ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;\n]{2,80})")
TO_THAT = re.compile(r"[^.;:“”\"]{0,70}?\bthat (?!is\b)")
CLAUSE_BEGUN = re.compile(
    r"\b(?:he|she|they|it|we|there|not|never|was|were|is|are|had|has|have|would|will|could|did)\b"
)
ASIDE = re.compile(
    r" (?:(?:on|late|early|in|at|during|to) )?(?:\w{2,9}day|reporters|journalists|lawmakers|a statement|an interview|state television)\b"
)
CLAUSE_START = re.compile(r"; |, (?:but|and|though|although|while) ")
# “could not confirm”, “has not said”, “refused to say”: the base form of a verb.
UNSAID = re.compile(
    rf"\b(?:(?:did|does|do|could|can|would|will|may|might)(?: not|n[’']t| never)|cannot"
    rf"|(?:refused|declined|failed|unable|unwilling) to)(?: \w+ly| yet| even)? (?P<cue>{pattern(SAYING)})(?!\w)"
)
AS_SAYING = re.compile(
    r"\b(?:quoted|quotes|cited|cites) (?P<who>[^,.;:\n]{2,90}?) as (?P<cue>saying|telling)\b"
    r"|(?P<passive>[^,.;:\n]{2,90}?) (?:was|were) quoted(?: by [^,.;:\n]{2,60}?)? as (?P<said>saying|telling)\b"
)
# “On Tuesday, the ministry said …”: when and where, not what is said.
LEADS_IN = re.compile(
    r"(?:(?:On|In|At|During|After|Before|Late|Early|Since|Following|Earlier|Later|Meanwhile|However|Yesterday|Today|For|Among|With|Despite|Speaking|Talking|Addressing|Writing|Testifying|Asked|Answering|Responding|Reacting)\b[^,]*"
    r"|(?:\b\w{2,9}day)(?: \w{1,20})?)\Z"
)
# “…, the ministry said on Friday, …”
ASIDE_ENDS = re.compile(
    r"(?: (?:reporters|journalists|lawmakers|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}))?"
    r"(?: (?:on|in|at|late|early|to|after|during)\b[^,.;:]{1,60}| \w{2,9}day(?: \w+)?)?, "
)
# “…, the ministry said, citing police”: said besides, or not said at all.
BESIDES = re.compile(
    r"\b\w{1,20}ing\b|without\b|according\b|but\b|and\b|who\b|which\b|when\b|after\b|as\b|a\b|the\b"
)
THAT = re.compile(r" that\b")
TRIED = 4  # words of saying in a clause that are looked at until one has a speaker
SPOKEN_BEFORE = re.compile(r"[,”\"’»] ?\Z")
LATE = 45  # characters after “…, the ministry said” that add only when and where


def attributions_in_words(text: str, sentences: list[Span]) -> list[Attribution]:
    """Return attributions whose source, cue and content stand in one sentence."""
    quotes = quotations(text)
    found = [
        found
        for sentence in sentences
        for found in _in_sentence(text, sentence, quotes)
    ]
    found.sort(key=lambda attribution: attribution.cue)
    return with_loose_quotes(text, found, quotes)


def _in_sentence(
    text: str, sentence: Span, quotes: list[Span]
) -> Iterator[Attribution]:
    by_phrase = ACCORDING.search(text, sentence.start, sentence.end)
    if by_phrase:
        cue = Span(by_phrase.start(), by_phrase.start("who") - 1)
        content = _rest(text, sentence, Span(*by_phrase.span()))
        if content:
            yield Attribution(Span(*by_phrase.span("who")), cue, content)
    inside = [q for q in quotes if q.start < sentence.end and sentence.start < q.end]
    beside = [*_beside_quotes(text, sentence, inside)]
    yield from beside
    end = sentence.end
    for clause in reversed(_clauses(text, sentence)):
        found = _said_in(text, Span(clause, end), inside)
        if found and found.cue not in [one.cue for one in beside]:
            yield found
        if found:
            end = max(clause - 2, sentence.start + 1)


def _clauses(text: str, sentence: Span) -> list[int]:
    """Return where the clauses of a sentence begin: “…, but the army said …”."""
    later = CLAUSE_START.finditer(text, sentence.start, sentence.end)
    return [sentence.start, *(match.end() for match in later)]


def _said_in(text: str, clause: Span, quotes: list[Span]) -> Attribution | None:
    quoted = AS_SAYING.search(text, clause.start, clause.end)
    if quoted:
        return _quoted(text, clause, quoted)
    cues = [*CUE.finditer(text, clause.start, clause.end)]
    cues += UNSAID.finditer(text, clause.start, clause.end)
    spoken = (Span(*match.span("cue")) for match in sorted(cues, key=_where))
    outside = [
        cue
        for cue in spoken
        if not _is_within(cue, quotes) and not _is_plural(text, cue)
    ]
    if outside and (trailing := _trailing(text, clause, outside[-1])):
        return trailing
    found = (_spoken(text, clause, cue) for cue in outside[:TRIED])
    return next(filter(None, found), None)


def _is_plural(text: str, cue: Span) -> bool:
    """Say whether a word is a noun rather than a verb: “Gulf states which …”."""
    return text[cue.start : cue.end] in PLURALS and not THAT.match(text, cue.end)


def _trailing(text: str, clause: Span, cue: Span) -> Attribution | None:
    """“X urged Y to go, the ministry said.”: the ministry says all of it."""
    who = speaker_before(text, clause.start, cue.start)
    before = who and _clause_before(text, clause.start, who)
    late = clause.end - cue.end < LATE and not THAT.match(text, cue.end)
    ends = late and not ASIDE_ENDS.match(text, cue.end, clause.end)
    return Attribution(who, cue, [before]) if before and ends else None


def _where(cue: re.Match[str]) -> int:
    return cue.start("cue")


def _is_within(cue: Span, quotes: list[Span]) -> bool:
    return any(quote.start < cue.start < quote.end for quote in quotes)


def _quoted(text: str, clause: Span, found: re.Match[str]) -> Attribution | None:
    """“RIA quoted the ministry as saying that …”: the ministry says it."""
    name, cue = ("who", "cue") if found["who"] else ("passive", "said")
    who, said = (
        Span(*found.span(name)),
        _after(text, Span(*found.span(cue)), clause.end),
    )
    if said is None or (
        said.end - said.start < LATE and not THAT.match(text, said.start)
    ):
        comma = text.rfind(", ", clause.start, found.start())
        said = clipped(clause.start, comma, text) if comma > 0 else said
    return Attribution(who, Span(*found.span(cue)), [said]) if said else None


def _beside_quotes(
    text: str, sentence: Span, quotes: list[Span]
) -> Iterator[Attribution]:
    """“…,” the mayor said; “…,” said the mayor."""
    for quote in quotes:
        if not is_speech(text[quote.start : quote.end]):
            continue
        end = min(sentence.end, quote.end + 160)
        cue = SPOKEN.search(text, quote.end, end) if quote.end < end else None
        if cue is None or "“" in text[quote.end : cue.start()]:
            continue
        before = clipped(quote.end, cue.start(), text)
        after = re.compile(r"[^,.;:“”\"\n]{2,80}").match(text, cue.end(), end)
        who = before or (after and clipped(*after.span(), text))
        if who:
            yield Attribution(who, Span(*cue.span()), [quote])


def _spoken(text: str, clause: Span, cue: Span) -> Attribution | None:
    start, end = clause.start, clause.end
    who = speaker_before(text, start, cue.start)
    if who is None:
        return _inverted(text, clause, cue)
    before = _clause_before(text, start, who)
    said = _after(text, cue, end)
    that = _to_that(text, cue, end)
    aside = ASIDE_ENDS.match(text, cue.end, end) if before else None
    rest = clipped(aside.end(), end, text) if aside else None
    if rest and not BESIDES.match(text, rest.start, rest.end):
        return Attribution(who, cue, [before, rest])
    if before and not that and end - cue.end < LATE:
        return Attribution(who, cue, [before])
    if said and len(text[said.start : said.end].split()) > 1:
        return Attribution(who, cue, [said])
    return None


def _clause_before(text: str, start: int, who: Span) -> Span | None:
    """Return what stands before “, the ministry said”, if it is more than a phrase."""
    if not text[start : who.start].rstrip().endswith(","):
        return None
    before = clipped(start, who.start, text)
    words = text[before.start : before.end] if before else ""
    return None if LEADS_IN.match(words) and not FINITE.search(words) else before


def _inverted(text: str, clause: Span, cue: Span) -> Attribution | None:
    """“The dam will burst, warned Ellen Marsh, the mayor.”"""
    if not SPOKEN_BEFORE.search(text, clause.start, cue.start):
        return None
    before = clipped(clause.start, cue.start, text)
    who = speaker_after(text, cue.end, clause.end)
    return Attribution(who, cue, [before]) if who and before else None


def _after(text: str, cue: Span, end: int) -> Span | None:
    """Return what follows a cue, from “that” on or without “on Monday”."""
    that = _to_that(text, cue, end)
    aside = ASIDE.match(text, cue.end, end)
    first = that.end() if that else aside.end() if aside else cue.end
    return clipped(first, end, text) if first < end else None


def _to_that(text: str, cue: Span, end: int) -> re.Match[str] | None:
    """Return the words up to “that”, if they say only to whom, when and where."""
    found = TO_THAT.match(text, cue.end, end)
    return None if found and CLAUSE_BEGUN.search(found[0]) else found


def _rest(text: str, sentence: Span, aside: Span) -> list[Span]:
    parts = [
        clipped(sentence.start, aside.start, text)
        if sentence.start < aside.start
        else None,
        clipped(aside.end, sentence.end, text) if aside.end < sentence.end else None,
    ]
    return [part for part in parts if part and part.end - part.start > 8]
