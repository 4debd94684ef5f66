"""Several editors at work at the same time, and whether the history is whole."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from sources.chain import Chain


def at_once(*tasks):
    """Run tasks in threads that start together; return what they return, or raise."""
    barrier = threading.Barrier(len(tasks))

    def run(task):
        barrier.wait()
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [future.result() for future in [pool.submit(run, x) for x in tasks]]


def faults():
    chain = Chain()
    for event in chain.events():
        chain.follow(*event)
    return chain.faults
