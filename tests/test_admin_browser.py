"""An editor's job from login to the public page, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from claims.models import Claim
from sources.models import Citation, Source
from tests.accounts import account
from tests.factories import (
    make_actor,
    make_claim,
    make_pair,
    make_source,
    publish_pair,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WORD = "a-word-of-the-tests"
LINES = [
    "Two families, 👩‍👩‍👧‍👦 and 👩‍👩‍👧, left 🇸🇾 on Friday 👍🏽.",
    "وزارة الدفاع: ضربنا ٦٠ هدفا في حلب، وضربنا ٦٠ هدفا في حماة.",
    "Удары нанесены по 60 целям, ещё по 6 — ночью.",
    "The cafe\u0301 in Ha\u0304ma\u0304 burnt; the café in Homs did not.",
    "They hit 60\u00a0IS\u00a0targets and 6 IS targets.",
]
QUOTED = [
    "👩‍👩‍👧, left 🇸🇾",
    "٦٠ هدفا في حماة",
    "ещё по 6 — ночью",
    "cafe\u0301 in Ha\u0304ma\u0304",
]
QUOTED += ["60\u00a0IS\u00a0targets"]
SELECT = """([place, words]) => {
  const walk = document.createTreeWalker(
    document.querySelector(place), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const start = walk.currentNode.data.indexOf(words);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(walk.currentNode, start);
    range.setEnd(walk.currentNode, start + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  return getSelection().toString();
}"""


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
    claim.parts.create(actor=make_actor(), part="claimant")
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


def test_words_of_every_script_are_pasted_selected_cited_and_shown(site, log_in):
    desk = log_in("editor")
    desk.set_viewport_size({"width": 1280, "height": 3000})
    desk.goto("/admin/sources/source/add/")
    desk.fill("[name=title]", "Words of many scripts")
    desk.select_option("[name=rights]", "full")
    desk.fill("[name=text]", "\r\n".join(LINES))
    desk.click("[name=_save]")
    revision = Source.objects.get().revisions.get()
    assert revision.text == "\n".join(LINES)
    claim = make_claim()
    report = claim.reports.create(source=revision.source, wording="direct")

    desk.goto(f"/admin/claims/report/{report.pk}/change/")
    text = desk.context.new_page()
    text.goto(f"/admin/sources/revision/{revision.pk}/change/")
    for number, words in enumerate(QUOTED):
        assert text.evaluate(SELECT, [".field-text", words]) == words
        text.keyboard.press("Control+C")
        desk.click("text=Add another citation")
        desk.focus(f"[name=cited-{number}-words]")
        desk.keyboard.press("Control+V")
    desk.click("[name=_save]")
    desk.check("text=⟦60\u00a0IS\u00a0targets⟧")  # the clipboard has plain spaces
    desk.click("[name=_save]")
    desk.wait_for_selector(".messagelist .success")

    cited = {citation.exact: citation for citation in Citation.objects.all()}
    assert {x: cited[x].start for x in cited} == {
        words: revision.text.index(words) for words in QUOTED
    }
    publish_pair(make_pair(claim=claim))
    desk.goto(revision.get_absolute_url())
    for words, citation in cited.items():
        marked = desk.locator(f"#cite-{citation.public_id} ~ mark").first
        assert marked.text_content() == words
