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

log() { echo "setting up .venv ($name) …" >&2; }
log
if [ -n "$uv" ]; then
  "$uv" pip install -q --python .venv/bin/python --require-hashes -r "locks/$name.txt"
  "$uv" pip install -q --python .venv/bin/python --require-hashes -r locks/build.txt
  "$uv" pip install -q --python .venv/bin/python --no-build-isolation --no-deps -e .
else
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "locks/$name.txt"
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/build.txt
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
fi
touch ".venv/.$name"
# What the larger sets contain is there now, too.
case $name in dev|llama|bench) touch .venv/.run ;; esac
case $name in llama|bench) touch .venv/.dev ;; esac
