"""P15, P16, P17, P18: hostile text is refused or shown for what it is."""

import html
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from claims.templatetags.shown import MARKED, revealed
from sources.models import Revision, Source
from tests.factories import make_published_pair, make_source
from tests.hostile import (
    LINKS,
    READ,
    SCRIPTS,
    UNSEEN,
    addresses,
    everywhere,
    record_addresses,
    together,
)

pytestmark = pytest.mark.django_db

BYTES = ["%00", "%ff", "%c0%af", "%ed%a0%80", "%f4%90%80%80", "a%00b"]
FIELDS = ["q", "relation", "claimant", "page"]
DATA = '<script type="application/ld+json">{"@context"'


@pytest.mark.parametrize("content", BYTES)
@pytest.mark.parametrize("field", FIELDS)
def test_p15_bytes_that_are_no_text_get_a_message(client, field, content):
    make_published_pair()

    response = client.get(f"/?{field}={content}")

    assert response.status_code == 400
    assert "This filter is not valid" in response.text


@pytest.mark.parametrize("content", BYTES)
@pytest.mark.parametrize("path", ["/p/{}", "/s/{}", "/{}", "/p/{}@1", "/p/zzzzzzz{}"])
def test_p15_bytes_in_an_address_lead_nowhere(path, content):
    assert Client().get(path.format(content)).status_code == 404


@pytest.mark.parametrize("text", ["one\0two", "one\ud800two", "\udfff"])
def test_p15_what_cannot_be_stored_is_refused_and_nothing_is(text):
    source = make_source("Sound text.")

    with pytest.raises(ValueError, match="character"):
        source.revise(text, "pasted")

    assert Revision.objects.filter(source=source).count() == 1


def test_p16_what_cannot_be_seen_is_kept_and_marked(client):
    words = "".join(f"a{character}b" for character, _ in UNSEEN)
    pair = make_published_pair(**everywhere(words))

    assert pair.claim.reports.get().citations.get().exact == words
    for address in addresses(pair) + record_addresses(pair):
        page = client.get(address).text
        assert "".join(f"a⟦{name}⟧b" for _, name in UNSEEN) in page
        elsewhere = page.replace(html.escape(words), "")
        assert not [name for character, name in UNSEEN if character in elsewhere]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("pаypal", "pаypal⟦mixed scripts⟧"),
        ("Αleppo", "Αleppo⟦mixed scripts⟧"),
        ("Москва", "Москва"),
        ("حلب", "حلب"),
        ("Šibenik and Łódź", "Šibenik and Łódź"),
        ("plain", "plain"),
        ("👩‍👩‍👧 and 🏳️‍🌈", "👩‍👩‍👧 and 🏳️‍🌈"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("six\u200dty", "six⟦U+200D⟧ty"),
        ("👩\u200d said", "👩⟦U+200D⟧ said"),
        ("\u200cحلب", "⟦U+200C⟧حلب"),
    ],
)
def test_p16_what_deceives_the_eye_is_marked_and_nothing_else(text, shown):
    assert revealed(text) == shown


def test_p16_other_scripts_stand_apart_from_the_text_around_them(client):
    pair = make_published_pair(claim={"statement": "وزارة الدفاع: 60 هدفا"})

    page = client.get(pair.get_absolute_url()).text

    assert '<bdi dir="auto">وزارة الدفاع: 60 هدفا</bdi>' in page


@pytest.mark.parametrize("payload", together(READ))
def test_p17_markup_in_any_field_is_shown_as_text(client, payload):
    pair = make_published_pair(**everywhere(payload))
    shown = html.escape(payload).translate(MARKED)

    for address in addresses(pair) + record_addresses(pair):
        page = client.get(address).text
        assert shown in page
        scripts = page.count('<script src="/static/') + page.count(DATA)
        assert page.count("<script") == scripts
        assert "<img" not in page
        assert page.count("<svg") == page.count('<svg class="')


@pytest.mark.parametrize("payload", SCRIPTS)
def test_p17_markup_in_a_search_is_shown_as_text(client, payload):
    response = client.get("/", query_params={"q": payload})

    assert html.escape(payload) in response.text
    assert html.escape(payload) == payload or payload not in response.text


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("field", ["url", "archive_url"])
def test_p18_only_http_addresses_are_stored(field, link):
    source = Source(title="A page", **{field: link})

    with pytest.raises(ValidationError):
        source.full_clean()
    with pytest.raises(IntegrityError, match="is_http"), transaction.atomic():
        source.save()


def test_p18_links_out_give_nothing_away(client):
    link = "https://elsewhere.example/a?b=1&c=%22"
    pair = make_published_pair(source={"url": link, "archive_url": link})

    for address in addresses(pair)[1:]:
        page = client.get(address).text
        links = re.findall(r'<a\s[^>]*href="https:[^>]*>', page)
        assert len(links) >= 2
        for found in links:
            assert f'href="{html.escape(link)}' in found
            assert 'rel="noopener noreferrer"' in found
