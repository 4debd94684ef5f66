"""No reader of the case that ships meets a name that only its files and tables have."""

import csv
import io
import os
import re
from collections import Counter

import pytest
from django.test import Client

from config.urls import urlpatterns
from sources.models import PublicId
from tests.crawl import crawl, prose, strings
from tests.seeds import FOLDER, READ
from tests.test_crawl import name_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_seeds")]
# What says the same as the page of its record, of which a few are read; `make soak`
# reads all. The words of a picture are those of its pair's page.
ALIKE = re.compile(
    r"revision|_(cite|bib|ris|csl|timemap|embed)$|^(suggest|oembed|citation)"
)
FEW = 10_000 if os.environ.get("PLUMBLINE_SOAK") == "1" else 6
PICTURE = "card.png"
NOT_LINKED = {"health", "suggest_thanks", "source_changes", "silence"}
NAME = re.compile(
    r"\b(?:documents? \d{2,3}|part \d{3}-[A-Z]|\d{3}-[A-Z]|(?:pair|dsc|con|rej)-\d+"
    r"|the reference)\b",
    re.IGNORECASE,
)
ID = re.compile(r"(?<![/\w=-])[0-9a-z]{8}(?![\w-])")
CODE = re.compile(r"(?<![/\w.?&=#-])[a-z]+(?:_[a-z]+)+(?![\w/=-])")
KEY = re.compile(r"(?<![/\w.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
OF_OTHERS = {"summary_large_image"}  # how a card is asked for on social networks
DATA = ("application/json", "text/csv")


def keyed(data):
    """Every record of the seed files that has a key, however deep."""
    if isinstance(data, dict):
        if isinstance(data.get("key"), str):
            yield data
        data = data.values()
    for part in data if not isinstance(data, str | int | float) else ():
        if isinstance(part, dict | list):
            yield from keyed(part)


KEYS = {x["key"] for x in keyed(READ) if "-" in x["key"]}


@pytest.fixture(scope="module")
def answers(loaded_seeds):
    return list(crawl(Client(), some()))


def some():
    """Choose the addresses that are read: all pages, and a few of what is alike."""
    followed = Counter()

    def wanted(path):
        name = name_of(path)
        followed[name] += 1
        enough = ALIKE.search(name) and followed[name] > FEW
        return not (enough or path.endswith(PICTURE))

    return wanted


def test_a_crawl_reaches_every_public_address(answers):
    reached = {name_of(answer.path) for answer in answers}
    every = {pattern.name for pattern in urlpatterns if hasattr(pattern, "name")}

    assert {x for x in every - reached if not x.endswith("card")} <= NOT_LINKED


def test_no_reader_meets_an_internal_name(answers):
    ids = set(PublicId.objects.values_list("pk", flat=True))
    found = {}
    for answer in answers:
        for text in read(answer):
            for name in internal(
                text, ids, prose=answer.type not in DATA or " " in text
            ):
                found.setdefault((name, text[:200]), answer.path)

    assert [
        f"{name!r} at {path}{origin(text)}: {text}"
        for (name, text), path in found.items()
    ] == []


def test_no_text_of_the_seed_files_has_a_name_that_only_they_have():
    texts = {text for text in strings(READ) if " " in text}

    assert {text for text in texts if NAME.search(text)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Document 004 says “overnight”",
        "named in part 003-A",
        "see dsc-04, con-06 and pair-12",
        "as in the reference",
        "Plumbline (claimant 1zy3rmyf)",
        "Target: not_stated",
        "the outcome is-10km-3km",
    ],
)
def test_an_internal_name_is_found(text):
    assert internal(text, {"1zy3rmyf"})


@pytest.mark.parametrize(
    "text",
    [
        "http://testserver/p/1zy3rmyf@1",
        "@misc{plumbline-pair-1zy3rmyf-1,",
        "part of the north-south road",
        "https://example.org/a_b?c_d=1",
    ],
)
def test_an_address_is_no_internal_name(text):
    assert not internal(text, {"1zy3rmyf"})


def internal(text, ids, prose=True):
    """The internal names in a text; values of data may be ids, codes and keys."""
    found = set(NAME.findall(text))
    if prose:
        found |= {*ID.findall(text)} & ids
        found |= {*CODE.findall(text)} - OF_OTHERS
        found |= {*KEY.findall(text)} & KEYS
    return found


def read(answer):
    """The texts of an answer; of a table, its cells."""
    texts = cells(answer) if answer.type == "text/csv" else prose(answer)
    return {text.strip() for text in texts}


def cells(answer):
    rows = csv.reader(io.StringIO(answer.text, newline=""))
    return [cell for row in rows for cell in row]


def origin(text):
    """In which seed files a text stands."""
    named = [x.name for x in FOLDER.glob("*.toml") if text in x.read_text()]
    return f" (in {', '.join(named)})" if named else ""
