"""What a phrase that names who speaks tells: a name, what that is, and for whom it speaks.

“Health Minister Ana Duarte” names Ana Duarte; “a spokesman for the army” speaks for
the army; “he” and “the minister” name nobody.
"""

import re
from dataclasses import dataclass

from claims.extraction.rules import rules
from claims.extraction.speaker_phrases import LEADING
from claims.extraction.speech_forms import NOBODY
from claims.extraction.voices import OBSERVER, OFFICIAL

PEOPLE = rules("people")
PRONOUNS = {
    *rules("cues")["pronouns"],
    "one",
    "others",
    "some",
    "many",
    "most",
    "both",
    "all",
}
OWNED = {"his", "her", "their", "its", "our", "my", "this", "that", "these", "those"}
TITLES = {
    *(word for words in PEOPLE["titles"].values() for word in words),
    *PEOPLE["nouns"]["person"],
    *(word for words in PEOPLE["called"].values() for word in words),
    "minister", "president", "secretary", "mayor", "governor", "senator", "major", "lt", "lt.", "col.", "brig.",
    "maj.", "adm.", "admiral", "dr", "dr.", "prof.", "professor", "director", "commander", "commissioner",
    "spokesperson", "ambassador", "leader", "lieutenant", "brigadier", "marshal", "ayatollah", "sheriff",
    "rev.", "capt.", "sgt.", "officer", "coach", "manager", "chief", "chairman", "chairwoman",
}  # fmt: skip
BODIES = {
    "ministry", "department", "office", "agency", "army", "navy", "guard", "front", "party", "union", "council",
    "committee", "commission", "court", "bank", "board", "bureau", "observatory", "institute", "university",
    "group", "command", "centre", "center", "watch", "organization", "organisation", "federation", "movement",
    "association", "network", "society", "government", "parliament", "forces", "force", "police", "house",
}  # fmt: skip
PARTICLES = {
    "al",
    "el",
    "bin",
    "ibn",
    "bint",
    "abu",
    "van",
    "von",
    "der",
    "den",
    "de",
    "da",
    "dos",
    "das",
    "do",
    "del",
    "la",
    "le",
    "di",
    "du",
    "ben",
    "ul",
    "ur",
    "y",
    "e",
    "ter",
    "zu",
}
FOR = re.compile(
    r"(?:\b(?:an?|the|one|its|another) )?(?:\b[\w-]{1,30} ){0,2}(?:spokes(?:man|woman|person|people)|spokesmen) (?:for|of) (?:the )?(?P<body>.+)\Z",
    re.IGNORECASE,
)
OF_BODY = re.compile(
    r"(?i:an?|the|one|another)? ?\b(?!(?:An?|The|One|Another)\b)(?P<body>(?:[A-Z][\w’'.-]{0,30})(?: [A-Z][\w’'.-]{0,30}| [a-z]{1,20}(?= spokes)){0,6})(?:['’]s)? (?:chief |senior |deputy )?spokes(?:man|woman|person)\Z"
)
# “US Secretary of State Antony Blinken”; “Rami Rahman of the Observatory for Rights”.
OF_STATE = re.compile(
    r"(?P<title>\b(?:Secretary|Minister|Chief|Head|Speaker)) (?:of|for) (?:the )?(?:[A-Z][\w-]+)(?= [A-Z])"
)
WITH_BODY = re.compile(r" (?:of|from|at|with|for|in) ")
ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
DEFINITE = re.compile(r"\Athe\s+", re.IGNORECASE)
JOINING = {"of", "for", "in", "and", "at", "from", "on", "to", "with", "or", "&"}
LOOSE = re.compile(
    r"\b(?:who|which|whose|that|in|at|on|from|near|with|inside|outside|based|speaking|citing|quoted)\b"
)
LONGEST = 8  # words of the name of a body


@dataclass(frozen=True)
class SpeakerName:
    """A name as the phrase has it, and what the phrase says of who that is.

    `name` is empty where the phrase names nobody. `names` are the spellings to look
    a known record up by, the surest first.
    """

    name: str = ""
    about: str = ""
    names: tuple[str, ...] = ()


NOBODY_NAMED = SpeakerName()


def speaker_name(phrase: str) -> SpeakerName:
    """Read a phrase such as “Vladimir Leontyev, the mayor”."""
    phrase = LEADING.sub("", " ".join(phrase.split()).strip(" ,;:–—-"))
    first = phrase.split(" ")[0].lower() if phrase else ""
    if not phrase or NOBODY.match(phrase) or first in OWNED:
        return NOBODY_NAMED
    if phrase.lower() in PRONOUNS:
        return NOBODY_NAMED
    parts = re.split(r",\s+| [–—] ", phrase)
    for part in parts[:3]:
        if not _spoken_for(part) and (found := _person(part)):
            return _with_about(found, part, parts)
    return _body(parts[0])


def _spoken_for(part: str) -> str:
    """Return “army” of “a spokesman for the army”; "" where nobody is spoken for."""
    found = FOR.match(part) or OF_BODY.match(part)
    return DEFINITE.sub("", found["body"]) if found else ""


def _person(part: str) -> str:
    """Return “Ana Duarte” of “Health Minister Ana Duarte”; "" where no person is named."""
    part = OF_STATE.sub(r"\g<title>", ARTICLE.sub("", part))
    head = WITH_BODY.split(part)[0]
    alone = len(head.split(" ")) > 1 and _is_capital(head.split(" ")[-1])
    words = (head if alone and not _has_body(head) else part).split(" ")
    at = _first_of_name(words)
    named, before = words[at:], words[at - 1].lower() if at else ""
    titled = [i for i, word in enumerate(named) if word.lower() in TITLES]
    if titled:
        named = named[titled[-1] + 1 :]
    if not named or named[-1].endswith(("'s", "’s")):
        return ""
    if before in JOINING or (_has_body(" ".join(named)) and not titled):
        return ""
    role = titled or before in TITLES | OFFICIAL | OBSERVER or not before
    several = len(named) > 1 and not before.endswith(("'s", "’s"))
    return " ".join(named) if role or several else ""


def _has_body(words: str) -> bool:
    return not BODIES.isdisjoint(words.lower().split(" "))


def _first_of_name(words: list[str]) -> int:
    """Return where the capitalised words at the end begin, “van” and “al” among them."""
    at = len(words)
    while at and (
        _is_capital(words[at - 1]) or (words[at - 1] in PARTICLES and at < len(words))
    ):
        at -= 1
    while at < len(words) and not _is_capital(words[at]):
        at += 1
    return at


def _is_capital(word: str) -> bool:
    bare = (
        word.lstrip("“\"'‘(")
        .removeprefix("al-")
        .removeprefix("el-")
        .removeprefix("d'")
        .removeprefix("d’")
    )
    return bare[:1].isupper()


def _with_about(name: str, part: str, parts: list[str]) -> SpeakerName:
    before, _, after = part.partition(name)
    beside = [other for other in parts if other != part and not LOOSE.match(other)]
    told = [x for x in (before.strip(), after.strip(), *beside[:1]) if x]
    about = ", ".join(x for x in told if x.lower() not in {"the", "mr.", "mrs.", "ms."})
    return SpeakerName(name, about, _once(ARTICLE.sub("", part), name))


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _body(part: str) -> SpeakerName:
    """Read “a spokesman for the army”, “the Russian defence ministry”, “residents of Qasr”."""
    if body := _spoken_for(part):
        return SpeakerName(body, "", (body,))
    if len(part.split(" ")) > LONGEST:
        return NOBODY_NAMED
    bare = DEFINITE.sub("", part)
    noun = ARTICLE.sub("", part)
    if noun != part and len(noun.split(" ")) == 1 and not noun[:1].isupper():
        return SpeakerName("", "", (noun,) if DEFINITE.match(part) else ())
    if part[:2].lower() in {"a ", "an"} and ARTICLE.match(part):
        return SpeakerName(part, "", (part,))
    return SpeakerName(bare, "", _once(bare, part))
