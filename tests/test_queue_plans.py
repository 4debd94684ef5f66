"""P14: what waits is counted without reading what is public and at rest."""

import os

import pytest
from django.contrib.auth.models import User

from claims.queues import waiting_for
from tests.accounts import account
from tests.factories import make_published_pair
from tests.refusal import sql
from tests.roles import unguarded

pytestmark = pytest.mark.django_db
ROWS = int(os.environ.get("PLUMBLINE_SOAK", 0)) * 200_000 or 3_000
COPY = """INSERT INTO {table} SELECT (jsonb_populate_record(one, jsonb_build_object(
    'id', one.id + n, 'public_id', lpad(n::text, 8, '0'),
    'claim_id', one.id + n, 'outcome_id', one.id + n))).*
    FROM {table} AS one, generate_series(1, %s) AS n"""


@pytest.mark.parametrize("kind", ["claim", "outcome", "pair"])
def test_p14_only_what_waits_is_read_to_count_it(kind):
    make_published_pair()
    editor = account("editor")
    table = f"claims_{kind}"
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with unguarded():
        sql(COPY.format(table=table), ROWS)
        sql("ANALYZE")

    plan = User.objects.filter(pk=editor.pk).values(**waiting_for(editor)).explain()

    assert f"{kind}_at_work" in plan
    assert f"Seq Scan on {table} " not in plan
