"""Who is said to have said what, by words alone: for texts that nobody parsed."""

import re
from collections.abc import Iterator

from claims.extraction.printed import past, pattern, present
from claims.extraction.quotations import quotations
from claims.extraction.records import Attribution
from claims.extraction.rules import rules
from claims.extraction.speech import CLAUSE, INFINITIVE, NOUNS, OBJECT, THOUGHT, clipped
from claims.extraction.speech_quotes import is_speech, with_loose_quotes
from sources.spans import Span

PRINTED = rules("printed")
SAYING = (CLAUSE | THOUGHT | INFINITIVE | OBJECT) - {*PRINTED["never"]} - NOUNS
SAYING |= {"claim", "report", "warn", "hope", "fear", "vow", "promise", "pledge"}
FORMS = [form for verb in SAYING for form in [*past(verb), present(verb)]]
BESIDE_QUOTE = SAYING | {"call", "ask", "read", "post", "write", "reply", "answer"}
CUE = re.compile(rf"(?<![\w-])(?P<cue>{pattern([*FORMS, *PRINTED['base']])})(?!\w)")
SPOKEN = re.compile(
    rf"(?<![\w-])(?:{pattern(f for v in BESIDE_QUOTE for f in past(v))})(?!\w)"
)
ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;\n]{2,80})")
TO_THAT = re.compile(r"[^.;:“”\"]{0,70}?\bthat (?!is\b)")
ASIDE = re.compile(
    r" (?:(?:on|late|early|in|at|during|to) )?(?:\w+day|reporters|journalists|lawmakers|a statement|an interview|state television)\b"
)
CLAUSE_START = re.compile(r"; |, (?:but|and|though|although|while) ")
WHO = re.compile(
    r"(?:[A-Z“]|he |she |they |it |the |a |an |his |her |their |its |one |two |three |some |many |most |local |state |senior )[^.;:“”\"]{0,110}\Z"
)
AUXILIARY = re.compile(
    r"(?: (?:has|have|had|is|are|was|were|also|been|not|never|did|does|do))+ ?\Z"
)
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
    yield from _beside_quotes(text, sentence, inside)
    end = sentence.end
    for clause in reversed(_clauses(text, sentence)):
        found = _said_in(text, Span(clause, end), inside)
        if found:
            yield found
            end = max(clause - 2, sentence.start + 1)


def _clauses(text: str, sentence: Span) -> list[int]:
    """Return where the clauses of a sentence begin: “…, but the army said …”."""
    later = CLAUSE_START.finditer(text, sentence.start, sentence.end)
    return [sentence.start, *(match.end() for match in later)]


def _said_in(text: str, clause: Span, quotes: list[Span]) -> Attribution | None:
    for match in CUE.finditer(text, clause.start, clause.end):
        cue = Span(*match.span("cue"))
        if not any(quote.start < cue.start < quote.end for quote in quotes):
            return _spoken(text, clause, cue)
    return None


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
    comma = text.rfind(", ", start, cue.start)
    if comma > 0 and end - cue.end < LATE:
        who, said = _who(text, comma + 2, cue.start), clipped(start, comma, text)
        if who and said and who.end - who.start < 60:
            return Attribution(who, cue, [said])
    who = _who(text, start, cue.start)
    said = _after(text, cue, end)
    if who and said and len(text[said.start : said.end].split()) > 1:
        return Attribution(who, cue, [said])
    return None


def _who(text: str, start: int, end: int) -> Span | None:
    found = WHO.match(text, start, end)
    if not found:
        return None
    auxiliary = AUXILIARY.search(text, start, end)
    return clipped(start, auxiliary.start() if auxiliary else end, text)


def _after(text: str, cue: Span, end: int) -> Span | None:
    """Return what follows a cue, from “that” on or without “on Monday”."""
    that = TO_THAT.match(text, cue.end, end)
    aside = ASIDE.match(text, cue.end, end)
    first = that.end() if that else aside.end() if aside else cue.end
    return clipped(first, end, text) if first < end else None


def _rest(text: str, sentence: Span, aside: Span) -> list[Span]:
    parts = [
        clipped(sentence.start, aside.start, text)
        if sentence.start < aside.start
        else None,
        clipped(aside.end, sentence.end, text) if aside.end < sentence.end else None,
    ]
    return [part for part in parts if part and part.end - part.start > 8]
