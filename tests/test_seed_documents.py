import pytest
from django.core.management import CommandError
from django.db import transaction

from claims.models import Claim, Outcome, PairRevision
from sources.models import Anchor, Citation, Revision
from tests.kept import put_case
from tests.seeds import (
    DOCUMENTS,
    FOLDER,
    READ,
    STATEMENTS,
    change,
    copied,
    everything,
    load,
    text_of,
    with_documents,
)

pytestmark = [pytest.mark.django_db, *with_documents]


FILES = {document["id"]: document for document in READ["documents"]["documents"]}
TEXTS = {
    key: text_of(document) for key, document in FILES.items() if DOCUMENTS.is_dir()
}


def texts(origin):
    found = Revision.objects.filter(origin=origin).values_list(
        "source__public_id", "text"
    )
    return dict(found)


def places_of_statements():
    """(statement, start, end, words) of what carries each statement now."""
    return {
        (
            statement.public_id,
            cited.citation.start,
            cited.citation.end,
            cited.citation.exact,
        )
        for model in (Claim, Outcome)
        for statement in model.objects.all()
        for report in statement.reports.all()
        for cited in report.cited.filter(role="statement")
    }


RECORDED = {
    (statement["id"], report["start"], report["end"], report["quote"])
    for statement in STATEMENTS
    for report in statement["reports"]
}


def test_full_texts_are_cited_at_their_recorded_places():
    said = load(documents=DOCUMENTS)

    assert texts("seed") == TEXTS
    assert not texts("excerpts")
    assert places_of_statements() >= RECORDED
    total = Citation.objects.count()
    assert total > len(RECORDED)
    assert f"citations exact {total} of {total}" in said
    assert not Anchor.objects.exists()


@pytest.fixture(scope="module")
def excerpted(django_db_setup, django_db_blocker):
    """Excerpt editions, made once for the tests that attach the full texts."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_case()
        yield
        transaction.set_rollback(True)


def test_another_text_than_the_recorded_one_is_refused(tmp_path):
    folder = copied(DOCUMENTS, tmp_path)
    file = folder / FILES["xc73c036"]["file"]
    change(file, "60 IS targets", "61 IS targets")
    before = everything()

    with pytest.raises(CommandError, match="its sha256 differs") as refusal:
        load(documents=folder)

    assert str(file) in str(refusal.value)
    assert everything() == before


def test_a_missing_document_is_told_in_one_line(tmp_path):
    before = everything()

    with pytest.raises(CommandError, match="is missing: --documents names") as refusal:
        load(documents=tmp_path)

    assert len(str(refusal.value).splitlines()) == 1
    assert everything() == before


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        load(documents=tmp_path / "nowhere")


def test_a_quotation_that_a_text_belies_is_refused_with_its_words(tmp_path):
    folder = copied(FOLDER, tmp_path)
    change(folder / "claims.toml", "hit 60 IS targets in", "hit 61 IS targets in")
    before = everything()

    with pytest.raises(CommandError, match="“Russia's air force hit 61 IS") as refusal:
        load(folder, DOCUMENTS)

    assert FILES["xc73c036"]["file"] in str(refusal.value)
    assert everything() == before


@pytest.fixture(scope="module")
def by_editors(excerpted):
    """What editors cited of an excerpt: a part of a quotation, and all there is."""
    revision = Revision.objects.filter(origin="excerpts").first()
    inside = revision.citations.first()
    with transaction.atomic():
        part = revision.cite(inside.start + 1, inside.end - 1)
        yield part, revision.cite(0, len(revision.text))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def attached(by_editors):
    """The full texts, for the rest of the tests; what there was before them."""
    with transaction.atomic():
        old = [*Citation.objects.order_by("pk").values()]
        public = dict(PairRevision.objects.values_list("pk", "snapshot"))
        load(documents=DOCUMENTS)
        yield old, public
        transaction.set_rollback(True)


def test_an_editors_citation_of_an_excerpt_is_anchored_too(attached, by_editors):
    part, across = by_editors

    found = part.anchors.get()
    assert found.revision.text[found.start : found.end] == part.exact
    assert across.anchors.get().state == "lost"


def test_a_full_text_follows_the_excerpts_and_every_citation_is_anchored(
    attached, by_editors
):
    old, public = attached
    _, across = by_editors

    assert texts("seed") == TEXTS
    assert places_of_statements() >= RECORDED
    assert [
        *Citation.objects.filter(pk__lte=old[-1]["id"]).order_by("pk").values()
    ] == old
    anchors = Anchor.objects.select_related("citation", "revision")
    assert anchors.count() == len(old)
    for anchor in anchors.exclude(citation=across):
        there = anchor.revision.text[anchor.start : anchor.end]
        assert (anchor.state, anchor.score, there) == (
            "exact",
            1,
            anchor.citation.exact,
        )
    revisions = PairRevision.objects.filter(number=2)
    assert revisions.count() == 75
    assert all(revision.note for revision in revisions)
    assert (
        dict(PairRevision.objects.filter(number=1).values_list("pk", "snapshot"))
        == public
    )


@pytest.mark.parametrize("again", [None, DOCUMENTS], ids=["without", "with"])
def test_full_texts_stay_when_seeds_are_loaded_again(attached, again):
    before = everything()

    load(documents=again)

    assert everything() == before
