"""From the paste of a document to the first saved claim, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from claims.models import Claim, Outcome, Suggestion
from sources.models import Source
from tests.accounts import account, at_the_desk
from tests.factories import make_actor, make_source
from tests.seeds import DOCUMENTS, with_documents
from tests.tagging import SAID, SEEN, TEXT, address, propose
from tests.test_admin_browser import SELECT, log_in

__all__ = ["log_in"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]
MOST = 8  # keystrokes or clicks beyond the editor's own words


class Keys:
    """A keyboard that counts what is pressed beyond the editor's own words."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def write(self, words):
        self.page.keyboard.type(words)


def sound(page):
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def first_claim(page, text, *steps):
    """From the paste of a text to its first claim; return what was pressed for it."""
    page.goto("/admin/sources/source/capture/")
    page.keyboard.insert_text(text)
    keys = Keys(page)
    keys.press("Control+Enter")
    page.wait_for_selector("text=The text as it will be stored")
    keys.press("Enter")
    page.wait_for_selector("#text:focus")
    keys.press(*steps, "c")
    page.wait_for_selector("#tagging textarea:focus")
    keys.write("The ministry counts 60 targets.")
    keys.press("Enter")
    page.wait_for_selector("#text mark.claim.begins")
    return keys


@pytest.mark.parametrize("document", [pytest.param("004", marks=with_documents)])
def test_the_first_claim_of_a_seed_document_takes_eight_strokes_at_most(
    site, log_in, document
):
    [file] = DOCUMENTS.glob(f"{document}_*.txt")

    keys = first_claim(log_in("editor"), file.read_text(), "j", "j")

    assert keys.pressed <= MOST
    [citation] = Claim.objects.get().reports.get().citations.all()
    assert citation.exact.startswith("Russia's air force hit 60 IS targets")


def test_from_paste_to_the_first_claim_by_keyboard_alone(site, log_in):
    make_actor(name="Defence Ministry", kind="government")
    page = log_in("editor")

    keys = first_claim(page, TEXT, "j")

    assert keys.pressed <= MOST
    claim = Claim.objects.get()
    assert claim.statement == "The ministry counts 60 targets."
    assert claim.reports.get().citations.get().exact == SAID
    assert [x.actor.name for x in claim.parts.all()] == ["Defence Ministry"]
    assert page.evaluate("document.activeElement.id") == "text"
    sound(page)

    keys.press("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "Shift+ArrowLeft")
    assert page.input_value("#id_words") == " saw two villages burn"
    keys.press("o")
    page.wait_for_selector("#tagging.outcome textarea:focus")
    keys.press("Escape")
    page.wait_for_selector("#undo")
    keys.press("u")
    page.wait_for_selector("text=Taken back")
    assert page.locator("#text mark").count() == 0

    page.keyboard.press("?")
    page.uncheck("text=Letters act as keys")
    page.click("text=Close")
    page.reload()
    page.keyboard.press("j")
    assert page.input_value("#id_words") == ""
    assert Source.objects.get().revisions.get().citations.count() == 0


def test_on_a_narrow_screen_words_that_stand_twice_are_tagged_by_touch(site, log_in):
    source = make_source(f"\u202eIt rained.\n\n{TEXT}")
    proposals = [propose(source), propose(source, SEEN, "outcome")]
    page = log_in("editor")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address(source))
    sound(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.evaluate(SELECT, ["#text", "It rained."])
    page.click("button:has-text('Outcome')")
    page.wait_for_selector("#tagging.outcome")
    page.select_option("[name=event_type]", "political")
    page.fill("[name=statement]", "It rained at last.")
    page.click("text=Save the draft")
    page.wait_for_selector("#text mark.outcome.begins")

    text = source.revisions.get().text
    assert Outcome.objects.get().reports.get().citations.get().start == text.rindex(
        "It rained."
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sound(page)

    page.keyboard.press("k")
    assert page.input_value("#id_words") == SEEN
    page.keyboard.press("k")
    assert page.input_value("#id_words") == SAID
    page.keyboard.press("r")
    page.wait_for_selector("#because")
    assert page.input_value("#id_words") == SEEN
    page.keyboard.press("e")
    page.wait_for_selector("#tagging.outcome")
    states = [Suggestion.objects.get(pk=x.pk).state for x in proposals]
    assert states == ["rejected", "open"]


def test_what_was_typed_outlives_connection_session_and_reload(site, visit):
    source, editor = make_source(TEXT), at_the_desk(account("editor"))
    page = visit("/admin/login/", complaints_wanted=5)
    page.set_default_timeout(8000)
    come_in(page, editor)
    page.goto(address(source))
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_selector("#tagging textarea:focus")
    page.keyboard.type("My own sentence.")

    page.context.set_offline(True)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=there is no connection")
    page.context.set_offline(False)
    page.reload()
    page.wait_for_selector("#tagging")
    assert page.input_value("[name=statement]") == "My own sentence."
    assert not Claim.objects.exists()

    page.context.clear_cookies(name="sessionid")
    page.press("[name=statement]", "Enter")
    page.wait_for_selector("text=you are logged out")
    page.context.clear_cookies()
    come_in(page, editor)
    page.press("[name=statement]", "Enter")
    page.wait_for_selector("#text mark.claim.begins")
    assert Claim.objects.get().statement == "My own sentence."
    assert (
        page.evaluate("sessionStorage.getItem(`tagging:${location.pathname}`)") is None
    )


def come_in(page, client):
    """Have the session of a client who logged in, as after a login in another tab."""
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([session | {"url": page.url.partition("/admin")[0]}])
