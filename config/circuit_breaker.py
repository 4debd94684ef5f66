"""A circuit breaker: what has just failed is not tried again by everybody."""

import threading
import time
from contextlib import contextmanager


class CircuitBreaker:
    """Let one caller try what failed, every `pause` seconds, and refuse the others.

    Those who are refused get the error that the last try ended with, at once.
    """

    def __init__(self, error, pause):
        self.error, self.pause = error, pause
        self.failure, self.next_try = None, 0
        self.lock = threading.Lock()

    @contextmanager
    def guard(self):
        with self.lock:
            if self.failure and time.monotonic() < self.next_try:
                raise self.error(*self.failure.args)
            self.next_try = time.monotonic() + self.pause
        try:
            yield
        except self.error as failure:
            self.failure, self.next_try = failure, time.monotonic() + self.pause
            raise
        self.failure = None
