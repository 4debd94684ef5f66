"""What a reader's own browser makes of the pages of records and lists."""

from io import StringIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from claims.models import Pair
from sources.text_fragment import at, generate
from tests.factories import (
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
)
from tests.test_list_pages import LISTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
QUIET_LISTS = [*LISTS, "/claims/?unpaired=1", "/method"]
QUIET_LISTS += ["/corrections", "/citations"]

IN_VIEW = """words => {
  const found = [...document.querySelectorAll(".words")]
    .find((x) => x.textContent.includes(words)).getBoundingClientRect();
  return scrollY > 0 && found.top >= 0 && found.bottom <= innerHeight;
}"""


def test_every_record_and_list_is_quiet_and_accessible(visit, request):
    request.getfixturevalue("seeds")
    pair = Pair.objects.order_by("pk").first()
    pair.claim.reports.first().source.revise("Nothing is left of it.", "pasted")
    call_command("checkcitations", reanchor=True, stdout=StringIO())
    page = visit("/")

    for path in [*pages_of(pair), *QUIET_LISTS]:
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert page.goto(path).status == 200, path
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (path, width)
            found = Axe().run(page)
            assert found.violations_count == 0, (path, found.generate_report())


def pages_of(pair):
    """The page of everything that the first pair of the case shows."""
    named = pair.claim
    topic, actor = named.topics.first(), named.parts.first().actor
    silence = make_published_silence(
        kind="no_report", claim=named, topic=topic, actor=actor, happened="2015-10"
    )
    return [
        silence.get_absolute_url(),
        "/silences/",
        f"/c/{named.public_id}",
        f"/o/{pair.outcome.public_id}@1",
        named.reports.first().source.get_absolute_url(),
        f"/actors/{actor.public_id}",
        f"/places/{named.places.first().public_id}",
        f"/topics/{topic.public_id}",
        f"/suggest/{pair.public_id}",
        f"/suggest/{pair.public_id}/thanks",
        f"/discrepancies/{make_published_discrepancy().public_id}",
    ]


def test_the_browser_itself_finds_the_words_of_a_fragment(visit):
    every = ["١٢٠ هدفا في حلب", "cafe\u0301 120 👩‍👩‍👧", "ещё по 120 целям — ночью"]
    alike = "\n".join(f"{words} {n}." for n in range(40) for words in every)
    dawn = "\n".join(f"At dawn: {words} burnt.\n{alike}" for words in every)
    pair = make_published_pair(text=f"{{}}\n{alike}\n{dawn}", source={"rights": "full"})
    source = pair.claim.reports.get().source
    text = source.revisions.get().text

    for words in every:
        start = text.index(f"{words} burnt")
        fragment = generate(text, start, start + len(words))
        page = visit(at(source.get_absolute_url(), fragment))
        page.wait_for_function(IN_VIEW, arg=f"At dawn: {words} burnt")
