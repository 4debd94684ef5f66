#!/bin/sh
# Print the path of a Python that Plumbline can use. Each candidate is run, because
# a name on PATH may be too old, or a shim that starts nothing.

usable='
import ensurepip, sys, venv
sys.version_info < (3, 12) and sys.exit(1)
print(sys.executable)'

[ -n "$(command -v uv)" ] && managed=$(uv python find '>=3.12' 2>/dev/null)

for python in python3.13 python3.14 python3.12 python3 \
    "${HOME:-}"/.pyenv/versions/*/bin/python3 "${managed:-}"; do
    "$python" -c "$usable" 2>/dev/null </dev/null && exit
done

echo "Plumbline needs Python 3.12 or newer (with venv) and found none that runs." >&2
echo "Install one: https://www.python.org/downloads/, your system's packages, or uv." >&2
exit 1
