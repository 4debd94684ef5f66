from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, UniqueConstraint

from claims.models.revision import PublishedRevision
from sources.models import Identified, new_id
from tests.everything import make_everything
from tests.refusal import allowed, refused, sql

pytestmark = [pytest.mark.django_db, pytest.mark.database]
APPS = [apps.get_app_config(name) for name in ("sources", "claims")]
MODELS = [model for app in APPS for model in app.get_models(include_auto_created=True)]
CONSTRAINTS = [(model, x) for model in MODELS for x in model._meta.constraints]


@pytest.fixture
def everything():
    make_everything()


@pytest.mark.owner("switches off the triggers that may refuse a row first")
@pytest.mark.parametrize(
    ("model", "constraint", "fields"),
    [(m, x.name, x.fields) for m, x in CONSTRAINTS if isinstance(x, UniqueConstraint)],
)
def test_no_row_stands_twice(everything, model, constraint, fields):
    row = model.objects.filter(**{f"{name}__isnull": False for name in fields}).first()
    row.pk, row.public_id = None, new_id()
    allowed()
    sql("SET LOCAL session_replication_role = replica")

    with refused(constraint):
        row.save(force_insert=True)


def named_in_a_test(name):
    tests = Path(__file__).parent.glob("test_*.py")
    return any(f'"{name}"' in test.read_text() for test in tests)


@pytest.mark.parametrize(
    "name", [x.name for _, x in CONSTRAINTS if isinstance(x, CheckConstraint)]
)
def test_every_check_has_a_test_that_breaks_it(name):
    assert named_in_a_test(name)


def test_every_trigger_has_a_test_that_breaks_it():
    tables = [model._meta.db_table for model in MODELS]
    triggers = sql(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"
        " AND tgrelid::regclass::text NOT LIKE 'procrastinate_%%'"
    )

    assert {table for table, _ in triggers} <= {*tables}
    assert [name for _, name in triggers if not named_in_a_test(name)] == []


@pytest.mark.parametrize(
    ("base", "guards"),
    [
        (Identified, {"id_issued", "id_kept", "id_retired"}),
        (PublishedRevision, {"snapshot_hashed", "snapshot_immutable"}),
    ],
)
def test_every_model_of_a_kind_has_its_guards(base, guards):
    for model in (model for model in MODELS if issubclass(model, base)):
        triggers = sql(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass",
            model._meta.db_table,
        )

        assert guards <= {name for (name,) in triggers}, model
