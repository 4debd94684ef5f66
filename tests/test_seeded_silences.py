"""The searches of the seeded case that found nothing, and what they searched."""

import re

import pytest
from django.urls import reverse

from claims.models import Silence, SilenceRevision
from claims.seeding.case import Case
from tests.refusal import allowed
from tests.seeds import (
    DOCUMENTS,
    FOLDER,
    READ,
    STATEMENTS,
    change,
    copied,
    load,
    text_of,
)

SILENCES = READ["silences"]["silences"]
RAQQA, TALBISEH = SILENCES
IDS = {seed["key"]: seed["id"] for seed in STATEMENTS}
NOTE = "Updated from the seed data: its wording, assessment or cited text changed."

on_the_case = pytest.mark.usefixtures("loaded_seeds")


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the full documents are not here")
def test_what_was_searched_for_is_in_no_document():
    whole = [x for x in READ["documents"]["documents"] if "file" in x]
    sentences = [one for x in whole for one in re.split(r"(?<=[.!?])\s", text_of(x))]
    raqqa = [one for one in sentences if re.search("Raqq?a", one)]
    talbiseh = [one for one in sentences if "Talbiseh" in one]

    assert len(raqqa) == 4
    assert len([one for one in raqqa if "command post" in one]) == 1
    assert len(talbiseh) == 1
    assert not re.search("Moscow|Konashenkov|Makushev|ministry", talbiseh[0])


@pytest.mark.django_db
@on_the_case
def test_readers_find_a_seeded_search_where_it_belongs(client):
    listed = client.get(reverse("silence_list")).text
    claim = client.get(reverse("claim", args=[IDS["ru-raqa-200"]])).text
    outcome = client.get(reverse("outcome", args=[IDS["talbiseh-17-civilians"]])).text

    for seed, page in ((RAQQA, claim), (TALBISEH, outcome)):
        address = reverse("silence", args=[seed["id"]])
        assert address in listed
        assert address in page
        assert "All nine articles of this case" in client.get(address).text


@pytest.mark.django_db
@on_the_case
def test_a_changed_search_is_published_again_with_a_note(tmp_path):
    folder = copied(FOLDER, tmp_path)
    change(folder / "silences.toml", "“commanders”", "“commanders”, “fighters”")

    load(folder)

    first, second = SilenceRevision.objects.filter(
        silence__public_id=RAQQA["id"]
    ).order_by("number")
    assert (first.note, second.note) == ("", NOTE)
    assert "“fighters”" in second.content["searched"]
    allowed()


@pytest.mark.django_db
@on_the_case
@pytest.mark.parametrize("field", ["searched", "claim"])
def test_a_search_that_an_editor_changed_is_left_alone_and_named(tmp_path, field):
    record = Silence.objects.get(public_id=RAQQA["id"])
    other = {"searched": "As the editor has it.", "claim": None}[field]
    setattr(record, field, other)
    record.save()
    folder = copied(FOLDER, tmp_path)
    change(folder / "silences.toml", "“commanders”", "“commanders”, “fighters”")

    said = load(folder)

    assert f"left alone, changed by an editor: silence {RAQQA['id']}" in said
    record.refresh_from_db()
    assert getattr(record, field) == other


def test_a_case_need_not_have_searches(tmp_path):
    folder = copied(FOLDER, tmp_path)
    (folder / "silences.toml").unlink()

    assert Case(folder)["silences"] == []
