"""P33: whatever a form is sent, the answer is a page, and never a fault of ours."""

import os
import random

import pytest
from django.db import transaction
from django.test import Client
from lxml import html

from tests.accounts import account, at_the_desk
from tests.test_permissions import addresses, everything

__all__ = ["everything"]

pytestmark = pytest.mark.django_db
SOAK = os.environ.get("PLUMBLINE_SOAK") == "1"
TRIES = 500 if SOAK else 1  # of each form
ODD = [
    *("", " ", "\t", "\0", "a\0b", "\ufffd", "\u202e", "\ufeff", "١٢", "x" * 70_000),
    *("0", "-1", "1.5", "1e400", "NaN", "Infinity", "2147483648", "9" * 400, "00"),
    *("2015-13-45", "2016/2015", "..", "2015-10-09?/..", "99999-01-01", "25:61"),
    *("None", "on", "[]", "{}", '{"a": 1}', "[[[[", "1,2,3", "null", "\\", "%s%n", "'"),
    *("javascript:alert(1)", "http://[::1", "//x", "../../x", "<b>", "{{ 7|add:7 }}"),
]


def forms(page):
    """The forms of a page that write, each with what it would send untouched."""
    if not page.headers["Content-Type"].startswith("text/html") or not page.text:
        return []
    document = html.fromstring(page.text)
    writing = [form for form in document.forms if form.method == "POST"]
    return [(form.action or "", dict(form.fields)) for form in writing]


def spoilt(values, dice):
    """The same with one to three fields taken out or filled with something odd."""
    values = {name: value or "" for name, value in values.items()}
    for name in dice.sample(sorted(values), min(len(values), dice.randint(1, 3))):
        if dice.random() < 0.15:
            del values[name]
        else:
            values[name] = dice.choice(ODD)
    return values


@pytest.mark.parametrize("role", ["publisher", "admin"] if SOAK else ["publisher"])
def test_p33_no_form_of_the_desk_is_brought_down(everything, role):
    dice = random.Random(role)  # noqa: S311
    client = at_the_desk(account(role))
    client.raise_request_exception = False
    tried = 0
    for _, address in addresses():
        for action, values in forms(client.get(address)):
            if "logout" in action or "login" in action:
                continue
            for _ in range(TRIES):
                sent = spoilt(values, dice)
                with transaction.atomic():
                    answer = client.post(action or address, sent)
                    transaction.set_rollback(True)
                assert answer.status_code < 500, (address, sent, answer.exc_info)
                tried += 1
    assert tried > 20 * TRIES


def test_p33_no_public_form_is_brought_down(everything):
    dice = random.Random("reader")  # noqa: S311
    client = Client(raise_request_exception=False)
    address = f"/suggest/{everything.public_id}"
    [(_, values)] = forms(client.get(address))

    for _ in range(20 * TRIES):
        sent = spoilt(values, dice)
        assert client.post(address, sent).status_code < 500, sent
