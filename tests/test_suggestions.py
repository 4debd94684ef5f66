from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import CorrectionSuggestion
from claims.publishing import publish
from tests.accounts import account
from tests.desk import Tab
from tests.factories import (
    make_discrepancy,
    make_pair,
    make_published_pair,
    make_side,
    seed_user,
)
from tests.refusal import refused
from tests.test_list_pages import every_page

pytestmark = pytest.mark.django_db
MESSAGE = "The day is wrong: it was a Friday.\nSee the last paragraph."


@pytest.fixture
def form():
    return f"/suggest/{make_published_pair().public_id}"


def test_every_published_page_asks_for_corrections(client):
    pair = make_published_pair()
    for path in every_page(pair):
        public_id = path.rpartition("/")[2]
        assert f'href="/suggest/{public_id}"' in client.get(path).text
        assert client.get(f"/suggest/{public_id}").status_code == 200


def test_a_suggestion_is_kept_for_the_editors_and_thanked_for(client, form):
    response = client.post(form, {"message": MESSAGE, "contact": "a@example.org"})

    assert response.status_code == 302
    assert "Thank you" in client.get(response.headers["Location"]).text
    kept = CorrectionSuggestion.objects.get()
    assert (kept.message, kept.contact) == (MESSAGE, "a@example.org")
    assert f"/suggest/{kept.record_id}" == form
    assert kept.state == "open"


def test_a_browser_s_line_ends_are_stored_as_everywhere(client, form):
    client.post(form, {"message": MESSAGE.replace("\n", "\r\n")})

    assert CorrectionSuggestion.objects.get().message == MESSAGE


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"message": ""}, "This field is required"),
        ({"message": "   "}, "This field is required"),
        ({"message": "x" * 2001}, "at most 2000 characters"),
        ({"message": "Right.", "contact": "y" * 201}, "at most 200 characters"),
        ({"message": "nothing\0here"}, "Null characters are not allowed"),
        ({"message": "half \ufffd a letter"}, "not valid UTF-8"),
        ({"message": "Right.", "contact": "a\0b"}, "Null characters are not allowed"),
    ],
)
def test_p15_what_cannot_be_read_comes_back_with_what_was_typed(
    client, form, typed, complaint
):
    response = client.post(form, {"contact": "kept@example.org"} | typed)

    assert response.status_code == 400
    assert complaint in response.text
    for words in typed.values():
        assert words.strip() in response.text
    assert not CorrectionSuggestion.objects.exists()


def test_p15_a_lone_surrogate_is_refused(client, form):
    body = b"message=half%ED%A0%80&contact="

    response = client.post(form, body, "application/x-www-form-urlencoded")

    assert response.status_code == 400
    assert not CorrectionSuggestion.objects.exists()


def test_p30_the_sixth_suggestion_within_an_hour_waits(client, form):
    for _ in range(5):
        assert client.post(form, {"message": MESSAGE}).status_code == 302

    response = client.post(form, {"message": "A sixth."})

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "3600"
    assert "A sixth." in response.text
    assert CorrectionSuggestion.objects.count() == 5
    assert client.post(form, {"message": "x"}, REMOTE_ADDR="::1").status_code == 302
    an_hour_ago = timezone.now() - timedelta(minutes=61)
    CorrectionSuggestion.objects.update(received_at=an_hour_ago)
    assert client.post(form, {"message": MESSAGE}).status_code == 302


def test_behind_our_proxy_it_is_the_reader_who_is_counted(client, form, settings):
    settings.PRODUCTION = True
    for last in range(7):
        sent = {"x-forwarded-for": f"198.51.100.1, 203.0.113.{last}"}
        assert client.post(form, {"message": MESSAGE}, headers=sent).status_code == 302

    assert CorrectionSuggestion.objects.values("sender").distinct().count() == 7


def test_p34_the_address_is_not_stored_and_its_hash_is_forgotten(client, form):
    client.post(form, {"message": MESSAGE}, REMOTE_ADDR="203.0.113.7")
    first = CorrectionSuggestion.objects.get()
    assert len(first.sender) == 64
    assert "203.0.113" not in str(vars(first))
    CorrectionSuggestion.objects.update(
        received_at=timezone.now() - timedelta(hours=25)
    )

    client.post(form, {"message": MESSAGE}, REMOTE_ADDR="203.0.113.7")

    first.refresh_from_db()
    assert first.sender == ""


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client, form):
    response = client.post(form, {"message": "Buy!", "website": "https://spam.example"})

    assert response.status_code == 302
    assert not CorrectionSuggestion.objects.exists()


def test_a_forged_suggestion_is_refused(form):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(form, {"message": MESSAGE})

    assert response.status_code == 403
    assert "Nothing was stored" in response.text
    page = strict.get(form)
    assert page.cookies["csrftoken"]
    assert "no-store" in page.headers["Cache-Control"]
    token = page.cookies["csrftoken"].value
    sent = {"message": MESSAGE, "csrfmiddlewaretoken": token}
    assert strict.post(form, sent).status_code == 302


def test_drafts_take_no_suggestions(client):
    drafts = [make_pair(), make_discrepancy()]
    for draft in drafts:
        path = f"/suggest/{draft.public_id}"
        assert client.get(path).status_code == 404
        assert client.post(path, {"message": "x"}).status_code == 404
    make_side(drafts[1], "The raids were flown on Friday.")
    publish(drafts[1], by=seed_user(), note="Again.")
    assert client.get(f"/suggest/{drafts[1].public_id}").status_code == 200


@pytest.mark.database
def test_an_empty_suggestion_is_refused():
    pair = make_published_pair()

    with refused("correctionsuggestion_has_message"):
        CorrectionSuggestion.objects.create(record_id=pair.public_id, message="")


@pytest.mark.database
def test_a_suggestion_is_not_closed_without_an_answer():
    kept = make_suggestion()

    with refused("correctionsuggestion_closed_with_answer"):
        CorrectionSuggestion.objects.filter(pk=kept.pk).update(state="declined")


def make_suggestion():
    pair = make_published_pair()
    return CorrectionSuggestion.objects.create(
        record_id=pair.public_id, message=MESSAGE
    )


def test_p5_editors_close_a_suggestion_once_and_with_an_answer():
    kept = make_suggestion()
    first, second = (Tab(account("editor", name), kept) for name in ("one", "two"))

    asked = first.save(state="accepted", answer="")
    assert "Say what came of it" in asked.text
    first.save(state="accepted", answer="It was a Friday; corrected.")
    refused_one = second.save(state="declined", answer="It was no Friday.")

    assert refused_one.status_code == 409
    assert "It was a Friday" in refused_one.text.replace("<mark>", "").replace(
        "</mark>", ""
    )
    kept.refresh_from_db()
    assert kept.state == "accepted"
