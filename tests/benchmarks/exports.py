"""How fast pairs are written to a file, and how much memory that takes.

Run it with `python -m tests.benchmarks.exports [PAIRS]`; it fails where a budget is
missed. It fills a database of its own with copies of the seeds. The budget is of the
processor's time, so that a busy machine does not count.
"""

import resource
import sys
import time

from tests.processes import data_folder, finish, manage, python

RATE, MEGABYTES = 17_000, 40  # rows a second; growth over an export
COPIES = """
SET LOCAL session_replication_role = replica;
INSERT INTO claims_pairrevision
    (id, pair_id, number, snapshot, sha256, note, published_by_id, published_at)
    SELECT 1000000 + n, 1000000 + n, 1, '{}', sha256, '', published_by_id, published_at
    FROM (SELECT * FROM claims_pairrevision ORDER BY id LIMIT 1) one,
        generate_series(1, %(copies)s) n;
INSERT INTO claims_publishedpair (pair_id, revision_id, public_id, relation, claimants,
        claimant_names, claim, outcome, happened, happened_range, weight, card, search)
    SELECT 1000000 + n, 1000000 + n, lpad(n::text, 8, '0'), relation, claimants,
        claimant_names, claim, outcome, happened, happened_range, weight, card, search
    FROM (SELECT *, row_number() OVER (ORDER BY pair_id) - 1 AS place,
            count(*) OVER () AS every FROM claims_publishedpair) p
        JOIN generate_series(1, %(copies)s) n ON n %% p.every = p.place;
ANALYZE claims_publishedpair, claims_pairrevision;
"""


def main(copies):
    with data_folder() as data:
        code, output = finish(manage("demo", "--noserve", data=data), within=300)
        assert code == 0, output
        called = f"from tests.benchmarks.exports import measure; measure({copies})"
        settings = {"DJANGO_SETTINGS_MODULE": "config.settings"}
        code, output = finish(python(called, data=data, **settings), within=600)
    print(output, end="")
    return code


def measure(copies):
    """Write every pair in both formats; end with 1 where a budget is missed."""
    import django

    django.setup()
    from django.db import connection, transaction

    from claims.exports import as_csv, as_json, rows

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(COPIES, {"copies": copies})
    missed = False
    for write in (as_csv, as_json):
        before, began, worked = peak(), time.perf_counter(), time.process_time()
        size = sum(len(text) for text in write(rows({}, "http://localhost".__add__)))
        seconds, grown = time.perf_counter() - began, peak() - before
        rate = copies / (time.process_time() - worked)
        print(
            f"{write.__name__}: {copies} pairs, {size / 1e6:.0f} MB in {seconds:.1f} s"
        )
        print(
            f"  {rate:.0f} a second of the processor (at least {RATE}), {grown} MB more (at most {MEGABYTES})"
        )
        missed |= rate < RATE or grown > MEGABYTES
    sys.stdout.flush()
    sys.exit(int(missed))


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
