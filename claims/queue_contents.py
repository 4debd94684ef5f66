"""What each queue of the desk holds, as a list of querysets for one user."""

from django.db.models import Q

from claims.models import (
    Claim,
    CorrectionSuggestion,
    Discrepancy,
    Outcome,
    Pair,
    ReportCitation,
    SideCitation,
    Silence,
    Suggestion,
)
from claims.models.state import State
from claims.staleness import outdated, shown_anew
from sources.models import Anchor, Explanation, Source

REVIEWED = [Claim, Outcome, Pair, Discrepancy, Silence]


def drafts(user):
    return [x.objects.filter(state=State.DRAFT, saved_by=user) for x in REVIEWED]


def under_review(model):
    """Submitted, or public and saved since with something else."""
    changed = Q(state=State.PUBLISHED, waiting_since__isnull=False)
    return model.objects.filter(Q(state=State.IN_REVIEW) | changed)


def to_review(user):
    """What waits for a second reader, and that is never who saved it last."""
    waiting = (under_review(x).filter(approved_by=None) for x in REVIEWED)
    return [found.exclude(saved_by=user) for found in waiting]


def approved(model):
    return under_review(model).filter(approved_by__isnull=False)


def to_publish(user):
    fresh = approved(Pair).exclude(shown_anew("approved_at"))
    return [fresh, *(approved(x) for x in REVIEWED if x is not Pair)]


def stale(user):
    return [approved(Pair).filter(shown_anew("approved_at")), *outdated()]


def drifted(user):
    return [Anchor.objects.open()]


def retired(user):
    """What uses a retired citation and does not explain it, unless it was withdrawn."""
    unexplained = {"kept_because": "", "citation__anchors__decision": "retired"}
    reports = ReportCitation.objects.filter(**unexplained)
    sides = SideCitation.objects.filter(**unexplained)
    using = {
        Claim: reports.values("report__claim"),
        Outcome: reports.values("report__outcome"),
        Discrepancy: sides.values("side__discrepancy"),
    }
    found = (model.objects.filter(pk__in=keys) for model, keys in using.items())
    return [records.exclude(state=State.WITHDRAWN) for records in found]


def explanations(user):
    """What others wrote for readers, and readers are not shown yet."""
    return [Explanation.objects.waiting().exclude(written_by=user)]


def corrections(user):
    return [CorrectionSuggestion.objects.filter(state="open")]


def suggestions(user):
    """Texts in which the machine proposes something that nobody has decided on."""
    waiting = Suggestion.objects.waiting().values("revision__source")
    return [Source.objects.filter(pk__in=waiting)]
