"""Whether claim and outcome reach us separately, in the words that readers get."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.independence import NOT_ESTABLISHED, count_words, independence
from claims.comparison.lineage import origins
from tests.test_comparison_lineage import (
    AFP,
    DIRECTOR,
    GUARDIAN,
    MINISTRY,
    MONITOR,
    VICE,
    Report,
    Voice,
    reports,
)

TIMES = Report("Times", "AFP", (MINISTRY, AFP), document="times")
SEEN_IN_TIMES = replace(TIMES, chain=(MONITOR, AFP))
RAPPLER = Report("Rappler", "AFP", (DIRECTOR, MONITOR, AFP), document="rappler")
PAPER = Report("Paper", "", (MINISTRY,), document="paper")
MONITORS = Voice("x1", "Local monitors, unnamed")
COUNTED = Report("Paper", "", (MONITORS,), document="paper")
OWN = Report("Vice", "", (Voice("v1", "VICE"),), document="vice")


def test_one_agency_stands_behind_both_sides_and_who_shares_what_is_said():
    found = independence([TIMES], [SEEN_IN_TIMES, RAPPLER])

    assert (found.sources, found.shared, found.name) == (1, "agency", "AFP")
    assert found.words == "One agency behind both sides: AFP"
    assert found.sentences == (
        "This pair has no second, independent source.",
        "The claim and one report of the outcome come from one article by AFP,"
        " published by Times.",
        "All three reports come from AFP.",
        "Both reports of the outcome quote the Observatory.",
        "The claim quotes the Defence ministry; the outcome quotes the Observatory and Its"
        " director.",
    )


def test_two_opposed_voices_in_one_article_are_two_voices_in_one_report():
    found = independence([PAPER], [COUNTED])

    assert found.words == "One article behind both sides: Paper"
    assert found.sentences[1:] == (
        "Claim and outcome come from one article in Paper.",
        "The claim quotes the Defence ministry; the outcome quotes Local monitors,"
        " unnamed: two voices in one article.",
    )


def test_one_voice_in_two_outlets_is_no_second_source():
    found = independence([PAPER], [replace(VICE, chain=(MINISTRY,))])

    assert found.words == "One voice behind both sides: Defence ministry"
    assert found.sentences[1] == "Claim and outcome quote the Defence ministry."


def test_two_outlets_that_share_nothing_are_two_independent_sources():
    found = independence([TIMES], [OWN])

    assert (found.sources, found.shared) == (2, "")
    assert found.words == "Two independent sources: AFP and Vice"
    assert found.sentences == (
        "The claim comes from AFP; the outcome from Vice.",
        "The claim quotes the Defence ministry; the outcome is VICE’s own reporting.",
    )


def test_a_second_source_of_one_side_does_not_hide_what_both_share():
    found = independence([PAPER], [COUNTED, OWN])

    assert found.words == "Two independent sources: Paper and Vice"
    assert (
        "The claim and one report of the outcome come from one article in Paper."
        in (found.sentences)
    )


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (replace(OWN, publisher=""), "The outcome: outlet not recorded."),
        (replace(OWN, chain=()), "The outcome: speaker not recorded."),
    ],
)
def test_what_is_not_known_is_never_called_independent(outcome, why):
    found = independence([TIMES], [outcome])

    assert (found.sources, found.words) == (None, NOT_ESTABLISHED)
    assert why in found.sentences


def test_a_pair_without_a_report_of_one_side_establishes_nothing():
    assert independence([TIMES], []).words == NOT_ESTABLISHED
    assert independence([], []).words == NOT_ESTABLISHED


def test_an_inferred_outlet_is_marked_wherever_it_is_named():
    inferred = replace(OWN, inferred=frozenset({"Vice"}))
    both = independence([inferred], [inferred])

    assert both.words == "One article behind both sides: Vice (inferred)"
    assert independence([TIMES], [inferred]).words.endswith("AFP and Vice (inferred)")
    assert (
        count_words(origins([inferred]), [inferred]) == "1 report, in Vice (inferred)"
    )


@pytest.mark.parametrize(
    ("several", "words"),
    [
        ([TIMES], "1 report, via AFP"),
        ([PAPER], "1 report, in Paper"),
        ([Report()], "1 report, outlet not known"),
        ([TIMES, RAPPLER], "2 reports, one independent source: AFP"),
        (
            [PAPER, replace(VICE, chain=(MINISTRY,))],
            "2 reports, one independent source",
        ),
        ([TIMES, OWN], "2 reports, two independent sources"),
        ([TIMES, Report()], "2 reports, independence not established"),
        ([], "0 reports"),
    ],
)
def test_a_list_says_through_whom_reports_came(several, words):
    assert count_words(origins(several), several) == words


@given(claim=st.lists(reports, max_size=3), outcome=st.lists(reports, max_size=3))
def test_two_sources_are_claimed_only_of_reports_that_share_nothing(claim, outcome):
    found = independence(claim, outcome)
    lineage = origins([*claim, *outcome])

    assert found.words.startswith(found.title)
    assert (found.sources or 0) <= len(lineage.origins)
    assert (found.words == NOT_ESTABLISHED) == (found.sources is None)
    if found.sources and found.sources > 1:
        assert all(report.is_traced for report in (*claim, *outcome))
    assert all(said.endswith(".") for said in found.sentences)
    assert independence(outcome, claim).sources == found.sources
    assert GUARDIAN.is_traced
