# One word, one job. `make` lists them; `make run` and `make test` set everything up on a fresh machine first.
PYTHON ?= python3
BIN := .venv/bin
SIDE_BY_SIDE := -n auto --maxprocesses 8 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help setup run test cover check fix bench build golden shots

help:  ## list these commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1" -c constraints.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt --editable . --group dev
	@$(BIN)/python -m compileall -q timeline
	@touch $@

setup: .venv/installed  ## make the environment in .venv, versions as pinned

run: setup  ## serve the dashboard on the bundled data
	$(BIN)/timeline serve $(ARGS)

test: setup  ## run every check and every test
	@.ci/browser
	@.ci/postgresql
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

cover: setup  ## run every test and list the lines that none reached: takes half as long again
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --cov --cov-report=term:skip-covered $(ARGS)

check: setup  ## format, lint, types and architecture only
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy
	$(BIN)/python -m pytest -q tests/architecture

fix: setup  ## put the format right
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: setup  ## measure speed, as ratios in one run
	$(BIN)/python -m tests.bench

golden: setup  ## draw the approved pictures anew: look at each that changed before committing it
	$(BIN)/python -m tests.golden

shots: setup  ## draw the README's pictures anew
	@.ci/browser
	$(BIN)/python -m tests.shots

build: setup  ## make the wheel and the source archive in dist/
	$(BIN)/python -m build
