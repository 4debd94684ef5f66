"""P5: a session that has ended loses nothing that was typed, with or without script."""

import pytest
from django.test import Client

from claims.models import Claim
from tests.accounts import account
from tests.desk import form_of
from tests.factories import make_claim
from tests.hostile import READ
from tests.tagging import SAID, address, desk, fields, source, tag

__all__ = ["desk", "source"]
pytestmark = pytest.mark.django_db
CAPTURE = "/admin/sources/source/capture/"
WORD = "a-word-of-the-tests"


def log_in(page, client=None, **typed):
    """Fill the login that came back instead of an answer."""
    user = account("editor", "somebody")
    user.set_password(WORD)
    user.save()
    known = {"username": "somebody", "password": WORD}
    return (client or Client()).post("/admin/login/", form_of(page) | known | typed)


def test_a_tagging_typed_after_the_session_ended_is_saved_after_the_login(desk, source):
    form = fields(tag(desk, source)) | {"statement": "My own sentence."}
    browser = Client()
    page = browser.post(address(source), form)
    assert page.status_code == 403
    assert "What you typed is not lost" in page.text

    again = log_in(page, browser)

    assert "My own sentence." in again.text
    assert not Claim.objects.exists()
    saved = browser.post(address(source), form_of(again))
    assert saved.status_code == 302
    assert Claim.objects.get().reports.get().citations.get().exact == SAID


def test_a_wrong_password_loses_nothing_either(client, source):
    page = client.post(CAPTURE, {"text": "Rents fell."})

    wrong = log_in(page, client, password="x")  # noqa: S106

    assert wrong.status_code == 200
    assert form_of(wrong)["kept"] == form_of(page)["kept"]


def test_a_record_changed_meanwhile_is_not_overwritten_by_what_comes_back(client):
    claim = make_claim()
    path = f"/admin/claims/claim/{claim.pk}/change/"
    page = client.post(path, {"statement": "Mine.", "version": str(claim.version)})
    Claim.objects.update(statement="Theirs.")

    again = log_in(page, client)

    assert client.post(path, form_of(again)).status_code == 409
    assert Claim.objects.get().statement == "Theirs."


def test_p17_what_comes_back_is_text(client):
    page = client.post(CAPTURE, {"text": "".join(READ), "a\u202e": READ[0]})
    again = log_in(page, client)

    assert "<script>window" not in again.text
    assert form_of(again)["text"] == "".join(READ)


@pytest.mark.parametrize("kept", ["", "x", "WyIvIiwgW11d:1:forged"])
def test_what_we_did_not_seal_leads_nowhere(client, kept):
    page = client.get("/admin/login/")

    answer = log_in(page, client, kept=kept, next="/admin/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")


def test_a_password_is_never_carried_on(client):
    typed = {"old_password": "a", "new_password1": "b", "new_password2": "b"}
    answer = client.post("/admin/password_change/", typed)

    assert answer.status_code == 302
