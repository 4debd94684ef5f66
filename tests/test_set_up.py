import re
import shutil
import subprocess
import sys

import pytest

from tests.processes import PROJECT

FIND = PROJECT / "config" / "find_python.sh"
WORKS = "#!/bin/sh\necho {name}\n"
TOO_OLD = "#!/bin/sh\nexit 1\n"
SHIM = "#!/bin/sh\necho 'command not found' >&2\nexit 127\n"


def found(folder, **candidates):
    """Run the search where nothing but these candidates exists."""
    for name, script in candidates.items():
        program = folder / name.replace("_", ".")
        program.write_text(script.replace("{name}", program.name))
        program.chmod(0o755)
    alone = {"PATH": str(folder), "HOME": str(folder)}
    return subprocess.run(
        [shutil.which("sh"), FIND],
        env=alone,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_python_that_really_runs_is_taken(tmp_path):
    search = found(
        tmp_path, python3_13=SHIM, python3_14=TOO_OLD, python3_12=WORKS, python3=WORKS
    )

    assert (search.returncode, search.stdout) == (0, "python3.12\n")


def test_a_python_of_pyenv_is_found_behind_its_shims(tmp_path):
    hidden = tmp_path / ".pyenv" / "versions" / "3.12.1" / "bin"
    hidden.mkdir(parents=True)
    (hidden / "python3").write_text(WORKS.replace("{name}", "hidden"))
    (hidden / "python3").chmod(0o755)

    assert found(tmp_path, python3_13=SHIM, python3=TOO_OLD).stdout == "hidden\n"


def test_without_a_usable_python_it_says_what_to_install(tmp_path):
    search = found(tmp_path, python3=TOO_OLD)

    assert search.returncode == 1
    assert search.stdout == ""
    assert "needs Python 3.12 or newer" in search.stderr


def test_a_real_python_is_asked_for_its_version_and_place(tmp_path):
    real = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'

    assert found(tmp_path, python3=real).stdout == f"{sys.executable}\n"


def test_a_real_python_that_is_too_old_is_refused(tmp_path):
    older = "import sys; sys.version_info = (3, 11)"
    (tmp_path / "usercustomize.py").write_text(older)
    (tmp_path / "sitecustomize.py").write_text(older)
    real = f'#!/bin/sh\nPYTHONPATH="{tmp_path}" exec "{sys.executable}" "$@"\n'

    assert found(tmp_path, python3=real).returncode == 1


def test_every_requirement_is_pinned_by_hash_and_none_by_address():
    text = (PROJECT / "requirements.txt").read_text()
    requirements = re.findall(r"^\S.*", text, re.MULTILINE)
    pinned = re.findall(
        r"^[a-z0-9._-]+==[^ ]+.* \\\n    --hash=sha256:", text, re.MULTILINE
    )

    assert len(pinned) == len(
        [line for line in requirements if not line.startswith("#")]
    )
    assert "://" not in text


@pytest.mark.parametrize(
    "name", [".venv/", ".data/", "staticfiles/", "uv.lock", "pylock.toml"]
)
def test_what_is_made_here_stays_out_of_git(name):
    assert name in (PROJECT / ".gitignore").read_text().splitlines()
