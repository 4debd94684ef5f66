"""What a merge does: found out by doing it, and taking it all back."""

import hashlib
from dataclasses import dataclass, field

from django.db import models, transaction

from claims.merging.public import named_in_public, was_public
from claims.models import Report
from claims.models.state import Reviewed
from sources.models import PublicId

LISTED = 50  # rows of a kind that are named; of the rest, how many


KINDS = {
    "claimactor": "part in a claim",
    "outcomeactor": "part in an outcome",
    "attribution": "link of a chain",
    "claim_places": "place of a claim",
    "outcome_places": "place of an outcome",
    "claim_topics": "topic of a claim",
    "outcome_topics": "topic of an outcome",
    "claimlink": "link of a claim",
    "outcomelink": "link of an outcome",
    "discrepancy_claims": "discrepancy that it touches",
    "discrepancy_outcomes": "discrepancy that it touches",
}
FATES = {
    "moves": "goes over to the one that is kept",
    "goes": "falls away: the one that is kept stands there already",
    "stays": "stays with what is merged: the one that is kept has the same",
    "cites": "stays with the text that it cites",
    "merges": "becomes one with the pair that is there already",
}


class Undone(Exception):
    """Ends a transaction that was only meant to show what it would do."""


@dataclass(frozen=True)
class Rows:
    """Rows of one kind of which one thing becomes."""

    what: str
    reference: object
    rows: list

    @property
    def kind(self):
        opts = self.reference.model._meta
        return KINDS.get(opts.model_name, opts.verbose_name)

    @property
    def fate(self):
        return FATES[self.what]

    def names(self):
        moved = self.reference.field
        return [named(row, moved) for row in self.rows[:LISTED]]

    @property
    def more(self):
        return max(0, len(self.rows) - LISTED)


@dataclass
class Plan:
    """A winner, what is merged into it, and what becomes of every row."""

    winner: models.Model
    losers: list
    rows: list = field(default_factory=list)
    pairs: list = field(default_factory=list)
    merge: models.Model = None

    def __post_init__(self):
        ids = PublicId.objects.filter(pk__in=[x.public_id for x in self.losers])
        self.was = dict(ids.values_list("pk", "state"))
        self.public = {x.public_id for x in self.losers if named_in_public(x)}
        self.versions = [(x.pk, x.version) for x in (self.winner, *self.losers)]

    def add(self, what, reference, rows):
        """Take rows down; those of one fate stand together."""
        if not rows:
            return
        last = self.rows[-1] if self.rows else None
        if last and (last.what, last.reference) == (what, reference):
            last.rows.extend(rows)
        else:
            self.rows.append(Rows(what, reference, list(rows)))

    def add_pair(self, pair, twin):
        self.pairs.append((pair, twin))
        self.was[pair.public_id] = PublicId.objects.get(pk=pair.public_id).state
        self.public |= {pair.public_id} if was_public(pair) else set()

    @property
    def merged(self):
        """Each record that is not kept, and the one that it becomes."""
        return [(loser, self.winner) for loser in self.losers] + self.pairs

    def of(self, what):
        return [rows for rows in self.rows if rows.what == what]

    def reviewed(self):
        """The records under review whose own rows moved: they read differently now."""
        for moved in self.of("moves"):
            model = moved.reference.model
            if issubclass(model, Reviewed):
                yield model, [row.pk for row in moved.rows]
            owner = model._meta.auto_created
            if owner and issubclass(owner, Reviewed) and not moved.reference.owned:
                column = f"{owner._meta.model_name}_id"
                yield owner, [getattr(row, column) for row in moved.rows]

    def seal(self):
        """Two plans with one seal do the same to the same versions of the records."""
        said = [*self.versions]
        said += [(x.what, x.kind, [row.pk for row in x.rows]) for x in self.rows]
        said += [(pair.pk, twin.pk) for pair, twin in self.pairs]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def plan(work):
    """Do some work, take it back, and return what it returned."""
    try:
        with transaction.atomic():
            done = work()
            raise Undone
    except Undone:
        return done


def named(row, moved):
    """Say which row it is: what else it refers to, and in what part."""
    if isinstance(row, (Reviewed, Report)) or hasattr(row, "public_id"):
        return told(row)
    fields = [x for x in row._meta.concrete_fields if x is not moved]
    ends = [told(getattr(row, x.name)) for x in fields if x.is_relation]
    parts = [getattr(row, f"get_{x.name}_display")() for x in fields if x.choices]
    return ": ".join([*parts, *(end for end in ends if end)])


def told(record):
    """A record in words; a report is known by its statement and its source."""
    if isinstance(record, Report):
        return f"“{record.claim or record.outcome}” in {record.source}"
    return str(record) if record else ""
