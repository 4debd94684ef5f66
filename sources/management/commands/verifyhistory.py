"""Prove that nothing in the history was altered, removed or slipped in."""

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from sources.chain import Chain, Head
from sources.models import Event


def head(text):
    return Head.read(text)


class Command(BaseCommand):
    help = "Follow the chain of events from the first to the last; name what is wrong."

    def add_arguments(self, parser):
        parser.add_argument(
            "--head",
            action="store_true",
            help="print the number and hash of the last event, to publish them",
        )
        parser.add_argument(
            "--published",
            metavar="NUMBER:HASH",
            type=head,
            action="append",
            default=[],
            help="a head printed earlier, which must still stand there",
        )

    def handle(self, *, head, published, **options):
        if head:
            last = Event.objects.first()
            self.stdout.write(str(Head(last.pk, last.hash) if last else Head()))
            return
        chain = Chain(published)
        for event in tqdm(
            chain.events(),
            "Following",
            Event.objects.count(),
            file=self.stderr,
            disable=None,
        ):
            chain.follow(*event)
        chain.end()
        self.stdout.write(f"{chain.head.number} events, head {chain.head}")
        if chain.faults:
            named = "\n".join(f"event {fault}" for fault in chain.faults)
            raise CommandError(f"The history is not as it was written.\n{named}")
