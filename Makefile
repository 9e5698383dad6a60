# Two commands: `make brief` and `make test`. Both set up what they need in .venv, from the locks.
PYTHON ?= python3.11
BIN := .venv/bin
SEED := seeds/000_02bd19a6e4fc2aab.txt
export WASIT_HOME ?= $(CURDIR)/.wasit

.PHONY: brief test check lint types contracts live slow nightly eval evals bench audit lock docs clean help

brief: .venv/.run ## the brief of the seed article, with related articles from Chroma
	@$(BIN)/wasit ingest $(SEED) seeds/companions >/dev/null
	@$(BIN)/wasit brief $(SEED)

test: .venv/.dev ## the tests: fast, offline, deterministic
	$(BIN)/pytest -q

check: lint types contracts ## everything that reads the code without running it

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports

live: .venv/.llama ## the tests against a real llama.cpp server (compiles it the first time, about 5 minutes)
	$(BIN)/pytest -q -m live tests

slow: .venv/.dev ## the kill loops
	$(BIN)/pytest -q -m slow tests

nightly: .venv/.dev ## the long forms: three processes for ten minutes, every kind of damage, forty kills
	$(BIN)/pytest -q -m nightly tests

eval: .venv/.dev ## faithfulness of the seed's brief; exit 0 pass, 1 fail, 2 unmeasurable
	$(BIN)/wasit eval seed

evals: .venv/.dev ## the quick suites with their gates, as tests (under 2 minutes); `wasit eval all` runs all of them
	$(BIN)/pytest -q -m evals tests/evals

bench: .venv/.bench ## grounding, side by side with its peer
	$(BIN)/python -m evals.bench.grounding --peer

audit: .venv/.dev ## known advisories of the locked packages against the dated allow-list
	$(BIN)/python -m security.audit

docs: .venv/.dev ## regenerate what is generated: diagram, command help, settings table, JSON Schema
	$(BIN)/python -m agents.docs

lock: ## solve the dependencies anew (needs uv)
	bash locks/solve.sh

clean: ## remove the environment and the local data
	rm -rf .venv .wasit

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

.venv/.%: locks/%.txt locks/install.sh pyproject.toml
	@PYTHON="$(PYTHON)" bash locks/install.sh $*
