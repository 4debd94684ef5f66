"""P30: logging in is throttled, reading is not."""

import stat
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.utils import timezone

from config.accounts import make_accounts
from tests.accounts import account
from tests.roles import as_owner

pytestmark = pytest.mark.django_db
LOGIN, RIGHT = "/admin/login/", "a right password"


def attempt(client, username="an-editor", typed="wrong", address="192.0.2.1"):
    fields = {"username": username, "password": typed, "next": "/admin/"}
    return client.post(LOGIN, fields, REMOTE_ADDR=address)


@pytest.fixture
def editor():
    user = account("editor")
    user.set_password(RIGHT)
    user.save()
    return user


def test_an_editor_logs_in(client, editor):
    assert attempt(client, typed=RIGHT).status_code == 302


def test_p30_an_account_is_throttled_from_wherever_it_is_tried(client, editor):
    answers = [attempt(client, address=f"192.0.2.{i}") for i in range(1, 12)]

    assert {answer.status_code for answer in answers[:9]} == {200}
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) == 15 * 60
    assert "no-store" in answers[-1].headers["Cache-Control"]
    assert attempt(client, typed=RIGHT).status_code == 429


def test_p30_an_address_is_throttled_whatever_account_it_tries(client, editor):
    for number in range(11):
        answer = attempt(client, username=f"guess-{number}")

    assert answer.status_code == 429
    assert attempt(client, address="192.0.2.77").status_code == 200


def test_p30_who_is_throttled_can_still_read(client):
    for _ in range(11):
        attempt(client)

    assert client.get("/").status_code == 200


def test_p30_the_right_password_opens_again_after_the_wait(client, editor):
    for _ in range(11):
        attempt(client)
    past = timezone.now() - timedelta(minutes=16)
    AccessAttempt.objects.update(attempt_time=past)

    assert attempt(client, typed=RIGHT).status_code == 302


def test_p34_no_address_is_kept_once_its_wait_is_over(client, editor):
    attempt(client, address="192.0.2.9")
    past = timezone.now() - timedelta(minutes=16)
    AccessAttempt.objects.update(attempt_time=past)

    attempt(client, address="192.0.2.1")

    assert not AccessAttempt.objects.filter(ip_address="192.0.2.9").exists()


def test_the_demo_makes_an_account_of_each_role_once(tmp_path, client):
    file = tmp_path / "accounts"

    made = make_accounts(file)

    assert set(made) == {"analyst", "editor", "editor2", "publisher", "admin"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(set(made.values())) == 5
    for name, password in made.items():
        assert attempt(client, name, password).status_code == 302
        client.logout()
    assert make_accounts(file) == {}
    assert not User.objects.filter(is_superuser=True).exists()


def test_the_demo_gives_a_new_database_the_passwords_that_are_kept(tmp_path):
    made = make_accounts(tmp_path / "accounts")
    with as_owner():
        User.objects.filter(username="editor").delete()

    assert make_accounts(tmp_path / "accounts") == {}
    assert User.objects.get(username="editor").check_password(made["editor"])
