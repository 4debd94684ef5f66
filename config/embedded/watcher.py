"""The process that stops the embedded server after its last user, even one that was killed.

Run by `server` as `python -m config.embedded.watcher LOCK FOLDER PG_CTL`.
"""

import fcntl
import os
import sys
import time
from pathlib import Path

from config.embedded import locks, places

LINGER = 1  # seconds: the next command of a series finds the server still running


def watch(lock, folder, pg_ctl):
    """Wait until nobody uses the server, stop it, and let go of the watcher's lock."""
    users = locks.opened(folder / "users.lock")
    while True:
        fcntl.flock(users, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_UN)
        time.sleep(LINGER)
        with locks.exclusive(folder / "turn.lock"):
            if locks.taken(users, fcntl.LOCK_EX):
                stop = [pg_ctl, "-D", "cluster", "-w", "-m", "fast", "stop"]
                places.run(stop, cwd=folder)
                os.close(lock)
                return


if __name__ == "__main__":
    lock, folder, pg_ctl = sys.argv[1:]
    os.chdir("/")
    watch(int(lock), Path(folder), pg_ctl)
