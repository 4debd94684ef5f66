"""How long ranking takes among ten thousand outcomes, and among a million.

    python -m tests.benchmarks.pairing [ROWS …]

Fills a database of its own, `pairing_bench`, on the embedded server, with realistic
skew: few actors, places and topics have most outcomes. Prints the median and the
worst of the same claims at each size, and what narrowing and weighing take of it.
"""

import os
import statistics
import sys
import time

import django

SIZES = [10_000, 1_000_000]
CLAIMS = 40
NAMES = {"actor": 400, "place": 700, "topic": 60, "source": 1_000}
FIRST, DAYS = "2012-01-01", 3_650
# The nth of many is drawn with a weight of about 1/n.
ZIPF = "1 + floor({n} * power(random(), 3))::int"


def sql(statement, *values):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def make_database():
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.DATABASES["default"]["NAME"] = "pairing_bench"
    connection.settings_dict["NAME"] = "pairing_bench"
    connection.settings_dict["OPTIONS"]["options"] = "-c timezone=UTC"
    connection.settings_dict["OPTIONS"].pop("pool", None)
    call_command("migrate", verbosity=0, interactive=False)
    sql("SET session_replication_role = replica")
    sql("SET synchronous_commit = off")
    sql("SELECT setseed(0.5)")
    if not sql("SELECT 1 FROM claims_actor LIMIT 1"):
        make_names()


def make_names():
    alphabet = "translate(lpad(to_hex({}), 8, '0'), 'ae', 'xy')"
    sql(
        f"""INSERT INTO claims_actor (id, version, public_id, name, aliases, kind,
            description, anonymous, collective, state_run, belligerent, member_of_id)
        SELECT n, 1, {alphabet.format("n")}, 'Actor ' || n, '{{}}', 'armed_group', '',
            false, false, false, true, CASE WHEN n % 3 = 0 THEN n / 3 END
        FROM generate_series(1, {NAMES["actor"]}) n"""  # noqa: S608
    )
    sql(
        f"""INSERT INTO claims_place (id, version, public_id, name, aliases, kind,
            precision, parent_id, latitude, longitude, external_ids, note)
        SELECT n, 1, {alphabet.format("n + 100000")}, 'Place ' || n, '{{}}',
            CASE WHEN n = 1 THEN 'country' WHEN n < 16 THEN 'governorate' ELSE 'town' END,
            CASE WHEN n = 1 THEN 'country' WHEN n < 16 THEN 'governorate'
                ELSE 'settlement' END,
            CASE WHEN n > 15 THEN 2 + n % 14 WHEN n > 1 THEN 1 END,
            33 + random() * 4, 36 + random() * 5, '{{}}', ''
        FROM generate_series(1, {NAMES["place"]}) n"""  # noqa: S608
    )
    sql(
        f"""INSERT INTO claims_topic (id, version, public_id, title, question)
        SELECT n, 1, {alphabet.format("n + 200000")}, 'Topic ' || n, ''
        FROM generate_series(1, {NAMES["topic"]}) n"""  # noqa: S608
    )
    sql(
        f"""INSERT INTO sources_source (id, version, public_id, title, publisher_ground,
            agency_ground, byline, url, archive_url, language, published,
            published_ground, rights, publisher_basis, agency_basis, url_basis,
            published_basis)
        SELECT n, 1, {alphabet.format("n + 300000")}, 'Source ' || n, '', '', '', '', '',
            'en', '', '', 'full', 'unknown', 'unknown', 'unknown', 'unknown'
        FROM generate_series(1, {NAMES["source"]}) n"""  # noqa: S608
    )


def fill(side, first, last):
    """Add statements with keys from first to last, and what they name."""
    kind = (
        ("kind", "'performance_figure'")
        if side == "claim"
        else (
            "event_type, status, corroboration",
            "'strike_effect', 'reported', 'own_voice'",
        )
    )
    offset = 10_000_000 if side == "claim" else 20_000_000
    day = f"(DATE '{FIRST}' + floor({DAYS} * sqrt(random()))::int)"
    sql(
        f"""INSERT INTO claims_{side} (id, version, public_id, state, withdrawn_reason,
            approved_sha256, statement, happened, happened_range, happened_basis,
            happened_ground, {kind[0]})
        SELECT n, 1, translate(lpad(to_hex(n + {offset}), 8, '0'), 'ae', 'xy'), 'draft',
            '', '', 'Aircraft struck depot ' || n %% 997 || ' of group ' || n %% 89,
            to_char(d, 'YYYY-MM-DD'), daterange(d, d + 1), 'unknown', '', {kind[1]}
        FROM (SELECT n, {day} AS d FROM generate_series(%s, %s) n) days""",  # noqa: S608
        first,
        last,
    )
    for table, column in (("places", "place"), ("topics", "topic")):
        sql(
            f"""INSERT INTO claims_{side}_{table} ({side}_id, {column}_id)
            SELECT n, {ZIPF.format(n=NAMES[column])} FROM generate_series(%s, %s) n""",  # noqa: S608
            first,
            last,
        )
    for part in ("claimant", "target") if side == "claim" else ("by", "against"):
        sql(
            f"""INSERT INTO claims_{side}actor ({side}_id, actor_id, part)
            SELECT n, {ZIPF.format(n=NAMES["actor"])}, '{part}'
            FROM generate_series(%s, %s) n""",  # noqa: S608
            first,
            last,
        )
    sql(
        f"""INSERT INTO claims_report ({side}_id, source_id, said, said_basis,
            said_ground, wording, verb, hedge)
        SELECT n, 1 + n %% {NAMES["source"]}, '', 'unknown', '', 'indirect', '', ''
        FROM generate_series(%s, %s) n""",  # noqa: S608
        first,
        last,
    )


def measure():
    from claims.models import Claim, Outcome
    from claims.pairing import rank
    from claims.pairing.narrowing import near

    took = {"narrowing": [], "weighing": [], "together": []}
    for claim in Claim.objects.order_by("pk")[:CLAIMS]:
        started = time.perf_counter()
        keys = near(claim, Outcome)
        narrowed = time.perf_counter()
        rank(claim, Outcome, keys)
        ended = time.perf_counter()
        took["narrowing"].append(narrowed - started)
        took["weighing"].append(ended - narrowed)
        took["together"].append(ended - started)
    return took


def main(sizes):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    make_database()
    if not sql("SELECT 1 FROM claims_claim LIMIT 1"):
        fill("claim", 1, CLAIMS)
    for size in sizes:
        [(there,)] = sql("SELECT coalesce(max(id), 0) FROM claims_outcome")
        for first in range(there + 1, size + 1, 100_000):
            fill("outcome", first, min(size, first + 99_999))
        sql("VACUUM ANALYZE")
        measure()
        for name, times in measure().items():
            middle, worst = statistics.median(times), max(times)
            print(
                f"{size:>9,} outcomes  {name:<10} {middle * 1000:6.0f} ms  worst {worst * 1000:6.0f} ms"
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
