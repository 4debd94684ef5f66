"""Two duplicates are merged and parted by keyboard and pointer, with and without light."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from claims.models import Actor, Merge
from tests.factories import make_actor, make_claim
from tests.test_admin_browser import log_in

__all__ = ["log_in"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def clean(page, width):
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark")])
def test_an_editor_merges_what_is_proposed_and_takes_it_back(
    site, log_in, width, scheme
):
    one = make_actor(name="Syrian Observatory", aliases=["SOHR"], description="One.")
    other = make_actor(name="Sohr", description="A monitor in Coventry " * 4)
    for actor, part in ((one, "claimant"), (one, "target"), (other, "speaker")):
        make_claim().parts.create(actor=actor, part=part)
    page = log_in("editor")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(reverse("admin:claims_actor_change", args=[one.pk]))
    page.click("a:text-is('Merge…')")
    clean(page, width)
    page.click("section[aria-labelledby=alike] a:has-text('Sohr')")
    page.check(f"[name=value_description][value='{other.pk}']")
    clean(page, width)
    page.fill("[name=reason]", "The same monitor.")
    page.focus("[name=merge]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")

    kept = Actor.objects.get(pk=one.pk)
    assert kept.aliases == ["SOHR", "Sohr"]
    assert kept.description.startswith("A monitor in Coventry")
    page.click("text=See the merge, or take it back")
    page.click("a:text-is('Take it back…')")
    clean(page, width)
    page.click("[value='Take the merge back']")
    page.wait_for_selector(".messagelist .success")
    assert not Merge.objects.open().exists()
    assert Actor.objects.get(pk=one.pk).description == "One."


@pytest.mark.parametrize(("width", "scheme"), [(390, "light")])
def test_many_claims_are_submitted_on_a_page_that_fits(site, log_in, width, scheme):
    for number in range(3):
        make_claim(statement=f"Claim {number}, wide{'wide' * 30}.")
    make_claim(statement="Under review.", state="in_review")
    page = log_in("editor")
    page.goto(reverse("admin:claims_claim_changelist"))
    page.check("#action-toggle")
    page.select_option("[name=action]", "submit_chosen")
    page.click("[name=index]")
    page.wait_for_selector("text=Refused, and left as they are: 1")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})

    clean(page, width)

    page.fill("[name=reason]", "Ready to be read.")
    page.click("[name=confirm]")
    page.wait_for_selector(".messagelist .success")
