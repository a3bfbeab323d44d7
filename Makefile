# `make demo` shows Dateline at work, `make test` runs the tests; `make help` lists the rest.
# Another Python: make test PYTHON=python3.12 VENV=.venv312. Without uv though it is installed: make demo UV=

VENV ?= .venv
STORE ?= .dateline-demo
UV ?= $(shell command -v uv 2>/dev/null)
FITS = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	if $$p -c '$(FITS)' 2>/dev/null; then echo $$p; break; fi; done)
WORKERS ?= auto
PYTEST_ARGS ?=

BIN = $(VENV)/bin
LOCK = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

ifeq ($(UV),)
MAKE_VENV = "$(PYTHON)" -m venv $(VENV)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
else
MAKE_VENV = "$(UV)" venv --quiet --python "$(PYTHON)" $(VENV)
INSTALL = "$(UV)" pip install --quiet --python $(BIN)/python
endif

.PHONY: help setup setup-dev demo test lint types frames format lock clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "make %-10s %s\n", $$1, $$2 }'

setup: $(VENV)/.installed  ## set up dateline in .venv, from the locked requirements

setup-dev: $(VENV)/.installed-dev  ## the same with the tools for tests and checks

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11, 3.12 or 3.13: none of them is on the PATH" \
		"(name one: make PYTHON=/path/to/python3)" >&2; exit 2; }
	@"$(PYTHON)" -c '$(FITS)' || { echo "Dateline needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is another" >&2; exit 2; }
	$(MAKE_VENV)

# A virtual environment that uv made has no pip of its own; make gives it one where uv is gone.
$(VENV)/.installed: $(BIN)/python requirements.txt requirements-build.txt pyproject.toml
	@test -n "$(UV)" || $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	$(INSTALL) --require-hashes -r requirements-build.txt
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	$(INSTALL) --no-build-isolation --require-hashes -r requirements-dev.txt
	@touch $@

demo: setup  ## build a store from seeds/, check it, and ask who called for troop withdrawal
	@rm -rf $(STORE)
	$(BIN)/dateline build --store $(STORE) seeds
	$(BIN)/dateline validate --store $(STORE)
	$(BIN)/dateline ask --store $(STORE) calls-for-withdrawal --evidence

test: setup-dev  ## run the whole test suite
	$(BIN)/pytest -n $(WORKERS) $(PYTEST_ARGS)

lint: setup-dev  ## style, formatting, and that each room imports only rooms before it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: setup-dev  ## check the types
	$(BIN)/mypy

frames: setup  ## read every frame's examples and counter-examples
	$(BIN)/dateline frames --check

format: setup-dev  ## put the code in form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock:  ## renew the locked requirements after a change to pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv" >&2; exit 2; }
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --group build -c requirements-dev.txt -o requirements-build.txt

clean:  ## remove the environment, the demo's store and everything that tools left
	rm -rf $(VENV) $(STORE) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests tools docs -name __pycache__ -type d -prune -exec rm -rf {} +
