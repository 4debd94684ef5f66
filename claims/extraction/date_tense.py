"""Whether the words before a date speak of what is to come or of what has been.

“Will meet on Friday” looks ahead; “will stay, he said on Friday” does not.
"""

import re

NEAR = 100  # characters read before a date
COMING = (
    r"\b(?:will|would|could|may|might|shall|due|scheduled|slated|set to|planned (?:for|to)"
    r"|going to|ahead of|possible|likely|anticipated|expect(?:s|ed)?|(?:plan|aim|intend|hope)s? to|(?:vow|pledge|promise|threaten|offer|propose)(?:s|d|ed)? to"
    r"|(?:is|are|was|were) to|to be|begins|starts|opens|ends|expires|takes effect|meets|(?:has|have|had) until"
    r"|(?:lasts?|runs?|remains?|continues?|stays?|valid|open|closed|shut|extended|suspended|postponed|delayed|adjourned|deferred) (?:until|till|through|to)"
    r"|(?:starting|beginning|effective) (?:on|in)|by the end of)\b|[’']ll\b"
)
# What happened stands between: “will be tried for a raid that killed two in May”.
HAPPENED = (
    r"\b(?:said|says|told|wrote|tweeted|since|after|following|who|took|began|came|went|met|held|fell|rose|died|sank|sent|shot|struck|broke|left|lost|ran|saw|led|drove|fled|found|brought"
    r"|(?:(?<!be )(?<!been )(?<!\bis )(?<!\bare )(?!(?:schedul|expect|plann|slat|need|suppos|delay|postpon|propos|extend|renew)ed)[a-z]{3,}ed))\b"
)
AHEAD = re.compile(
    rf"(?:{COMING})(?! (?:not|have)\b)(?:(?!{HAPPENED})[^.!?\n]){{0,80}}\Z"
)
PAST = re.compile(
    r"\b(?:was|were|had|took|began|came|went|met|held|fell|rose|died|left|won|lost|shot|[a-z]{3,}ed)\b"
    r"[^.!?\n]{0,60}\Z"
)


def looks_ahead(text: str, start: int) -> bool:
    """Say whether the words before a date speak of what is still to come."""
    return bool(AHEAD.search(text, max(0, start - NEAR), start))


def looks_back(text: str, start: int) -> bool:
    """Say whether the words before a date tell what has happened."""
    return bool(PAST.search(text, max(0, start - NEAR), start))


def coming(text: str, start: int) -> bool | None:
    """Say whether a date lies ahead, as far as the words before it tell."""
    return looks_ahead(text, start) or (False if looks_back(text, start) else None)
