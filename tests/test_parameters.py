"""Every public address refuses the query parameters that it does not know."""

import re

import pytest
from django.forms import MultipleChoiceField
from django.urls import resolve
from django.utils.html import escape

from claims.views.parameters import find_parameters
from config.parameters import TRACKING
from config.shelf import shelf
from tests.factories import make_published_pair
from tests.proxied import SHIPPED
from tests.test_addresses import CONTRACT, issued
from tests.test_tombstones import retire

pytestmark = pytest.mark.django_db
FOLLOWED = "utm_source=mail&utm_medium=a%20b&fbclid=x&gclid=y&_ga=z&mtm_kwd=1"
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def every_address(ids):
    """An address of every public pattern, with what else is in its query string."""
    for paths in CONTRACT.values():
        for path in paths:
            address, _, query = path.format(**ids).partition("?")
            yield address, query


def parameters_of(address):
    match = resolve(address)
    return find_parameters(match.func, match.kwargs.get("format"))


def ask(client, address, *queries, **headers):
    return client.get(f"{address}?{'&'.join(filter(None, queries))}", headers=headers)


@pytest.mark.parametrize("issued_ids", [True, False])
def test_every_public_address_refuses_a_parameter_that_it_does_not_know(
    client, issued_ids
):
    ids = issued()
    ids = ids if issued_ids else dict.fromkeys(ids, "zzzzzzzz")
    accepting = []
    for address, query in every_address(ids):
        answer = ask(client, address, query, "nonsense=aleppo")
        refusal = "does not know the parameter “nonsense”."
        if answer.status_code != 400 or refusal not in answer.text:
            accepting.append((address, answer.status_code))
        assert "no-store" in answer.headers["Cache-Control"]

    assert accepting == []


def test_every_public_address_refuses_a_second_value_where_it_reads_one(client):
    accepting = []
    for address, query in every_address(issued()):
        for name, field in parameters_of(address).items():
            if not isinstance(field, MultipleChoiceField):
                answer = ask(client, address, query, f"{name}=1", f"{name}=1")
                refusal = f"The parameter “{name}” can be given only once."
                if answer.status_code != 400 or refusal not in answer.text:
                    accepting.append((address, name))

    assert accepting == []


def test_every_public_address_lets_tracking_parameters_through(client):
    for address, query in every_address(issued()):
        plain = ask(client, address, query)
        followed = ask(client, address, FOLLOWED, query)

        assert followed.status_code == plain.status_code, address
        if address != "/health" and "/suggest/" not in address:
            assert b"".join(followed) == b"".join(plain), address


def test_what_is_withdrawn_or_known_already_refuses_it_too(client):
    pair = make_published_pair()
    path = pair.get_absolute_url()
    tag = client.get(path).headers.get("ETag", "*")
    assert ask(client, path, "place=aleppo", if_none_match=tag).status_code == 400

    retire(pair, "withdrawn")

    assert client.get(path).status_code == 410
    assert ask(client, path, "place=aleppo").status_code == 400
    assert ask(client, path, FOLLOWED).status_code == 410


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("place=aleppo", "“place”. It accepts: relation, claimant, q and page."),
        ("place=a&sort=gap", "parameters “place” and “sort”."),
        ("a=&b=&c=&d=&e=&f=&g=", "“a”, “b”, “c”, “d”, “e” and 2 more."),
        ("=aleppo", "the parameter “”."),
        ("<b>=1", "“<b>”"),
        (f"{'x' * 500}=1", f"“{'x' * 60}”"),
        ("%E2%80%8Bq=1", "“⟦U+200B⟧q”"),
        ("%00=1", "know the parameter"),
        ("Relation=supports", "“Relation”"),
        ("utm=1", "“utm”"),
        ("xfbclid=1", "“xfbclid”"),
    ],
)
def test_the_refusal_says_what_is_unknown_and_what_is_accepted(client, query, said):
    as_text = ask(client, "/", query)
    as_page = ask(client, "/", query, **BROWSER)

    assert as_text.status_code == as_page.status_code == 400
    assert as_text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said in as_text.text
    assert escape(said) in as_page.text
    assert "See all pairs" in as_page.text


def test_a_page_without_parameters_says_so(client):
    assert "It accepts no parameters." in client.get("/method?page=1").text


def test_another_spelling_of_an_id_leads_on_with_what_is_asked_for(client):
    topic = make_published_pair().claim.topics.get()
    query = "page=1&fbclid=1"

    answer = client.get(f"/topics/{topic.public_id.upper()}?{query}")

    assert answer.headers["Location"] == f"/topics/{topic.public_id}?page=1"


def test_the_desk_reads_its_own_parameters(admin_client):
    assert admin_client.get("/admin/claims/claim/?q=x&o=1").status_code == 200


def test_no_parameter_makes_another_page_to_keep(client, transactional_db):
    path = make_published_pair().get_absolute_url()
    shelf.__init__(shelf.room)
    for query in ("", FOLLOWED, "utm_id=1", "nonsense=1", "page=1", "a&b"):
        ask(client, path, query)

    assert len(shelf.pages) == 1


def test_nginx_has_the_same_list_of_tracking_parameters():
    [line] = re.findall(r".*\(\?<kept>.*", SHIPPED.read_text())

    assert f"[?&](?:(?:{TRACKING})(?:=[^&]*)?(?:&|$))+$" in line
