"""A pair, a statement and a source are linked to and cited, now and as they were."""

import json
import re
from html import unescape

import pytest

from claims.models import PublishedPair
from sources.models import Source
from tests.factories import make_published_pair, publish_pair
from tests.test_citing import from_bibtex, from_ris
from tests.test_record_pages import address
from tests.test_tombstones import retire

pytestmark = pytest.mark.django_db

FORMATS = ["/cite", ".bib", ".ris", ".csl.json"]


def records(pair):
    return [pair, pair.claim, pair.outcome, pair.claim.reports.get().source]


@pytest.fixture
def corrected(client):
    pair = make_published_pair(heading="First heading")
    pair.heading = "Second heading"
    pair.save()
    publish_pair(pair, note="A better heading.")
    return pair


@pytest.mark.parametrize("format", FORMATS)
def test_a_record_is_cited_as_it_is_and_as_it_was(client, corrected, format):
    place = corrected.get_absolute_url()

    now, first = (client.get(f"{place}{at}{format}").text for at in ("", "@1"))

    assert "Second heading" in now
    assert f"http://testserver{place}@2" in now
    assert "First heading" in first
    assert "Second heading" not in first
    assert f"http://testserver{place}@1" in first
    for text, number in ((now, 2), (first, 1)):
        assert corrected.revisions.get(number=number).sha256 in text


def test_every_record_can_be_linked_to_and_cited_from_its_page(client):
    for record in records(make_published_pair()):
        place = address(record)
        page = client.get(place).text
        assert f"http://testserver{place}</code>" in page
        assert f"http://testserver{place}@1</code>" in page
        found = re.findall(r'<a href="(/\w/\w{8}@1(?:/cite|\.[\w.]+))"', page)
        assert f'<link rel="canonical" href="http://testserver{place}">' in page
        assert f'<link rel="cite-as" href="http://testserver{place}@1">' in page
        endings = [x.removeprefix(f"{place}@1") for x in found]
        assert endings == [*FORMATS[1:], "/cite"]
        cite = client.get(f"{place}/cite").text
        assert re.search(r'<path d="M4 4\.5h7', cite)
        assert "sha256" in cite


def test_the_files_of_the_seeds_say_what_the_pages_say(client, seeds):
    for pair in PublishedPair.objects.all()[::7]:
        place, heading = pair.get_absolute_url(), pair.card["heading"]
        told = from_bibtex(client.get(f"{place}.bib").text)
        [item] = client.get(f"{place}.csl.json").json()
        entry = from_ris(client.get(f"{place}.ris").content.decode())
        assert {told["title"], item["title"], entry["title"]} == {heading}
        assert {told["url"], item["URL"], entry["urls"][0]} == {
            f"http://testserver{place}@1"
        }
    sources = [x for x in Source.objects.all() if x.revisions.exists()]
    for source in sources:
        [item] = client.get(f"{source.get_absolute_url()}.csl.json").json()
        assert item["title"] == source.title
        assert source.revisions.last().sha256 in item["note"]


def test_the_html_to_copy_is_shown_as_text_and_harms_nobody(client):
    pair = make_published_pair(heading="<script>x</script> & “so”")

    page = client.get(f"{pair.get_absolute_url()}/cite").text

    assert "<script>x" not in page
    [copied] = re.findall(r'data-copy="HTML">(.*?)</code>', page, re.DOTALL)
    assert "<cite><a href=" in unescape(copied)
    assert "&lt;script&gt;x&lt;/script&gt; &amp; “so”" in unescape(copied)


def test_p8_a_citation_of_what_was_taken_back_or_merged_says_so(client):
    gone, merged, other = (make_published_pair() for _ in range(3))
    retire(gone, "withdrawn")
    retire(merged, "merged", other)
    lost, led, new = (x.get_absolute_url() for x in (gone, merged, other))

    for format in FORMATS:
        for number in ("", "@1"):
            assert client.get(f"{lost}{number}{format}").status_code == 410
        answer = client.get(f"{led}{format}")
        assert answer.headers["Location"] == f"{new}{format}"
        assert client.get(f"{led}@1{format}").status_code == 200


def test_a_file_is_named_for_what_it_cites(client):
    pair = make_published_pair()

    answer = client.get(f"{pair.get_absolute_url()}@1.csl.json")

    name = f"plumbline-pair-{pair.public_id}-1.csl.json"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert json.loads(answer.text)[0]["id"] == name.removesuffix(".csl.json")


def test_what_is_inferred_of_a_source_is_told(client):
    pair = make_published_pair(
        source={
            "title": "A day in March",
            "published": "2015-10?",
            "published_basis": "inferred",
            "published_ground": "The dateline.",
            "url": "https://paper.example/{a}",
        }
    )
    source = pair.claim.reports.get().source.get_absolute_url()

    assert "[Oct 2015 (uncertain)]" in client.get(source).text
    told = client.get(f"{source}.bib").text
    assert "url = {https://paper.example/%7Ba%7D}," in told
    assert "Inferred, not stated: date" in from_bibtex(told)["note"]


@pytest.mark.browser
def test_a_button_copies_the_address_where_there_are_scripts(visit):
    pair = make_published_pair()
    address = pair.get_absolute_url()
    allowed = ["clipboard-read", "clipboard-write"]
    page = visit(address, permissions=allowed)

    page.get_by_role("button", name="Copy the address of this revision").click()

    page.wait_for_selector(".share [role=status]:text-is('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"{address}@1")
    plain = visit(address, java_script_enabled=False)
    assert plain.get_by_role("button", name="Copy").count() == 0
    assert plain.locator(".share code").nth(1).inner_text() == copied
