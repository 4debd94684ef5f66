"""How test databases are made: one run of the tests at a time."""

import fcntl

from django.db.backends.postgresql import creation

from config.embedded import locks
from config.embedded.places import home


class DatabaseCreation(creation.DatabaseCreation):
    def _create_test_db(self, verbosity, autoclobber, keepdb=False):
        """Wait for another run that has the same test database; locked until this one ends."""
        lock = locks.opened(home() / f"{self._get_test_db_name()}.lock")
        if not locks.taken(lock, fcntl.LOCK_EX):
            self.log("Another run of the tests is going on; waiting for its end.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        return super()._create_test_db(verbosity, autoclobber, keepdb)
