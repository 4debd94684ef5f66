"""The forms that dates and times take in English news, each with its reading's name.

Patterns are tried in order at every place; the longest match wins. Names of the
groups are those that `date_readings` asks for.
"""

import re

from claims.extraction.calendar_words import DAYS, MONTHS, SEASONS
from claims.extraction.rules import rules

RULES = rules("dates")
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [*ONES, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"]
TEENS += ["sixteen", "seventeen", "eighteen", "nineteen", "a hundred", "hundred"]


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


PIECES = {
    "MONTH": rf"(?:{_any(MONTHS)})\b\.?",
    "DAY": rf"(?:{_any([d for d in DAYS if len(d) > 4])}|(?:{_any([d for d in DAYS if len(d) <= 5 and d not in ('sun', 'sat', 'wed', 'mon')])})\b\.?)",
    "D": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:])",
    "Y": r"(?:1[5-9]|20)\d\d(?!\d|[,.]\d)",
    "SEASON": rf"(?:{_any(SEASONS)})",
    "PART": r"(?:early|mid|late|the beginning of|the start of|the middle of|the end of)",
    "N": rf"(?:\d{{1,4}}(?:-plus)?|an?|several|(?:a )?few|(?:a )?couple(?: of)?|(?:a |two )?dozen|(?:{_any(TENS)})(?:[- ](?:{_any(ONES)}))?|{_any(TEENS)})",
    "UNIT": r"(?:seconds|minute|hour|day|week|fortnight|month|quarter|year|decade|generation)s?",
    "TH": rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{_any(RULES['ordinals'])})",
    "PHASE": r"(?:morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk|lunchtime)",
    "DASH": r"(?: ?[-–—] ?| to | until | through | and )",
}
PATTERNS: list[tuple[str, str]] = [
    ("iso", r"(?P<year>{Y})-(?P<month_no>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)"),
    (
        "day_range",
        r"(?:(?:from|between) )?(?P<day>{D}){DASH}(?P<day2>{D}) (?P<month>{MONTH})(?:,? (?P<year>{Y}))?",
    ),
    (
        "day_range",
        r"(?:(?:from|between) )?(?P<month>{MONTH}) (?P<day>{D}){DASH}(?P<day2>{D})(?:,? (?P<year>{Y}))?",
    ),
    (
        "long_range",
        r"(?:(?:from|between) )?(?P<month>{MONTH}) (?P<day>{D})(?:,? (?P<year>{Y}))?{DASH}(?P<month2>{MONTH}) (?P<day2>{D})(?:,? (?P<year2>{Y}))?",
    ),
    (
        "long_range",
        r"(?:(?:from|between) )?(?P<day>{D}) (?P<month>{MONTH})(?:,? (?P<year>{Y}))?{DASH}(?P<day2>{D}) (?P<month2>{MONTH})(?:,? (?P<year2>{Y}))?",
    ),
    (
        "full",
        r"(?:{DAY},? )?(?:the )?(?P<day>{D})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{Y}))?",
    ),
    ("full", r"(?:{DAY},? )?(?P<month>{MONTH}) ?(?P<day>{D})(?:,? (?P<year>{Y}))?"),
    (
        "month_range",
        r"(?:(?:from|between) )(?P<month>{MONTH})(?: (?P<year>{Y}))?{DASH}(?P<month2>{MONTH})(?: (?P<year2>{Y}))?",
    ),
    (
        "month_of_year",
        r"(?P<month>{MONTH}),? (?:of )?(?P<sense>last|this|next|the previous) year",
    ),
    (
        "month",
        r"(?:(?P<part>{PART})[- ])?(?P<month>{MONTH})(?:,?(?: of)? (?P<year>{Y}))",
    ),
    (
        "month",
        r"(?:(?P<part>{PART})[- ])?(?:(?P<sense>last|next|this|past) )?(?P<month>{MONTH})",
    ),
    (
        "month",
        r"(?:(?:{PART}|earlier|later)[- ])?(?:in )?(?P<sense>last|this|next|the previous|the coming) month",
    ),
    (
        "month_range",
        r"(?:the )?(?P<month>{MONTH})[-–](?P<month2>{MONTH})(?: (?:quarter|period))?(?:,? (?:of )?(?P<year2>{Y}))?",
    ),
    (
        "quarter",
        r"(?:the )?(?:(?P<n>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?(?P<unit>quarter|half)|Q(?P<q>[1-4]))(?:(?: of)?(?: fiscal)?,? (?P<year>{Y})|,? (?:of )?(?P<sense>last|this|next|the) year)?",
    ),
    (
        "part_of_year",
        r"(?:the )?(?P<end>first|last|final) (?P<n>{N}) months(?: of (?:(?P<year>{Y})|(?P<sense>last|this|the) year))",
    ),
    (
        "that_quarter",
        r"(?:the )?(?P<sense>last|this|next|previous|current|past) quarter",
    ),
    (
        "fiscal_year",
        r"(?:the )?(?:fiscal|financial)(?: year)? (?P<year>{Y})|FY ?(?P<year_no>20\d\d)",
    ),
    (
        "century",
        r"(?:the )?(?:(?:early|mid|late)[- ])?(?P<n>1\d|2[01])(?:st|nd|rd|th)[- ]century",
    ),
    (
        "nineties",
        r"(?:the )?(?:(?:early|mid|late)[- ])?(?:[’'‘](?P<dd>[2-9]0)s|(?<=the )(?P<name>{NINETIES}))",
    ),
    (
        "numeric",
        r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
    ),
    ("eleventh", r"9/11(?!/)|Sept(?:ember|\.)? 11 attacks"),
    (
        "season",
        r"(?:the )?(?:(?P<part>{PART})[- ])?(?:the )?(?:(?P<sense>last|next|this|past) )?(?P<season>{SEASON})(?: of)?(?:,? (?P<year>{Y}))",
    ),
    (
        "season",
        r"(?:(?P<part>{PART})[- ])?(?P<sense>last|next|this|past) (?P<season>{SEASON})",
    ),
    ("season", r"(?<=\bin )(?:the )?(?P<season>spring|summer|autumn|winter)"),
    (
        "year_range",
        r"(?:(?:from|between) )?(?P<year>{Y})(?:[-–]|{DASH})(?P<year2>(?:{Y}|\d\d\b))",
    ),
    ("decade", r"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<year>{Y})'?s\b"),
    (
        "year",
        r"(?:(?P<part>{PART})[- ])?(?<![\w.,$£€/-])(?P<year>(?:19|20)\d\d(?![\d%]|[,.]\d|-\w))",
    ),
    (
        "relative_year",
        r"(?:(?P<part>early|mid|late|later|earlier)[- ])?(?:in )?(?P<sense>last|this|next|the past|the previous|the coming) year",
    ),
    (
        "weekday",
        r"(?:(?P<sense>last|next|this|this past|coming|the following|the previous) )?(?P<weekday>{DAY})(?: (?:{PHASE}|overnight))?(?: (?P<after>last|next) week)?",
    ),
    (
        "today",
        r"(?:earlier |later )?today\b|tonight|this (?:morning|afternoon|evening)",
    ),
    (
        "yesterday",
        r"yesterday(?: {PHASE})?|last night|overnight|the (?:previous|day before|night before) (?:day|night)",
    ),
    ("tomorrow", r"tomorrow(?: {PHASE})?|tomorrow"),
    (
        "weekend",
        r"(?:(?P<sense>last|next|this|the past|this past|the coming|the) )?weekend",
    ),
    (
        "week",
        r"(?:(?:early|earlier|later|late|mid) )?(?P<sense>last|this|next|the past|the previous|the coming|past) week",
    ),
    (
        "next_day",
        r"(?:the )?(?P<way>next|following|previous) (?P<unit>day|morning|afternoon|evening|night)|the (?:day|(?P<whole>year|month|week)) (?P<way2>after|before|earlier)(?! \w+(?:day|mas)\b)",
    ),
    (
        "span",
        r"(?:the )?(?P<sense>last|past|previous|preceding|next|coming|following)(?: (?P<n>{N}))?(?: or (?:two|three|so))? ?(?P<unit>{UNIT}|24h|48h)(?: and {UNIT})?",
    ),
    (
        "ago",
        r"(?:(?:about|around|some|more than|less than|nearly|almost|over|just) )?(?P<n>{N}) (?P<unit>{UNIT}) (?:ago|earlier|before(?=[.,;]|$))",
    ),
    (
        "after_that",
        r"(?:(?:about|around|some|more than|less than|nearly|almost|over|just) )?(?P<n>{N}) (?P<unit>{UNIT}) (?P<way>later|afterward|afterwards|after(?=[.,;]|$))",
    ),
    (
        "that_day",
        r"(?P<way>that|the same) (?:very )?(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year|summer|winter|fall|spring)",
    ),
    (
        "duration",
        r"(?:(?:the )?(?:last|past|next|first|final) )?(?:half an? {UNIT}|half[- ]?(?:hour|day|year|century|decade)|(?:an? )?{N}(?: and a half| or (?:so|more))[- ]{UNIT}|(?:many|some|most|those|these|recent|countless|long) (?:hours|days|weeks|months|years|decades|centuries|generations)|(?:(?<=for )|(?<=in )|(?<=within )|(?<=over )|(?<=after )|(?<=of )|(?<=takes )|(?<=took )|(?<=lasted )|(?<=until ))(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|generations)|(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|generations)(?= (?:ago|later|earlier|before|after|apart|of|into|from|old|away|and)\b)(?: (?:ago|later|earlier))?)",
    ),
    (
        "duration",
        r"{N}[- ](?:century|centuries)(?: (?:ago|later))?|(?:{N}|\d{1,3})[- ](?:year|month|week|day)s?[- ]olds?",
    ),
    (
        "duration",
        r"(?:(?:an?|the|its|his|her|their) )?{TH} (?:straight |consecutive |full )?(?:day|night|week|month|year|weekend)(?! of (?:{MONTH}|the year|{Y}))",
    ),
    (
        "duration",
        r"(?:every|each) (?:other |single )?(?:{DAY}|second|minute|hour|day|night|morning|evening|week|weekend|month|quarter|year|spring|summer|autumn|fall|winter|{MONTH})s?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|annually|twice a (?:day|week|month|year)|once a (?:day|week|month|year)|a (?:day|week|month|year)(?=[.,;]|$)",
    ),
    (
        "hour_of_day",
        r"(?:at |by |before |after |around |since |until |near |past |shortly after |shortly before )?(?:midnight|noon|midday|dawn|dusk|nightfall|daybreak|sunset|sunrise|lunchtime)\b|the (?:night|morning|afternoon|evening)s?(?! (?:of|after|before|that|when|to|on which|and|or)\b)",
    ),
    (
        "recent",
        r"(?:the )?(?:recent|coming|past|last few|next few) (?P<unit>days|weeks|months|years)(?: and (?:weeks|months|years))?",
    ),
    ("feast", r"(?:the eve of )?(?:this |last |next )?(?P<feast>{FEAST})"),
    (
        "movable",
        r"(?:this |last |next )?(?P<movable>{MOVABLE})(?: weekend| eve)?(?:,? (?P<year>{Y}))?",
    ),
    (
        "holy_days",
        r"Ramadan|Passover|Yom Kippur|Rosh Hashanah?|Hanukkah|Eid(?: al-(?:Fitr|Adha))?|Diwali|Holy Week",
    ),
    ("new_year", r"the eve of (?:a |the )?New Year|the New Year\b|New Year"),
    (
        "clock",
        r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?(?= ?(?:GMT|UTC|local|hours|[ap]m|,|on|\s|$)))(?: (?:GMT|UTC|local time|EST|EDT|Greenwich Mean Time))?",
    ),
    (
        "span_of_time",
        r"(?:(?P<n>{N})|(?:\d+(?:\.\d+)?))[ -](?P<unit>{UNIT})(?![\w-]|[’'] )",
    ),
    (
        "phase",
        r"(?:(?:in|during) )?the (?:early |late )?(?:morning|afternoon|evening|night)\b",
    ),
    ("anniversary", r"\d+(?:st|nd|rd|th) (?=anniversary)anniversary"),
]
PIECES["FEAST"] = _any(RULES["feasts"])
PIECES["MOVABLE"] = _any(RULES["movable"]["days"])
PIECES["NINETIES"] = _any(RULES["nineties"])


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, piece in PIECES.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(f"(?<!\\w){pattern}(?!\\w)", re.IGNORECASE)


# What a stretch of text must hold before the patterns that need it are tried.
NEEDED = {
    "month": re.compile(rf"\b(?:{_any(MONTHS)})", re.IGNORECASE),
    "unit": re.compile(
        r"second|minute|hour|day|week|fortnight|month|quarter|year|decade|generation|centur|annual|night|morning|evening|spring|summer|autumn|fall|winter|every|each|\dh",
        re.IGNORECASE,
    ),
    "digit": re.compile(r"\d"),
}
DIGITS = {"iso", "year_range", "decade", "year", "numeric", "century", "clock"}
UNITS = {"duration", "ago", "after_that", "span", "span_of_time", "relative_year"}


def _need(name: str, pattern: str) -> str:
    if name in DIGITS:
        return "digit"
    if "{MONTH}" in pattern and name != "duration":
        return "month"
    return "unit" if name in UNITS else ""


COMPILED = [(name, _compiled(pattern)) for name, pattern in PATTERNS]
NEEDS = [_need(name, pattern) for name, pattern in PATTERNS]
