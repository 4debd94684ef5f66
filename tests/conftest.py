import os

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from hypothesis import HealthCheck, settings
from whitenoise import WhiteNoise

from tests import kept, roles
from tests.kept import put_case
from tests.once import empty_database, once

pytest_plugins = ["tests.browsing"]

# Playwright keeps an event loop in the thread of the tests; nothing else runs on it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "default",
    max_examples=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=SLOW_IS_FINE,
)
settings.register_profile(
    "soak", max_examples=2000, deadline=None, suppress_health_check=SLOW_IS_FINE
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """Hash passwords at once: how slowly they are hashed is Django's matter."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def quick_flush():
    """After a test that commits, empty what holds rows: to truncate all is slow."""
    connection.ops.sql_flush = emptying


def emptying(style, tables, **options):
    """The statements that empty these tables, past triggers and foreign keys."""
    asked = [f"SELECT '{x}' WHERE EXISTS (SELECT FROM {x})" for x in tables]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        filled = [table for (table,) in cursor.fetchall()]
    roles = (f"SET session_replication_role = {x}" for x in ("replica", "origin"))
    return [next(roles), *(f"DELETE FROM {x}" for x in filled), *roles]  # noqa: S608


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """A folder that all workers of this run have in common."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session", autouse=True)
def static_files(shared_folder):
    """Collect the static files once, as a deployment does."""
    from django.conf import settings

    def collect(folder):
        settings.STATIC_ROOT = folder
        call_command("collectstatic", interactive=False, verbosity=0)

    settings.STATIC_ROOT = once(shared_folder / "static", collect)


@pytest.fixture(scope="session", autouse=True)
def shared_case(shared_folder):
    """Load the seeds once; whoever needs them copies their rows."""
    kept.FILE = shared_folder / "case"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, django_db_blocker
):
    """Copy the empty tables: to migrate takes each worker far longer."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = empty_database()


@pytest.fixture(scope="session", autouse=True)
def quick_clients(static_files):
    """List the static files once: every new client would look through the folder."""
    listed, look = {}, WhiteNoise.update_files_dictionary

    def update(self, root, prefix):
        if root not in listed:
            look(self, root, prefix)
            listed[root] = dict(self.files)
        self.files.update(listed[root])

    WhiteNoise.update_files_dictionary = update


@pytest.fixture(scope="session", autouse=True)
def roles_of_connections():
    connection_created.connect(roles.connections.assume)


@pytest.fixture(autouse=True)
def rights_of_a_web_process(request):
    """Have the rights of a web process, or the owner's where the test asks for them."""
    owner = request.node.get_closest_marker("owner")
    if owner or not roles.uses_database(request.node):
        yield
    else:
        request.getfixturevalue("_django_db_helper")
        with roles.everywhere(django_settings.APPLICATION_ROLE):
            yield


@pytest.fixture
def seeds(db):
    """The case that ships, on excerpt editions."""
    put_case()


@pytest.fixture(scope="module")
def loaded_seeds(django_db_setup, django_db_blocker):
    """The seeds, there once for all tests of a module; each undoes what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_case()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def queue(transactional_db):
    """The queue of the workers, empty; tests that commit leave their jobs there."""
    empty_queue()
    yield
    empty_queue()


def empty_queue():
    with roles.as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
