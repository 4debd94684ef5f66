"""Where a citation stands in a later text of its source, and who decided so."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Now

from sources.changes import changes
from sources.models.citation import Citation
from sources.models.explanation import Explanation, approved
from sources.models.source import Revision


class Decided(ValueError):
    """Somebody else has decided on this anchor already."""


class Change(models.TextChoices):
    """What differs between the words that were cited and those that stand there."""

    CASE = "case"
    WHITESPACE = "whitespace"
    QUOTES = "quotes"
    WORDING = "wording"
    MATERIAL = "material", "number, place, actor or negation"


UNSURE = ["drifted", "lost"]
HARMLESS = [Change.CASE, Change.WHITESPACE, Change.QUOTES]


class AnchorQuerySet(models.QuerySet):
    def open(self):
        """Proposals and losses that no editor has decided on yet."""
        return self.filter(state__in=UNSURE, decision="")

    def standing(self):
        """Those whose words are surely there, or were decided to be."""
        return self.exclude(state=Anchor.State.LOST).exclude(
            state=Anchor.State.DRIFTED, decision=""
        )

    def with_public_decision(self):
        """With the decision and its reason that readers are shown, null while they wait."""
        return self.annotate(
            approved_decision=as_approved("decision"),
            approved_reason=as_approved("text"),
        )

    def by_state(self):
        """How many there are of each state, every state named."""
        counted = self.order_by().values_list("state").annotate(Count("pk"))
        return dict.fromkeys(Anchor.State.values, 0) | dict(counted)

    def altered(self):
        """Those that readers are told of: the newest of each published citation whose
        words went, or changed in a number, a place, an actor, a date or a negation;
        and all that an editor has retired."""
        later = Anchor.objects.filter(
            citation=OuterRef("citation"), revision__number__gt=OuterRef("number")
        )
        went = Q(state=Anchor.State.LOST) | Q(changes__contains=[Change.MATERIAL])
        return self.annotate(number=F("revision__number")).filter(
            ~Exists(later) & went | Q(decision=Anchor.Decision.RETIRED),
            citation__published_at__isnull=False,
        )


def as_approved(field):
    """Select what readers are shown of the decision on an anchor."""
    matter = Explanation.Matter.CITATION
    citation, revision = OuterRef("citation__public_id"), OuterRef("revision__number")
    return approved(matter, citation, revision, field)


class Anchor(models.Model):
    """Where a citation stands in a later revision of its source.

    A trigger keeps it to a later revision of the same source, and to the very
    words: whatever differs in more than case, whitespace or quotes has drifted.
    An editor decides on what has drifted or is lost.
    """

    class State(models.TextChoices):
        EXACT = "exact"
        MOVED = "moved"
        DRIFTED = "drifted"
        LOST = "lost"

    class Decision(models.TextChoices):
        CONFIRMED = "confirmed"
        RESELECTED = "reselected", "selected anew"
        RETIRED = "retired"

    citation = models.ForeignKey(Citation, models.PROTECT, related_name="anchors")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="anchors")
    state = models.CharField(max_length=7, choices=State)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    changes = ArrayField(
        models.CharField(max_length=10, choices=Change),
        default=list,
        blank=True,
    )
    looked_at = models.DateTimeField(db_default=Now())
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(max_length=400, blank=True)

    objects = AnchorQuerySet.as_manager()

    class Meta:
        ordering = ["citation", "revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["citation", "revision"], name="anchor_unique"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by=None)
                | Q(decision__in=["confirmed", "reselected"], decided_by__isnull=False)
                & Q(start__isnull=False)
                | Q(decision="retired", decided_by__isnull=False, state="lost"),
                name="anchor_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="lost", start=None, end=None)
                | ~Q(state="lost")
                & Q(start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="anchor_stands_unless_lost",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=1),
                name="anchor_score_from_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(state="lost", changes=[])
                | Q(state="drifted", changes__contained_by=Change.values)
                | Q(state__in=["exact", "moved"], changes__contained_by=HARMLESS),
                name="anchor_changed_as_its_state_says",
            ),
        ]
        indexes = [
            models.Index(
                fields=["citation"],
                condition=Q(decision="retired"),
                name="anchor_retired",
            )
        ]

    def __str__(self):
        return f"{self.citation_id} {self.state}"

    @classmethod
    def of(cls, citation, revision, match):
        """Say of a citation what `anchoring.anchor` found in a text; None is lost."""
        anchor = cls(citation=citation, revision=revision, state=cls.State.LOST)
        if match is not None:
            anchor.start, anchor.end = match.start, match.end
            anchor.state, anchor.score = match.state, match.score
            anchor.changes = sorted(match.changes)
        return anchor

    @property
    def words(self):
        """What the later text says where the citation stands, or nothing."""
        return "" if self.start is None else self.revision.text[self.start : self.end]

    def confirm(self, by, reason=""):
        """The changed words carry what the citation carried. Raises Decided."""
        self.decide(self.Decision.CONFIRMED, by, reason)

    def reselect(self, start, end, by, reason=""):
        """Other words, at [start, end), carry it now. Raises Decided."""
        self.start, self.end, self.score = start, end, None
        found = changes(self.citation.exact, self.words)
        self.changes = sorted(found)
        self.state = self.State.DRIFTED if "wording" in found else self.State.MOVED
        self.decide(self.Decision.RESELECTED, by, reason)

    def retire(self, by, reason=""):
        """The source no longer says it. Raises Decided."""
        self.state, self.changes = self.State.LOST, []
        self.start = self.end = self.score = None
        self.decide(self.Decision.RETIRED, by, reason)

    @transaction.atomic
    def decide(self, decision, by, reason):
        stored = Anchor.objects.select_for_update(no_key=True, of=["self"])
        if stored.get(pk=self.pk).decision:
            raise Decided("Somebody has decided on this meanwhile.")
        self.decision, self.decided_by, self.reason = decision, by, reason.strip()
        self.save()
        self.explain()

    def explain(self, approved_by=None):
        """Keep the decision as what readers see once a second person has approved it."""
        Explanation.write(
            Explanation.Matter.CITATION,
            self.citation.public_id,
            self.revision.number,
            self.reason,
            self.decided_by,
            decision=self.decision,
            approved_by=approved_by,
        )
