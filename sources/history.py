"""Who changes what, and why: said once, recorded with every change in the block."""

from contextlib import contextmanager

from django.db import connection, transaction

SAID = """SELECT coalesce(current_setting('plumbline.actor', true), ''),
    coalesce(current_setting('plumbline.reason', true), '')"""
SAY = """SELECT set_config('plumbline.actor', %s, true),
    set_config('plumbline.reason', %s, true)"""
# What happened so far is written down before somebody else acts.
WRITE = "SET CONSTRAINTS recorded IMMEDIATE; SET CONSTRAINTS recorded DEFERRED"


@contextmanager
def acting(user, reason=""):
    """Record the changes of this block as this user's, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SAID)
        before, now = cursor.fetchone(), (user.get_username(), reason)
        if before == now:
            yield
            return
        cursor.execute(WRITE)
        cursor.execute(SAY, now)
        yield
        cursor.execute(WRITE)
        cursor.execute(SAY, before)


LOCK = "SELECT pg_advisory_xact_lock(7586, 3)"
LAST = "SELECT coalesce(max(id), 0) FROM sources_event"


def written():
    """Write down what happened so far in this block; return its first and last event.

    The chain is locked from here to the end of the transaction, so that nobody
    else's events are between the two. Where nothing happened the last is before
    the first. Called last: who waits for rows with the chain in hand, waits badly.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
        cursor.execute(LAST)
        [before] = cursor.fetchone()
        cursor.execute(WRITE)
        cursor.execute(LAST)
        [last] = cursor.fetchone()
    return before + 1, last
