"""Every model has its pages at the desk, for every role that may see them."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from sources.models import Source
from tests.accounts import account, at_the_desk
from tests.everything import make_everything
from tests.factories import (
    make_published_pair,
)
from tests.refusal import sql

pytestmark = pytest.mark.django_db
OURS = [
    m for app in ("sources", "claims") for m in apps.get_app_config(app).get_models()
]


@pytest.fixture
def everything():
    make_everything()
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def address(model, page, *args):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def test_every_model_of_ours_is_at_the_desk():
    assert [model for model in OURS if model not in admin.site._registry] == []


@pytest.mark.parametrize("role", ["analyst", "publisher"])
def test_every_page_of_every_model_answers(everything, role):
    client = at_the_desk(account(role))

    assert client.get("/admin/").status_code == 200
    for model in OURS:
        listed = client.get(address(model, "changelist"), {"q": "hit 60"})
        assert listed.status_code == 200, model
        assert client.get(address(model, "changelist")).status_code == 200, model
        for row in model.objects.all()[:2]:
            shown = client.get(address(model, "change", row.pk))
            assert shown.status_code == 200, model


def test_every_filter_answers(everything):
    client = at_the_desk(account("analyst"))
    for model, desk in admin.site._registry.items():
        if model in OURS:
            for name in desk.list_filter:
                if not isinstance(name, str):
                    continue
                field = model._meta.get_field(name.split("__")[0])
                asked = f"{name}__isnull" if field.null or "__" in name else name
                answer = client.get(address(model, "changelist"), {asked: "0"})
                assert answer.status_code in {200, 302}, (model, name)


def test_an_editor_can_open_every_form_that_editors_fill(everything):
    client = at_the_desk(account("editor"))

    for name in ("source", "publisher"):
        assert client.get(reverse(f"admin:sources_{name}_add")).status_code == 200
    drafted = ("claim", "outcome", "pair", "discrepancy", "silence", "report", "side")
    for name in drafted:
        assert client.get(reverse(f"admin:claims_{name}_add")).status_code == 200


def test_an_analyst_reads_the_whole_text_and_changes_nothing(everything):
    client, source = at_the_desk(account("analyst")), Source.objects.first()
    revision = source.revisions.get()

    assert (
        revision.text in client.get(address(type(revision), "change", revision.pk)).text
    )
    assert client.get(address(Source, "add")).status_code == 403
    posted = client.post(address(Source, "change", source.pk), {"title": "Mine"})
    assert posted.status_code == 403


def test_nothing_cited_is_deleted(everything):
    client = at_the_desk(account("editor"))
    source = Source.objects.filter(reports__isnull=False).first()

    answer = client.post(address(Source, "delete", source.pk), {"post": "yes"})

    assert answer.status_code in {200, 302}
    assert Source.objects.filter(pk=source.pk).exists()


def test_what_was_published_is_not_deleted(everything):
    client = at_the_desk(account("publisher"))
    claim = make_published_pair().claim

    assert client.post(address(type(claim), "delete", claim.pk)).status_code == 403


@pytest.mark.parametrize("username", ["seed", "root"])
def test_an_admin_cannot_take_over_an_account_with_every_right(everything, username):
    from django.contrib.auth.models import User

    User.objects.get_or_create(
        username=username, defaults={"is_superuser": True, "is_staff": True}
    )
    user = User.objects.get(username=username)
    client = at_the_desk(account("admin"))
    password = reverse("admin:auth_user_password_change", args=[user.pk])

    assert client.post(address(User, "change", user.pk)).status_code == 403
    assert client.get(password).status_code == 403


def test_an_admin_gives_roles_and_no_superpowers():
    from django.contrib.auth.models import User

    client, user = at_the_desk(account("admin")), account("analyst")
    page = client.get(address(User, "change", user.pk)).text

    assert 'name="groups"' in page
    assert 'name="is_superuser"' not in page
    assert 'name="user_permissions"' not in page
