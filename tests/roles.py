"""The rights that tests have: those of a web process, unless a test says why not.

Every test that uses the database runs as the role that `config/wsgi.py` gives to web
processes, in every thread and on every connection. A test that needs the rights of the
owner of the tables carries the mark `owner("reason")`; `python -m tests.roles` lists
these tests. What a test sets up past these rights it does within `as_owner()`.
"""

import sys
from collections import defaultdict
from contextlib import contextmanager

import pytest
from django.db import connection
from psycopg.pq import TransactionStatus

OWNER = "none"  # as PostgreSQL says it: no role was assumed, the login's rights count


class Connections:
    """The role of all connections that are opened, or taken from the pool, from now on."""

    role = OWNER

    def assume(self, connection, **kwargs):
        assume(self.role, connection)


connections = Connections()


def assume(role, connection=connection):
    """Go on as a role; not among the queries that a test counts."""
    connection.ensure_connection()
    connection.connection.execute(f"SET ROLE {role}")


def assumed():
    """Return the role that the connection of this thread has."""
    connection.ensure_connection()
    return connection.connection.execute("SHOW ROLE").fetchone()[0]


def listens():
    """Return whether the connection takes a command: not in a lost transaction, whose
    end brings the role back too, nor within another command."""
    status = connection.connection and connection.connection.info.transaction_status
    return status in (TransactionStatus.IDLE, TransactionStatus.INTRANS)


@contextmanager
def as_owner():
    """Have the rights of the owner in this thread, to the end of the block."""
    before = assumed()
    assume(OWNER)
    try:
        yield
    finally:
        if listens():
            assume(before)


@contextmanager
def unguarded():
    """Write past triggers and foreign keys too, as only a superuser can."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = origin")


@contextmanager
def everywhere(role):
    """Have a role in this thread and on whatever connection is opened meanwhile."""
    connections.role = role
    assume(role)
    yield
    connections.role = OWNER
    if listens():
        assume(OWNER)


def uses_database(item):
    fixtures = {"db", "transactional_db"} & {*item.fixturenames}
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


class Exceptions:
    """Collects the tests that run with the owner's rights, by their reasons."""

    def __init__(self):
        self.found = defaultdict(list)

    def pytest_collection_modifyitems(self, items):
        for item in items:
            if mark := item.get_closest_marker("owner"):
                [reason] = mark.args
                self.found[reason].append(item.nodeid)


def main():
    """Print the tests that run with the owner's rights, and why."""
    exceptions = Exceptions()
    silent = ["--collect-only", "-p", "no:terminal", "-o", "addopts="]
    code = pytest.main([*silent, *sys.argv[1:]], plugins=[exceptions])
    for reason, tests in sorted(exceptions.found.items()):
        print(f"{reason}\n" + "".join(f"    {test}\n" for test in tests))
    return code


if __name__ == "__main__":
    sys.exit(main())
