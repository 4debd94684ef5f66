"""What the database refuses, said as a test says it."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction


@contextmanager
def refused(why, error=IntegrityError):
    """Expect the block to be refused, now or when its transaction would end.

    What was done before must stand, so that the block alone is to blame.
    """
    connection.check_constraints()
    with pytest.raises(error, match=why), transaction.atomic():  # noqa: PT012
        yield
        connection.check_constraints()


def allowed():
    """Expect that nothing done so far is refused when the transaction ends."""
    connection.check_constraints()


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else cursor.rowcount
