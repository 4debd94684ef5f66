import os
import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sources.chain import Chain, Head, hashed
from sources.models import Event
from tests.factories import make_claim, make_published_pair
from tests.refusal import sql

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.database,
    pytest.mark.owner("falsifies the history as only a superuser could"),
]
FLIPS = 100 if os.environ.get("PLUMBLINE_SOAK") == "1" else 10
TEXTS = ["actor", "reason", "action", "table", "record", "public_id"]
TEXTS += ["parent_table", "parent", "prev_hash", "hash"]


@pytest.fixture
def history():
    """Some sixty events, and a superuser who writes without triggers."""
    make_published_pair()
    for number in range(20):
        make_claim(statement=f"The ministry counts {number} targets.")
    sql("SET CONSTRAINTS recorded IMMEDIATE")
    sql("SET LOCAL session_replication_role = replica")
    return Event.objects.count()


def verify(**options):
    out = StringIO()
    call_command("verifyhistory", stdout=out, stderr=StringIO(), **options)
    return out.getvalue().strip()


def faults(*published):
    """Return what is wrong, by number."""
    chain = Chain(published)
    for event in chain.events():
        chain.follow(*event)
    chain.end()
    return [(fault.first, fault.last, fault.what) for fault in chain.faults]


def altered(*numbers):
    return [(number, number, "not as it was written") for number in sorted(numbers)]


def flip(rng, event):
    """Change one character of one column."""
    column = rng.choice([*TEXTS, "at", "before", "after"])
    old = getattr(event, column)
    if column == "at":
        new = old.replace(microsecond=(old.microsecond + 1) % 1_000_000)
    elif column in TEXTS:
        new = another(rng, old) if old else "x"
    else:
        new = flipped_json(rng, old)
    Event.objects.filter(pk=event.pk).update(**{column: new})


def another(rng, text):
    at = rng.randrange(len(text))
    return f"{text[:at]}{'a' if text[at] != 'a' else 'b'}{text[at + 1 :]}"


def flipped_json(rng, content):
    """Change one character of one text in it; where nothing was, something is."""
    if content is None:
        return {}
    key = rng.choice([*content])
    old = content[key]
    return content | {key: another(rng, old) if old and isinstance(old, str) else "x"}


def test_p7_an_untouched_history_is_whole(history):
    last = Event.objects.first()

    assert verify() == f"{history} events, head {history}:{last.hash}"
    assert verify(head=True) == f"{history}:{last.hash}"
    assert faults(Head(history, last.hash)) == []


def test_p7_nothing_yet_is_whole():
    assert verify() == "0 events, head 0:"
    assert verify(head=True) == "0:"


@pytest.mark.parametrize("seed", range(FLIPS))
def test_p7_one_flipped_character_is_found_and_nothing_else(history, seed):
    rng = random.Random(seed)  # noqa: S311
    numbers = rng.sample(range(1, history + 1), 3)
    for event in Event.objects.filter(pk__in=numbers):
        flip(rng, event)

    assert faults() == altered(*numbers)


def test_p7_the_command_names_what_is_wrong_and_fails(history):
    Event.objects.filter(pk=7).update(actor="somebody else")
    Event.objects.filter(pk__in=[9, 10, 11]).delete()

    with pytest.raises(CommandError, match=r"event 7: not as.*\nevent 9–11: missing$"):
        verify()


@pytest.mark.parametrize(("one", "other"), [(3, 4), (1, 30)])
def test_p7_two_swapped_events_are_found(history, one, other):
    Event.objects.filter(pk=one).update(id=0)
    Event.objects.filter(pk=other).update(id=one)
    Event.objects.filter(pk=0).update(id=other)

    assert faults() == altered(one, other)


@pytest.mark.parametrize("number", [1, 2, 30])
def test_p7_a_removed_event_is_found(history, number):
    Event.objects.filter(pk=number).delete()

    assert faults() == [(number, number, "missing")]


def test_p7_a_removed_end_is_found_by_who_knows_the_head(history):
    published = Head.read(verify(head=True))
    Event.objects.filter(pk__gt=history - 3).delete()

    assert faults() == []
    assert faults(published) == [(history - 2, history, "missing")]


def copy(number, **fields):
    event = Event.objects.get(pk=number)
    for name, value in fields.items():
        setattr(event, name, value)
    event.save(force_insert=True)


def test_p7_an_inserted_event_is_found(history):
    copy(5, pk=0)
    copy(5, pk=history + 1)
    copy(5, pk=history + 5, prev_hash="")

    assert faults() == [
        (0, 0, "inserted"),
        (history + 1, history + 1, "not as it was written"),
        (history + 2, history + 4, "missing"),
        (history + 5, history + 5, "not as it was written"),
    ]


def seal(number):
    """Hash an event as the trigger would."""
    before = Event.objects.filter(pk=number - 1).first()
    Event.objects.filter(pk=number).update(prev_hash=before.hash if before else "")
    [(prev_hash, content)] = [
        (event[1], event[3]) for event in Chain().events() if event[0] == number
    ]
    Event.objects.filter(pk=number).update(hash=hashed(prev_hash, content))


def test_p7_an_event_written_anew_with_its_hash_is_found(history):
    Event.objects.filter(pk=7).update(actor="somebody else")
    seal(7)

    assert faults() == [(7, 7, "written anew, with its hash")]


def test_p7_a_history_written_anew_is_found_by_who_knows_a_head(history):
    published = Head(40, Event.objects.get(pk=40).hash)
    Event.objects.filter(pk=7).update(actor="somebody else")
    for number in range(7, history + 1):
        seal(number)

    assert faults() == []
    assert faults(published) == [(40, 40, "not the head that was published")]
