"""The forms that calendar dates take in English news, each with its reading's name.

Patterns are tried in order at every place; the longest match wins. Names of the
groups are those that `date_readings` asks for.
"""

CALENDAR: list[tuple[str, str]] = [
    (
        "iso",
        r"(?P<year>{Y})-(?P<month_no>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?!\d)",
    ),
    (
        "iso",
        r"(?P<year>(?:19|20)\d\d)(?P<month_no>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
    ),
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
        r"(?:{DAY},? )?(?:the )?(?P<day>{D})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{Y})|,? (?:of )?(?P<whole>last|this|next) year)?",
    ),
    (
        "full",
        r"(?:{DAY},? )?(?P<month>{MONTH}) ?(?:the (?=\d\d?[snrt]))?(?P<day>{D})(?:,? (?P<year>{Y})|,? (?:of )?(?P<whole>last|this|next) year)?",
    ),
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
        r"(?:(?P<part>{PART})[- ])?(?P<month>{MONTH})(?:,?(?: of)? (?P<year>{Y})| ?[’'‘](?P<yy>\d\d))",
    ),
    (
        "month",
        r"(?:(?P<part>{PART})[- ])?(?:(?P<sense>last|next|this|this past|past|the coming|the following) )?(?<!Black )(?P<month>{MONTH})",
    ),
    (
        "month",
        r"(?:(?:{PART}|earlier|later)[- ])?(?:in )?(?P<sense>last|this|next|the coming|the current) month",
    ),
    (
        "month_range",
        r"(?:the )?(?P<month>{MONTH})(?:[-–]|-through-|-to-)(?P<month2>{MONTH})(?: (?:quarter|period))?(?:,? (?:of )?(?P<year2>{Y}))?",
    ),
    (
        "quarter",
        r"(?:the )?(?:fiscal )?(?:(?P<year1>{Y})(?:[’']s)?(?: fiscal)? |(?P<sense1>last|this|next) year[’']s )?(?:(?P<n>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?(?P<unit>quarter|half)|Q(?P<q>[1-4])|(?P<q1>[1-4])Q)(?:(?: of| in)?(?: the)?(?: fiscal)?(?: year)?,? (?P<year>{Y})|,? (?:of )?(?:the )?(?P<sense>last|this|next|the|previous|current|coming)(?: fiscal)? year)?",
    ),
    (
        "part_of_year",
        r"(?:the )?(?P<end>first|last|final) (?P<n>{N}) months(?: of (?:the )?(?:(?:fiscal )?(?:year )?(?P<year>{Y})|(?P<sense>last|this|the) year))",
    ),
    (
        "that_quarter",
        r"(?:the )?(?P<sense>last|this|next|previous|current|past|latest|most recent|coming|prior) quarter",
    ),
    (
        "fiscal_year",
        r"(?:{PART} )?(?:the )?(?:(?:fiscal|financial)(?: year)? (?:(?P<year>{Y})|[’'](?P<yy>\d\d))(?: (?:fiscal )?year\b)?|FY ?(?P<year_no>(?:19|20)\d\d)|(?P<year1>{Y}) (?:fiscal|financial) year)",
    ),
    (
        "relative_year",
        r"(?:the )?(?P<sense>this|last|next|current|coming) (?:fiscal|financial) year",
    ),
    (
        "century",
        r"(?:the )?(?:(?:early|mid|late)[- ])?(?:(?P<n>1\d|2[01])(?:st|nd|rd|th)|(?P<name>{CENTURIES}))[- ]century",
    ),
    (
        "nineties",
        r"(?:the )?(?:(?:early|mid|late)[- ])?(?:[’'‘](?P<dd>[2-9]0)s|(?<=the )(?P<name>{NINETIES}))",
    ),
    (
        "numeric",
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?:(?P<year>(?:19|20)\d\d)|(?P<yy>\d\d))(?![\d/.-]\d)(?: \d\d:\d\d(?::\d\d)?)?",
    ),
    (
        "nth_weekday",
        r"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<weekday>{DAY}) (?:of|in) (?P<month>{MONTH})(?:,? (?P<year>{Y}))?",
    ),
    ("eleventh", r"9/11(?!/)|Sept(?:ember|\.)? 11 attacks"),
    (
        "season",
        r"(?:the )?(?:(?P<part>{PART})[- ])?(?:the )?(?:(?P<sense>last|next|this|past) )?(?P<season>{SEASON})(?: of)?(?:,? (?P<year>{Y}))",
    ),
    (
        "season",
        r"(?:(?P<part>{PART})[- ])?(?P<sense>last|next|this|this past|past|the coming) (?P<season>{SEASON})",
    ),
    (
        "season",
        r"(?:(?<=\bin )|(?<=during )|(?<=\bby )|(?<=since )|(?<=until )|(?<=before ))(?:the )?(?:(?:early|mid|late)[- ])?(?P<season>spring|summer|autumn|winter)",
    ),
    (
        "year_range",
        r"(?:(?:from|between) )?(?P<year>{Y})(?:[-–]|{DASH})(?P<year2>(?:{Y}|\d\d\b))",
    ),
    ("decade", r"(?:the )?(?:(?P<part>{PART})[- ](?:the )?)?(?P<year>{Y})['’]?s\b"),
    (
        "year",
        r"(?:(?P<part>{PART})[- ])?(?<![\w.,$£€/-])(?<!flight )(?<!route )(?<!highway )(?<!room )(?<!section )(?<!resolution )(?<!windows )(?<!channel )(?<!no\. )(?P<year>(?:19|20)\d\d(?![\d%]|[,.]\d|-\w))(?! (?:{COUNTED})\b)",
    ),
    (
        "short_year",
        r"(?:(?<=\bin )|(?<=\bof )|(?<=since )|(?<=from )|(?<=until ))[’'‘](?P<yy>\d\d)",
    ),
]
