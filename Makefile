# make demo: set up and build the graph of seeds/.  make test: set up and run every check a test can make.
.DEFAULT_GOAL := help
SHELL := /bin/bash

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
# the first Python from 3.11 to 3.13 that runs; another one: make PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: help demo test check pins clean

help:
	@echo "make demo    set up, build the graph of seeds/ into out/, and ask it three questions"
	@echo "make test    set up what tests need and run them"
	@echo "make check   style, types, import rules and the tests, as CI runs them"
	@echo "make pins    pin the newest allowed versions in constraints/ (needs uv)"

demo: $(VENV)/run.done
	@$(BIN)/kgbuild build seeds/ --out out/
	@echo; echo "Who met whom, where and when?"; echo '$$ kgbuild query who-met-whom'
	@$(BIN)/kgbuild query who-met-whom
	@echo; echo "Who holds which office?"; echo '$$ kgbuild query offices'
	@$(BIN)/kgbuild query offices
	@echo; echo "What does Donald Trump claim?"; echo '$$ kgbuild query claims claimant="Donald Trump"'
	@$(BIN)/kgbuild query claims claimant="Donald Trump"

test: $(VENV)/test.done
	@$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

check: $(VENV)/test.done
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python from 3.11 to 3.13 found. Install one, or name it: make PYTHON=/path/to/python"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: constraints/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what kgbuild needs (once) ..."
	@$(PIP) install --require-hashes -r constraints/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.done: constraints/test.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need (once) ..."
	@$(PIP) install --require-hashes -r constraints/test.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.done

pins:
	uv pip compile -q pyproject.toml constraints/build.in --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-header --no-annotate -o constraints/run.txt
	uv pip compile -q pyproject.toml constraints/build.in --extra test --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --no-header --no-annotate -o constraints/test.txt

clean:
	rm -rf $(VENV) out/store out/*.nq out/*.ttl out/*.graphml out/*.jsonl out/run.json
