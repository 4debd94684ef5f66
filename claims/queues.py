"""What waits for whom at the desk: one table of queues, each of a few querysets."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import add

from django.contrib.auth.models import User
from django.db.models import (
    DateTimeField,
    F,
    Func,
    IntegerField,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, NullIf

from claims.models import (
    Claim,
    CorrectionSuggestion,
    Discrepancy,
    Outcome,
    Pair,
    Silence,
    Suggestion,
)
from claims.queue_contents import (
    corrections,
    drafts,
    drifted,
    explanations,
    retired,
    stale,
    suggestions,
    to_publish,
    to_review,
)
from sources.models import Explanation, Source

LABELS = {
    Claim: F("statement"),
    Outcome: F("statement"),
    Pair: Coalesce(NullIf("heading", Value("")), "public_id"),
    Discrepancy: F("title"),
    Silence: F("searched"),
}
COLUMNS = ["of", "key", "label", "by", "since", "standing", "many"]
SORTS = {"since": "Waiting since", "label": "What", "of": "Kind", "by": "Saved by"}


@dataclass(frozen=True)
class Queue:
    """A page of the desk: what it holds, who works it off, what to do when it is empty.

    `page` is the address of a work list that there is already; `leads` goes on
    from an empty queue. `may` is the permission to work it off: others only read.
    `sort` is one of SORTS, with a minus for the other way round. `leads_to` is the
    page of a record that its rows lead to.
    """

    name: str
    title: str
    says: str
    rows: Callable
    may: str
    empty: str
    leads: tuple
    page: str = ""
    sort: str = "since"
    leads_to: str = "change"


QUEUES = [
    Queue(
        "drafts",
        "My drafts",
        "What you saved last and nobody has submitted for review.",
        drafts,
        "claims.change_claim",
        "You have no drafts. Capture a source and tag what it says.",
        ("admin:sources_source_changelist", "Sources"),
    ),
    Queue(
        "review",
        "To review",
        "What others submitted, or changed after it was public. Read it against the"
        " words that it cites, then approve it or send it back to draft.",
        to_review,
        "claims.approve",
        "Nothing waits for a second reader. What you saved yourself is read by others.",
        ("admin:claims_pair_changelist", "Pairs"),
        leads_to="review",
    ),
    Queue(
        "publish",
        "To publish",
        "Approved by a second reader, and not public yet.",
        to_publish,
        "claims.publish",
        "Nothing is approved and unpublished. What waits for a reader is under “To review”.",
        ("admin:claims_pair_changelist", "Pairs"),
        leads_to="review",
    ),
    Queue(
        "stale",
        "Stale approvals",
        "Pairs of which a statement was published anew after the pair was approved or"
        " published: read them again as they would be published now.",
        stale,
        "claims.approve",
        "Every pair stands beside the statements that its readers approved.",
        ("admin:claims_pair_changelist", "Pairs"),
        leads_to="review",
    ),
    Queue(
        "drifted",
        "Drifted citations",
        "Citations whose words changed or went in a later text.",
        drifted,
        "sources.change_anchor",
        "Every citation is decided on.",
        ("admin:sources_source_changelist", "Sources"),
        page="admin:sources_anchor_changelist",
    ),
    Queue(
        "retired",
        "Retired citations in use",
        "Claims, outcomes and discrepancies that use a citation which an editor has"
        " retired. Cite other words, or explain beside the citation why it is kept:"
        " until then none of them can be submitted, approved or published.",
        retired,
        "claims.change_claim",
        "Nothing uses a retired citation.",
        ("admin:sources_anchor_changelist", "Citations in later versions"),
    ),
    Queue(
        "explanations",
        "Explanations to approve",
        "Correction notes, reasons and decisions that others wrote for readers. Until a"
        " second person approves them, pages say that an editor is reviewing them.",
        explanations,
        "sources.change_explanation",
        "Nothing that others wrote for readers waits to be approved.",
        ("admin:sources_explanation_changelist", "All explanations"),
    ),
    Queue(
        "corrections",
        "Suggested corrections",
        "What readers say is wrong. Correct the record if they are right, then close"
        " the suggestion with what came of it.",
        corrections,
        "claims.change_correctionsuggestion",
        "No reader’s suggestion is open.",
        ("admin:claims_correctionsuggestion_changelist", "All suggestions"),
    ),
    Queue(
        "suggestions",
        "Suggestions",
        "Texts in which the machine proposes claims and outcomes, the newest first."
        " Nothing of it is anything until an editor accepts it.",
        suggestions,
        "claims.change_suggestion",
        "Nothing is proposed that nobody has decided on. A text that comes in is read"
        " by a worker; capture one.",
        ("admin:sources_source_changelist", "Sources"),
        sort="-since",
        leads_to="tag",
    ),
]
NAMED = {queue.name: queue for queue in QUEUES}


def counts(user):
    """How many rows each queue has for this user, in one query."""
    return User.objects.filter(pk=user.pk).values(**waiting_for(user)).get()


def waiting_for(user):
    return {x.name: reduce(add, map(counted, x.rows(user))) for x in QUEUES}


def counted(rows):
    every = Func("pk", function="count", output_field=IntegerField())
    return Subquery(rows.order_by().values(n=every))


def listed(queue, user, order):
    """The rows of a queue as dicts of COLUMNS; the key breaks ties."""
    first, *others = map(told, queue.rows(user))
    found = first.union(*others, all=True) if others else first
    return found.order_by(order, "of", "key")


def told(rows):
    """Say of the records of one model what every queue says of its rows."""
    of = Value(rows.model._meta.model_name)
    columns = {"by": Value(""), "standing": Value(""), "many": Value(1)}
    columns |= COLUMNS_OF.get(rows.model, reviewed)(rows.model)
    found = rows.order_by().annotate(of=of, key=F("pk"), **columns)
    return found.values(*COLUMNS)


def reviewed(model):
    return {
        "label": LABELS[model],
        "by": F("saved_by__username"),
        "since": F("waiting_since"),
        "standing": F("state"),
    }


def correction(model):
    return {"label": F("message"), "since": F("received_at")}


def explanation(model):
    return {
        "label": Coalesce(NullIf("text", Value("")), "decision"),
        "by": Coalesce("written_by__username", Value("")),
        "since": F("written_at"),
    }


def text(model):
    """A source, how much is open in it, and when the last of it was proposed."""
    waiting = Suggestion.objects.waiting().order_by()
    open_here = waiting.filter(revision__source=OuterRef("pk"))
    made = Func("made_at", function="max", output_field=DateTimeField())
    return {
        "label": F("title"),
        "since": Subquery(open_here.values(last=made)),
        "many": counted(open_here),
    }


COLUMNS_OF = {CorrectionSuggestion: correction, Explanation: explanation, Source: text}
