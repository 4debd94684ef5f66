import io
import os
import random
import signal
import time

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.models import MachineReading, Suggestion
from claims.suggesting.reading import newest, read, unread
from tests.factories import make_place, make_source, make_user
from tests.refusal import sql
from tests.suggesting import make_suggestion

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.owner("workers and commands run as the owner of the tables"),
]
SAID = "Russia's defence ministry said its jets had destroyed 12 targets near Palmyra on Friday."
SEEN = "Islamic State fighters seized three villages north of Aleppo, residents said."
KILLS = 20 if os.environ.get("PLUMBLINE_SOAK") == "1" else 2
TEXTS = 200 if os.environ.get("PLUMBLINE_SOAK") == "1" else 24


def make_text(**fields):
    return make_source(f"{SAID} {SEEN}", **{"published": "2015-10-10"} | fields)


def extract(*words, **options):
    out = io.StringIO()
    call_command("extract", *words, stdout=out, processes=1, **options)
    return out.getvalue()


def rows():
    """All that a run writes, but for keys and times."""
    names = ["revision", "kind", "start", "end", "exact", "payload", "score", "model"]
    return [*Suggestion.objects.order_by(*names[:4]).values_list(*names, "state")]


def test_what_is_found_in_a_text_waits_for_an_editor():
    make_text()

    said = extract("--all")

    claim, outcome = Suggestion.objects.waiting()
    assert "1 texts read" in said
    assert (claim.kind, outcome.kind) == ("claim", "outcome")
    assert claim.exact.startswith("its jets had destroyed 12 targets")
    assert claim.payload["happened"] == "2015-10-09"
    assert claim.payload["attribution"]["verb"] == "said"
    assert claim.payload["attribution"]["speaker"] == "Russia's defence ministry"
    assert [x["printed"] for x in claim.payload["figures"]] == ["12"]
    assert "Aleppo" in [x["name"] for x in outcome.payload["places"]]
    assert claim.model
    assert claim.rules == MachineReading.objects.get().rules


def test_names_are_those_that_the_database_knows():
    place = make_place(name="Cair Paravel", aliases=["Kair Paravel"])
    make_source("Islamic State fighters seized Kair Paravel, residents said.")

    extract("--all")

    [named] = Suggestion.objects.get().payload["places"]
    assert (named["name"], named["id"]) == ("Cair Paravel", place.public_id)


def test_a_text_is_read_once_until_it_is_asked_for_again():
    source = make_text()
    extract("--all")
    before = rows()

    assert extract("--all").startswith("0 texts")
    assert extract("--source", source.public_id, "--again").startswith("1 texts")
    assert rows() == before
    page = make_text()
    make_text(part_of=page)
    with pytest.raises(CommandError, match="its parts are sources of their own"):
        extract("--source", page.public_id)
    with pytest.raises(CommandError, match="There is no source 00000000"):
        extract("--source", "00000000")


def test_reading_again_leaves_what_an_editor_decided():
    source = make_text()
    extract("--all")
    rejected, open_one = Suggestion.objects.all()
    rejected.reject(make_user(), "No claim.")
    Suggestion.objects.open().update(score=0, rules="older", payload={})
    stale = make_suggestion("destroyed", source, kind="outcome")
    decided = make_suggestion("villages", source, kind="outcome")
    decided.reject(make_user())

    extract("--all", "--again")

    assert not Suggestion.objects.filter(pk=stale.pk).exists()
    assert {*Suggestion.objects.rejected()} == {rejected, decided}
    open_one.refresh_from_db()
    assert open_one.score > 0
    assert open_one.payload["type"]
    assert Suggestion.objects.count() == 3


def test_a_rejection_holds_in_a_later_text_where_the_words_stand_as_before():
    source = make_text()
    extract("--all")
    for suggestion in Suggestion.objects.all():
        suggestion.reject(make_user())

    source.revise(f"{SAID} {SEEN} It rained.", "pasted")
    extract("--all")
    assert not Suggestion.objects.open().exists()
    source.revise(f"It rained. {SEEN}", "pasted")
    extract("--all")

    assert Suggestion.objects.open().get().kind == "outcome"


def test_the_newest_text_is_read_and_of_a_page_its_parts():
    page, old = make_text(), make_text()
    part = make_text(part_of=page)
    new = old.revise(f"{SEEN} {SAID}", "pasted")

    assert {*newest()} == {new, part.revisions.get()}


def test_p13_without_a_model_the_texts_are_read_with_less(monkeypatch):
    monkeypatch.setenv("SPACY_MODEL", "none")
    make_text()

    said = extract("--all")

    assert "1 texts read with rules alone" in said
    assert "No statistical model is installed" in said
    assert MachineReading.objects.get().model == ""
    monkeypatch.delenv("SPACY_MODEL")
    assert unread(newest()).count() == 1


@pytest.mark.django_db(transaction=True)
def test_p10_a_run_that_is_killed_anywhere_ends_as_one_that_is_not():
    for _ in range(TEXTS):
        make_text()
    started = time.monotonic()
    extract("--all")
    took, whole = time.monotonic() - started, rows()
    MachineReading.objects.all().delete()
    Suggestion.objects.all().delete()

    left = [TEXTS]
    for _ in range(KILLS):
        killed(after=random.uniform(0.05, took / 2))  # noqa: S311
        left.append(unread(newest()).count())
    list(read([x.pk for x in unread(newest())]))

    assert left == sorted(left, reverse=True)
    assert rows() == whole
    assert MachineReading.objects.count() == TEXTS


def killed(after):
    """Run to the end, or until killed, in a process that has the model already.

    What it held is let go at once, not when the server notices that it is gone.
    """
    connection.close()
    connection.close_pool()
    child = os.fork()
    if child == 0:
        try:
            call_command("extract", "--all", processes=1, stdout=io.StringIO())
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
