"""Load the case that ships with Plumbline."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Count
from tqdm import tqdm

from claims.models import Claim, Discrepancy, Outcome, Pair, Place, Report
from claims.seeding import SeedError
from claims.seeding.case import Case
from claims.seeding.load import load
from claims.seeding.publication import seed_user
from sources.history import acting
from sources.models import Citation, Revision, Source

SEEDS = settings.BASE_DIR / "seeds" / "syria"


class Command(BaseCommand):
    help = "Load the seeds. What is loaded already, or changed by an editor, stays."

    def add_arguments(self, parser):
        parser.add_argument("--documents", type=Path, default=settings.DOCUMENTS)
        parser.add_argument("--seeds", type=Path, default=SEEDS)

    def handle(self, *, documents, seeds, **options):
        folder = documents and Path(documents).expanduser()
        if folder and not folder.is_dir():
            raise CommandError(f"--documents: {folder} is not a folder.")
        try:
            case = Case(seeds, folder)
            with transaction.atomic(), acting(seed_user()):
                ledger = load(case, self.progress)
        except (SeedError, ValidationError, ValueError) as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        for name in ledger.left_alone:
            self.stdout.write(f"left alone, changed by an editor: {name}")
        self.report(case)

    def progress(self, records, what):
        return tqdm(records, what, file=self.stderr, disable=None, leave=False)

    def report(self, case):
        sources = Source.objects.aggregate(all=Count("pk"), parts=Count("part_of"))
        proof = Citation.objects.proof()
        exact = proof["total"] - len(proof["false"])
        self.stdout.write(
            f"{sources['all']} sources, {sources['parts']} of them parts of another\n"
            f"{Claim.objects.count()} claims, {Outcome.objects.count()} outcomes,"
            f" {Report.objects.count()} reports\n"
            f"{Pair.objects.count()} pairs of {case.reference_pairs} in the reference\n"
            f"{Discrepancy.objects.count()} discrepancies,"
            f" {Place.objects.count()} places\n"
            f"citations exact {exact} of {proof['total']}"
        )
        if not Revision.objects.filter(origin=Revision.Origin.SEED).exists():
            self.stdout.write(
                "These are excerpt editions. To attach the full documents:\n"
                '    make demo ARGS="--documents DIR"'
            )
