"""The desk as a whole: who may come in, and what its answers carry."""

import pytest
from django.contrib.auth import get_user_model

from tests.factories import make_published_pair

pytestmark = pytest.mark.django_db


def test_p26_nothing_of_the_desk_is_kept_by_a_cache(client, admin_user):
    answers = [client.get("/admin/login/"), client.get("/admin/", follow=True)]
    client.force_login(admin_user)
    answers += [client.get("/admin/"), client.get("/admin/jsi18n/")]

    for response in answers:
        assert response.status_code == 200
        assert {"private", "no-store"} <= {
            *response.headers["Cache-Control"].split(", ")
        }


def test_p26_a_public_page_is_the_same_for_who_is_logged_in(client, admin_user):
    path = make_published_pair().get_absolute_url()
    anonymous = client.get(path)
    client.force_login(admin_user)

    seen = client.get(path)

    assert seen.content == anonymous.content
    assert "Cookie" not in seen.headers.get("Vary", "")
    assert not seen.cookies


def test_nobody_comes_in_without_being_staff(client):
    client.force_login(get_user_model().objects.create(username="reader"))

    response = client.get("/admin/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/admin/login/?next=/admin/"


def test_the_front_of_the_desk_shows_every_list_once_in_groups(client, admin_user):
    client.force_login(admin_user)

    groups, by_application = (
        [
            (group["name"], [model["admin_url"] for model in group["models"]])
            for address in addresses
            for group in client.get(address).context["app_list"]
        ]
        for addresses in (["/admin/"], ["/admin/sources/", "/admin/claims/"])
    )

    shown = [address for _, group in groups for address in group]
    assert len(shown) == len(set(shown))
    assert set(shown) > {address for _, group in by_application for address in group}
    assert [name for name, _ in groups][:2] == ["Said and seen", "Lined up"]
    assert shown[0] == "/admin/claims/claim/"
