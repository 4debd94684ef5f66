"""The picture that a link to a pair is shown with."""

import os
import struct
import zlib
from pathlib import Path

import pytest

from claims.cards import draw, words
from claims.models import PublishedPair
from claims.views.card import told
from tests.factories import make_published_pair, publish_pair
from tests.hostile import SOAK
from tests.test_tombstones import retire

SMALL = 4  # a card is looked at in a quarter of its size
WIDTH, HEIGHT, MARGIN = 1200 // SMALL, 630 // SMALL + 1, 40 // SMALL
PAPER = (0xFB, 0xFA, 0xF7)
ARABIC = "أعلن المرصد السوري لحقوق الإنسان أن 4 قرى (تل قراح) سقطت قرب حلب."
KEEP = os.environ.get("PLUMBLINE_CARDS")  # a folder to look at them in


def pixels(png):
    """The rows of a PNG of eight bits a channel, each as bytes, and bytes a pixel."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        chunk = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", chunk[:10])
        data += chunk if kind == b"IDAT" else b""
        at += 12 + length
    assert (width, height, depth) == (WIDTH, HEIGHT, 8)
    return unfiltered(zlib.decompress(data), {2: 3, 6: 4}[colour])


def unfiltered(raw, size):
    line, rows = WIDTH * size, []
    before = bytearray(line)
    for start in range(0, len(raw), line + 1):
        row = bytearray(raw[start + 1 : start + 1 + line])
        for x in range(line):
            left, up = (row[x - size] if x >= size else 0), before[x]
            corner = before[x - size] if x >= size else 0
            row[x] = row[x] + predicted(raw[start], left, up, corner) & 255
        rows.append(row)
        before = row
    return rows, size


def predicted(filter, left, up, corner):
    if filter < 4:
        return (0, left, up, (left + up) // 2)[filter]
    around = [(abs(left + up - corner - x), x) for x in (left, up, corner)]
    return min(around, key=lambda pair: pair[0])[1]


def small(said):
    return draw(said, resolution=72 / SMALL)


def inked_at_the_edge(png):
    """Whether anything is drawn in the margin, where words that overflow would be."""
    rows, size = pixels(png)
    sides = [row[: MARGIN * size] + row[-MARGIN * size :] for row in rows]
    ends = [*rows[:5], *rows[-4:]]
    paper = bytes(PAPER)
    return any(
        bytes(row[x : x + 3]) != paper
        for row in [*sides, *ends]
        for x in range(0, len(row), size)
    )


def card(claim, outcome="Four villages fell.", glance="same day · same place"):
    def side(statement):
        told = {"by": "The Ministry", "when": "happened 9 Oct 2015", "outlets": "AFP"}
        return {x: words(y) for x, y in (told | {"statement": statement}).items()}

    return {
        "address": "plumbline.example/p/b1cdfghj@2",
        "relation": {
            "kind": "undercuts",
            "symbol": "≠",
            "label": "Undercuts",
            "meaning": "The claim may be literally true, but the observed outcome points"
            " against what it implies.",
        },
        "glance": words(glance),
        "claim": side(claim),
        "outcome": side(outcome),
    }


@pytest.mark.parametrize(
    "statement",
    ["", "Short.", "word " * 900, "x" * 3000, ARABIC * 12, "שלום עולם " * 90],
    ids=["empty", "short", "long", "unbroken", "Arabic", "Hebrew"],
)
def test_nothing_overflows_a_card(statement):
    assert not inked_at_the_edge(small(card(statement, statement, statement)))


def test_the_first_letter_says_which_way_a_text_runs():
    assert words("“AFP” reports")["rtl"] is False
    assert words(f"“{ARABIC}")["rtl"] is True
    assert words("60 ‏")["rtl"] is True
    assert words("2015")["rtl"] is False


def test_arabic_is_shaped_and_runs_from_the_right():
    joined, apart = (small(card(x)) for x in ("حلب", "ح\u200cل\u200cب"))

    assert joined != apart
    rows, size = pixels(joined)
    line = [row[12 * size : 144 * size] for row in rows[41:60]]
    inked = {x // size for row in line for x in range(len(row)) if row[x] < 100}
    assert min(inked) > 66


@pytest.mark.django_db
def test_the_cards_of_the_seeds_fit(rf, seeds):
    pairs = PublishedPair.objects.select_related("revision").order_by("pair")[::3]
    for number, pair in enumerate(pairs):
        said = told(rf.get("/"), pair.revision)
        if SOAK or number % 8 == 0:
            assert not inked_at_the_edge(small(said))
        if KEEP:
            Path(KEEP, f"{number:02}.png").write_bytes(draw(said))


@pytest.mark.django_db
def test_a_card_is_kept_by_what_it_shows(client, django_assert_num_queries):
    pair = make_published_pair(claim={"statement": "Sixty targets were hit."})
    place = f"{pair.get_absolute_url()}@1/card.png"
    first = client.get(place)
    now = client.get(f"{pair.get_absolute_url()}/card.png")

    seen = client.get(place, headers={"if-none-match": first.headers["ETag"]})

    assert now.content == first.content
    assert now.headers["ETag"] == first.headers["ETag"]
    assert (seen.status_code, seen.content) == (304, b"")
    assert first.headers["Cache-Control"] == now.headers["Cache-Control"]
    pair.claim.statement = "Six targets were hit."
    pair.claim.save()
    publish_pair(pair, note="Six, not sixty.")
    later = client.get(f"{pair.get_absolute_url()}/card.png")
    assert later.headers["ETag"] != first.headers["ETag"]
    assert client.get(place).content == first.content


@pytest.mark.django_db
def test_a_page_names_its_card_and_says_what_is_on_it(client):
    pair = make_published_pair(
        heading="Sixty “targets” & <four>",
        claim={"statement": "Sixty targets were hit."},
        claimant={"name": "The Ministry"},
    )
    address = pair.get_absolute_url()

    page = client.get(address).text

    card = f"http://testserver{address}@1/card.png"
    assert f'<meta property="og:image" content="{card}">' in page
    assert f'<meta property="og:url" content="http://testserver{address}">' in page
    assert 'og:title" content="Sixty “targets” &amp; &lt;four&gt;"' in page
    assert "Claimed: Sixty targets were hit. (The Ministry; happened 9 Oct" in page
    assert 'name="twitter:card" content="summary_large_image"' in page


@pytest.mark.django_db
def test_p8_what_was_taken_back_or_merged_has_no_card_of_its_own(client):
    gone, merged, other = (make_published_pair() for _ in range(3))
    retire(gone, "withdrawn")
    retire(merged, "merged", other)

    for number in ("", "@1"):
        answer = client.get(f"{gone.get_absolute_url()}{number}/card.png")
        assert answer.status_code == 410
        assert b"PNG" not in answer.content[:8]
    led = client.get(f"{merged.get_absolute_url()}/card.png")
    assert led.headers["Location"] == f"{other.get_absolute_url()}/card.png"
