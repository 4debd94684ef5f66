"""What the first worker of a run makes and all of them take."""

import hashlib
from functools import cache

from django.conf import settings
from django.db import connection

from config.embedded import home, locks

EMPTY = (
    "plumbline_empty_"  # databases to copy; the rest of the name tells our code's state
)

MAKES_TABLES = (
    "*/migrations/*.py",
    "*/models/*.py",
    "config/apps.py",
    "config/roles.py",
    "sources/fields.py",
    "sources/dates.py",
)


def once(path, make):
    """Return a path that the first to ask for it has filled."""
    with locks.exclusive(path.with_name(f"{path.name}.lock")):
        if not path.exists():
            half = path.with_name(f"{path.name}.half")
            make(half)
            half.rename(path)
    return path


def empty_database():
    """Return the name of a database with every table and no row of ours.

    It stays until the code that makes it or what that needs changes.
    """
    name = EMPTY + edition()
    with locks.exclusive(home() / "empty.lock"):
        known = list_empty()
        if name not in known:
            drop(known)
            migrate(name)
    return name


@cache
def edition():
    """Return a hash of the code that makes the tables, their guards and the roles."""
    files = sorted(
        file for glob in MAKES_TABLES for file in settings.BASE_DIR.glob(glob)
    )
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for file in files:
        digest.update(f"{file}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def list_empty():
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return [name for (name,) in cursor.fetchall() if name.startswith(EMPTY)]


def drop(names):
    with connection._nodb_cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP DATABASE {name}")


def migrate(name):
    """Make the tables under another name first: half a database is never copied."""
    test, real = connection.settings_dict["TEST"], connection.settings_dict["NAME"]
    test["NAME"], own = f"{name}_half", test["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    connection.close_pool()
    test["NAME"] = own
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = real
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name}_half RENAME TO {name}")
