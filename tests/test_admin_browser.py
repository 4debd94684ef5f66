"""An editor's job from login to the public page, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from claims.models import Claim
from tests.accounts import account
from tests.factories import make_claim, make_source

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WORD = "a-word-of-the-tests"


@pytest.fixture
def log_in(visit):
    def come_in(role):
        user = account(role)
        user.set_password(WORD)
        user.save()
        page = visit("/admin/login/")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", WORD)
        page.click("[type=submit]")
        assert page.title().startswith("What was said")
        return page

    return come_in


def click_through(page, step):
    page.click(f".object-tools a:text-is('{step}')")
    page.click(f"input[type=submit][value='{step}']")
    page.wait_for_selector(".messagelist .success")


def test_an_editor_cites_words_and_a_publisher_makes_them_public(site, log_in):
    source = make_source("The ministry said: we hit 60 targets. Then it rained.")
    claim = make_claim(statement="The ministry counts sixty.")
    report = claim.reports.create(source=source, wording="direct")
    editor = log_in("editor")

    editor.goto(f"/admin/claims/report/{report.pk}/change/")
    editor.click("text=Add another citation")
    editor.fill("[name=cited-0-words]", "we hit 60 targets")
    editor.click("[name=_save]")
    editor.wait_for_selector(".messagelist .success")
    editor.goto(f"/admin/claims/claim/{claim.pk}/change/")
    click_through(editor, "Submit for review")
    publisher = log_in("publisher")
    publisher.goto(f"/admin/claims/claim/{claim.pk}/change/")
    click_through(publisher, "Approve")
    click_through(publisher, "Publish")

    publisher.goto(f"/c/{claim.public_id}")
    assert "we hit 60 targets" in publisher.inner_text("main")
    assert Claim.objects.get(pk=claim.pk).saved_by == User.objects.get(
        username="an-editor"
    )


def test_the_pages_of_the_desk_are_accessible(site, log_in):
    claim = make_claim()
    page = log_in("editor")

    for path in ("", "claims/claim/", f"claims/claim/{claim.pk}/change/"):
        page.goto(f"/admin/{path}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
