"""The bytes that came in stay what they were, and copies of texts are found."""

import hashlib

import pytest
from hypothesis import given

from sources.copies import copies
from sources.models import Event
from sources.shingles import SKETCH, sketch
from tests.factories import make_capture, make_source
from tests.refusal import refused, sql
from tests.texts import texts

STORY = " ".join(f"sentence {n} of the story tells of town {n * 7}." for n in range(60))
LONG = " ".join(f"another line {n} from the page of day {n * 3}" for n in range(2_000))


@pytest.mark.django_db
@pytest.mark.database("capture_hashed")
def test_bytes_are_kept_with_their_sha256():
    content = bytes(range(256))
    made = make_capture(content=content, sha256="0" * 64)

    made.refresh_from_db()
    assert bytes(made.content) == content
    assert made.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.django_db
@pytest.mark.database("capture_immutable", "capture_never_vanishes")
def test_what_came_in_never_changes_and_is_kept_once():
    made = make_capture()
    for column, value in [
        ("content", "'x'"),
        ("sha256", "''"),
        ("name", "'b'"),
        ("content_type", "'text/html'"),
        ("fetched_at", "now() - interval '1 day'"),
    ]:
        with refused("a capture is immutable"):
            sql(f"UPDATE sources_capture SET {column} = {value}")  # noqa: S608
    made.revision = make_source().revisions.get()
    made.save(update_fields=["revision"])

    with refused("a capture is immutable"):
        sql("UPDATE sources_capture SET revision_id = NULL")
    with refused("needs it"):
        sql("DELETE FROM sources_capture")


@pytest.mark.django_db
def test_the_history_says_what_became_of_a_capture_and_not_its_bytes():
    source = make_source()
    made = make_capture()
    made.revision = source.revisions.get()
    made.save(update_fields=["revision"])
    sql("SET CONSTRAINTS ALL IMMEDIATE")

    [event] = Event.objects.of(source).filter(table="sources_capture", action="update")
    assert "content" not in event.after
    assert event.after["sha256"] == hashlib.sha256(b"Rents fell.").hexdigest()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kept", "text", "found"),
    [
        (STORY, STORY, True),
        (STORY, STORY.replace("town 14", "village").upper(), True),
        (STORY, f"{LONG}\n{STORY}", True),
        (f"{LONG}\n{STORY}", STORY, True),
        (STORY, LONG, False),
        (STORY, "Rents fell.", False),
        ("Rents fell in March.", "Rents fell in March.", False),
    ],
)
def test_a_near_copy_is_found(kept, text, found):
    source = make_source(kept)

    assert [copy.revision.source for copy in copies(text)] == [source] * found


@pytest.mark.django_db
def test_a_source_is_found_once_and_the_nearest_first():
    far = make_source(STORY[: len(STORY) * 2 // 3] + LONG)
    near = make_source(STORY)
    near.revise(f"{STORY} And more.", "pasted")

    found = copies(STORY)

    assert [copy.revision.source for copy in found] == [near, far]
    assert found[0].share == 1


@pytest.mark.django_db
def test_copies_are_looked_for_in_an_index():
    sql("SET LOCAL enable_seqscan = off")

    plan = sql("EXPLAIN SELECT id FROM sources_revision WHERE sketch && '{1,2}'")

    assert "revision_sketch" in str(plan)


@given(text=texts)
def test_a_sketch_is_small_and_always_the_same(text):
    found = sketch(text)

    assert len(found) <= SKETCH
    assert found == sorted({*found}) == sketch(text)
    assert all(-(2**31) <= x < 2**31 for x in found)
