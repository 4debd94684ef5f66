"""P29 at the desk: the buttons of a review, and the preview."""

import re

import pytest
from django.urls import reverse

from claims.models import Claim, Place
from tests.accounts import account, at_the_desk
from tests.desk import Tab, form_of
from tests.explanations import approve_explanations
from tests.factories import (
    make_published_pair,
    make_whole_claim,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks():
    return {
        name: at_the_desk(account(role, name))
        for name, role in {
            "analyst": "analyst",
            "editor": "editor",
            "other": "editor",
            "publisher": "publisher",
            "admin": "admin",
        }.items()
    }


@pytest.fixture
def claim(desks):
    claim = make_whole_claim()
    tab = Tab(desks["editor"].get("/admin/").wsgi_request.user, claim)
    assert tab.save(statement="Sixty were hit, the ministry says.").status_code == 302
    return claim


def step(client, record, name, **fields):
    """Take a step from the review page, with what it sends along."""
    of = record._meta.model_name
    page = client.get(reverse(f"admin:claims_{of}_review", args=[record.pk]))
    sent = form_of(page) if "<form" in page.text.partition("content-main")[2] else {}
    address = reverse(f"admin:claims_{of}_step", args=[record.pk, name])
    return client.post(address, sent | fields)


def test_p29_an_editor_submits_another_approves_a_publisher_publishes(desks, claim):
    claim.refresh_from_db()
    assert claim.saved_by.username == "editor"
    assert step(desks["editor"], claim, "submit").status_code == 302
    assert step(desks["editor"], claim, "approve").status_code == 409
    assert step(desks["other"], claim, "approve").status_code == 302
    assert step(desks["other"], claim, "publish").status_code == 403
    assert step(desks["publisher"], claim, "publish", said="").status_code == 302

    assert desks["analyst"].get(f"/c/{claim.public_id}").status_code == 200
    assert claim.revisions.get().published_by.username == "publisher"


@pytest.mark.parametrize("role", ["analyst", "admin"])
@pytest.mark.parametrize("name", ["submit", "approve", "publish", "withdraw", "draft"])
def test_who_only_reads_takes_no_step(desks, claim, role, name):
    assert step(desks[role], claim, name, said="Why.").status_code == 403


def test_p29_who_changes_what_a_claim_shows_has_saved_it_last(desks, claim):
    place = Place.objects.create(name="Aleppo", kind="city")
    claim.places.add(place)
    step(desks["editor"], claim, "submit")
    step(desks["other"], claim, "approve")

    publisher = desks["publisher"].get("/admin/").wsgi_request.user
    assert Tab(publisher, place).save(name="Halab").status_code == 302

    claim.refresh_from_db()
    assert (claim.saved_by, claim.approved_by) == (publisher, None)
    assert step(desks["publisher"], claim, "approve").status_code == 409


def test_a_withdrawal_needs_a_reason_and_its_page_says_it(desks):
    pair = make_published_pair()

    assert step(desks["publisher"], pair, "withdraw", said="").status_code == 409
    answer = step(desks["publisher"], pair, "withdraw", said="The paper took it back.")

    assert answer.status_code == 302
    page = desks["analyst"].get(pair.get_absolute_url())
    assert page.status_code == 410
    assert "The paper took it back." not in page.text
    approve_explanations()
    assert (
        "The paper took it back."
        in desks["analyst"].get(page.request["PATH_INFO"]).text
    )


def test_drafts_are_submitted_in_bulk(desks, claim):
    fields = {"action": "submit_chosen", "_selected_action": [claim.pk]}
    listed = reverse("admin:claims_claim_changelist")
    page = desks["editor"].post(listed, fields)
    confirmed = form_of(page) | fields | {"reason": "Ready.", "confirm": "1"}

    desks["editor"].post(listed, confirmed)

    assert Claim.objects.get(pk=claim.pk).state == "in_review"


def article(page):
    """The article of a page, without the times at which it was drawn.

    There is nothing to link to or to cite before it is public.
    """
    found = re.search(r"<article.*</article>", page.text, re.DOTALL)[0]
    share = r'<section class="panel share">.*?</section>'
    found = re.sub(rf"<time.*?</time>|{share}", "", found, flags=re.DOTALL)
    return found.split()


def preview(client, record):
    path = f"admin:claims_{record._meta.model_name}_preview"
    return client.get(reverse(path, args=[record.pk]))


def test_a_preview_shows_what_publication_then_makes_public(desks, claim):
    seen = preview(desks["analyst"], claim)
    assert "not published" in seen.text
    assert "no-store" in seen.headers["Cache-Control"]
    step(desks["editor"], claim, "submit")
    step(desks["other"], claim, "approve")
    step(desks["publisher"], claim, "publish", said="")

    public = desks["analyst"].get(f"/c/{claim.public_id}")
    assert article(public) == article(seen)
    assert "not published" not in public.text


def test_nobody_else_sees_a_preview(client, claim):
    assert preview(client, claim).status_code == 302


def test_a_pair_with_draft_statements_says_so_instead_of_a_preview(desks):
    pair = make_published_pair()
    assert preview(desks["editor"], pair).status_code == 200
