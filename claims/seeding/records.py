"""Which seeded records are new, changed in their file, or changed by an editor."""

import hashlib
from collections import defaultdict

from claims.models import Claim, Discrepancy, Outcome, Pair, Seed, Silence
from claims.snapshots import canonical

# The rows that belong to a record, and those that it shares with others.
OF_REPORTS = ["reports", "reports__cited", "reports__attributions", "reports__figures"]
OWNED = {
    Claim: ["parts", "links", *OF_REPORTS],
    Outcome: ["parts", "links", *OF_REPORTS],
    Pair: ["dimensions"],
    Discrepancy: ["sides", "sides__cited"],
}
SHARED = {
    Claim: ["places", "topics"],
    Outcome: ["places", "topics"],
    Discrepancy: ["claims", "outcomes"],
}
LEFT_OUT = {
    "id",
    "version",
    "report",
    "claim",
    "outcome",
    "discrepancy",
    "side",
    "pair",
}
# The statement that a search belongs to is its own; a row of a statement is not.
KEPT = {Silence: {"claim", "outcome"}}
# Columns added since: left out while empty, so that older fingerprints stay true.
ADDED = {"correction_note", "kept_because", "writers"}


class Ledger:
    """What was loaded before, and which records an editor has changed since."""

    def __init__(self):
        self.before = {seed.record_id: seed for seed in Seed.objects.all()}
        self.left_alone = []
        self.written = {}

    def due(self, model, seeds, context=lambda seed: None):
        """Return the seeds that are to be written: new, or changed in their file.

        `context` gives what else a record is made from.
        """
        return [seed for seed in seeds if self.is_due(model, seed, context(seed))]

    def is_due(self, model, seed, context):
        known = self.before.get(seed["id"])
        if known is None:
            return True
        if known.file_sha256 == sha256([seed, context]):
            return False
        return self.untouched(model.objects.get(public_id=seed["id"]))

    def untouched(self, record):
        """Say whether a record is as it was last loaded; name it if not."""
        known = self.before[record.public_id]
        if known.stored_sha256 == fingerprint(record):
            return True
        self.leave_alone(record)
        return False

    def leave_alone(self, record):
        name = f"{record._meta.verbose_name} {record.public_id}"
        if name not in self.left_alone:
            self.left_alone.append(name)

    def enter(self, records, seeds, context=lambda seed: None):
        """Note what was written, by public id, and from what."""
        for seed in seeds:
            record = records[seed["id"]]
            self.written[record.public_id] = record, sha256([seed, context(seed)])

    def renew(self, record):
        """Note that a record changes with what is computed of it, not with its file."""
        if not self.wrote(record):
            file = self.before[record.public_id].file_sha256
            self.written[record.public_id] = record, file

    def wrote(self, record):
        return record.public_id in self.written

    def records(self, *models):
        return [x for x, _ in self.written.values() if isinstance(x, models)]

    def close(self):
        """Remember every record as it now stands."""
        by_model = defaultdict(list)
        for record, _ in self.written.values():
            by_model[type(record)].append(record.pk)
        Seed.objects.bulk_create(
            [
                Seed(
                    record_id=record.public_id,
                    file_sha256=self.written[record.public_id][1],
                    stored_sha256=sha256(content(record)),
                )
                for model, keys in by_model.items()
                for record in whole(model).filter(pk__in=keys)
            ],
            update_conflicts=True,
            unique_fields=["record"],
            update_fields=["file_sha256", "stored_sha256"],
        )


def write(model, fields):
    """Insert the records that are new, bring others up to date; all by public id."""
    records = model.objects.in_bulk([*fields], field_name="public_id")
    new = {key: model(public_id=key, **x) for key, x in fields.items()}
    new = {key: record for key, record in new.items() if key not in records}
    for key, record in records.items():
        for name, value in fields[key].items():
            setattr(record, name, value)
        record.save()
    model.objects.bulk_create(new.values())
    return records | new


def fields_of(seed, names):
    return {name: seed[name] for name in names if name in seed}


def sha256(content):
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def fingerprint(record):
    """Hash a record as it stands in the database, with the rows that it owns."""
    return sha256(content(whole(type(record)).get(pk=record.pk)))


def whole(model):
    """Records with all their rows, in a few queries for however many."""
    return model.objects.prefetch_related(*OWNED.get(model, []), *SHARED.get(model, []))


def content(record):
    model = type(record)
    owned = [rows(record, path.split("__")) for path in OWNED.get(model, [])]
    shared = [
        sorted(other.pk for other in getattr(record, name).all())
        for name in SHARED.get(model, [])
    ]
    return [values(record), owned, shared]


def rows(record, path):
    """The rows at the end of a path of relations, in nested lists."""
    found = getattr(record, path[0]).all()
    return [rows(row, path[1:]) if path[1:] else values(row) for row in found]


def values(record):
    left_out = LEFT_OUT - KEPT.get(type(record), set())
    return {
        field.attname: str(getattr(record, field.attname))
        for field in record._meta.concrete_fields
        if field.name not in left_out and not is_unused(field, record)
    }


def is_unused(field, record):
    return field.name in ADDED and not getattr(record, field.attname)
