"""What the machine proposes, and what editors made of it. It asserts nothing."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Now

from claims.models.report import ReportCitation
from claims.models.statement import Claim, Outcome
from sources.models import Decided, PublicId, Revision

TEXT_FIELDS = ["revision", "start", "end"]
SIDES = ["claim", "outcome"]


def all_null(fields, null):
    return Q(**{f"{name}__isnull": null for name in fields})


def over_its_words(place):
    """What stands in the text of a suggestion, over some of its words."""
    return {
        f"{place}revision": OuterRef("revision"),
        f"{place}start__lt": OuterRef("end"),
        f"{place}end__gt": OuterRef("start"),
    }


class SuggestionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Suggestion.State.OPEN)

    def decided(self):
        return self.exclude(state=Suggestion.State.OPEN)

    def rejected(self):
        return self.filter(state=Suggestion.State.REJECTED)

    def of_text(self):
        return self.exclude(kind=Suggestion.Kind.PAIR)

    def of_pairs(self):
        return self.filter(kind=Suggestion.Kind.PAIR).select_related(*SIDES)

    def about(self, statement):
        """Those of a statement, and of all that was merged into it."""
        own = statement._meta.model_name
        led = PublicId.objects.filter(successor=statement.public_id).values("pk")
        return self.filter(Q(**{own: statement}) | Q(**{f"{own}__public_id__in": led}))

    def untagged(self):
        """Those whose words no report of their kind rests on yet, here or before."""
        here, moved = ("citation__", "citation__anchors__")
        tagged = Q()
        for side in SIDES:
            resting = ReportCitation.objects.filter(role="statement")
            resting = resting.exclude(**{f"report__{side}": None})
            over = (Exists(resting.filter(**over_its_words(x))) for x in (here, moved))
            tagged |= Q(kind=side) & (next(over) | next(over))
        return self.exclude(tagged)

    def waiting(self):
        """What an editor can still tag, in the newest text of each source."""
        newer = Revision.objects.filter(
            source=OuterRef("revision__source"), number__gt=OuterRef("revision__number")
        )
        return self.of_text().open().filter(~Exists(newer)).untagged()


class Suggestion(models.Model):
    """A proposal: words that may be a claim or an outcome, or a pair of the two.

    Words at [start, end) of a revision, in code points, are `exact`; a trigger
    keeps it so. `payload` says what else was read there: see claims.suggesting;
    of a pair, its reasons in words. It becomes something only by an editor, and
    what an editor decided stands until it is reopened.
    """

    class Kind(models.TextChoices):
        CLAIM = "claim"
        OUTCOME = "outcome"
        PAIR = "pair"

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        EDITED = "edited", "accepted with changes"
        REJECTED = "rejected"

    kind = models.CharField(max_length=7, choices=Kind)
    state = models.CharField(
        max_length=8, choices=State, default=State.OPEN, db_default=State.OPEN
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="suggestions"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    exact = models.TextField("words", blank=True)
    payload = models.JSONField(default=dict, blank=True)
    # A pair that was proposed goes with its draft, and not otherwise: a foreign key
    # in the migrations cascades, after which a trigger can tell the two apart.
    claim = models.ForeignKey(
        Claim,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="pair_suggestions",
    )
    outcome = models.ForeignKey(
        Outcome,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="pair_suggestions",
    )
    reasons = ArrayField(models.CharField(max_length=400), default=list, blank=True)
    score = models.FloatField(default=0)
    model = models.CharField("statistical model", max_length=60, blank=True)
    rules = models.CharField("version of the rules", max_length=20, blank=True)
    made_at = models.DateTimeField(db_default=Now())
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    became = models.ForeignKey(
        PublicId, models.PROTECT, null=True, blank=True, related_name="suggestions"
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "start", "end", "kind", "-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[*TEXT_FIELDS, "kind"], name="suggestion_unique_span"
            ),
            models.UniqueConstraint(fields=SIDES, name="suggestion_unique_pair"),
            models.CheckConstraint(
                condition=Q(kind__in=SIDES)
                & all_null(TEXT_FIELDS, False)
                & all_null(SIDES, True)
                & ~Q(exact="")
                | Q(kind="pair", exact="")
                & all_null(TEXT_FIELDS, True)
                & all_null(SIDES, False),
                name="suggestion_fields_fit_kind",
            ),
            models.CheckConstraint(
                condition=Q(start=None)
                | Q(start__lt=F("end"), end=F("start") + Length("exact")),
                name="suggestion_span_fits_words",
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1),
                name="suggestion_score_from_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(state="open", reason="")
                & all_null(["decided_by", "decided_at", "became"], True)
                | Q(state__in=["accepted", "edited"])
                & all_null(["decided_by", "decided_at", "became"], False)
                | Q(state="rejected", became=None)
                & all_null(["decided_by", "decided_at"], False),
                name="suggestion_decided_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["revision"],
                condition=Q(state="open"),
                name="suggestion_open",
            )
        ]

    def __str__(self):
        words = self.exact or f"{self.claim_id} beside {self.outcome_id}"
        return f"{self.kind}? {words}"

    def accept(self, became, by):
        """Say what it became just as it was proposed. Raises Decided."""
        self.decide(self.State.ACCEPTED, by, became=became)

    def edit(self, became, by):
        """Say what it became once an editor had changed it. Raises Decided."""
        self.decide(self.State.EDITED, by, became=became)

    def reject(self, by, reason=""):
        """Remember that it is not one, and why. Raises Decided."""
        self.decide(self.State.REJECTED, by, reason=reason.strip())

    def decide(self, state, by, reason="", became=None):
        public_id = became and PublicId.objects.get(pk=became.public_id)
        self.write(
            state=state,
            reason=reason,
            became=public_id,
            decided_by=by,
            decided_at=Now(),
        )

    def reopen(self):
        """Take a decision back. Raises Decided where there is none."""
        self.write(
            state=self.State.OPEN,
            reason="",
            became=None,
            decided_by=None,
            decided_at=None,
        )

    @transaction.atomic
    def write(self, **fields):
        """Write if it still stands as it was read here, with its row locked."""
        stored = Suggestion.objects.select_for_update(no_key=True).get(pk=self.pk)
        reopening = fields["state"] == self.State.OPEN
        if stored.state != self.state or reopening == (stored.state == self.State.OPEN):
            raise Decided("Somebody has decided on this suggestion meanwhile.")
        for name, value in fields.items():
            setattr(self, name, value)
        self.save(update_fields=[*fields])
        self.refresh_from_db(fields=["decided_at"])


class MachineReading(models.Model):
    """With what a text was read for suggestions last; `notice` says what was missing."""

    revision = models.OneToOneField(
        Revision, models.PROTECT, primary_key=True, related_name="machine_reading"
    )
    model = models.CharField("statistical model", max_length=60, blank=True)
    rules = models.CharField("version of the rules", max_length=20)
    notice = models.TextField(blank=True)
    read_at = models.DateTimeField(db_default=Now())

    def __str__(self):
        return f"{self.revision_id} by rules {self.rules}"
