"""Jobs for workers, enqueued in the transaction that they are about.

They are named here and written where the work is done: see claims.tasks.
"""

from itertools import batched

from procrastinate.contrib.django import app

READ_TEXT = "read_text"


def enqueue(name, **about):
    """Have a worker do something once the transaction is committed."""
    app.configure_task(name, allow_unknown=True).defer(**about)


def enqueue_all(name, abouts):
    """Have workers do something of many."""
    for some in batched(abouts, 1000):
        app.configure_task(name, allow_unknown=True).batch_defer(*some)
