"""No page of the desk offers a step that is then refused, whoever looks at it."""

import re
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse

from claims import workflow
from claims.merging import merge
from claims.models import Claim, Merge
from tests.accounts import ROLES, account, at_the_desk
from tests.desk import form_of
from tests.factories import (
    make_actor,
    make_claim,
    make_discrepancy,
    make_outcome,
    make_pair,
    make_published_discrepancy,
    make_published_pair,
    make_published_silence,
    make_publisher,
    make_silence,
    make_source,
    make_topic,
    make_user,
    make_whole_claim,
)
from tests.refusal import sql
from tests.tagging import source

__all__ = ["source"]
pytestmark = pytest.mark.django_db
WHO = [*ROLES, "superuser"]
TOOLS = re.compile(r'<ul class="object-tools">(.*?)</ul>', re.DOTALL)
LINK = re.compile(r'href="([^"?]*(?:\?[^"]*)?)"')
DELETE = re.compile(r'<a role="button" href="([^"]+)" class="deletelink"')
REVERT = re.compile(r'href="(\d+/revert/)"')
ON_SITE = "/admin/r/"  # leads to the public page
# Pages of their own, on which something is read, chosen or typed first.
READ = ("history/", "preview/", "pair/", "tag/", "revise/", "merge/", "beside/")


def at(record, page="change"):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[record.pk])


def reviewed(record, editor, *, reader=None):
    """A draft that waits for a second reader, or one that was read."""
    workflow.submit(workflow.saved(record, editor), editor)
    if reader:
        workflow.approve(record, reader)
    return record


def changed(record, editor):
    record.statement = f"{record.statement} Or so."
    record.save()
    return workflow.saved(record, editor)


def statements(users):
    """Claims in every state that a claim can be in, for whoever saved or read them."""
    for user in users:
        yield workflow.saved(make_claim(), user)
        yield workflow.saved(make_whole_claim(), user)
        yield reviewed(make_claim(), user)
        yield reviewed(make_whole_claim(), user)
        yield reviewed(make_whole_claim(), user, reader=make_user())
        yield changed(make_published_pair().claim, user)
    stale = reviewed(make_whole_claim(), make_user(), reader=make_user())
    Claim.objects.filter(pk=stale.pk).update(statement="Else.")
    yield stale
    withdrawn = make_published_pair()
    workflow.withdraw(withdrawn, make_user(), "It erred.")
    yield from (withdrawn, withdrawn.claim)
    workflow.withdraw(withdrawn.outcome, make_user(), "It erred.")
    yield withdrawn.outcome


def others():
    public = make_published_pair()
    yield from (public, public.claim, public.outcome, make_pair())
    yield from (public.claim.reports.get(), public.claim.reports.get().source)
    yield from (public.claim.places.get(), public.claim.topics.get())
    yield from (make_discrepancy(), make_published_discrepancy())
    yield from (make_silence(), make_published_silence())
    yield from (make_outcome(), make_topic(), make_publisher(), make_source())


def merges():
    """Records that were merged: alone, further, and back."""
    first, second, third = (make_actor() for _ in range(3))
    merge(second, [first], make_user(), "The same.")
    merge(third, [second], make_user(), "The same.")
    public = make_published_pair()
    merge(public.claim, [make_claim()], make_user(), "The same.")
    yield from (first, second, third, public.claim)
    yield from Merge.objects.all()


def links(client, record):
    """Every step that the page of a record offers, with what leads away from it."""
    page = client.get(at(record))
    assert page.status_code == 200, record
    tools = TOOLS.search(page.text)
    found = LINK.findall(tools[1]) if tools else []
    return [unescape(x) for x in [*found, *DELETE.findall(page.text)]]


def steps(client, record):
    for link in links(client, record):
        if link.startswith("/admin/"):
            yield link
    found = client.get(at(record, "history"))
    for link in REVERT.findall(found.text):
        yield at(record, "history") + link


def refused(client, link):
    """How a step is answered, if it is refused; what it does is undone."""
    public = link.startswith(ON_SITE)
    asked = client.get(link, follow=public)
    if public or asked.status_code != 200:
        known = public and asked.status_code in (200, 410)
        return None if known else (link, asked.status_code)
    if any(page in link for page in READ) and "revert" not in link:
        return None
    sent = {"post": "yes", "said": "Why."}
    if 'id="content-main"' in asked.text and "<form" in asked.text:
        sent = form_of(asked) | sent
    with transaction.atomic():
        answer = client.post(link, sent)
        transaction.set_rollback(True)
    return None if answer.status_code == 302 else (link, answer.status_code)


def user_of(who):
    return User.objects.create_superuser("root") if who == "superuser" else account(who)


@pytest.mark.parametrize("who", WHO)
def test_p27_every_step_that_is_offered_can_be_taken(who):
    user = user_of(who)
    client = at_the_desk(user)
    records = [*statements([user, make_user()]), *others(), *merges()]
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    wrong, taken = [], 0
    for record in records:
        for link in steps(client, record):
            taken += 1
            if answer := refused(client, link):
                wrong.append((str(record), *answer))

    assert wrong == []
    assert taken > len(records)
    assert LogEntry.objects.count() == 0


def offered(client, record):
    """The names of the steps of a review that the page of a record offers."""
    found = (re.search(r"/step/(\w+)/$", x) for x in links(client, record))
    return {match[1] for match in found if match}


@pytest.mark.parametrize(
    ("make", "own", "other"),
    [
        (lambda by: workflow.saved(make_claim(), by), {"submit"}, {"submit"}),
        (
            lambda by: reviewed(make_whole_claim(), by),
            {"draft"},
            {"approve", "approve_publish", "draft"},
        ),
        (
            lambda by: reviewed(make_claim(), by),
            {"draft"},
            {"approve", "draft"},
        ),
        (
            lambda by: reviewed(make_whole_claim(), by, reader=make_user()),
            {"draft"},
            {"approve", "approve_publish", "publish", "draft"},
        ),
        (
            lambda by: changed(make_published_pair().claim, by),
            set(),
            {"approve", "approve_publish"},
        ),
    ],
    ids=["draft", "waiting", "not whole", "approved", "changed"],
)
def test_who_saved_it_last_and_who_reads_it_are_offered_what_they_may_do(
    make, own, other
):
    writer, reader = account("publisher", "writer"), account("publisher", "reader")
    record = make(writer)

    assert offered(at_the_desk(writer), record) == own
    assert offered(at_the_desk(reader), record) == other


def test_what_a_public_pair_shows_is_not_offered_to_be_withdrawn():
    pair = make_published_pair()
    publisher = at_the_desk(account("publisher"))

    assert offered(publisher, pair) == {"withdraw"}
    assert offered(publisher, pair.claim) == set()


def test_a_draft_without_published_sides_offers_no_preview():
    client = at_the_desk(account("editor"))
    draft, public = make_pair(), make_published_pair()

    assert at(draft, "preview") not in links(client, draft)
    assert at(public, "preview") in links(client, public)
