"""Claims and outcomes: what was said, and what was seen."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.fields.ranges import RangeStartsWith
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from claims.models.actor import Actor
from claims.models.place import Place
from claims.models.state import Reviewed, published_only_when
from claims.models.topic import Topic
from sources.fields import EDTFField, EDTFRangeField, basis_field
from sources.models import Identified, Versioned


class Statement(Versioned, Reviewed, Identified):
    """What claims and outcomes share. `happened` is the period spoken of."""

    statement = models.CharField("our own one sentence", max_length=600)
    happened = EDTFField()
    happened_range = EDTFRangeField(of="happened")
    happened_basis = basis_field()
    happened_ground = models.CharField(max_length=400, blank=True)
    window = DateTimeRangeField("instants of “24 hours”", null=True, blank=True)
    places = models.ManyToManyField(Place, blank=True)
    topics = models.ManyToManyField(Topic, blank=True)

    class Meta(Reviewed.Meta):
        abstract = True
        constraints = [
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(statement=""), name="%(class)s_has_statement"
            ),
            models.CheckConstraint(
                condition=Q(happened="", happened_range=None)
                | ~Q(happened="") & Q(happened_range__isnull=False),
                name="%(class)s_happened_has_range",
            ),
        ]
        indexes = [
            *Reviewed.Meta.indexes,
            GinIndex(
                SearchVector("statement", config="english"), name="%(class)s_words"
            ),
            GistIndex(fields=["happened_range"], name="%(class)s_happened"),
            models.Index(
                RangeStartsWith("happened_range"), "id", name="%(class)s_first_day"
            ),
        ]

    def __str__(self):
        return self.statement

    def kin(self, kind):
        """Those linked with it by a kind of link, directly or through one other."""
        near = self.linked_with([self.pk], kind).values("pk")
        far = self.linked_with(near, kind).values("pk")
        found = type(self).objects.filter(Q(pk__in=near) | Q(pk__in=far))
        return found.exclude(pk=self.pk).order_by("pk")

    def linked_with(self, statements, kind):
        """Those linked with any of some, whichever names the other."""
        named = {"links__kind": kind, "links__other__in": statements}
        side = f"linked_from__{self._meta.model_name}__in"
        naming = {"linked_from__kind": kind, side: statements}
        return type(self).objects.filter(Q(**named) | Q(**naming))


class Claim(Statement):
    """What an official or belligerent voice says it did, does, intends or denies."""

    class Kind(models.TextChoices):
        PERFORMANCE_FIGURE = "performance_figure"
        CASUALTY_FIGURE = "casualty_figure"
        PROGRESS_STATEMENT = "progress_statement"
        INTENTION = "intention"
        DENIAL = "denial"
        ACCUSATION = "accusation"
        RESPONSIBILITY = "responsibility"
        DEMAND = "demand"
        WARNING = "warning"
        PREDICTION = "prediction"
        ADMISSION = "admission"

    kind = models.CharField(max_length=18, choices=Kind)
    actors = models.ManyToManyField(Actor, through="ClaimActor")

    class Meta(Statement.Meta):
        ordering = ["-happened_range", "pk"]
        constraints = [
            *Statement.Meta.constraints,
            published_only_when(~Q(kind=""), "claim_published_with_kind"),
        ]


class Outcome(Statement):
    """What a reporter, monitor, NGO, expert or witness reports to have happened."""

    class EventType(models.TextChoices):
        TERRITORY_GAINED = "territory_gained"
        TERRITORY_LOST = "territory_lost"
        STATE_OF_CONTROL = "state_of_control"
        CASUALTIES = "casualties"
        ATTACK = "attack"
        STRIKE_EFFECT = "strike_effect"
        DEPLOYMENT = "deployment"
        POLITICAL = "political"
        NON_EVENT = "non_event", "absence of an event"
        ASSESSMENT = "assessment"

    class Status(models.TextChoices):
        REPORTED = "reported"
        CONFIRMED = "confirmed"
        CONTESTED = "contested"
        ALLEGED = "alleged"

    class Corroboration(models.TextChoices):
        OWN_VOICE = "own_voice", "the outlet’s own reporting"
        SINGLE_SOURCE = "single_source", "one named observer"
        MULTI_SOURCE = "multi_source", "two or more independent observers"
        EXPERT = "expert"
        ADMISSION = "admission", "admission against interest"
        ANONYMOUS_SOURCE = "anonymous_source", "unnamed source"
        ANONYMOUS_MONITORS = "anonymous_monitors", "unnamed monitors"
        ANONYMOUS_WITNESSES = "anonymous_witnesses", "unnamed witnesses"
        LEAKED_DOCUMENTS = "leaked_documents"

    event_type = models.CharField(max_length=16, choices=EventType)
    status = models.CharField(max_length=9, choices=Status)
    corroboration = models.CharField(max_length=19, choices=Corroboration)
    actors = models.ManyToManyField(Actor, through="OutcomeActor")

    class Meta(Statement.Meta):
        ordering = ["-happened_range", "pk"]
        constraints = [
            *Statement.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status="confirmed")
                | Q(corroboration__in=["multi_source", "admission"]),
                name="outcome_confirmed_by_two_or_admission",
                violation_error_message="Confirmed needs two independent observers"
                " or an admission against interest.",
            ),
            published_only_when(
                ~Q(event_type="") & ~Q(status=""), "outcome_published_with_event_type"
            ),
        ]


class ClaimActor(models.Model):
    """An actor's part in a claim."""

    class Part(models.TextChoices):
        CLAIMANT = "claimant"
        SPEAKER = "speaker"
        TARGET = "target"

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="parts")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="claim_parts")
    part = models.CharField(max_length=8, choices=Part)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "actor", "part"], name="claimactor_unique"
            )
        ]

    def __str__(self):
        return f"{self.actor_id} {self.part}"


class OutcomeActor(models.Model):
    """An actor's part in an outcome."""

    class Part(models.TextChoices):
        OBSERVER = "observer"
        BY = "by"
        AGAINST = "against"

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="parts")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="outcome_parts")
    part = models.CharField(max_length=8, choices=Part)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "actor", "part"], name="outcomeactor_unique"
            )
        ]

    def __str__(self):
        return f"{self.actor_id} {self.part}"


def link_constraints(model, one, other):
    """Two different statements, linked once, whichever was named first."""
    return [
        models.CheckConstraint(
            condition=~Q(**{one: F(other)}), name=f"{model}_not_to_itself"
        ),
        models.UniqueConstraint(
            Least(one, other), Greatest(one, other), "kind", name=f"{model}_unique"
        ),
    ]


class ClaimLink(models.Model):
    """The same matter put differently, or a claim that disputes another."""

    class Kind(models.TextChoices):
        VARIANT_OF = "variant_of"
        DISPUTES = "disputes"

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="links")
    other = models.ForeignKey(Claim, models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        ordering = ["pk"]
        constraints = link_constraints("claimlink", "claim", "other")

    def __str__(self):
        return f"{self.claim_id} {self.kind} {self.other_id}"


class OutcomeLink(models.Model):
    """Two outcomes that tell of one event."""

    class Kind(models.TextChoices):
        SAME_EVENT_AS = "same_event_as"

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="links")
    other = models.ForeignKey(Outcome, models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=13, choices=Kind, default=Kind.SAME_EVENT_AS)

    class Meta:
        ordering = ["pk"]
        constraints = link_constraints("outcomelink", "outcome", "other")

    def __str__(self):
        return f"{self.outcome_id} {self.kind} {self.other_id}"
