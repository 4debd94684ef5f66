"""Prove that every citation stands where it says it stands."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from sources.models import Citation


class Command(BaseCommand):
    help = "Compare every citation with its text, in one read-only statement."

    @transaction.atomic
    def handle(self, **options):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        proof = Citation.objects.proof()
        exact = proof["total"] - len(proof["false"])
        self.stdout.write(f"citations exact {exact} of {proof['total']}")
        if proof["false"]:
            raise CommandError(f"Not what stands there: {', '.join(proof['false'])}")
