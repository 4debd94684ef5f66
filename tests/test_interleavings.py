"""Editors who save at once, on real connections: P5 and the chain that P7 needs."""

import os
import random

import pytest
from django.db import IntegrityError, connection, transaction

from claims.models import Claim
from sources.history import acting
from sources.models import Event
from tests.desk import Tab
from tests.factories import make_claim, make_figure, make_report, make_user
from tests.threads import at_once, faults

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.urls("tests.desk_urls"),
]
SOAK = os.environ.get("PLUMBLINE_SOAK") == "1"
INTERLEAVINGS = 1000 if SOAK else 40
SAVES = 500 if SOAK else 15


def recorded(claim):
    """What the statement was, save by save, as the history tells it."""
    events = Event.objects.filter(
        table="claims_claim", record=claim.pk, action="update"
    )
    pairs = events.order_by("pk").values_list("before__statement", "after__statement")
    return list(pairs)


def test_p5_two_editors_who_save_at_once_lose_nothing(django_user_model):
    """Each opens, waits or not, and saves; a refused one has seen both and goes on."""
    claim = make_claim(statement="0")
    rng = random.Random(5)  # noqa: S311
    editors = [django_user_model.objects.create_superuser(name) for name in "ab"]
    tabs = [Tab(editor, claim) for editor in editors]
    acknowledged = []
    for number in range(INTERLEAVINGS):
        for tab in tabs:
            if rng.random() < 0.7:
                tab.open()
        texts = [f"{number}{editor.username}" for editor in editors]
        answers = at_once(
            *(
                lambda tab=tab, text=text: tab.save(statement=text).status_code
                for tab, text in zip(tabs, texts, strict=True)
            )
        )
        saved = [t for t, code in zip(texts, answers, strict=True) if code == 302]
        assert set(answers) <= {302, 409}
        assert len(saved) <= 1
        acknowledged += saved

    history = recorded(claim)
    claim.refresh_from_db()
    assert len(acknowledged) > INTERLEAVINGS / 3
    assert [after for _, after in history] == acknowledged
    assert [before for before, _ in history] == ["0", *acknowledged[:-1]]
    assert claim.statement == acknowledged[-1]
    assert claim.version == len(acknowledged) + 1
    assert faults() == []


class GivenUp(Exception):
    """An editor closes the form instead of saving."""


def save_at_random(name, claims, editor):
    """Save through models and SQL, now and then to no end; return what was acknowledged."""
    rng, acknowledged = random.Random(name), []  # noqa: S311
    for number in range(SAVES):
        claim, text = rng.choice(claims), f"{name}-{number}"
        change = rng.choice([save_claim, save_figure, save_by_sql])
        try:
            with acting(editor, text):
                change(claim, text)
                if rng.random() < 0.2:
                    raise GivenUp
        except GivenUp:
            continue
        acknowledged.append(text)
    return acknowledged


def save_claim(claim, text):
    locked = Claim.objects.select_for_update().get(pk=claim.pk)
    locked.statement = text
    locked.save()


def save_figure(claim, text):
    Claim.objects.select_for_update().get(pk=claim.pk)
    claim.reports.get().figures.update(printed=text)


def save_by_sql(claim, text):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_claim SET happened_ground = %s WHERE id = %s",
            [text, claim.pk],
        )


@pytest.mark.parametrize("threads", [2, 8])
def test_p5_every_acknowledged_save_is_in_the_history_once(threads):
    claims = [make_claim() for _ in range(3)]
    for claim in claims:
        make_figure(make_report(claim))
    before = Event.objects.count()
    editors = [make_user() for _ in range(threads)]

    saved = at_once(
        *(
            lambda n=n, editor=editor: save_at_random(f"{n}", claims, editor)
            for n, editor in enumerate(editors)
        )
    )

    for editor, texts in zip(editors, saved, strict=True):
        mine = Event.objects.filter(actor=editor.username).order_by("pk")
        assert list(mine.values_list("reason", flat=True)) == texts
    assert Event.objects.count() == before + sum(map(len, saved))
    assert faults() == []
    for claim in claims:
        assert last_told(claim) == stored(claim)


def stored(claim):
    claim.refresh_from_db()
    figure = claim.reports.get().figures.get()
    return claim.statement, claim.happened_ground, figure.printed


def last_told(claim):
    """What the history says that the record and its figure are now."""
    events = Event.objects.of(claim)
    told = events.filter(table="claims_claim").first().after
    figure = events.filter(table="claims_figure").first().after
    return told["statement"], told["happened_ground"], figure["printed"]


def test_p7_a_chain_that_could_fork_is_refused():
    """Who reads an old state of the history cannot write on from it."""
    claim, other = make_claim(), make_claim()

    def write_from_an_old_state():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT count(*) FROM sources_event")
            at_once(lambda: Claim.objects.filter(pk=other.pk).update(kind="denial"))
            Claim.objects.filter(pk=claim.pk).update(kind="denial")

    with pytest.raises(IntegrityError, match="sources_event_pkey"):
        write_from_an_old_state()
    assert faults() == []
