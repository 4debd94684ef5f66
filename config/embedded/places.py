"""Where the embedded database lives, and as whom its server runs."""

import contextlib
import hashlib
import os
import pwd
import stat
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parents[2]
LONGEST = (
    80  # bytes of a socket's folder; the system's limit is about 100 with the name
)


@cache
def home():
    """Return the folder of data and secret key, made if missing."""
    folder = wanted()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if os.access(folder, os.W_OK | os.X_OK):
        return folder
    if os.environ.get("PLUMBLINE_DATA"):
        raise ImproperlyConfigured(
            f"PLUMBLINE_DATA: nothing can be written to {folder}; name another folder."
        )
    return temporary()


def wanted():
    return Path(os.environ.get("PLUMBLINE_DATA") or PROJECT / ".data").absolute()


@cache
def account():
    """Return whose rights the server gets instead of root's, which it refuses."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ImproperlyConfigured(
        "PostgreSQL does not run as root and there is no user named postgres or nobody: "
        "run this as an ordinary user, or set DATABASE_URL."
    )


def run(command, **options):
    """Run a program of the server's with the account's rights and no settings of ours."""
    if account():
        rights = {"user": account().pw_uid, "group": account().pw_gid}
        options |= rights | {"extra_groups": []}
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))
    }
    return subprocess.run(  # noqa: S603 - programs and folders of our own choosing
        command,
        **{"stdin": subprocess.DEVNULL, "cwd": "/", "umask": 0o077} | options,
        env=kept | {"LC_ALL": "C"},
        check=False,
    )


def reached(folder):
    """Whether the account can enter a folder: tried, because modes do not tell all."""
    if not account():
        return True
    enter = ["/bin/sh", "-c", 'cd "$1"', "sh", folder]
    return run(enter, stderr=subprocess.DEVNULL).returncode == 0


@cache
def temporary():
    """Return this project's folder in the system's temporary area."""
    for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp"):  # noqa: S108 - see area()
        if os.access(parent, os.W_OK) and reached(area(parent)):
            return area(parent)
    raise ImproperlyConfigured(
        f"Neither {wanted()} nor the system's temporary folder can hold the database: "
        "set PLUMBLINE_DATA to a folder that can, or DATABASE_URL."
    )


def area(parent):
    """Make a folder in a shared one, and refuse it if somebody else was first."""
    digest = hashlib.sha256(os.fsencode(wanted())).hexdigest()[:12]
    folder = Path(parent) / f"plumbline-{os.geteuid()}-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != os.geteuid() or not stat.S_ISDIR(found.st_mode):
        raise ImproperlyConfigured(f"{folder} is somebody else's: remove it.")
    folder.chmod(0o711 if account() else 0o700)
    return folder


def server_folder(major):
    """Return the folder of one major version's data, the account's own."""
    parent = home() if reached(home()) else temporary()
    return owned(parent / f"postgres{major}")


def socket_folder(folder):
    """Return the folder of the server's socket; libpq reads a comma as two hosts."""
    beside = folder / "socket"
    if len(os.fsencode(beside)) <= LONGEST and "," not in str(beside):
        return owned(beside)
    return owned(area("/tmp") / folder.name)  # noqa: S108 - the same for every TMPDIR


def owned(folder):
    """Make a folder that nobody but the account can enter."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if account():
        os.chown(folder, account().pw_uid, account().pw_gid)
    return folder
