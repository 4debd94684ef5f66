"""The PostgreSQL that Plumbline starts itself where DATABASE_URL is not set.

`base` is Django's database backend; `server` starts, `watcher` stops; `places`
chooses folders and account, `binaries` the programs. Importing this starts nothing.
"""

import fcntl
import os
import secrets

from config.embedded.places import home

LENGTH = 50  # characters; Django's own deployment check asks for as many


def secret_key():
    """Return the secret key kept beside the data, made by whoever asks first."""
    descriptor = os.open(home() / "secret_key", os.O_RDWR | os.O_CREAT, 0o600)
    with open(descriptor, "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        key = file.read()
        if len(key) < LENGTH:
            key = secrets.token_urlsafe(LENGTH)
            file.seek(0)
            file.write(key)
    return key
