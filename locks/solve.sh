#!/usr/bin/env bash
# Solve the dependencies of pyproject.toml into locks/*.txt: one solution, four sets of it. Run it with `make lock`.
set -euo pipefail
cd "$(dirname "$0")/.."
common=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q)
all=$(mktemp)
trap 'rm -f "$all"' EXIT
uv pip compile pyproject.toml --extra llama --extra bench --group dev "${common[@]}" -o "$all"
solve() { uv pip compile "${@:2}" -c "$all" "${common[@]}" -o "locks/$1.txt"; }
solve run pyproject.toml
solve dev pyproject.toml --group dev
solve llama pyproject.toml --group dev --extra llama
solve bench pyproject.toml --group dev --extra bench
uv pip compile "${common[@]}" -o locks/uv.txt - <<< uv
uv pip compile "${common[@]}" -o locks/build.txt - <<< $'hatchling\neditables'
