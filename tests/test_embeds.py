"""P19: a pair in somebody's frame, and how it is asked for."""

import re
import threading
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings

from claims.models import PublishedPair
from tests.accounts import account, at_the_desk
from tests.factories import make_published_pair, publish_pair
from tests.kept import put_case
from tests.test_tombstones import retire

FONTS = settings.BASE_DIR / "claims/cards/fonts"
FRAMABLE = {
    "default-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
}


def oembed(client, url, **asked):
    return client.get("/oembed", {"url": url} | asked)


def policy(response):
    return set(response.headers["Content-Security-Policy"].split("; "))


@pytest.mark.django_db
def test_p19_only_the_embedded_page_may_be_framed_and_it_sets_no_cookie(client):
    pair = make_published_pair()

    for asker in (client, at_the_desk(account("editor"))):
        for number in ("", "@1"):
            frame = asker.get(f"/embed{pair.get_absolute_url()}{number}")
            assert policy(frame) == FRAMABLE
            assert "X-Frame-Options" not in frame.headers
            assert not frame.cookies
            assert "<script" not in frame.text
            tag = {"if-none-match": frame.headers.get("ETag", "none is private")}
            kept = asker.get(f"/embed{pair.get_absolute_url()}{number}", headers=tag)
            assert kept.status_code == (304 if asker is client else 200)
            assert policy(kept) == FRAMABLE
            assert "X-Frame-Options" not in kept.headers
            page = asker.get(f"{pair.get_absolute_url()}{number}")
            assert page.headers["X-Frame-Options"] == "DENY"
            assert "frame-ancestors 'none'" in policy(page)
    for link in re.findall(r"<a [^>]+>", frame.text):
        assert 'target="_blank" rel="noopener"' in link


@pytest.mark.django_db
def test_a_frame_says_what_it_said_and_that_there_is_more(client):
    pair = make_published_pair(claim={"statement": "Sixty were hit."})
    pair.claim.statement = "Six were hit."
    pair.claim.save()
    publish_pair(pair, note="Six, not sixty.")
    place = f"/embed{pair.get_absolute_url()}"

    now, first = client.get(place).text, client.get(f"{place}@1").text

    assert "Six were hit." in now
    assert "is current" not in now
    assert "Sixty were hit." in first
    assert "revision 2 is current" in first


@pytest.mark.django_db
def test_p8_a_frame_of_what_was_taken_back_says_so_in_the_frame(client):
    gone, merged, other = (make_published_pair() for _ in range(3))
    retire(gone, "withdrawn")
    retire(merged, "merged", other)

    answer = client.get(f"/embed{gone.get_absolute_url()}@1")
    led = client.get(f"/embed{merged.get_absolute_url()}")

    assert answer.status_code == 410
    assert "This pair was withdrawn" in answer.text
    assert policy(answer) == policy(led) == FRAMABLE
    assert led.headers["Location"] == f"/embed{other.get_absolute_url()}"
    assert client.get(f"/embed{merged.get_absolute_url()}@1").status_code == 200


@pytest.mark.django_db
def test_a_page_leads_to_how_it_is_embedded(client):
    pair = make_published_pair(heading="“Sixty” & <four>")
    page = client.get(pair.get_absolute_url()).text
    [address] = re.findall(r'json\+oembed" href="([^"]+)"', page)

    answer = client.get(unescape(address))

    told = answer.json()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["title"] == "“Sixty” & <four>"
    assert "Embedded in a page, 640 pixels wide" in page
    assert f'src="http://testserver/embed{pair.get_absolute_url()}"' in told["html"]
    assert 'title="“Sixty” &amp; &lt;four&gt;"' in told["html"]
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    assert client.get(told["thumbnail_url"]).headers["Content-Type"] == "image/png"


@pytest.mark.django_db
def test_oembed_keeps_to_the_room_that_there_is(client):
    address = f"http://testserver{make_published_pair().get_absolute_url()}"

    wide = oembed(client, address).json()
    narrow = oembed(client, f"{address}@1", maxwidth=300, maxheight=200).json()

    assert (narrow["width"], narrow["height"]) == (300, 200)
    assert "@1" in narrow["html"]
    assert "@1" in oembed(client, f"{address}%401").json()["html"]
    assert wide["width"] == 640
    assert oembed(client, address, maxwidth=5000).json()["width"] == 640
    assert oembed(client, address, maxwidth=300).json()["height"] > wide["height"]
    assert oembed(client, address, maxwidth=100).json()["width"] == 280
    assert "thumbnail_url" in wide
    assert "thumbnail_url" not in narrow


@pytest.mark.django_db
def test_oembed_answers_for_our_pairs_alone(client):
    pair = make_published_pair()
    source = pair.claim.reports.get().source.get_absolute_url()
    path = pair.get_absolute_url()

    for address in (
        f"http://elsewhere.example{path}",
        f"http://testserver@elsewhere.example{path}",
        f"ftp://testserver{path}",
        f"//testserver{path}",
        path,
        f"http://testserver{source}",
        "http://testserver/p/zzzzzzzz",
        f"http://testserver{path}@9",
        "http://[",
        "javascript:alert(1)",
    ):
        assert oembed(client, address).status_code == 404, address
    assert client.get("/oembed").status_code == 400
    for wrong in ("0", "-1", "x", "1.5", "٣", ""):
        answer = oembed(client, f"http://testserver{path}", maxwidth=wrong)
        assert answer.status_code == 400, wrong
    for format in ("xml", "yaml"):
        answer = oembed(client, f"http://testserver{path}", format=format)
        assert answer.status_code == 501


@pytest.mark.django_db
def test_oembed_of_what_was_merged_or_taken_back(client):
    gone, merged, other = (make_published_pair() for _ in range(3))
    retire(gone, "withdrawn")
    retire(merged, "merged", other)

    told = client.get(
        "/oembed",
        {"url": f"http://testserver{merged.get_absolute_url()}", "maxwidth": 400},
        follow=True,
    ).json()

    assert other.public_id in told["html"]
    assert told["width"] == 400
    answer = oembed(client, f"http://testserver{gone.get_absolute_url()}")
    assert answer.status_code == 410


@pytest.fixture
def elsewhere():
    """A page of somebody else, who pastes what we offer."""
    pasted = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/" else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/":
                self.wfile.write("".join(pasted).encode())

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}", pasted
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_somebody_elses_page_shows_a_pair_without_scripts(visit, site, elsewhere):
    put_case()
    address, pasted = elsewhere
    page = visit("/method")
    pasted += ["<!doctype html><title>A paper</title>", *frames(page, site, 39, 640)]

    host = visit(f"{address}/", java_script_enabled=False, color_scheme="dark")

    shown = [frame for frame in host.frames if frame.parent_frame]
    assert len(shown) == 2
    for frame in shown:
        frame.wait_for_selector("text=The words and their sources")
        assert is_whole(frame)
    assert host.context.cookies() == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "fonts", [["dejavu-2.37.3"], ["noto-serif-0.4.2", "noto-sans-0.4.2"]]
)
def test_an_embed_is_whole_in_whatever_fonts_a_reader_has(
    visit, site, elsewhere, chromium_with_fonts, fonts
):
    put_case()
    address, pasted = elsewhere
    page = visit("/method")
    pasted += ["<!doctype html><title>A paper</title>"]
    pasted += [
        html for width in (300, 400, 640) for html in frames(page, site, 9, width)
    ]
    browser = chromium_with_fonts(*(FONTS / folder for folder in fonts))

    host = browser.new_page(java_script_enabled=False)
    host.goto(address, wait_until="load")

    cut = [
        frame.url for frame in host.frames if frame.parent_frame and not is_whole(frame)
    ]
    assert len(host.frames) == 28
    assert cut == []


def frames(page, site, step, maxwidth):
    """Return what the site offers to paste for every so-many-th pair."""
    pairs = PublishedPair.objects.order_by("pair")[::step]
    asked = [page.request.get(ask(site, pair, maxwidth)).json() for pair in pairs]
    return [told["html"].replace(' loading="lazy"', "") for told in asked]


def is_whole(frame):
    """Say whether a frame shows all of its page without scrolling, and little more."""
    return frame.locator("article").evaluate(
        """article => {
            const page = document.documentElement, foot = article.lastElementChild;
            const spare = foot.offsetTop - foot.previousElementSibling.offsetTop
                - foot.previousElementSibling.offsetHeight;
            return page.scrollHeight <= innerHeight && page.scrollWidth <= innerWidth
                && spare < innerHeight / 2;
        }"""
    )


def ask(site, pair, maxwidth):
    return f"{site}/oembed?url={site}/p/{pair.public_id}&maxwidth={maxwidth}"
