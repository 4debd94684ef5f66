"""Our own sentences in the seeds, held against the words that they cite."""

import re
from datetime import date
from functools import cache

import pytest

from claims.comparison.units import converted
from tests.seeds import DOCUMENTS, READ, STATEMENTS, text_of

MOST_WORDS = 25
MOST_COPIED = 6  # words in a row that a document has too, beyond quotation marks
COUNTED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
IN_WORDS = {word: float(value) for value, word in enumerate(COUNTED, 1)}
IN_WORDS |= {"twin": 2.0, "dozens": 24.0, "hundreds": 200.0, "thousands": 2000.0}
AS_WE_SAY = {  # the hedge of a source, and how our sentence keeps it
    "hinted": "hints",
    "purporting": "according to a photo caption",
    "if / may": "may break down",
    "seems": "seemed",
}
NAMES = [
    name
    for kind in ("actors", "places", "publishers")
    for seed in READ[kind][kind]
    for name in (seed["name"], *seed.get("aliases", []))
]
OURS = ["IS", "Lt", "Gen", *(f"{date(2015, month, 1):%B}" for month in range(1, 13))]

with_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the full documents are not here"
)


def numbers(text):
    """The numbers in a text, in digits or in words."""
    digits = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    named = [x for x in re.findall("[a-z]+", text.lower()) if x in IN_WORDS]
    return {float(x.replace(",", "")) for x in digits} | {IN_WORDS[x] for x in named}


def figures(seed):
    return [x for told in seed["reports"] for x in told.get("figures", [])]


def amounts(figure):
    """The numbers of a figure, as they are and in the common unit of its kind."""
    given = [float(figure[x]) for x in ("low", "best", "high") if x in figure]
    factor = float(converted(1, figure["unit"])[0])
    return {*given} | {float(round(x * factor)) for x in given}


def grounded(seed):
    """The numbers that a statement may name: of its words, figures, dates and names."""
    told = [f"{x['quote']} {x['said']} {x['said_ground']}" for x in seed["reports"]]
    dated = [seed.get(x, "") for x in ("happened", "happened_ground")]
    printed = [figure["printed"] for figure in figures(seed)]
    found = numbers(" ".join([*told, *dated, *printed, "Europe 1"]).replace("-", " "))
    return found.union(*map(amounts, figures(seed)))


def hedges(seed):
    """The hedges of a statement's reports, and of the figures that it names."""
    named = numbers(seed["statement"])
    hedged = [*seed["reports"], *(x for x in figures(seed) if amounts(x) & named)]
    return {AS_WE_SAY.get(x["hedge"], x["hedge"]) for x in hedged if "hedge" in x}


def words(text):
    return re.findall(r"[\w'-]+", text.casefold().replace("’", "'"))


def runs(text):
    """Every run of words that is too long to be copied; none leads across a quotation."""
    parts = [words(part) for part in re.split("“[^”]*”", text)]
    length = MOST_COPIED + 1
    return {
        tuple(part[at : at + length])
        for part in parts
        for at in range(len(part) - length + 1)
    }


@cache
def whole_documents():
    seeds = READ["documents"]["documents"]
    return [text_of(seed) for seed in seeds if "file" in seed]


def offenders(check):
    """What a check finds in statements, by their keys; empty if all are well."""
    return {seed["key"]: found for seed in STATEMENTS if (found := check(seed))}


def test_a_statement_has_at_most_25_words():
    assert not offenders(lambda seed: len(seed["statement"].split()) > MOST_WORDS)


def test_a_number_in_a_statement_is_in_its_quotations_figures_or_dates():
    assert not offenders(lambda seed: numbers(seed["statement"]) - grounded(seed))


def test_a_statement_keeps_the_hedges_of_its_source():
    assert not offenders(
        lambda seed: [x for x in hedges(seed) if x not in seed["statement"].lower()]
    )


@with_documents
def test_a_name_in_a_statement_is_of_somebody_known_or_in_a_document():
    known = {*words(" ".join([*NAMES, *OURS, *whole_documents()]))}

    def unknown(seed):
        capitals = re.findall(r"(?<=[^.] )[A-Z][\w’-]*", seed["statement"])
        return {*words(" ".join(capitals).replace("’s", ""))} - known

    assert not offenders(unknown)


@with_documents
def test_no_statement_repeats_a_sentence_of_a_document():
    printed = set().union(*(runs(text.replace("“", "")) for text in whole_documents()))

    assert not offenders(lambda seed: runs(seed["statement"]) & printed)
