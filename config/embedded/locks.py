"""File locks between processes; the kernel lets go of them even after kill -9."""

import contextlib
import fcntl
import os


def opened(path):
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def taken(descriptor, kind):
    """Take a lock without waiting; return whether that worked."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def exclusive(path):
    """Hold a file alone. Unlocked by hand: a child forked meanwhile has the file open too."""
    descriptor = opened(path)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)
