"""How connections end with the process that holds them."""

import atexit
import os

from django.db.backends.postgresql.base import DatabaseWrapper


def close_at_exit():
    """Let the threads of the pools end in time: Python waits 5 s for each of them else."""
    atexit.register(close_pools, os.getpid())


def close_pools(owner):
    """Close the pools of this process; those that a fork inherited are its parent's."""
    if os.getpid() == owner:
        for pool in DatabaseWrapper._connection_pools.values():
            pool.close()
