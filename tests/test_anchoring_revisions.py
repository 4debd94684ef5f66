import os
import random
from collections import Counter
from itertools import chain

import pytest

from sources.anchoring import anchor, anchor_all, describe
from sources.folding import plain
from sources.surroundings import AGREES, agreement
from tests.reports import report, revise, written

SOAK = os.environ.get("PLUMBLINE_SOAK") == "1"
EDITIONS = 300 if SOAK else 20


def outcomes(seed):
    """What became of each sentence of a report, and where its quotation was found."""
    rng = random.Random(seed)  # noqa: S311
    old = report(rng)
    new = revise(rng, old)
    before, places = written(old)
    after, standing = written(new)
    now = [
        (sentence, span)
        for sentence, span in zip(chain(*new), standing, strict=True)
        if sentence.fate != "new"
    ]
    stood = dict(zip((s.text for s in chain(*old)), places, strict=True))
    quotes = [describe(before, *stood[sentence.before]) for sentence, _ in now]
    found = anchor_all(quotes, after)
    for quote, (sentence, span), match in zip(quotes, now, found, strict=True):
        yield sentence.fate, quote, span, match, after


@pytest.fixture(scope="module")
def tally():
    """How often each fate met each state, in the right place or in a wrong one."""
    count = Counter()
    for seed in range(EDITIONS):
        for fate, quote, span, match, after in outcomes(seed):
            state = match.state if match else "lost"
            right = match and match.start < span[1] and span[0] < match.end
            if state in ("exact", "moved"):
                assert plain(after[match.start : match.end]) == plain(quote.exact)
            count[fate, state, "right" if right else "wrong"] += 1
            count[fate] += 1
    return count


def test_unchanged_words_are_found_in_their_place(tally):
    right = tally["unchanged", "exact", "right"] + tally["unchanged", "moved", "right"]

    assert right == tally["unchanged"]


def test_changed_words_are_proposed_in_their_place(tally):
    assert tally["edited", "drifted", "right"] >= 0.85 * tally["edited"]


def test_removed_words_are_lost(tally):
    wrong = sum(n for key, n in tally.items() if key[1:] == ("drifted", "wrong"))

    assert wrong <= 5 / 298 * (tally["unchanged"] + tally["edited"] + tally["removed"])
    assert tally["removed", "lost", "wrong"] >= 0.85 * tally["removed"]


NEIGHBOURS = "The ferry to Istra runs twice a day. {} Tickets are sold on board."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The harbour office publishes its timetable in March every year.",
            "The Ferry Board publishes a revised timetable in April every year.",
        ),
        (
            "THE COUNCIL ACCEPTS NO LIABILITY FOR LATE DEPARTURES OR LOST LUGGAGE.",
            "The council accepts no liability for late or missed departures.",
        ),
    ],
    ids=["another actor", "no longer in capitals"],
)
def test_words_are_proposed_though_their_neighbours_were_edited_too(before, after):
    old = NEIGHBOURS.format(before)
    start = old.index(before)
    now = (
        "Ferries run every day, to Istra at least twice. "
        f"{after} Buy tickets on the ferry, where they are sold."
    )

    match = anchor(describe(old, start, start + len(before)), now)

    assert match.state == "drifted"
    assert now[match.start : match.end] == after


def test_the_first_letters_of_a_text_are_no_surroundings():
    prefix = "It had been a cold winter in the north.\n\n"
    text = "The opposition counted 31 empty houses."

    assert agreement(prefix, "", text, len("The "), len(text)).before < AGREES


def test_a_bad_scan_of_a_quotation_and_its_context_is_proposed():
    said = "Only nine of the forty wells in the Marn valley were tested for lead last year."
    old = f"The laboratory was closed until autumn. {said} Farmers took samples home."
    misread = (
        "Only nimo wf the foktu wells in theyMurn varley were tested for lead lasc"
    )
    scan = f"The labirctory vas clostx until autufn. {misread} tzarnuFurmers toboisappaes howe."
    start = old.index(said)

    match = anchor(describe(old, start, start + len(said)), "A scan. " * 9 + scan)

    assert match.state == "drifted"
    assert match.start <= 72 + scan.index("nimo") < match.end
