"""Which seeded records are new, changed in their file, or changed by an editor."""

import hashlib

from claims.models import Claim, Outcome, Seed
from claims.snapshots import canonical

OWNED = {Claim: ["parts", "links"], Outcome: ["parts", "links"]}
SHARED = {Claim: ["places", "topics"], Outcome: ["places", "topics"]}
OWNED_BY_REPORT = ["cited", "attributions", "figures"]
LEFT_OUT = {"id", "version", "report", "claim", "outcome"}


class Ledger:
    """What was loaded before, and which records an editor has changed since."""

    def __init__(self):
        self.before = {seed.record_id: seed for seed in Seed.objects.all()}
        self.left_alone = []
        self.written = []

    def due(self, model, seed, *context):
        """Say whether a record is to be written: new, or changed in its file."""
        known = self.before.get(seed["id"])
        if known is None:
            return True
        if known.file_sha256 == sha256([seed, *context]):
            return False
        return self.untouched(model.objects.get(public_id=seed["id"]))

    def untouched(self, record):
        """Say whether a record is as it was last loaded; name it if not."""
        known = self.before[record.public_id]
        if known.stored_sha256 == fingerprint(record):
            return True
        name = f"{record._meta.verbose_name} {record.public_id}"
        if name not in self.left_alone:
            self.left_alone.append(name)
        return False

    def enter(self, record, seed, *context):
        self.written.append((record, sha256([seed, *context])))

    def wrote(self, record):
        return any(record == written for written, _ in self.written)

    def close(self):
        """Remember every record as it now stands."""
        Seed.objects.bulk_create(
            [
                Seed(
                    record_id=record.public_id,
                    file_sha256=file_sha256,
                    stored_sha256=fingerprint(record),
                )
                for record, file_sha256 in self.written
            ],
            update_conflicts=True,
            unique_fields=["record"],
            update_fields=["file_sha256", "stored_sha256"],
        )


def fields_of(seed, names):
    return {name: seed[name] for name in names if name in seed}


def sha256(content):
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def fingerprint(record):
    """Hash a record as it stands in the database, with the rows that it owns."""
    model = type(record)
    record = model.objects.get(pk=record.pk)
    content = [values(record)]
    content += [rows(record, name) for name in OWNED.get(model, [])]
    content += [keys(record, name) for name in SHARED.get(model, [])]
    for report in record.reports.all() if model in OWNED else []:
        content += [values(report), *(rows(report, name) for name in OWNED_BY_REPORT)]
    return sha256(content)


def rows(record, name):
    return [values(row) for row in getattr(record, name).all()]


def keys(record, name):
    return sorted(getattr(record, name).values_list("pk", flat=True))


def values(record):
    return {
        field.attname: str(getattr(record, field.attname))
        for field in record._meta.concrete_fields
        if field.name not in LEFT_OUT
    }
