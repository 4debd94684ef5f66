"""A text comes to the desk in a real browser, with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from sources.models import Source
from tests.factories import make_source
from tests.files import SAID
from tests.test_admin_browser import log_in

__all__ = ["log_in"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_pasted_text_is_seen_and_kept_by_keyboard_alone(site, log_in):
    make_source(SAID * 9, title="Sixty hit\u202e")
    page = log_in("editor")
    page.goto("/admin/sources/source/capture/")
    assert Axe().run(page).violations_count == 0

    page.keyboard.insert_text(f"{SAID * 9}\nIt rained.\u200b")
    page.locator("input[value='Look at it']").press("Enter")
    page.wait_for_selector("text=It may be here already")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Control+a")
    page.keyboard.type("Sixty targets")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")

    made = Source.objects.get(title="Sixty targets")
    assert made.revisions.get().text == f"{SAID * 9}\nIt rained.\u200b"
