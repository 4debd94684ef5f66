"""What a reader's own browser makes of the pages."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from claims.models import PublishedPair
from sources.models import Citation, Source
from tests.factories import make_published_pair, make_source
from tests.hostile import RUN, addresses, everywhere, record_addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FLAGSHIP = "Russia says 60 IS targets hit; IS takes four"
KB = 1024
SCRIPTS_OF_MANY = [
    "plain words",
    "naïve “curly” no\u00a0break",
    "𝟞𝟘 targets 🛩️ hit",
    "👩‍👩‍👧‍👦 families 👍🏽",
    "e\u0301 combining é",
    "ضرب ٦٠ هدفا في حلب",
    "שישים מטרות בחלב",
    "𐍈𐌰 astral \U0001f1f8\U0001f1fe flags",
]


@pytest.fixture
def few(site):
    """Three pairs on the served database, one of each relation."""
    return [
        make_published_pair(
            relation=relation,
            heading=f"Hospitals {relation}",
            claim={"statement": f"A claim that an outcome {relation}."},
        )
        for relation in ("supports", "undercuts", "context")
    ]


@pytest.fixture
def case(site, request):
    """The seeds on the served database."""
    request.getfixturevalue("seeds")
    return PublishedPair.objects.get(card__heading__startswith=FLAGSHIP)


def pages(pair):
    source = Source.objects.order_by("pk").first()
    return ["/", pair.get_absolute_url(), source.get_absolute_url()]


def test_every_page_is_quiet_and_accessible_at_every_width(visit, case):
    page = visit("/")

    for path in [*pages(case), "/?q=nothing"]:
        for width, scheme in ((1280, "light"), (390, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert page.goto(path).status == 200, path
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (path, width)
            if width != 390:
                found = Axe().run(page)
                assert found.violations_count == 0, found.generate_report()


def transferred(page, path):
    """Bytes of a first view, everything, as they came over the wire."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes = []
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.append(event["encodedDataLength"]),
    )
    page.goto(path, wait_until="networkidle")
    return sum(sizes)


def test_a_first_view_is_small(visit, case):
    page = visit("/")

    browse, pair = (transferred(page, path) for path in pages(case)[:2])

    assert 0 < pair <= 30 * KB
    assert 0 < browse <= 50 * KB


def test_a_filter_works_at_once_and_its_address_can_be_shared(visit, few):
    page = visit("/")
    page.check("#relation-supports")
    page.wait_for_url("**/?*relation=supports*")
    page.wait_for_selector("strong:text-is('1 pair')")

    assert page.is_checked("#relation-supports")
    shared = visit(page.url)
    assert shared.locator("li.pair").count() == 1
    page.go_back()
    page.wait_for_selector("strong:text-is('3 pairs')")
    assert not page.is_checked("#relation-supports")


def test_what_is_typed_while_the_list_changes_is_kept_and_wins(visit, few):
    page = visit("/")
    held = []
    page.route("**/?*", lambda route: held.append(route), times=1)

    with page.expect_request("**/?*relation=supports*"):
        page.check("#relation-supports")
    page.fill("#words", "hospitals")
    page.check("#relation-undercuts")
    page.wait_for_selector("strong:text-is('2 pairs')")

    held.pop().abort()
    assert page.input_value("#words") == "hospitals"


def test_words_are_searched_with_the_keyboard_alone(visit, few):
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("undercuts")
    page.keyboard.press("Enter")
    page.wait_for_selector("strong:text-is('1 pair')")
    page.locator("#words").blur()
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/p/*")

    assert page.inner_text("h1") == "Hospitals undercuts"


def test_the_keys_are_told_on_request(visit, few):
    page = visit("/")
    page.keyboard.press("?")
    assert page.is_visible("text=next, previous pair")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")

    rows = page.locator(".pair .spine a")
    assert rows.nth(0).evaluate("row => row === document.activeElement")


def test_everything_works_without_javascript(visit, few):
    page = visit("/", java_script_enabled=False)
    page.check("#relation-supports")
    page.click("text=Show pairs")
    page.wait_for_url("**/?*relation=supports*")
    assert page.locator("li.pair").count() == 1
    page.fill("#words", "hospital")
    page.press("#words", "Enter")
    page.locator(".pair .spine a").first.click()
    page.locator("text=read in its place").first.click()
    page.wait_for_selector(".anchor:target", state="attached")

    assert "#cite-" in page.url
    assert page.locator(".anchor:target").count() == 1


def test_a_quotation_is_one_click_from_its_place(visit, few):
    page = visit(few[0].get_absolute_url())
    quoted = page.locator(".quotation mark").first.inner_text()
    page.locator("text=read in its place").first.click()

    marked = page.locator(".anchor:target ~ mark")
    assert marked.first.inner_text() == quoted
    assert marked.first.evaluate(
        "mark => { const r = mark.getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight; }"
    )


def test_a_page_prints_without_its_controls(visit, few):
    page = visit("/")
    page.emulate_media(media="print")

    assert page.is_hidden(".facets")
    assert page.is_visible("li.pair >> nth=0")


def test_p4_offsets_mean_the_same_in_a_browser(visit):
    text = "\n".join(SCRIPTS_OF_MANY)
    revision = make_source(text).revisions.get()
    spans = [(a, b) for a in range(0, len(text), 7) for b in (a + 1, a + 9)]
    cited = [revision.cite(a, min(b, len(text))) for a, b in spans if a < len(text)]
    page = visit("/")

    for citation in cited:
        there = page.evaluate(
            "([text, start, end]) => Array.from(text).slice(start, end).join('')",
            [text, citation.start, citation.end],
        )
        assert there == citation.exact
    assert Citation.objects.proof() == {"total": len(set(cited)), "false": []}


def test_p17_no_markup_of_ours_runs(visit):
    spoilt = [make_published_pair(**everywhere(payload)) for payload in RUN]
    paths = {path for pair in spoilt for path in addresses(pair) if "@" not in path}
    paths |= {path for pair in spoilt for path in record_addresses(pair)[::6]}
    paths |= {*record_addresses(spoilt[0])}
    page = visit("/")

    for path in sorted(paths):
        page.goto(path)
        assert page.evaluate("window.__pwned") is None, path
        assert page.url.endswith(path)


def test_p17_no_markup_of_a_search_runs(visit):
    make_published_pair()
    page = visit("/")

    for payload in RUN:
        page.fill("#words", payload)
        with page.expect_response(lambda response: "?q=" in response.url):
            page.press("#words", "Enter")
        assert page.evaluate("window.__pwned") is None, payload


def test_p19_the_browser_enforces_the_policy(visit):
    page = visit("/", complaints_wanted=1)
    blocked = page.evaluate(
        """() => new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation",
            (event) => resolve(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.__pwned = 1";
          document.head.append(script);
        })"""
    )

    assert json.dumps(blocked).startswith('"script-src')
    assert page.evaluate("window.__pwned") is None
