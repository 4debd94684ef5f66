"""One article from paste to published pair, by keyboard alone, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from claims.models import Pair, PublishedPair
from tests.factories import make_actor, make_claim, make_outcome, make_report
from tests.journey import Article, steps
from tests.test_admin_browser import log_in

__all__ = ["log_in"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_an_article_becomes_a_published_pair_by_keyboard_alone(site, log_in):
    article = Article()
    make_actor(name=article.claimant)
    make_actor(name=article.observer, kind="witness")

    for page, _ in steps(log_in("editor"), log_in("publisher"), article):
        reader = page

    made = PublishedPair.objects.get()
    assert reader.url.endswith(f"/p/{made.public_id}")
    told = reader.inner_text("main")
    assert article.heading in told
    assert "hit 60 targets near Qasr" in told
    assert "the road was still closed" in told
    assert [x.basis for x in made.pair.dimensions.filter(kind="time")] == ["decided"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_queues_and_pairing_are_accessible_and_fit(site, log_in, width, scheme):
    sides = make_claim(), make_outcome(statement="Wide" * 40)
    for side in sides:
        make_report(side)
    page = log_in("editor")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})

    for path in (
        reverse("admin:index"),
        reverse("admin:queue", args=["drafts"]),
        reverse("admin:claims_claim_pair", args=[sides[0].pk]),
        reverse("admin:claims_pair_beside", args=[side.pk for side in sides]),
    ):
        page.goto(path)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_an_assessment_typed_and_not_saved_is_there_again(site, log_in):
    sides = make_claim(), make_outcome()
    for side in sides:
        make_report(side)
    path = reverse("admin:claims_pair_beside", args=[side.pk for side in sides])
    page = log_in("editor")
    page.goto(path)
    page.check("[name=relation][value=undercuts]")
    page.check("[name=time_confirmed]")
    page.fill("[name=rationale]", "One day\nand one front.")

    page.goto("/admin/")
    page.goto(path)
    assert page.is_visible("text=what you typed in this tab")
    assert page.is_checked("[name=relation][value=undercuts]")
    assert page.is_checked("[name=time_confirmed]")
    assert page.input_value("[name=rationale]") == "One day\nand one front."
    page.click("[name=save]")
    page.wait_for_selector(".messagelist .success")

    page.goto(path)
    assert not page.is_visible("text=what you typed in this tab")
    assert Pair.objects.get().rationale == "One day\nand one front."
