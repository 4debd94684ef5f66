"""P27: every address, every role, every method, as tests/permissions.py decides."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from claims.merging import merge
from claims.models import DiscrepancyRevision, Pair, SilenceRevision
from tests import permissions
from tests.accounts import ROLES, account, at_the_desk
from tests.explanations import make_explanation
from tests.factories import (
    make_actor,
    make_capture,
    make_claim,
    make_discrepancy,
    make_outcome,
    make_pair,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_silence,
    make_user,
)
from tests.refusal import sql

pytestmark = pytest.mark.django_db
WHO = ["anonymous", *ROLES]
NOBODY_OR_ALL = {"anonymous", "admin"}  # for what is refused before it is asked who


def names(prefix=""):
    """Every named address below a prefix of the resolver."""
    resolver = get_resolver()
    if prefix:
        resolver = resolver.namespace_dict[prefix][1]
    return sorted({name for name in resolver.reverse_dict if isinstance(name, str)})


def of_a_model(name):
    for model in permissions.MODELS:
        if name.startswith(f"{model}_"):
            return model, name.removeprefix(f"{model}_")
    return None, name


def decision(name):
    model, page = of_a_model(name)
    table = permissions.MODELS[model] if model else permissions.DESK
    return table.get(page)


def test_p27_every_address_of_the_desk_has_a_decision():
    assert [name for name in names("admin") if decision(name) is None] == []


def test_p27_every_public_address_has_a_decision():
    assert names() == sorted(permissions.PUBLIC)


def expected(line):
    get, post = (part.split() for part in line.split("|"))
    return dict(zip(WHO, zip(map(int, get), map(int, post), strict=True), strict=True))


@pytest.fixture
def everything():
    """Published records, and drafts, which are what the pages are asked for."""
    pair = make_published_pair()
    make_published_discrepancy()
    make_published_silence()
    make_capture()
    make_claim()
    make_outcome()
    make_pair()
    make_discrepancy()
    make_silence()
    make_explanation()
    loser = make_actor()
    merge(make_actor(), [loser], make_user(), "The same body.")
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    return pair


def row(model):
    from django.apps import apps

    app, name = model.split("_")
    found = apps.get_model(app, name).objects.order_by("pk").last()
    return found and found.pk


def arguments(model, page):
    """What the address of a page needs; a missing row has a key that leads nowhere."""
    if page in {"changelist", "add", "capture", "merge"}:
        return []
    key = row(model)
    if key is None:
        return None
    if page == "beside":
        return Pair.objects.values_list("claim", "outcome").get(pk=key)
    return {"revert": [key, 0], "step": [key, "submit"]}.get(page, [key])


def addresses():
    for name in names("admin"):
        model, page = of_a_model(name)
        args = (
            arguments(model, page)
            if model
            else {
                "view_on_site": [1, 1],
                "app_list": ["claims"],
                "queue": ["review"],
            }.get(page, [])
        )
        if args is not None:
            yield name, reverse(f"admin:{name}", args=args)


def statuses(client, path):
    """What GET and POST are answered; what the POST did is undone."""
    got = client.get(path).status_code
    with transaction.atomic():
        posted = client.post(path).status_code
        transaction.set_rollback(True)
    return got, posted


def refused_otherwise(client, path):
    """Whether every other method is answered as decided, and says what to ask."""
    answers = {method: client.generic(method, path) for method in permissions.OTHERS}
    found = {method: answer.status_code for method, answer in answers.items()}
    said = {answer.headers.get("Allow") for answer in answers.values()}
    return found == permissions.OTHERS and said <= {
        "GET, HEAD, OPTIONS",
        "GET, HEAD, POST, OPTIONS",
    }


@pytest.mark.parametrize("who", WHO)
def test_p27_the_desk_answers_every_role_as_decided(everything, who):
    anybody = account("analyst", "anybody")
    LogEntry.objects.log_actions(anybody.pk, [everything], 2, "Looked at.")
    client = Client() if who == "anonymous" else at_the_desk(account(who))
    assert User.objects.exists()
    wrong = {}
    for name, path in addresses():
        if name != "logout":
            found = statuses(client, path)
            if found != expected(decision(name))[who]:
                wrong[name] = (found, expected(decision(name))[who])
            if who in NOBODY_OR_ALL and not refused_otherwise(client, path):
                wrong[name] = "methods"

    assert wrong == {}


def public_addresses(pair):
    ids = {
        "actor": pair.claim.parts.get().actor,
        "claim": pair.claim,
        "discrepancy": pair.claim,
        "outcome": pair.outcome,
        "pair": pair,
        "place": pair.claim.places.get(),
        "citation": pair.claim.reports.get().cited.get().citation,
        "source": pair.claim.reports.get().source,
        "topic": pair.claim.topics.get(),
    }
    for name in names():
        record = ids.get(name.partition("_")[0], pair)
        if name == "discrepancy":
            record = DiscrepancyRevision.objects.published().get().discrepancy
        if name == "silence":
            record = SilenceRevision.objects.published().get().silence
        yield name, first_address(name, record.public_id)


def first_address(name, key):
    for args in ([], [key], [key, 1]):
        try:
            return reverse(name, args=args)
        except NoReverseMatch:
            continue
    raise NoReverseMatch(f"{name}: what does its address need?")


def test_p27_public_pages_answer_everybody_alike(everything):
    clients = [Client(), *(at_the_desk(account(role)) for role in ROLES)]
    wrong = {}
    for name, path in public_addresses(everything):
        found = [statuses(client, path) for client in clients]
        if found != [*expected(permissions.PUBLIC[name]).values()]:
            wrong[name] = found
        if not all(refused_otherwise(client, path) for client in clients):
            wrong[name] = "methods"
        if clients[0].head(path).status_code != found[0][0]:
            wrong[name] = "HEAD"

    assert wrong == {}


def test_p27_what_is_only_read_refuses_before_it_asks_for_a_token(everything):
    browser = Client(enforce_csrf_checks=True)
    read = everything.get_absolute_url()

    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
        response = browser.generic(method, read, "{}", "application/json")
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert browser.post(f"/suggest/{everything.public_id}").status_code == 403
    assert browser.put(f"/suggest/{everything.public_id}").status_code == 405
    assert browser.post("/admin/login/").status_code == 403
