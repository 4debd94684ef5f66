"""Django's PostgreSQL backend on a server that starts at the first connection."""

from functools import cache

import psycopg
from django.db.backends.postgresql import base

from config.embedded.creation import DatabaseCreation
from config.embedded.server import PORT, USER, Server

server = cache(Server)


class Connection(psycopg.Connection):
    """A connection that starts the server again if somebody killed it."""

    @classmethod
    def connect(cls, conninfo="", **parameters):
        try:
            return super().connect(conninfo, **parameters)
        except psycopg.OperationalError:
            server().revive()
            return super().connect(conninfo, **parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation

    def __init__(self, settings_dict, alias):
        super().__init__(settings_dict, alias)
        if pool := settings_dict["OPTIONS"].get("pool"):
            revived = {**pool, "connection_class": Connection}
            settings_dict["OPTIONS"] = {**settings_dict["OPTIONS"], "pool": revived}

    def get_connection_params(self):
        server().ensure(self.settings_dict["NAME"])
        address = {"host": str(server().sockets), "port": PORT, "user": USER}
        return super().get_connection_params() | address

    def close_pool(self):
        """Close the pool if there is one; Django would make it first, and start the server."""
        if self.alias in self._connection_pools:
            super().close_pool()
