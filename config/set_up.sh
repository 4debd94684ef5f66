#!/bin/sh
# Make the virtual environment named by the argument, if requirements.txt changed.
set -eu
venv=$1

ready() {
    cmp -s requirements.txt "$venv/.installed" && "$venv/bin/python" -c '' 2>/dev/null
}

claim() {
    mkdir -p -m 700 "$1"
    [ -O "$1" ] || { echo "$1 is somebody else's: remove it." >&2; exit 1; }
}

ready && exit
case $venv in /*) claim "$(dirname "$venv")" ;; esac

# Two makes at once: the second waits here and then finds the work done.
exec 9<requirements.txt
if command -v flock >/dev/null; then flock 9; fi
ready && exit

python=$(config/find_python.sh)
echo "Installing Plumbline's packages into $venv (about a minute)"
if command -v uv >/dev/null; then
    [ -x "$venv/bin/python" ] || uv venv --quiet --python "$python" "$venv"
    uv pip install --quiet --python "$venv/bin/python" --require-hashes -r requirements.txt
else
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$venv"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check \
        --root-user-action=ignore --no-input --require-hashes -r requirements.txt
fi
cp requirements.txt "$venv/.installed"
