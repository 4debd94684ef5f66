"""A date that an editor sets does not keep the ground that the machine gave for its own."""

import pytest
from django.urls import reverse

from claims.models import Claim, Outcome
from sources.models import Source
from tests.accounts import account
from tests.desk import Tab, form_of
from tests.factories import make_claim, make_report, make_source
from tests.tagging import desk, save, source, tag

__all__ = ["desk", "source"]
pytestmark = pytest.mark.django_db
READ = "Read off “Friday” by machine."
OWN = "Set by an editor."


def kept(desk, source, **typed):
    save(desk, source, tag(desk, source), **typed)
    claim = Claim.objects.get()
    return claim, claim.reports.get()


def test_what_nobody_changed_says_what_it_was_read_off(desk, source):
    claim, report = kept(desk, source)

    assert (claim.happened, claim.happened_ground) == ("2015-10-09", READ)
    assert report.said_ground == "The day it was published."


def test_a_date_that_was_changed_by_hand_is_the_editor_s(desk, source):
    typed = {"happened": "2015-10-08", "report-said": "2015-10-11"}

    claim, report = kept(desk, source, **typed)

    assert (claim.happened, claim.happened_ground) == ("2015-10-08", OWN)
    assert (report.said, report.said_ground) == ("2015-10-11", OWN)
    assert (claim.happened_basis, report.said_basis) == ("inferred", "inferred")


def test_the_basis_and_the_ground_are_what_the_editor_gives(desk, source):
    own = {"happened_basis": "explicit", "happened_ground": "The second paragraph."}

    claim, _ = kept(desk, source, happened="2015-10-08", **own)

    assert claim.happened_basis == "explicit"
    assert claim.happened_ground == "The second paragraph."


def test_a_date_that_was_taken_out_has_neither_basis_nor_ground(desk, source):
    claim, _ = kept(desk, source, happened="")

    assert (claim.happened, claim.happened_ground) == ("", "")
    assert claim.happened_basis == "unknown"


def test_a_form_that_came_back_still_knows_what_the_machine_had_read(desk, source):
    back = save(desk, source, tag(desk, source), happened="2015-10-08", statement="")
    assert back.status_code == 400

    save(desk, source, back, statement="The ministry counts 60.")

    assert Claim.objects.get().happened_ground == OWN


@pytest.mark.parametrize(
    ("ground", "left"), [(READ, OWN), ("The report says “overnight”.", None)]
)
def test_on_its_own_page_a_claim_loses_the_machine_s_ground_with_its_date(ground, left):
    claim = make_claim(happened_ground=ground, happened_basis="inferred")
    make_report(claim, said="2015-10-10", said_ground=ground)
    tab = Tab(account("editor"), claim)

    tab.save(**{"happened": "2015-10-07", "reports-0-said": "2015-10-08"})

    claim.refresh_from_db()
    assert (claim.happened, claim.happened_ground) == ("2015-10-07", left or ground)
    report = claim.reports.get()
    assert (report.said, report.said_ground) == ("2015-10-08", left or ground)


def test_on_its_own_page_a_report_loses_the_machine_s_ground_with_its_date():
    day = {"said": "2015-10-10", "said_ground": "The day it was published."}
    report = make_report(make_claim(), **day)

    Tab(account("editor"), report).save(said="2015-10-08")

    report.refresh_from_db()
    assert (report.said, report.said_ground) == ("2015-10-08", OWN)


def test_a_source_loses_the_machine_s_ground_with_its_date():
    ground = "The page says so of itself."
    given = {"published": "2015-10-10", "published_basis": "explicit"}
    source = make_source(**given, published_ground=ground)

    Tab(account("editor"), source).save(published="2015-10-09")

    source.refresh_from_db()
    assert (source.published, source.published_ground) == ("2015-10-09", OWN)
    assert source.published_basis == "inferred"


def test_a_page_that_is_captured_keeps_no_ground_of_a_date_that_was_corrected(desk):
    address = reverse("admin:sources_source_capture")
    html = (
        b'<html><head><title>Rents</title><meta property="article:published_time"'
        b' content="2015-10-10"></head><body><article><p>Rents fell in March by a lot,'
        b" and wages rose in the same month, as the office said.</p></article></body></html>"
    )
    page = desk.post(address, {"file": upload(html)})
    form = form_of(page)
    assert form["published"] == "2015-10-10"

    desk.post(address, form | {"published": "2015-10-09", "keep": "Keep it"})

    made = Source.objects.get()
    assert (made.published, made.published_ground) == ("2015-10-09", OWN)


def upload(content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("page.html", content, "text/html")


def test_an_outcome_s_date_is_the_editor_s_as_well(desk, source):
    page = tag(desk, source, side="outcome")

    save(desk, source, page, happened="2015-10-08", event_type="attack")

    assert Outcome.objects.get().happened_ground == OWN
