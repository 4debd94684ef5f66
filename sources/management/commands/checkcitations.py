"""Prove that every citation stands where it says it stands."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from tqdm import tqdm

from sources import reanchoring
from sources.models import Citation


class Command(BaseCommand):
    help = "Compare every citation with its text, in one read-only statement."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reanchor",
            action="store_true",
            help="first look for citations in later texts where none was yet, and"
            " write down where they stand; the one part that writes",
        )

    def handle(self, *, reanchor, **options):
        if reanchor:
            self.reanchor()
        self.prove()

    def reanchor(self):
        """One revision after another: what is done stays done if it is stopped."""
        for revision in reanchoring.behind():
            label = f"{revision.source.public_id}@{revision.number}"
            found = reanchoring.reanchor(revision, self.progress(label))
            counts = reanchoring.tally(found)
            said = ", ".join(f"{count} {state}" for state, count in counts.items())
            self.stdout.write(f"{label}: {said}")

    def progress(self, label):
        def wrapped(fates):
            return tqdm(fates, label, file=self.stderr, disable=None, leave=False)

        return wrapped

    @transaction.atomic
    def prove(self):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        proof = Citation.objects.proof()
        exact = proof["total"] - len(proof["false"])
        self.stdout.write(f"citations exact {exact} of {proof['total']}")
        if proof["false"]:
            raise CommandError(f"Not what stands there: {', '.join(proof['false'])}")
