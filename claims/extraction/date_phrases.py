"""The forms of time that are told from somewhere: “last week”, “two years later”, “now”.

As in `date_patterns`, the longest match wins, and groups are named for the readings.
"""

from claims.extraction.calendar_words import MONTHS
from claims.extraction.date_patterns import CALENDAR
from claims.extraction.date_pieces import compiled
from claims.extraction.rules import rules

RULES = rules("dates")
HOLY = r"Ramadan|Passover|Yom Kippur|Rosh Hashanah?|Hanukkah|Eid(?: al-(?:Fitr|Adha))?|Diwali|Holy Week"
RELATIVE: list[tuple[str, str]] = [
    (
        "relative_year",
        r"(?:(?P<part>{PART}|later|earlier)[- ])?(?:in )?(?P<sense>last|this|next|the past|the coming|the current) year",
    ),
    (
        "year_before",
        r"(?:the )?(?:(?P<way>previous|prior|preceding|following) (?:fiscal |financial )?(?P<unit>year|month|quarter)|year-(?P<unit2>ago|earlier)(?: {PERIOD}| level| figure)?)",
    ),
    (
        "same_period",
        r"(?:the )?(?:same|corresponding|comparable|similar|equivalent|year-ago|year-earlier)(?: [\w-]{3,8})? (?:{PERIOD}|time|point)(?:,? (?:of |in )?(?:(?P<year>{Y})|(?P<sense>last|this|the previous|the prior) year|(?P<back>a year (?:ago|earlier|before))))",
    ),
    ("duration", r"(?:the )?(?:same|corresponding|comparable) (?:period|quarter)"),
    (
        "weekday",
        r"(?:(?:early|earlier|late|later)(?: on)? )?(?:(?P<sense>last|next|this|this past|coming|the following|the previous) )?(?P<weekday>{DAY})(?! (?:{PAPERS})\b)(?: (?:{PHASE}|overnight))?(?: (?:of )?(?P<after>last|next|this) week)?",
    ),
    (
        "today",
        r"(?:earlier |later )?today\b|tonight|(?:early |late )?this (?:morning|afternoon|evening)",
    ),
    (
        "yesterday",
        r"yesterday(?: {PHASE})?|(?:early |late )?last (?:night|evening)|overnight",
    ),
    ("tomorrow", r"(?:early |late )?tomorrow(?: {PHASE})?"),
    (
        "weekend",
        r"(?:(?P<sense>last|next|this|the past|this past|the coming|the) )?weekend",
    ),
    (
        "week",
        r"(?:(?:early|earlier|later|late|mid) )?(?P<sense>last|this|next|the past|the previous|the coming|past|the current) week",
    ),
    (
        "next_day",
        r"(?:the )?(?P<way>next|following|previous|preceding) (?P<unit>day|morning|afternoon|evening|night)|the (?:day|night|(?P<whole>year|month|week)) (?P<way2>after|before|earlier)(?! \w+(?:day|mas)\b)",
    ),
    (
        "that_whole",
        r"(?:(?:the )?(?:end|beginning|start|middle|close|rest|course|turn) of |(?<=for )|(?<=during )|(?<=\bin )|(?<=\bof )|(?<=over )|(?<=throughout ))(?:the )(?P<unit>(?:(?:fiscal|financial) )?year|quarter|month|week|decade|century)(?= (?:ended|ending|starting|beginning|to|through|that|from|and|as|was|were|when|with|after|before|by|compared|on|at|it|rose|fell|is|will|would|could|came|has|had|because|but)\b|[.,;:)”]|$|\n)",
    ),
    (
        "that_whole",
        r"(?:the )?(?P<unit>year)(?:-|[’']s )end|mid-?year",
    ),
    (
        "span",
        r"(?:the )?(?P<sense>last|past|previous|preceding|next|coming|following)(?: (?P<n>{N}))?(?: or (?:two|three|so))? ?(?P<unit>{UNIT}|24h|48h)(?: and {UNIT})?",
    ),
    (
        "ago",
        r"(?:{ABOUT} )?(?P<n>{N})(?:[ -]and[ -]a[ -]half| 1/2)? (?P<unit>{UNIT}) (?:ago|from (?:now|today))",
    ),
    (
        "earlier",
        r"(?:{ABOUT} )?(?P<n>{N}) (?P<unit>{UNIT}) (?P<way>earlier|before(?=[.,;]|$))",
    ),
    (
        "after_that",
        r"(?:{ABOUT} )?(?P<n>{N}) (?P<unit>{UNIT}) (?P<way>later(?! than)|afterward|afterwards|after(?=[.,;]|$))",
    ),
    (
        "that_day",
        r"(?P<way>that|the same) (?:very )?(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year|summer|winter|fall|spring)(?!-)",
    ),
    (
        "duration",
        r"(?:(?:the )?(?:last|past|next|first|final) )?(?:half an? {UNIT}|half[- ]?(?:hour|day|year|century|decade)|(?:an? )?{N}(?: and a half| or (?:so|more)| 1/2| to {N}|- to {N})[- ]{UNIT}|(?:many|some|most|those|these|recent|countless|long|only|just|mere) {UNITS}|(?:(?<=for )|(?<=in )|(?<=within )|(?<=over )|(?<=after )|(?<=of )|(?<=takes )|(?<=took )|(?<=lasted )|(?<=until )|(?<=spent )|(?<=last )|(?<=take )|(?<=during )){UNITS}|{UNITS}(?= (?:ago|later|earlier|before|after|apart|of|into|from|old|away|and)\b)(?: (?:ago|later|earlier))?)",
    ),
    (
        "duration",
        r"{N} (?:straight|consecutive|successive|full|whole|long) {UNIT}|{N}[- ](?:century|centuries)(?: (?:ago|later))?|(?:{N}|\d{1,3})[- ](?:year|month|week|day)s?[- ](?:olds?|long)|(?:day|week|month|year|decade|century|hour)s?-?(?:long|old)",
    ),
    (
        "duration",
        r"(?:(?:an?|the|its|his|her|their) )?{TH} (?:straight |consecutive |full )?(?:day|night|week|month|year|weekend)(?! of (?:{MONTH}|the year|{Y}))",
    ),
    (
        "duration",
        r"(?:every|each) (?:other |single )?(?:{DAY}|second|minute|hour|day|night|morning|evening|week|weekend|month|quarter|year|spring|summer|autumn|fall|winter|{MONTH})s?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|annually|(?-i:weekly|monthly|quarterly|yearly)|(?:twice|once|{N} times) (?:a|per|every) (?:day|week|month|year)|(?:a|per) (?:day|week|month|year)(?=[.,;]|$)",
    ),
    (
        "hour_of_day",
        r"(?:in )?the (?:early|small|late|predawn) hours(?: of (?:the )?(?:morning|night|day)(?! (?:of|when|on)\b))?",
    ),
    (
        "vague",
        r"now(?! (?:that|and then)\b)(?!-)|currently|nowadays|presently|these days|at (?:the moment|present)|(?<=\bin )the (?:(?:near|distant|foreseeable|recent|not-too-distant|immediate) )?(?:past|future)(?=[.,;”]| (?:and|but|to|as|when|if|because)\b|$)|the (?:near|foreseeable|immediate) future",
    ),
    (
        "hour_of_day",
        r"(?:at |by |before |after |around |since |until |near |past |shortly after |shortly before )?(?:midnight|noon|midday|dawn|dusk|nightfall|daybreak|sunset|sunrise|lunchtime)\b(?: {ZONE})?|the (?:night|morning|afternoon|evening)s?(?! (?:of|after|before|that|when|to|on which|and|or)\b)",
    ),
    (
        "recent",
        r"(?:the )?(?:recent|coming|past|last few|next few) (?P<unit>days|weeks|months|years)(?: and (?:weeks|months|years))?",
    ),
    ("feast", r"(?:the eve of )?(?:(?P<sense>this|last|next) )?(?P<feast>{FEAST})"),
    (
        "movable",
        r"(?:(?P<sense>this|last|next) )?(?P<movable>{MOVABLE})(?: weekend| eve)?(?:,? (?P<year>{Y}))?",
    ),
    (
        "holy_days",
        HOLY,
    ),
    ("new_year", r"the eve of (?:a |the )?New Year|the New Year\b|New Year"),
    (
        "clock",
        r"(?<![\d$£€.,:/])(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:1[0-2]|[1-9]) o[’']clock|(?:[01]?\d|2[0-3]):[0-5]\d(?=,| |\n|$)|(?:[01]\d|2[0-3])\.?[0-5]\d(?= (?:{ZONE}|hours)\b)|(?:[01]?\d|2[0-3])\.[0-5]\d(?= (?:local|hours)))(?: {ZONE})?(?: (?:in the )?(?:morning|afternoon|evening)\b)?",
    ),
    (
        "span_of_time",
        r"(?:(?P<n>{N})|(?:\d+(?:\.\d+)?))[ -](?P<unit>{UNIT})(?![\w-]|[’'] | (?:when|in which|where)\b)",
    ),
    (
        "phase",
        r"(?:(?:in|during) )?the (?:early |late )?(?:morning|afternoon|evening|night)\b",
    ),
    ("anniversary", r"\d+(?:st|nd|rd|th) (?=anniversary)anniversary"),
]

# What a stretch of text, in small letters, must hold before a pattern is tried.
NEEDED: dict[str, tuple[str, ...]] = {
    "month": tuple(MONTHS),
    "unit": (
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "generation",
        "centur",
        "annual",
        "night",
        "morning",
        "evening",
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "every",
        "each",
        "time",
        "period",
        "24h",
        "48h",
    ),
    "digit": tuple("0123456789"),
    "part": ("quarter", "half", "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q"),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "fiscal": ("fiscal", "financial", "fy"),
    "hour": (
        *[
            "noon",
            "mid",
            "dawn",
            "dusk",
            "night",
            "daybreak",
            "sun",
            "lunch",
            "morning",
            "evening",
            "hours",
        ],
    ),
    "feast": (
        *(
            name.partition(" ")[0]
            for name in [*RULES["feasts"], *RULES["movable"]["days"]]
        ),
        *(
            "ramadan",
            "passover",
            "kippur",
            "hashana",
            "hanukkah",
            "eid",
            "diwali",
            "holy",
        ),
        "new year",
    ),
    "century": ("centur",),
    "tenth": ("ties", "0s"),
    "weekday": ("day", "tue", "thu", "fri"),
    "weekend": ("weekend",),
    "week": ("week",),
    "ago": ("ago", "from"),
    "before": ("earlier", "before"),
    "after": ("later", "after"),
}
NEEDS_OF = {
    **dict.fromkeys(
        ("iso", "year_range", "decade", "year", "numeric", "short_year", "clock"),
        "digit",
    ),
    **dict.fromkeys(("span_of_time", "year_before", "same_period", "span"), "unit"),
    **dict.fromkeys(("that_whole", "part_of_year", "next_day", "that_day"), "unit"),
    **dict.fromkeys(("duration", "relative_year"), "unit"),
    **dict.fromkeys(("quarter", "that_quarter"), "part"),
    **dict.fromkeys(("hour_of_day", "phase"), "hour"),
    **dict.fromkeys(("feast", "movable", "holy_days", "new_year"), "feast"),
    **dict.fromkeys(("weekday", "nth_weekday"), "weekday"),
    **{"season": "season", "century": "century", "nineties": "tenth"},
    **{"fiscal_year": "fiscal", "weekend": "weekend", "week": "week"},
    **{"ago": "ago", "earlier": "before", "after_that": "after"},
}


def _need(name: str, pattern: str) -> str:
    if "{MONTH}" in pattern and name not in {"duration", "nth_weekday"}:
        return "month"
    return NEEDS_OF.get(name, "")


COMPILED = [(name, compiled(pattern)) for name, pattern in [*CALENDAR, *RELATIVE]]
NEEDS = [_need(name, pattern) for name, pattern in [*CALENDAR, *RELATIVE]]


def held(words: str) -> set[str]:
    """Return which needs some words in small letters meet."""
    return {""} | {
        need for need, any_of_these in NEEDED.items() if _any(words, any_of_these)
    }


def _any(words: str, parts: tuple[str, ...]) -> bool:
    return any(part in words for part in parts)
