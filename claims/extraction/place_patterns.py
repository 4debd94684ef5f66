"""Places that their words alone tell: “the towns of Gao and Kidal”, “KYIV (Reuters) -”."""

import re
from collections.abc import Iterator

from claims.extraction.records import PlaceMention
from claims.extraction.rules import rules

RULES = rules("names")
PATTERNS: dict[str, list[str]] = RULES["patterns"]
KINDS = "|".join(PATTERNS["kinds"])
PLURALS = "|".join(PATTERNS["plurals"])
SITED, LED, SERVED = ("|".join(PATTERNS[name]) for name in ("sited", "led", "served"))
HOUSES, FOLK = ("|".join(PATTERNS[name]) for name in ("houses", "folk"))
BODIES = "|".join(PATTERNS["bodies"])
PARTICLE = r"(?:al|ar|as|ash|at|az|el|ez)"
CAPITALISED = r"[A-ZÀ-Þ][\w’'-]{0,40}"
NAME = rf"(?<![\w’'-])(?:{PARTICLE}-)?{CAPITALISED}(?:[  ](?:(?:{PARTICLE}|de|la|of)[ -])?{CAPITALISED}){{0,3}}"
NAMED = re.compile(NAME)
BEFORE = re.compile(
    rf"(?P<many>\b(?:{KINDS})s? of|\b(?:{PLURALS})(?: of)?)|\b(?:[Nn]ear|outside|[Aa]round)"
    r"|(?:north|south|east|west|outskirts) of|northern|southern|eastern|western|central"
    rf"|\b(?:{FOLK}) of|\b(?:{KINDS})s?(?: \w+){{0,2}} (?:called|named|known as)"
)
# The last words of these: what else stands before a name need not be read.
LAST = {
    "of",
    "near",
    "outside",
    "around",
    "called",
    "named",
    "as",
    *PATTERNS["plurals"],
}
LAST |= {"northern", "southern", "eastern", "western", "central"}
AFTER = re.compile(
    rf"[’']?s? (?:(?:{SERVED}) )?(?:{KINDS})s?\b"
    r"|,?(?: which (?:is|lies))?(?: (?:about|some|around|just|located|roughly))* (?:\d[\d,.]*|[a-z]+)[- ]?(?:km|kms|kilomet(?:er|re)s?|miles?)\b"
)
AT_HOUSE = re.compile(
    r"\b(?:at|near|inside|outside|attacked|stormed|hit|struck|shelled) (?:the |a )?\Z"
)
SITES = re.compile(rf" (?:{SITED})\b")
FURTHER = re.compile(
    rf", (?P<name>{NAME})(?= and |, |[.;:)\n]| or |\Z)|,? (?:and|or) (?P<last>{NAME})(?! (?:said|told|were|was|is|are|has|have)\b)"
)
DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,40}[A-ZÀ-Þ])(?:, (?P<land>[A-Z][\w. ]{1,30}))?(?: \([\w/ ]{2,30}\))? ?(?:[—–]|--? |(?<=[a-z]): )",
    re.MULTILINE,
)
# “Nwarmatwin and Minywar villages”
TOGETHER = re.compile(
    rf"(?P<first>{NAME})(?:, (?P<second>{NAME}))?,? and (?P<last>{NAME}) (?:{PLURALS}|[Tt]ownships|[Cc]ounties|[Pp]rovinces|[Dd]istricts|[Rr]egions)\b"
)
COORDINATES = re.compile(
    r"\d{1,3}°(?:\d{1,2}[′'](?:[\d.]+[″\"])?)?[NS][, ]+\d{1,3}°(?:\d{1,2}[′'](?:[\d.]+[″\"])?)?[EW]"
    r"|\d{1,2}\.\d+°[NS][, ]+\d{1,3}\.\d+°[EW]|-?\d{1,2}\.\d{3,}[;,] -?\d{1,3}\.\d{3,}"
)
OPENING = re.compile(r"(?:The|In|On|At|But|And|A|From|Near|Outside|Around) ")
LEADING = re.compile(rf"(?:{LED}|Near|Outside|Around) (?:{PARTICLE}-)?{CAPITALISED}")
HOUSE = re.compile(rf" (?:{HOUSES})\Z")
POSSESSIVE = re.compile(r"[’']s?\Z")
# “Kurdistan Regional Government”, “the Minister for Central Asia”: of whom, not where.
OF_BODY = re.compile(rf"(?:[  ]{CAPITALISED}){{0,3}}[  ](?:{BODIES})\b")
IN_CHARGE = re.compile(
    r"\b(?:[Mm]inister|[Ee]nvoy|[Aa]mbassador|[Ss]ecretary|[Rr]epresentative|[Ii]nquiry) (?:for|to|on|of) (?:the )?\Z"
)
SHIP = re.compile(r"\b(?:HMS|USS|USNS|INS|MV|SS) \S{0,20}\Z")
PEOPLES = {*RULES["peoples"]["names"]}
DAYS_AND_MONTHS = {word.capitalize() for word in rules("dates")["days"]}
DAYS_AND_MONTHS |= {word.capitalize() for word in rules("dates")["months"]}
TITLES = {*RULES["titles"]["words"]}


def by_pattern(text: str) -> Iterator[PlaceMention]:
    for match in NAMED.finditer(text):
        yield from _told(text, match.start(), match.end())
    for match in TOGETHER.finditer(text):
        for name in ("first", "second", "last"):
            if match[name]:
                yield from _named(text, *match.span(name))
    for match in COORDINATES.finditer(text):
        yield PlaceMention(*match.span(), match[0])


def _told(text: str, start: int, end: int) -> Iterator[PlaceMention]:
    """Yield a name, if the words before, in or after it tell that it is a place."""
    name, before = text[start:end], _before(text, start)
    if site := SITES.search(name):
        yield from _named(text, start, start + site.end())
    elif (
        before
        or AFTER.match(text, end)
        or LEADING.match(name)
        or (HOUSE.search(name) and AT_HOUSE.search(text, max(0, start - 16), start))
    ):
        yield from _named(text, start, end)
    if before and before["many"]:
        while further := FURTHER.match(text, end):
            yield from _named(text, *further.span(further.lastgroup))
            end = further.end()


def _before(text: str, start: int) -> re.Match[str] | None:
    """Return the words before a name that tell what it is, if they do."""
    blank = text.rfind(" ", max(0, start - 20), start - 1)
    if text[blank + 1 : start - 1].lower() not in LAST:
        return None
    told = BEFORE.finditer(text, max(0, start - 44), start - 1)
    return next((one for one in told if one.end() == start - 1), None)


def by_dateline(text: str) -> Iterator[PlaceMention]:
    for match in DATELINE.finditer(text):
        for name in ("place", "land"):
            if match[name]:
                yield PlaceMention(*match.span(name), match[name])


def _named(text: str, start: int, end: int) -> Iterator[PlaceMention]:
    owned = max(text.rfind("’s ", start, end), text.rfind("'s ", start, end))
    start = owned + 3 if owned >= 0 else start  # “Homs's Waer area”
    owner = POSSESSIVE.search(text[start:end])
    end -= len(owner[0]) if owner else 0
    if article := OPENING.match(text, start, end):
        start = article.end()
    words = text[start:end].split()
    if words and words[0] not in TITLES and text[start:end] not in PEOPLES:
        yield PlaceMention(start, end, text[start:end])


def is_no_place(text: str, start: int, end: int) -> bool:
    """Say whether a name is of a body, a ship, an office or an abbreviation."""
    before = text[max(0, start - 40) : start]
    if IN_CHARGE.search(before) or SHIP.search(before + text[start:end]):
        return True
    words = text[start:end].split()
    if words[:1] and words[0] in DAYS_AND_MONTHS:
        return True
    if text[start:end].rstrip(".") in TITLES or (end - start) == 1:
        return True
    return bool(OF_BODY.match(text, end))
