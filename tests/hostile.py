"""Text that means harm, for every field that takes text."""

import os

SOAK = os.environ.get("PLUMBLINE_SOAK") == "1"

SCRIPTS = [
    "<script>window.__pwned=1</script>",
    '"><script>window.__pwned=1</script>',
    "'><img src=x onerror=window.__pwned=1>",
    "<svg/onload=window.__pwned=1>",
    "</title><script>window.__pwned=1</script>",
    "</textarea><script>window.__pwned=1</script>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'>",
    "<a href=javascript:window.__pwned=1>x</a>",
    "<details open ontoggle=window.__pwned=1>",
    "<body onload=window.__pwned=1>",
    "{{7*7}}{% debug %}${7*7}",
    "<!--><script>window.__pwned=1</script>-->",
    "]]><script>window.__pwned=1</script>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.__pwned=1>",
    '" autofocus onfocus=window.__pwned=1 x="',
    "' hx-on:load='window.__pwned=1' x='",
    '<div hx-get="/" hx-trigger="load" hx-on::after-request="window.__pwned=1">',
    "<base href='https://elsewhere.example/'>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example/'>",
    "<link rel=stylesheet href=https://elsewhere.example/x.css>",
    "\\u003cscript\\u003ewindow.__pwned=1\\u003c/script\\u003e",
    "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
    "<scr<script>ipt>window.__pwned=1</scr</script>ipt>",
    "<IMG SRC=&#106;avascript:window.__pwned=1>",
    "<style>@import 'https://elsewhere.example/x.css';*{display:none}</style>",
    "<form action=https://elsewhere.example><button>x",
    "<object data='data:text/html,<script>parent.__pwned=1</script>'>",
    "\u202e<script>window.__pwned=1</script>",
]
# Half is looked for in the pages, half run in a browser; all in both by `make soak`.
READ = SCRIPTS if SOAK else SCRIPTS[::2]
RUN = SCRIPTS if SOAK else SCRIPTS[1::2]
UNSEEN = [
    ("\u202e", "U+202E"),
    ("\u202a", "U+202A"),
    ("\u2066", "U+2066"),
    ("\u2069", "U+2069"),
    ("\u200b", "U+200B"),
    ("\u200f", "U+200F"),
    ("\u2060", "U+2060"),
    ("\ufeff", "U+FEFF"),
    ("\U000e0041", "U+E0041"),
]
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//elsewhere.example",
    "ftp://elsewhere.example/",
    " http://elsewhere.example/",
]

NARROWEST = 100  # characters that every field of `everywhere` can hold


def together(payloads):
    """As few texts as hold all payloads, each within the narrowest field."""
    texts = [""]
    for payload in payloads:
        joined = f"{texts[-1]} {payload}".strip()
        texts[-1:] = [joined] if len(joined) <= NARROWEST else [texts[-1], payload]
    return texts


def everywhere(words):
    """The fields of a published pair, each holding the words."""
    return {
        "heading": words,
        "rationale": words,
        "weakness": words,
        "settle": words,
        "quote": words,
        "seen": f"{words} again",
        "claim": {"statement": words, "happened_ground": words},
        "outcome": {"statement": words, "happened_ground": words},
        "claimant": {"name": words, "description": words},
        "observer": {"name": f"{words} 2", "description": words},
        "place": {"name": words},
        "topic": {"title": words},
        "publisher": {"name": words},
        "source": {
            "title": words,
            "byline": words,
            "publisher_basis": "inferred",
            "publisher_ground": words,
            "published_ground": words,
            "language": "en",
        },
        "report": {"verb": words, "hedge": words, "said_ground": words},
        "figure": {"counted": words, "reference": words, "hedge": words[:60]},
    }


def addresses(pair):
    """Every page that shows something of a pair."""
    report = pair.claim.reports.get()
    source = report.source.get_absolute_url()
    other = pair.outcome.reports.get().source.get_absolute_url()
    here = pair.get_absolute_url()
    return ["/", here, f"{here}@1", source, f"{source}@1", other]


def record_addresses(pair):
    """The pages of all that a pair names, and the lists that name it."""
    claim, outcome = pair.claim, pair.outcome
    return [
        f"/c/{claim.public_id}",
        f"/o/{outcome.public_id}",
        f"/actors/{claim.parts.get().actor.public_id}",
        f"/places/{claim.places.get().public_id}",
        f"/topics/{claim.topics.get().public_id}",
        f"/suggest/{pair.public_id}",
        f"/embed/p/{pair.public_id}",
        f"/p/{pair.public_id}/cite",
        *("/claims/", "/outcomes/", "/sources/", "/actors/", "/places/", "/topics/"),
    ]
