"""A row in nearly every table, for tests that sweep over all of them."""

from procrastinate.contrib.django.models import ProcrastinateJob

from claims.merging import merge
from claims.models import Dimension
from claims.suggesting.failing import failed
from tests.explanations import make_explanation
from tests.factories import (
    make_actor,
    make_anchor,
    make_claim,
    make_outcome,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_user,
)
from tests.suggesting import make_suggested_pair, make_suggestion


def make_everything():
    pair = make_published_pair()
    make_anchor(start=10, end=20)
    Dimension.objects.create(
        pair=pair, kind="time", verdict="matches", reason="One day."
    )
    pair.claim.links.create(other=make_claim(), kind="disputes")
    pair.outcome.links.create(other=make_outcome())
    make_published_discrepancy()
    make_published_silence()
    make_explanation()
    merge(make_actor(), [make_actor()], make_user(), "The same body.")
    make_suggestion()
    make_suggested_pair()
    failed(ProcrastinateJob.objects.first().pk, "ValueError", "no text")
