import pytest

from sources.models import PublicId
from tests.factories import (
    make_actor,
    make_anchor,
    make_capture,
    make_claim,
    make_discrepancy,
    make_figure,
    make_outcome,
    make_place,
    make_published_pair,
    make_publisher,
    make_report,
    make_source,
    make_topic,
)
from tests.refusal import refused, sql

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HERE = {"start": 10, "end": 20}
CONFIRMED_BY_ONE = {"status": "confirmed", "corroboration": "single_source"}
CONFIRMED_BY_NOBODY = {"status": "confirmed", "corroboration": ""}
PUBLISHED_WITHOUT_TYPE = {"event_type": "", "state": "published"}
PUBLISHED_WITHOUT_STATUS = {"status": "", "state": "published"}


def make_revision(**fields):
    return make_source().revisions.create(**{"number": 2, "text": "A"} | fields)


def make_public_id(**fields):
    return PublicId.objects.create(**{"id": "23456789", "kind": "page"} | fields)


def make_located(**fields):
    located = {"latitude": 36.2, "longitude": 37.1, "precision": "exact"}
    return make_place(**located | fields)


def make_dimension(**fields):
    return make_published_pair().dimensions.create(kind="time", **fields)


def make_figure_of(**fields):
    return make_figure(make_report(make_claim()), **{"best": None} | fields)


@pytest.mark.owner("the guards bind the owner of the tables too")
@pytest.mark.parametrize(
    ("constraint", "make", "fields"),
    [
        ("publicid_well_formed", make_public_id, {"id": "bcdaghjk"}),
        ("publicid_well_formed", make_public_id, {"id": "BCDFGHJK"}),
        ("publicid_well_formed", make_public_id, {"id": "2345678"}),
        ("publicid_well_formed", make_public_id, {"id": "2345678\n"}),
        ("publicid_well_formed", make_source, {"public_id": "l0l0l0l0"}),
        ("publicid_merged_has_successor", make_public_id, {"state": "merged"}),
        ("publisher_has_name", make_publisher, {"name": ""}),
        ("source_has_title", make_source, {"title": ""}),
        ("source_url_is_http", make_source, {"url": "javascript:alert(1)"}),
        ("source_url_is_http", make_source, {"url": "data:text/html,hello"}),
        ("source_url_is_http", make_source, {"url": "vbscript:x\nhttp://a.b/"}),
        ("source_url_is_http", make_source, {"url": " https://example.org/"}),
        ("source_url_is_http", make_source, {"url": "//example.org/"}),
        ("source_archive_url_is_http", make_source, {"archive_url": "javascript:1"}),
        ("source_archive_url_is_http", make_source, {"archive_url": "data:,hello"}),
        ("capture_is_file_or_fetched", make_capture, {"name": ""}),
        ("capture_is_file_or_fetched", make_capture, {"final_url": "https://a.b/"}),
        ("capture_is_file_or_fetched", make_capture, {"name": "", "final_url": "ftp:"}),
        ("capture_holds_bytes", make_capture, {"content": b""}),
        ("revision_numbered_from_1", make_revision, {"number": 0}),
        ("revision_text_normalised", make_revision, {"text": ""}),
        ("revision_text_normalised", make_revision, {"text": "Rents\r\nfell."}),
        ("anchor_stands_unless_lost", make_anchor, {"state": "exact"}),
        ("anchor_stands_unless_lost", make_anchor, {"state": "moved", "start": 5}),
        ("anchor_stands_unless_lost", make_anchor, {"start": 5, "end": 5}),
        ("anchor_stands_unless_lost", make_anchor, {"end": 5}),
        ("anchor_stands_unless_lost", make_anchor, {"state": "lost", "start": 0}),
        ("anchor_decided_by_somebody", make_anchor, {**HERE, "decision": "confirmed"}),
        ("anchor_decided_by_somebody", make_anchor, {**HERE, "decision": "retired"}),
        ("anchor_score_from_0_to_1", make_anchor, {"state": "lost", "score": 1.01}),
        ("anchor_score_from_0_to_1", make_anchor, {"state": "lost", "score": -0.01}),
        *[
            ("anchor_changed_as_its_state_says", make_anchor, {**HERE, **fields})
            for fields in (
                {"changes": ["wording"]},
                {"state": "moved", "changes": ["case", "material"]},
                {"state": "drifted", "changes": ["colour"]},
                {"state": "lost", "start": None, "end": None, "changes": ["case"]},
            )
        ],
        ("actor_has_name", make_actor, {"name": ""}),
        ("place_has_name", make_place, {"name": ""}),
        ("place_on_earth", make_located, {"latitude": 91}),
        ("place_on_earth", make_located, {"longitude": -181}),
        ("place_on_earth", make_located, {"latitude": float("nan")}),
        ("place_on_earth", make_located, {"latitude": None}),
        ("place_on_earth", make_located, {"longitude": None}),
        ("place_located_with_precision", make_located, {"precision": ""}),
        ("topic_has_title", make_topic, {"title": ""}),
        ("claim_has_statement", make_claim, {"statement": ""}),
        ("claim_published_with_kind", make_claim, {"kind": "", "state": "published"}),
        ("outcome_has_statement", make_outcome, {"statement": ""}),
        ("outcome_confirmed_by_two_or_admission", make_outcome, CONFIRMED_BY_ONE),
        ("outcome_confirmed_by_two_or_admission", make_outcome, CONFIRMED_BY_NOBODY),
        ("outcome_published_with_event_type", make_outcome, PUBLISHED_WITHOUT_TYPE),
        ("outcome_published_with_event_type", make_outcome, PUBLISHED_WITHOUT_STATUS),
        (
            "discrepancy_says_why_not_comparable",
            make_discrepancy,
            {"comparable": False},
        ),
        ("pair_published_with_relation", make_published_pair, {"relation": ""}),
        ("pair_published_with_rationale", make_published_pair, {"rationale": ""}),
        ("pair_published_with_heading", make_published_pair, {"heading": ""}),
        ("figure_low_best_high_in_order", make_figure_of, {"low": 2, "best": 1}),
        ("figure_low_best_high_in_order", make_figure_of, {"best": 2, "high": 1}),
        ("figure_low_best_high_in_order", make_figure_of, {"low": 2, "high": 1}),
        ("figure_has_a_number", make_figure_of, {}),
        ("dimension_has_reason", make_dimension, {"reason": ""}),
    ],
)
def test_the_database_refuses(constraint, make, fields):
    with refused(constraint):
        make(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"low": 1},
        {"high": 150},
        {"low": 1, "high": 1},
        {"low": 1, "best": 1, "high": 1},
        {"low": -2, "best": 0, "high": 10**40},
    ],
)
def test_a_figure_needs_one_bound_only(fields):
    assert make_figure_of(**fields).pk


@pytest.mark.parametrize("corroboration", ["multi_source", "admission"])
def test_an_outcome_is_confirmed_by_two_observers_or_an_admission(corroboration):
    assert make_outcome(status="confirmed", corroboration=corroboration).pk


@pytest.mark.parametrize(
    ("make", "field", "constraint"),
    [
        (make_source, "part_of", "source_not_part_of_itself"),
        (make_actor, "member_of", "actor_not_member_of_itself"),
        (make_place, "parent", "place_not_in_itself"),
    ],
)
def test_nothing_contains_itself(make, field, constraint):
    record = make()
    setattr(record, field, record)

    with refused(constraint):
        record.save()


@pytest.mark.parametrize(
    ("make", "date", "constraint"),
    [
        (make_source, "published", "source_published_has_range"),
        (make_claim, "happened", "claim_happened_has_range"),
        (make_outcome, "happened", "outcome_happened_has_range"),
        (
            lambda said: make_report(make_claim(), said=said),
            "said",
            "report_said_has_range",
        ),
    ],
)
def test_a_date_has_its_range_and_a_range_its_date(make, date, constraint):
    dated, undated = make(**{date: "2015-10"}), make(**{date: ""})
    table = dated._meta.db_table

    with refused(constraint):
        sql(f"UPDATE {table} SET {date} = '' WHERE id = %s", dated.pk)  # noqa: S608
    with refused(constraint):
        sql(f"UPDATE {table} SET {date} = '2015' WHERE id = %s", undated.pk)  # noqa: S608


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e101"])
@pytest.mark.parametrize("field", ["low", "best", "high"])
def test_a_figure_is_a_number(field, number):
    figure = make_figure_of(**{field: 1})

    with refused("figure_is_number"):
        sql(f"UPDATE claims_figure SET {field} = %s WHERE id = %s", number, figure.pk)  # noqa: S608


@pytest.mark.parametrize("side", ["claim", "outcome"])
def test_a_report_is_of_one_statement(side):
    report = make_report(make_claim() if side == "claim" else make_outcome())
    other = "outcome" if side == "claim" else "claim"
    setattr(report, other, make_outcome() if side == "claim" else make_claim())

    with refused("report_of_one_statement"):
        report.save()
    with refused("report_of_one_statement"):
        type(report).objects.update(claim=None, outcome=None)


@pytest.mark.database("claimlink_not_to_itself", "outcomelink_not_to_itself")
@pytest.mark.parametrize(
    ("make", "kind", "name"),
    [
        (make_claim, "variant_of", "claimlink"),
        (make_claim, "disputes", "claimlink"),
        (make_outcome, "same_event_as", "outcomelink"),
    ],
)
def test_a_link_joins_two_statements_once(make, kind, name):
    one, other = make(), make()
    one.links.create(other=other, kind=kind)

    with refused(f"{name}_unique"):
        one.links.create(other=other, kind=kind)
    with refused(f"{name}_unique"):
        other.links.create(other=one, kind=kind)
    with refused(f"{name}_not_to_itself"):
        one.links.create(other=one, kind=kind)


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (make_publisher, lambda: {"name": "AFP"}),
        (make_actor, lambda: {"name": "The ministry"}),
        (make_actor, lambda: {"publisher": make_publisher()}),
        (make_topic, lambda: {"title": "The air campaign"}),
    ],
)
def test_a_name_is_given_once(make, fields):
    same = fields()
    make(**same)

    with refused(f"_{next(iter(same))}(_id)?_.*key"):
        make(**same)
