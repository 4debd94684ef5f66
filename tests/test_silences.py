from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import workflow
from claims.comparison.coverage import (
    MOST_DATES,
    Searched,
    Stated,
    cover,
    overlapping,
)
from claims.models import SilenceRevision
from claims.publishing import publish
from claims.workflow import Refused, draft_snapshot
from sources.chronology import oldest_first
from tests.dates import DAYS, periods
from tests.explanations import approve_explanations
from tests.factories import (
    make_actor,
    make_claim,
    make_place,
    make_published_pair,
    make_published_silence,
    make_report,
    make_silence,
    make_user,
    seed_user,
)
from tests.refusal import refused, sql
from tests.test_pages import queries

ON = date(2016, 1, 1)
NINTH, TENTH = date(2015, 10, 9), date(2015, 10, 10)


def signs(coverage):
    return {
        key: [(cell.stated, len(cell.searches)) for cell in cells]
        for key, cells in coverage.rows
    }


def test_what_was_searched_in_vain_is_told_from_what_nobody_searched():
    coverage = cover(
        [Stated("a", "2015-10-09")] * 2 + [Stated("b", "2015-10-10")],
        [Searched("b", "2015-10-09", ON)],
    )

    assert coverage.dates == ["2015-10-09", "2015-10-10"]
    assert signs(coverage) == {"a": [(2, 0), (0, 0)], "b": [(0, 1), (1, 0)]}


def test_who_was_sought_alone_has_a_row_and_searched_days_have_columns():
    coverage = cover([], [Searched("", "2015-10-09/..", TENTH)])

    assert coverage.dates == ["2015-10-09", "2015-10-10"]
    assert signs(coverage) == {"": [(0, 1), (0, 1)]}


def test_nobody_can_have_searched_for_what_was_yet_to_happen():
    assert cover([], [Searched("a", "2015-10-10", NINTH)]) is None


def test_days_with_statements_are_not_crowded_out_by_long_searches():
    stated = [Stated("a", "2015-10-10")]
    coverage = cover(stated, [Searched("a", "2010/2015", ON)])

    assert len(coverage.dates) == MOST_DATES
    assert "2015-10-10" in coverage.dates
    assert coverage.dates_left_out == 1


def test_a_statement_counts_on_every_day_of_its_period():
    coverage = cover(
        [
            Stated("a", "2015-10-01/2015-10-09"),
            Stated("a", "2015-10-04/.."),
            Stated("b", "2015-10-05"),
        ],
        [],
    )

    assert [day[-2:] for day in coverage.dates] == ["01", "04", "05", "09"]
    assert [x for x, _ in signs(coverage)["a"]] == [1, 2, 1, 1]


def test_a_month_or_a_doubtful_date_has_a_column_of_its_own():
    dates = ["2016-05", "2016-05-23", "2016-05-23?", "2016-04/2016-05"]
    coverage = cover([Stated("a", x) for x in dates], [])

    assert coverage.dates == ["2016-05-23", "2016-05-23?", "2016-05", "2016-04/2016-05"]
    assert [x for x, _ in signs(coverage)["a"]] == [1, 1, 1, 1]


@given(st.lists(periods().filter(bool)), st.lists(periods().filter(bool)))
def test_no_absence_is_told_of_a_date_that_the_grid_counts(claims, reports):
    sides = {"claim": claims, "outcome": reports}
    counts = Counter((side, x) for side, found in sides.items() for x in found)
    coverage = cover([Stated(*one) for one in counts.elements()], [])

    for side, cells in coverage.rows if coverage else ():
        for column, cell in zip(coverage.dates, cells, strict=True):
            told = counts[side, column] or overlapping(side, column, counts)
            assert told or not cell.stated


@given(st.lists(periods().filter(bool)), st.lists(st.tuples(periods(), DAYS)))
def test_a_grid_is_laid_out_of_any_days_and_periods(stated, searches):
    coverage = cover(
        [Stated("a", period) for period in stated],
        [Searched("b", period, on) for period, on in searches if period],
    )

    if coverage:
        assert coverage.dates == sorted(set(coverage.dates), key=oldest_first)
        assert len(coverage.dates) <= MOST_DATES
        assert {len(cells) for _, cells in coverage.rows} == {len(coverage.dates)}


@pytest.mark.django_db
@pytest.mark.database
@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("silence_says_what_was_searched", {"searched": ""}),
        ("silence_says_what_was_searched", {"searched_by": ""}),
        ("silence_has_period", {"happened": ""}),
        ("silence_of_something", {"actor": None}),
        ("silence_is_of_the_other_side", {"kind": "nothing"}),
    ],
)
def test_the_database_refuses_a_silence_that_says_too_little(constraint, fields):
    with refused(constraint):
        make_silence(**fields)


@pytest.mark.django_db
@pytest.mark.database("silence_is_of_the_other_side", "silence_has_period")
def test_the_database_keeps_a_silence_to_the_other_side_and_its_days():
    made = make_silence()

    with refused("silence_is_of_the_other_side"):
        make_silence(kind="no_claim", claim=make_claim())
    with refused("silence_has_period"):
        sql("UPDATE claims_silence SET happened_range = NULL WHERE id = %s", made.pk)


@pytest.mark.django_db
def test_a_published_silence_says_what_was_searched_by_whom_and_beside_what(client):
    pair = make_published_pair()
    made = make_published_silence(
        kind="no_report", claim=pair.claim, topic=pair.claim.topics.get()
    )

    page = client.get(f"/silences/{made.public_id}").text

    for words in (made.actor.name, "All papers of the week", "A. Reader"):
        assert words in page
    assert "No independent report found" in page
    assert f"/c/{pair.claim.public_id}" in page
    assert f'href="/actors/{made.actor.public_id}"' not in page, "it has no page"
    assert made.get_absolute_url() in client.get("/silences/").text
    assert made.get_absolute_url() in client.get(f"/c/{pair.claim.public_id}").text


@pytest.mark.django_db
def test_a_silence_waits_for_its_statement_to_be_published():
    made = make_silence(kind="no_report", claim=make_claim())

    with pytest.raises(Refused, match="Publish the statement"):
        draft_snapshot(made)


@pytest.mark.django_db
def test_a_statement_without_a_pair_says_in_its_list_that_nothing_was_found(client):
    claim = make_claim()
    make_report(claim)
    publish(claim, by=seed_user())
    made = make_published_silence(kind="no_report", claim=claim)

    assert made.get_absolute_url() in client.get("/claims/?unpaired=1").text


@pytest.mark.django_db
def test_a_draft_is_not_shown_and_what_is_withdrawn_says_why(client):
    draft, made = make_silence(), make_published_silence()
    assert client.get(draft.get_absolute_url()).status_code == 404

    workflow.withdraw(made, make_user(), "A report was found.")
    approve_explanations()

    answer = client.get(made.get_absolute_url())
    assert answer.status_code == 410
    assert "A report was found." in answer.text
    assert not SilenceRevision.objects.published().exists()
    assert "A report was found." in client.get("/corrections").text


@pytest.mark.django_db
def test_a_topic_tells_searched_from_not_yet_searched(client):
    ministry = {"name": "The Ministry"}
    pair = make_published_pair(claimant=ministry, outcome={"happened": "2015-10-10"})
    topic = pair.claim.topics.get()
    make_silence(topic=topic, actor=make_actor(name="Not yet for readers"))
    address = f"/topics/{topic.public_id}"
    assert "∅</a>" not in client.get(address).text
    before = queries(client, address)

    claimant = pair.claim.parts.get().actor
    made = make_published_silence(topic=topic, actor=claimant, happened="2015-10-10")
    make_published_silence(topic=topic, actor=None, place=pair.claim.places.get())

    page = client.get(address).text
    grid = page.partition('class="coverage"')[2].partition("</table>")[0]
    [row] = [x for x in grid.split("<tr>") if "The Ministry" in x]
    assert "<td>1</td>" in row
    assert f'<a href="{made.get_absolute_url()}"' in row
    assert "Anyone" in grid
    assert "<td></td>" in grid
    assert 'scope="row"' in grid
    assert "<caption>" in grid
    assert "Not yet for readers" not in page
    assert queries(client, address) == before


@pytest.mark.django_db
def test_actors_and_places_say_what_was_searched_of_them_in_vain(client):
    province = make_place(kind="governorate")
    pair = make_published_pair(place={"parent": province})
    actor, village = pair.claim.parts.get().actor, pair.claim.places.get()

    of_actor = make_published_silence(actor=actor)
    of_place = make_published_silence(actor=None, place=village)

    shown = actor, province, village
    address = {actor: "actors", province: "places", village: "places"}
    pages = {x: client.get(f"/{address[x]}/{x.public_id}").text for x in shown}
    assert of_actor.get_absolute_url() in pages[actor]
    assert of_place.get_absolute_url() in pages[province]
    assert of_place.get_absolute_url() in pages[village]
    assert of_actor.get_absolute_url() not in pages[village]
