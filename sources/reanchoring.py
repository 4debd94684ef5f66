"""What becomes of the citations of a source when a later text of it is captured."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from sources.anchoring import Match, Quote, anchor_all, describe
from sources.changes import changes
from sources.models import Anchor, Citation, Explanation, Revision

BATCH = 500


@dataclass(frozen=True)
class Moving:
    """A citation, the words that are looked for, and the decision that chose them."""

    citation: Citation
    quote: Quote
    decided: Anchor | None


@dataclass(frozen=True)
class Fate:
    """Where a citation stands in a later text. None is lost."""

    moving: Moving
    match: Match | None

    @property
    def citation(self):
        return self.moving.citation

    @property
    def state(self):
        return self.match.state if self.match else Anchor.State.LOST


def fates(source, text, before):
    """Yield where each citation of the revisions numbered below `before` stands.

    What was retired is not looked for again; what an editor confirmed or selected
    anew is looked for in the words that were chosen then.
    """
    moving = defaultdict(list)
    for one in bases(source, before):
        moving[one.quote].append(one)
    quotes = list(moving)
    for quote, match in zip(quotes, anchor_all(quotes, text), strict=True):
        yield from (Fate(one, match) for one in moving[quote])


def bases(source, before):
    texts = dict(
        source.revisions.filter(number__lt=before).values_list("number", "text")
    )
    decided = latest_decisions(source, before)
    citations = Citation.objects.filter(
        revision__source=source, revision__number__lt=before
    ).select_related("revision")
    for citation in citations.defer("revision__text").iterator(BATCH):
        anchor = decided.get(citation.pk)
        if anchor and anchor.decision == Anchor.Decision.RETIRED:
            continue
        stands = anchor or citation
        text = texts[stands.revision.number]
        yield Moving(citation, describe(text, stands.start, stands.end), anchor)


def latest_decisions(source, before):
    decided = Anchor.objects.filter(
        revision__source=source, revision__number__lt=before
    ).exclude(decision="")
    decided = decided.select_related("revision").defer("revision__text")
    return {one.citation_id: one for one in decided.order_by("revision__number")}


def tally(found):
    """Count fates by state: every state is named."""
    counts = Counter(fate.state for fate in found)
    return {state: counts[state] for state in Anchor.State.values}


@transaction.atomic
def reanchor(revision, progress=iter):
    """Write where every earlier citation stands in a revision; return the fates.

    What was looked at before is left as it is.
    """
    known = set(revision.anchors.values_list("citation_id", flat=True))
    found = [
        fate
        for fate in progress(fates(revision.source, revision.text, revision.number))
        if fate.citation.pk not in known
    ]
    anchors = [written(fate, revision) for fate in found]
    Anchor.objects.bulk_create(anchors, batch_size=BATCH)
    for anchor, fate in zip(anchors, found, strict=True):
        if anchor.decision:
            anchor.explain(approver(fate.moving.decided))
    return found


def approver(anchor):
    """Who approved the decision on an anchor for readers; None while it waits."""
    explained = Explanation.objects.current().filter(
        matter=Explanation.Matter.CITATION,
        record=anchor.citation.public_id,
        number=anchor.revision.number,
        decision=anchor.decision,
    )
    return getattr(explained.first(), "approved_by", None)


def written(fate, revision):
    """The anchor of a fate; words that were decided on earlier stay decided."""
    anchor = Anchor.of(fate.citation, revision, fate.match)
    decided = fate.moving.decided
    if decided is None or fate.state in (Anchor.State.DRIFTED, Anchor.State.LOST):
        return anchor
    words = revision.text[anchor.start : anchor.end]
    found = changes(fate.citation.exact, words)
    if "wording" in found:
        anchor.state = Anchor.State.DRIFTED
        anchor.decision = Anchor.Decision.CONFIRMED
        anchor.decided_by = decided.decided_by
        anchor.reason = f"As decided on version {decided.revision.number}."
    anchor.changes = sorted(found)
    return anchor


def behind():
    """Revisions in which some citation of an earlier one was not looked for yet."""
    here = Anchor.objects.filter(citation=OuterRef("pk"))
    unseen = Citation.objects.filter(
        ~Exists(here.filter(revision=OuterRef(OuterRef("pk")))),
        ~Exists(
            here.filter(
                decision=Anchor.Decision.RETIRED,
                revision__number__lt=OuterRef(OuterRef("number")),
            )
        ),
        revision__source=OuterRef("source"),
        revision__number__lt=OuterRef("number"),
    )
    found = Revision.objects.filter(Exists(unseen)).select_related("source")
    return found.order_by("source", "number")


def reopen(anchor):
    """Take a decision back: the anchor is what it would be without it."""
    citation = anchor.citation
    text = citation.revision.text
    quote = describe(text, citation.start, citation.end)
    match = next(anchor_all([quote], anchor.revision.text))
    fresh = Anchor.of(citation, anchor.revision, match)
    fresh.pk, fresh.looked_at = anchor.pk, anchor.looked_at
    fresh.save()
