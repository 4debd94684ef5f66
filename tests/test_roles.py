"""Requests of tests have the rights of a web process, and who says otherwise says why."""

import subprocess
import sys
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError
from django.test import Client

from tests.factories import make_source
from tests.refusal import sql
from tests.rights_urls import rights
from tests.roles import as_owner
from tests.threads import at_once

pytestmark = [pytest.mark.urls("tests.rights_urls")]
OWNER = "It shows what the mark does."


def who(request):
    return request.content.decode()


@pytest.mark.django_db
def test_p6_what_web_processes_may_not_do_fails_in_a_request(client):
    make_source()

    with pytest.raises(ProgrammingError, match="permission denied for table"):
        client.get("/forbidden")


@pytest.mark.django_db
def test_every_way_to_ask_for_a_page_has_the_rights_of_a_web_process(client, rf):
    assert who(client.get("/rights")) == settings.APPLICATION_ROLE
    assert who(rights(rf.get("/rights"))) == settings.APPLICATION_ROLE


def test_a_server_and_threads_have_the_rights_of_a_web_process(site):
    asked = [lambda: who(Client().get("/rights"))] * 3

    assert {*at_once(*asked)} == {settings.APPLICATION_ROLE}
    with urlopen(f"{site}/rights") as page:  # noqa: S310
        assert page.read().decode() == settings.APPLICATION_ROLE


@pytest.mark.django_db
def test_what_is_set_up_as_the_owner_ends_with_its_block(client):
    with as_owner():
        assert who(client.get("/rights")) == sql("SELECT session_user")[0][0]

    assert who(client.get("/rights")) == settings.APPLICATION_ROLE


@pytest.mark.django_db
@pytest.mark.owner(OWNER)
def test_a_marked_test_has_the_rights_of_the_owner(client):
    make_source()

    assert who(client.get("/rights")) == sql("SELECT session_user")[0][0]
    with pytest.raises(IntegrityError, match="a revision is immutable"):
        client.get("/forbidden")


def test_a_command_lists_the_tests_with_the_rights_of_the_owner_and_why():
    command = [sys.executable, "-m", "tests.roles", __file__]

    listed = subprocess.check_output(command, cwd=settings.BASE_DIR, text=True)

    assert listed.splitlines() == [
        OWNER,
        "    tests/test_roles.py::test_a_marked_test_has_the_rights_of_the_owner",
        "",
    ]
