#!/usr/bin/env bash
# Install a lock into .venv: install.sh run|dev|llama|bench. With uv when there is one, else with the uv that pip puts
# into the environment, else with pip alone. Every file is checked against the hashes of the lock.
set -euo pipefail
name=$1
python=${PYTHON:-python3.11}
command -v "$python" >/dev/null || python=python3
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' ||
  { echo "wasit needs Python 3.11 to 3.13; $("$python" --version) was found. Name another with PYTHON=…" >&2; exit 1; }

[ -x .venv/bin/python ] || "$python" -m venv .venv
if command -v uv >/dev/null; then uv=uv
elif [ -x .venv/bin/uv ]; then uv=.venv/bin/uv
elif .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/uv.txt; then uv=.venv/bin/uv
else uv=
fi

with_uv() { [ -n "$uv" ] && "$uv" --no-config pip install -q --python .venv/bin/python "$@"; }
with_pip() { .venv/bin/python -m pip install -q --disable-pip-version-check "$@"; }

echo "setting up .venv ($name) …" >&2
with_uv --require-hashes -r "locks/$name.txt" ||
  { echo "uv could not; pip goes on …" >&2; with_pip --require-hashes -r "locks/$name.txt"; }
with_pip --require-hashes -r locks/build.txt
with_pip --no-build-isolation --no-deps -e .
touch ".venv/.$name"
# What the larger sets contain is there now, too.
case $name in dev|llama|bench) touch .venv/.run ;; esac
case $name in llama|bench) touch .venv/.dev ;; esac
