"""The words that a draft of our own sentence is made of: verbs, days, quotation marks."""

import re
from datetime import date

from claims.extraction.dates import dates_in
from claims.extraction.printed import forms
from claims.extraction.records import Attribution
from claims.extraction.speaker_phrases import FINITE, LEADING
from claims.extraction.speech_forms import ACTS, HELPERS, is_negated, present_form
from claims.tagging.saying import BY_PHRASE, FORMS

ANY_DAY = date(2000, 1, 3)  # against which “Friday” is a date
MARKS = {"“": "”", "«": "»", "„": "“"}
# What turns, doubts or takes back what stands beside it in a sentence.
TURNING = re.compile(
    r"\b(?:no|nobody|none|nothing|nowhere|if|unless|whether|that|unclear|untrue|false|falsely|alleged|allegedly|reportedly"
    r"|unconfirmed|unlikely|impossible|possible|possibly|perhaps|maybe|instead|contrary|evidence|proof|rumou?rs?)\b",
    re.IGNORECASE,
)
TURNS = FORMS | {
    form for verbs in ACTS.values() for verb in verbs for form in forms(verb)
}
TURNS -= {"call", "calls", "plan", "plans", "order", "orders", "question", "questions"}
WORD = re.compile(r"[^\W\d_][\w’'-]*")
FRAGMENT = re.compile(
    rf"(?:{FINITE.pattern}|[a-z]+ing\b|[a-z]{{3,}}ed\b|(?:which|who|whose|that|to|of|for|about|against|by)\b)"
)
TURNS_ON = re.compile(r"(?:Meanwhile|However|But|And|Also|Moreover|Still|Yet),? (?=\w)")
LOWERED = re.compile(
    r"(?:The|An?|Its?|His|She|Hers?|They|Their|We|Our|He|There|This|That|These|Those|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten|Eleven|Twelve|Some|Many|Most|Several|Both|All|No|None|Nobody|Neither|About|Around|Nearly|Almost|More|Less"
    r"|Dozens|Hundreds|Thousands|At|In|On|Over|Under|Up|One|Each|Every|Any|Only|Few|Residents|Officials|Police|Witnesses"
    r"|Villagers|Rebels|Soldiers|Troops|Activists|Doctors|Survivors|Sources|Authorities|Monitors)\b"
)
ENDS = re.compile(r",|\b(?:of|in|for|from|at|with|on|near|who|which|whose|that)\b")
MANY = {"police", "people", "men", "women", "children", "troops", "they", "we"}
ALONE = {"he", "she", "it"}
SAID_ON = re.compile(
    r",?\s*(?:\b(?:late|early|earlier|later)\s+)?(?:\b(?:on|in|at|late on|early on|since|during)\s+)?\Z"
)


def turns(words: str) -> bool:
    """Say whether words can turn what stands beside them: “it is not true that”."""
    if TURNING.search(words) or is_negated(words) or BY_PHRASE.search(words):
        return True
    return not TURNS.isdisjoint(word.lower() for word in WORD.findall(words))


def verb_phrase(text: str, said: Attribution) -> str:
    """Return who says it and the verb: “Peskov denies”, “Police could not confirm”.

    In the present where that is sure, else as printed; "" where more stands between.
    """
    who = LEADING.sub("", text[said.source.start : said.source.end].strip(" ,"))
    who = f"{who}," if "," in who else who
    cue = text[said.cue.start : said.cue.end]
    after = said.source.end <= said.cue.start
    between = without_days(text[said.source.end : said.cue.start]) if after else ""
    between = between.strip(" ,")
    if between and not HELPERS.fullmatch(f" {between}"):
        return ""
    many = is_plural(who)
    if between in {"", "also", "again", "still", "now"} and many is not None:
        cue = present_form(cue, many)
    return " ".join(f"{who} {between} {cue}".split())


def is_plural(who: str) -> bool | None:
    """Say whether several speak; None where the words do not tell."""
    head = begin_lower(ENDS.split(who)[0])
    words = head.split()
    if not words:
        return None
    last = words[-1]
    if last.lower() in MANY | ALONE:
        return last.lower() in MANY
    if "and" in words:
        return True
    if last.endswith(("'s", "’s")) or (last[0].isupper() and last.endswith("s")):
        return None
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))


def without_days(words: str) -> str:
    """Return words without their dates: “denied on Tuesday that” says “denied that”."""
    left, end = "", 0
    for day in dates_in(words, ANY_DAY):
        if not day.edtf:  # “for a decade” is no date
            continue
        before = words[end : day.start]
        before = before[: SAID_ON.search(before).start()]
        left += before
        end = day.end + (1 if words[day.end : day.end + 1] == "," else 0)
    return left + words[end:]


def begin_lower(words: str) -> str:
    """Return words as they stand within a sentence, as far as the first one tells."""
    told = TURNS_ON.sub("", words.strip())
    return told[:1].lower() + told[1:] if LOWERED.match(told) else told


def as_quotation(words: str, stop: str = ".") -> str:
    """Return quoted words with both their marks, without the comma before the last."""
    inner = " ".join(words.split()).strip('“”"«»„ ').rstrip(",")
    if not stop:
        return f"“{inner.removesuffix('.')}”"
    return f"“{inner}{'' if inner[-1:] in '.!?…' else stop}”"


def balanced(words: str) -> str:
    """Return words with the quotation mark closed that was cut off, or without it."""
    for opening, closing in MARKS.items():
        if words.count(opening) > words.count(closing):
            words = f"{words.rstrip(' ,')}{closing}"
        elif opening != "„" and words.count(closing) > words.count(opening):
            words = words.replace(closing, "", 1)
    if words.count('"') % 2 == 0:
        return words
    closes = re.search(r'[^\s"(]"', words)  # the first mark closes what began before
    return (
        f'"{words}' if closes and closes.end() - 1 == words.index('"') else f'{words}"'
    )


def is_fragment(words: str) -> bool:
    """Say whether a clause has no subject of its own: “killing 50 fighters”."""
    return bool(FRAGMENT.match(words.strip(' “"')))
