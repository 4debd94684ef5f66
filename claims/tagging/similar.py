"""Statements that may say the same: found by words, actors and days, told with reasons."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Model, Prefetch
from rapidfuzz.fuzz import token_set_ratio

from claims.models import Report
from claims.models.state import State
from sources.models import Citation, unmerged

LOOKED_AT = 60  # statements, of each way, that are compared word by word
NEWEST = 2_000  # statements with words so common that they cannot all be ranked
OFFERED = 5
ENOUGH = 60  # of 100
ALIKE = 75  # of 100, from which words are called alike
SHARED = 8  # added for an actor, or a day, in common
WORDS = 12  # telling words that are searched for
WORD = re.compile(r"[^\W_]{3,}|\d+")


@dataclass
class Same:
    """A statement that looks the same, how much of 100, and why."""

    statement: Model
    score: float
    reasons: list = field(default_factory=list)
    here: object = None  # its report in this source, if there is one


def similar(model, words, source, actors=(), happened=None):
    """The statements that a tagging of these words may be a further report of."""
    query = any_two(words)
    if query is None:
        return []
    found = compared(model, query).in_bulk()
    told = [
        same
        for statement in found.values()
        if (same := likeness(statement, words, source, actors, happened)).score
        >= ENOUGH
    ]
    return sorted(told, key=lambda x: (-x.score, x.statement.pk))[:OFFERED]


def any_two(words):
    """A search for two neighbouring words; one word alone is in too many statements."""
    told = [*dict.fromkeys(word.lower() for word in WORD.findall(words))][: WORDS * 2]
    long = {*sorted(told, key=lambda w: (not w.isdigit(), -len(w)))[:WORDS]}
    kept = [word for word in told if word in long]
    pairs = [f"({a} & {b})" for a, b in pairwise(kept)]
    if not pairs:
        return None
    return SearchQuery(" | ".join(pairs), config="english", search_type="raw")


def compared(model, query):
    """What is worth comparing: by our own sentence, or by words it is quoted with."""
    side = model._meta.model_name
    vector = SearchVector("statement", config="english")
    own = model.objects.annotate(words=vector).filter(words=query)
    newest = own.order_by("-pk").values("pk")[:NEWEST]
    own = own.filter(pk__in=newest)
    own = own.order_by(SearchRank(vector, query).desc(), "-pk").values_list("pk")
    quoted = Citation.objects.saying(query).filter(
        **{f"cited_by__report__{side}__isnull": False}
    )
    quoted = quoted.order_by("-pk").values_list(f"cited_by__report__{side}")
    keys = {key for keys in (own[:LOOKED_AT], quoted[:LOOKED_AT]) for (key,) in keys}
    reports = Report.objects.prefetch_related("citations")
    return (
        unmerged(model.objects.filter(pk__in=keys))
        .exclude(state=State.WITHDRAWN)
        .prefetch_related("actors", Prefetch("reports", reports))
    )


def likeness(statement, words, source, actors, happened):
    quotes = [x for report in statement.reports.all() for x in report.citations.all()]
    ours = token_set_ratio(words, statement.statement)
    theirs = max((token_set_ratio(words, x.exact[:1000]) for x in quotes), default=0)
    score, reasons = max(ours, theirs), []
    if theirs >= max(ours, ALIKE):
        reasons.append("quoted in like words")
    elif ours >= ALIKE:
        reasons.append("said in like words")
    shared = {x.name for x in statement.actors.all()} & {*actors}
    if shared:
        reasons.append(f"names {', '.join(sorted(shared))} too")
    same_days = happened and overlap(statement.happened_range, happened)
    if same_days:
        reasons.append("of the same days")
    score += SHARED * bool(shared) + SHARED * bool(same_days)
    here = [r for r in statement.reports.all() if r.source_id == source.pk]
    return Same(statement, score, reasons, next(iter(here), None))


def overlap(one, other):
    """Whether two ranges of days, as EDTF bounds or as the database has them, meet."""
    if one is None:
        return False
    return not (
        (one.upper and other.lower and other.lower >= one.upper)
        or (one.lower and other.upper and other.upper < one.lower)
    )
