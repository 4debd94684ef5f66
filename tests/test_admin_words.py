"""A citation is made by giving words; offsets come from the server alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import ReportCitation
from sources.models import Citation
from sources.words import nearly, standings
from tests.accounts import account
from tests.desk import Tab
from tests.factories import make_claim, make_report, make_source

TEXT = (
    "Our aircraft hit 60 targets.\n\n“Sixty targets”, a spokesman said.\n"
    "Our aircraft hit 60 targets, 👩‍👩‍👧 again."
)


@given(st.text("ab \n👍", max_size=60), st.text("ab \n👍", min_size=1, max_size=4))
def test_every_place_is_found_and_says_the_words(text, words):
    found = standings(text, words)

    assert all(text[x.start : x.end] == words for x in found)
    assert [x.start for x in found] == [
        i for i in range(len(text)) if text.startswith(words, i)
    ]


def test_a_place_is_told_by_its_paragraph_and_what_stands_around_it():
    first, second = standings(TEXT, "hit 60 targets")

    assert (first.paragraph, second.paragraph) == (1, 3)
    assert first.before == "Our aircraft "
    assert second.after == ", 👩‍👩‍👧 again."


@pytest.mark.parametrize(
    "typed", ['"Sixty  targets"', "“sixty\ntargets”", "„Sixty targets“"]
)
def test_words_that_stand_there_in_another_dress_are_named(typed):
    assert standings(TEXT, typed) == []
    [found] = nearly(TEXT, typed)
    assert TEXT[found.start : found.end] == "“Sixty targets”"


@pytest.fixture
def tab(db):
    source = make_source(TEXT)
    claim = make_claim()
    report = make_report(claim, "a spokesman said", source)
    return Tab(account("editor"), report)


def cite(tab, words, **more):
    fields = {"cited-1-words": words, "cited-1-role": "statement"} | more
    return tab.save(**{"cited-TOTAL_FORMS": "2", "cited-1-report": ""} | fields)


def test_words_that_stand_in_one_place_are_cited_there(tab):
    assert cite(tab, "60 targets, 👩‍👩‍👧").status_code == 302

    cited = Citation.objects.get(exact="60 targets, 👩‍👩‍👧")
    assert TEXT[cited.start : cited.end] == cited.exact
    assert ReportCitation.objects.filter(citation=cited, role="statement").exists()


def test_words_of_several_places_come_back_with_the_places_to_choose_from(tab):
    answer = cite(tab, "hit 60 targets")

    assert answer.status_code == 200
    assert "2 times" in answer.text
    assert "Paragraph 1: …Our aircraft ⟦hit 60 targets⟧." in answer.text
    assert "Paragraph 3:" in answer.text
    assert tab.fields["cited-1-words"] == "hit 60 targets"
    second = TEXT.rindex("hit 60 targets")
    assert cite(tab, "hit 60 targets", **{"cited-1-place": second}).status_code == 302
    assert Citation.objects.get(exact="hit 60 targets").start == second


def test_words_in_another_dress_are_cited_as_they_stand_once_chosen(tab):
    typed = '"Sixty targets"'
    start = TEXT.index("“Sixty")

    assert "⟦“Sixty targets”⟧, a spokesman said." in cite(tab, typed).text
    assert cite(tab, typed, **{"cited-1-place": start}).status_code == 302
    assert Citation.objects.get(start=start).exact == "“Sixty targets”"


def test_a_place_that_the_words_do_not_stand_at_is_refused(tab):
    answer = cite(tab, "hit 60 targets", **{"cited-1-place": "3"})

    assert answer.status_code == 200
    assert not Citation.objects.filter(exact="hit 60 targets").exists()


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("Nobody ever said so", "does not say these words"),
        ('"Sixty targets"', "it says: “Sixty targets”"),
        ("", "Give the words"),
    ],
)
def test_words_that_stand_nowhere_are_refused_and_kept(tab, typed, complaint):
    answer = cite(tab, typed, **{"cited-1-role": "evidence", "verb": "boasted"})

    assert answer.status_code == 200
    assert complaint in answer.text
    assert tab.fields["cited-1-words"] == typed
    assert tab.fields["verb"] == "boasted"


def test_the_same_words_are_not_cited_twice_in_one_role(tab):
    answer = cite(tab, "a spokesman said")

    assert "cited in this role already" in answer.text
