# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

# With Python 3.11 or later and make, every command below prepares what it needs by itself.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv
SYNC := $(UV) pip sync --quiet --compile-bytecode --python $(PY) --require-hashes
EDITABLE := $(UV) pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header $(if $(UPGRADE),--upgrade)

DEV := $(VENV)/.dev
# A development environment already holds everything the running one needs: it is never downgraded.
RUN := $(if $(wildcard $(DEV)),$(DEV),$(VENV)/.run)
ASSETS := src/parvis/web/static/vendor/icons.svg
CATALOGUES := $(wildcard src/parvis/*/locale/*/LC_MESSAGES/django.po)
MESSAGES := $(CATALOGUES:.po=.mo)

.PHONY: help install demo test check bench docs screenshots room messages lock browser-test test-slow test-postgres clean

help: ## Show this list
	@echo "Parvis. Commands:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(RUN) $(ASSETS) $(MESSAGES) ## Prepare the environment in .venv, nothing else
	@echo "Parvis is installed: .venv/bin/parvis --help"

demo: $(RUN) $(ASSETS) $(MESSAGES) ## Start a living consultation here (RESET=1 starts over, PORT=8000)
	@$(VENV)/bin/parvis demo $(if $(RESET),--reset) $(if $(PORT),--port $(PORT))

test: $(DEV) $(ASSETS) $(MESSAGES) ## Run the tests (ARGS="tests/core -k vote" narrows)
	@$(PY) -m pytest -n auto $(ARGS)

check: $(DEV) $(ASSETS) $(MESSAGES) ## Run every check (ONLY=ruff runs one, ONLY=list names them)
	@$(PY) -m tools.check $(ONLY)

browser-test: $(DEV) $(ASSETS) $(MESSAGES) ## Drive the journeys in a real Chromium
	@$(PY) -m pytest -m browser tests/browser $(ARGS)

test-slow: $(DEV) $(ASSETS) $(MESSAGES) ## Run the long tests: killed processes, large files
	@$(PY) -m pytest -n auto -m slow $(ARGS)

test-postgres: $(DEV) $(ASSETS) $(MESSAGES) ## Run the tests on PostgreSQL (PARVIS_TEST_DATABASE_URL)
	@test -n "$$PARVIS_TEST_DATABASE_URL" || { \
	  echo "Say which server: PARVIS_TEST_DATABASE_URL=postgresql://user@127.0.0.1:5432/test make test-postgres"; exit 2; }
	@$(PY) -m pytest -n auto $(ARGS)

bench: $(DEV) $(ASSETS) $(MESSAGES) ## Measure speed and memory
	@$(PY) -m tools.bench $(ARGS)

docs: $(DEV) ## Build the documentation into docs/_build
	@$(PY) -m sphinx --quiet --fail-on-warning --keep-going -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

screenshots: $(DEV) $(ASSETS) $(MESSAGES) ## Take the pictures of the documentation again (ARGS="home mine" narrows)
	@$(PY) -m tools.screenshots $(ARGS)

room: $(DEV) ## Scaffold the next capability (NAME=portal)
	@$(PY) -m tools.room $(NAME)

messages: $(DEV) ## Bring the words to translate up to date, list those without French
	@$(PY) -m tools.messages extract
	@$(PY) -m tools.messages missing

lock: $(UV) ## Rebuild the lock files (UPGRADE=1 takes the newest versions)
	@$(COMPILE) pyproject.toml --extra pg --group dev --group docs --group build -o requirements/dev.txt
	@$(COMPILE) pyproject.toml --extra pg --group build -c requirements/dev.txt -o requirements/run.txt
	@$(COMPILE) --group node -o requirements/node.txt
	@echo uv | $(COMPILE) - -c requirements/dev.txt -o requirements/bootstrap.txt
	@npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error

clean: ## Remove what was built (the environment and var/ stay)
	@rm -rf build dist docs/_build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(UV): requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Parvis needs Python 3.11 or later, and $(PYTHON) is older. Name another one: make PYTHON=python3.12 install"; exit 1; }
	@echo "Preparing the environment in $(VENV) ..."
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || { \
	  echo "Python cannot create an environment: on Debian and Ubuntu, apt install python3-venv"; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

$(VENV)/.run: requirements/run.txt pyproject.toml | $(UV)
	@# A development environment made a moment ago, by this very command, holds all of this already.
	@test -e $(DEV) || { echo "Installing what Parvis runs on ..." && $(SYNC) requirements/run.txt && $(EDITABLE); }
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(UV)
	@echo "Installing what Parvis is developed with ..."
	@$(SYNC) requirements/dev.txt
	@$(EDITABLE)
	@touch $@

$(ASSETS): package.json package-lock.json tools/assets.py tools/icons.txt | $(RUN)
	@$(PY) -m tools.assets

%.mo: %.po tools/messages/__init__.py | $(RUN)
	@$(PY) -m tools.messages compile $(word 3,$(subst /, ,$@))
