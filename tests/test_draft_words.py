"""P29: no word that an editor stores anywhere is on a public page before its time."""

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, models, transaction

from claims.models import CorrectionSuggestion, Suggestion
from claims.public_records import KINDS
from config.roles import DRAFTED
from sources import reanchoring
from sources.fields import EDTFField
from sources.models import Anchor, PublicId, Source
from tests.factories import (
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_user,
)
from tests.suggesting import make_suggestion
from tests.test_every_state import addresses

pytestmark = pytest.mark.django_db
EDITED = [*DRAFTED, Anchor, CorrectionSuggestion, Suggestion]
MARK, YEAR, AMOUNT = "Zzunread", "1803", 777_777
LISTS = [
    *("/", "/claims/", "/outcomes/", "/sources/", "/actors/", "/places/", "/topics/"),
    *("/discrepancies/", "/silences/", "/corrections", "/citations", "/timeline"),
    *("/pairs.csv", "/pairs.json", "/pairs.atom", "/pairs.feed.json", "/sitemap.xml"),
]
STAYS = {"public_id", "sha256", "approved_sha256", "exact"}


@pytest.fixture
def case():
    """A public record of each kind, one of them with a later text and a decision."""
    pair = make_published_pair(
        source={"rights": "full"}, settle="A list.", weakness="One front alone."
    )
    make_published_discrepancy()
    make_published_silence(
        claim=pair.claim, kind="no_report", topic=pair.claim.topics.get()
    )
    make_suggestion()
    for statement in (pair.claim, pair.outcome):
        citation = statement.reports.get().cited.get().citation
        later = citation.revision.source.revise("Nothing is left of it.", "pasted")
        reanchoring.reanchor(later)
    citation.anchors.get().retire(make_user(), MARK)
    return pair


def marked(field, row):
    """What to store in a field of a row; None for what holds no words."""
    if field.name in STAYS or field.choices or field.primary_key:
        return None
    if isinstance(field, EDTFField):
        return f"{YEAR}-03-03"
    if isinstance(field, models.URLField):
        return f"https://example.org/{MARK}"
    if isinstance(field, ArrayField) and isinstance(field.base_field, models.CharField):
        return [MARK]
    if isinstance(field, models.DecimalField):
        return AMOUNT
    if isinstance(field, models.CharField | models.TextField):
        return f"{MARK} {row.pk}"
    return None


def store_everywhere():
    """Put a mark into every field of words that an editor may write; return where."""
    stored = set()
    for model in EDITED:
        for field in model._meta.concrete_fields:
            for row in model.objects.all():
                value = marked(field, row)
                if value is not None and stores(row, field, value):
                    stored.add(f"{model._meta.model_name}.{field.name}")
    return stored


def stores(row, field, value):
    """Whether the database takes a value; some are of a kind that may not change."""
    setattr(row, field.attname, value)
    try:
        with transaction.atomic():
            row.save()
    except DatabaseError:
        return False
    return True


def everywhere():
    """Every public address of every record that readers can know."""
    for issued in PublicId.objects.filter(kind__in=KINDS):
        yield from addresses(KINDS[issued.kind], issued.pk).values()
    yield from LISTS


def body(response):
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace")


def test_p29_no_word_of_a_draft_is_public(client, case):
    known = [path for path in everywhere() if client.get(path).status_code == 200]
    stored = store_everywhere()
    Source.objects.update(rights="full")

    shown = {path: body(client.get(path)) for path in known}

    assert len(known) > 100
    assert {
        "actor.name",
        "place.name",
        "topic.title",
        "publisher.name",
        "source.title",
        "source.url",
        "source.published",
        "claim.statement",
        "claim.correction_note",
        "claim.withdrawn_reason",
        "pair.rationale",
        "report.verb",
        "figure.printed",
        "figure.best",
        "side.value",
        "discrepancy.reading",
        "silence.searched",
        "anchor.reason",
        "reportcitation.kept_because",
    } <= stored
    marks = (MARK, YEAR, str(AMOUNT), f"{AMOUNT:,}")
    assert [x for x, page in shown.items() if any(mark in page for mark in marks)] == []
