"""P29: a second reader sees, on one page, all that they make public."""

import re
from html import unescape

import pytest
from django.urls import reverse

from claims import workflow
from claims.models import Figure
from tests.accounts import account, at_the_desk
from tests.factories import (
    make_discrepancy,
    make_figure,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_side,
    make_user,
    make_whole_claim,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user(username="the-editor")


@pytest.fixture
def desk():
    return at_the_desk(account("publisher", "the-reader"))


def address(record, page="review", *more):
    name = f"admin:claims_{record._meta.model_name}_{page}"
    return reverse(name, args=[record.pk, *more])


def shown(desk, record):
    page = desk.get(address(record))
    assert page.status_code == 200
    return page


def words(page):
    """What the page says, without its markup."""
    content = page.text[page.text.index('id="content-main"') :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


@pytest.fixture
def changed(editor):
    """A published claim of 41 targets whose statement alone now says 42."""
    pair = make_published_pair(
        quote="Our aircraft hit 41 targets",
        claim={"statement": "The ministry counts 41 targets."},
        figure={"best": 41, "printed": "41 targets"},
    )
    pair.claim.statement = "The ministry counts 42 targets."
    pair.claim.save()
    return workflow.saved(pair.claim, editor)


def test_a_number_changed_in_the_statement_alone_is_seen_and_flagged(desk, changed):
    page = shown(desk, changed)

    said = words(page)
    assert "The ministry counts 42 targets." in said
    assert "Our aircraft hit 41 targets" in said
    assert "printed “41 targets”" in said
    assert "Public now, version 1" in said
    assert re.search(r"<del>41</del>", page.text)
    assert re.search(r"<ins>42</ins>", page.text)
    assert "Number in the claim that no quotation or figure has: “42”" in said
    assert '<mark class="unsupported">42</mark>' in page.text


def test_what_is_as_quoted_is_not_flagged(desk, changed):
    changed.statement = "The ministry counts forty-one targets."
    changed.save()

    said = words(shown(desk, changed))

    assert "no quotation or figure has" not in said
    assert "Numbers in the claim: all in a quotation, figure or date" in said


def test_a_figure_that_its_printed_words_lack_is_flagged(desk, changed):
    Figure.objects.filter(report__claim=changed).update(best=42)

    said = words(shown(desk, changed))

    assert "A figure differs from its printed words" in said
    assert "“41 targets” does not contain 42." in said


def test_the_page_shows_whom_when_where_and_through_whom(desk):
    claim = make_whole_claim(happened_ground="“Friday” in the story")
    report = claim.reports.get()
    report.verb, report.said, report.said_basis = "boasted", "2015-10-08", "inferred"
    report.save()
    make_figure(report, printed="60", counted="targets hit")
    workflow.saved(claim, make_user())

    said = words(shown(desk, claim))

    assert "never published" in said
    assert claim.parts.get().actor.name in said
    assert "9 Oct 2015" in said
    assert "“Friday” in the story" in said
    assert "8 Oct 2015 (inferred)" in said
    assert "boasted" in said
    assert "60 targets hit, printed “60”" in said


@pytest.mark.parametrize(
    ("made", "field", "value"),
    [
        (make_published_discrepancy, "reading", "Both of the two err."),
        (make_published_silence, "note", "The archive was closed in May."),
    ],
)
def test_discrepancies_and_searches_are_read_in_the_same_way(
    desk, editor, made, field, value
):
    record = made()
    setattr(record, field, value)
    record.save()
    workflow.saved(record, editor)

    said = words(shown(desk, record))

    assert value in said
    changes = said[said.index("Every changed field (1)") :]
    assert set(re.findall(r"\w+", value)) <= set(re.findall(r"\w+", changes))


def test_a_side_whose_number_is_not_quoted_is_flagged(desk, editor):
    made = make_discrepancy(verdict="differs")
    make_side(made, "hit 60 targets", value="60 targets", label="AFP")
    make_side(made, "hit 53 targets", value="55 targets", label="RIA")
    workflow.saved(made, editor)

    said = words(shown(desk, made))

    assert "Number in “RIA” that no quotation or figure has: “55”" in said
    assert "Numbers in “AFP”: all in a quotation" in said


def test_a_pair_shows_both_sides_and_flags_a_number_of_its_own(desk, editor):
    pair = make_published_pair()
    pair.rationale = "Both tell of one day; 70 targets are meant."
    pair.save()
    workflow.saved(pair, editor)

    said = words(shown(desk, pair))

    assert pair.claim.statement in said
    assert pair.outcome.statement in said
    assert "in the words of the pair that no quotation or figure has: “70”" in said
