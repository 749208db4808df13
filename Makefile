# Everything a newcomer needs: `make run` starts the program, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := constraints.txt

# Two at a time, pages and all else mixed: with more than two on two cores a page may be drawn too late.
# `make test TESTS=tests/domain` runs only a part.
ifdef TESTS
PYTEST = $(BIN)/python -m pytest $(TESTS)
else
PYTEST = $(BIN)/python -m pytest -n 2 --dist worksteal
endif

.PHONY: run setup test test-long format clean-venv

run: $(VENV)/.run-ready
	@$(BIN)/python -m tracker run

setup: $(VENV)/.test-ready

test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTEST)

test-long: setup
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest $(or $(TESTS),tests)

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed. On Debian: sudo apt install python3"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: $(VENV)/bin/python pyproject.toml $(CONSTRAINTS)
	@echo "Setting up (only the first time, a few minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -e .
	@touch $@

$(VENV)/.test-ready: $(VENV)/bin/python pyproject.toml $(CONSTRAINTS)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -e '.[dev]'
	@touch $@ $(VENV)/.run-ready
