from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Mention, PublishedStatement
from claims.pictures.scale import Scale
from claims.pictures.timeline import Dated, Joined, draw
from claims.views.topic import DRAWN
from sources.models import PublicId
from sources.models.identity import new_id
from tests.dates import DAYS, periods
from tests.factories import make_claim, make_published_pair, make_report, publish_pair
from tests.roles import as_owner

WIDTH = 1080.0


def said(edtf, key="c", side="claim"):
    return Dated(key, side, edtf)


def mark(edtf, *others):
    return draw([said(edtf), *others]).marks[0]


@pytest.mark.parametrize(
    ("edtf", "corners", "doubtful"),
    [
        ("2015-10-09", 4, False),
        ("2015-10-08/2015-10-09", 4, False),
        ("2015-10-08?/2015-10-09", 4, True),
        ("2015-10", 12, False),
        ("2015-10/2015-11", 4, True),
        ("2015-10~", 12, True),
        ("2015-10-09/..", 5, False),
        ("../2015-10-09", 5, False),
    ],
)
def test_the_shape_of_a_mark_says_how_sure_its_date_is(edtf, corners, doubtful):
    drawn = mark(edtf)

    assert len(drawn.outline) == corners
    assert drawn.span.doubtful is doubtful


def test_days_stand_to_scale_and_an_empty_stretch_as_a_week():
    days = [date(2015, 10, 1), date(2015, 10, 3), date(2016, 3, 1)]
    scale = Scale(days, 0, 90, known=days)

    assert [scale.x(day) for day in days] == [0, 20, 90]
    assert scale.x(date(2015, 10, 2)) == 10
    assert [gap.days for gap in scale.breaks] == [150]


def test_a_stretch_that_ends_with_a_month_has_no_count_of_days():
    days = [date(2015, 10, 1), date(2015, 10, 3), date(2016, 3, 1)]

    assert [gap.days for gap in Scale(days, 0, 90, days[:2]).breaks] == [None]


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (["2015-10-09"], ["9 Oct 2015"]),
        (["2015-10-08/2015-10-12"], ["8 Oct 2015", "12 Oct"]),
        (["2016-05", "2016-05-23"], ["May 2016", "23 May"]),
        (["2016-05", "2016-05-01", "2016-06-01"], ["1 May 2016", "1 Jun"]),
        (["2015-10-09/..", "2016-03?/2016-04?"], ["9 Oct 2015", "Mar 2016", "Apr"]),
        (["../2015", "2015-11-01?"], ["2015", "1 Nov"]),
    ],
)
def test_only_what_dates_name_is_labelled(dates, labels):
    drawn = draw([said(edtf, edtf) for edtf in dates])

    assert [tick.label for tick in drawn.ticks] == labels


def test_a_known_day_is_labelled_before_a_doubtful_one_that_is_near():
    days = [date(2015, 10, number) for number in (7, 8, 12)]
    labels = {day: f"{day.day} Oct 2015" for day in days}
    scale = Scale(days, 0, 50, known=days[1:])

    assert [x.label for x in scale.ticks(20, labels)] == ["8 Oct 2015", "12 Oct"]


@given(st.lists(periods().filter(bool), min_size=1, max_size=6))
def test_no_day_is_labelled_that_no_date_names(dates):
    drawn = draw([said(edtf, str(n)) for n, edtf in enumerate(dates)])

    named = " ".join(dates)
    for tick in drawn.ticks:
        assert (
            tick.label[0].isalpha()
            or f"{tick.day:%Y-%m-%d}" in named
            or (tick.label == f"{tick.day:%Y}")
        )


def test_a_claim_stands_above_an_outcome_and_the_sign_of_the_pair_between():
    seen = said("2015-10-10", "o", "outcome")

    drawn = draw([said("2015-10-09"), seen], [Joined("c", "o"), Joined("c", "x")])

    [thread] = drawn.threads
    heights = [thread.claim[1], thread.sign[1], thread.outcome[1], drawn.floor]
    assert heights == sorted(heights)
    assert thread.claim[0] <= thread.outcome[0]


def test_periods_that_touch_are_tied_upright():
    seen = said("2015-10-09", "o", "outcome")

    [thread] = draw([said("2015-10-01/.."), seen], [Joined("c", "o")]).threads

    assert thread.claim[0] == thread.outcome[0]


@pytest.mark.parametrize("width", [540, 1080])
def test_signs_stand_beside_each_other_within_the_picture(width):
    seen = [said("2015-10-09/..", f"o{n}", "outcome") for n in range(60)]
    pairs = [Joined("c", one.key) for one in seen]

    drawn = draw([said("2015-10-31/.."), *seen], pairs, width)

    signs = [thread.sign for thread in drawn.threads]
    assert len(signs) == 60
    for number, (x, y) in enumerate(signs):
        assert 9 < x < width - 9
        assert drawn.band[0] < y < drawn.band[1]
        assert all(abs(x - a) + abs(y - b) > 20 for a, b in signs[:number])


def test_what_has_no_date_is_not_drawn_and_keeps_its_number():
    drawn = draw([said(""), said("2015-10-09", "later")])

    assert [(x.number, x.dated.key) for x in drawn.marks] == [(2, "later")]
    assert draw([said("")]) is None


@given(st.lists(st.tuples(periods(), st.booleans()), max_size=12), st.data())
def test_nothing_is_drawn_beyond_the_edge_or_over_another(found, data):
    drawn = draw(
        [
            said(edtf, str(number), "claim" if claimed else "outcome")
            for number, (edtf, claimed) in enumerate(found)
        ]
    )

    taken = set()
    for one in drawn.marks if drawn else []:
        xs, ys = zip(*one.outline, strict=True)
        assert min(xs) >= 0
        assert max(xs) < one.label[0] <= WIDTH - 18
        assert 0 < min(ys) < max(ys) < drawn.floor
        row = {(x, min(ys)) for x in range(int(min(xs)) + 1, int(max(xs)))}
        assert not taken & row
        taken |= row


@given(st.lists(DAYS, min_size=1), DAYS)
def test_a_later_day_never_stands_further_left(days, day):
    scale = Scale(days, 0, 100)

    places = [scale.x(one) for one in sorted([*days, day])]

    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 100


@pytest.mark.django_db
def test_a_topic_is_drawn_with_every_statement_and_the_table_behind(client):
    pair = make_published_pair(claim={"statement": "Sixty were hit."})
    topic = pair.claim.topics.get()
    draft = make_claim(statement="Not yet for readers.")
    draft.topics.add(topic)
    make_report(draft)

    page = client.get(f"/topics/{topic.public_id}").text
    picture = page[page.index("<svg") : page.index("</svg>")]

    assert "<title" in picture
    assert "<desc" in picture
    assert ". 9 Oct 2015: Sixty were hit." in picture
    assert f'href="/c/{pair.claim.public_id}"' in picture
    assert "Undercuts: 60 targets beside four villages" in picture
    assert "<table>" in page
    assert "Not yet for readers" not in page


@pytest.mark.django_db
def test_a_picture_that_leaves_statements_out_says_so(client):
    pair = make_published_pair()
    topic = pair.claim.topics.get().public_id
    address = f"/topics/{topic}"
    assert "the list below is complete" not in client.get(address).text

    row = PublishedStatement.objects.get(pk=pair.claim.public_id)
    ids = [new_id() for _ in range(DRAWN)]
    with as_owner():
        PublicId.objects.bulk_create(PublicId(pk=x, kind="claim") for x in ids)
    rows = [
        PublishedStatement(
            record_id=x,
            number=1,
            side="claim",
            card=row.card,
            happened=row.happened,
            published_at=row.published_at,
        )
        for x in ids
    ]
    PublishedStatement.objects.bulk_create(rows)
    Mention.objects.bulk_create(
        Mention(statement=x, record_id=topic, kind="topic") for x in rows
    )

    page = client.get(address).text
    assert f"the first {DRAWN} statements by date" in page
    assert f"Statements ({DRAWN})" in page


@pytest.mark.django_db
def test_a_topic_without_any_date_has_no_picture(client):
    pair = make_published_pair(claim={"happened": ""}, outcome={"happened": ""})
    topic = pair.claim.topics.get()
    publish_pair(pair)

    assert "<svg" not in client.get(f"/topics/{topic.public_id}").text
