# Everything runs in .venv, which make builds when it is needed and leaves alone while pyproject.toml stands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
HERE := $(VENV)/.installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test lint types bench train wheel ci clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

demo: $(HERE) ## Build the sample corpus from seeds/ into dataset/, and show one row of it
	$(BIN)/corpus build seeds/ --out dataset/
	HF_HUB_OFFLINE=1 $(BIN)/python docs/demo.py dataset/

test: $(VENV)/.group-test ## Run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.group-lint ## Check style and form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.group-lint ## Check the types
	$(BIN)/mypy

bench: $(VENV)/.group-bench ## Measure quality beside other tools; needs ../shared
	$(BIN)/python -m benchmarks.rawtext
	$(BIN)/python -m benchmarks.flat
	$(BIN)/python -m benchmarks.html
	$(BIN)/python -m benchmarks.kinds --bulk

train: $(VENV)/.group-train ## Train the models again, with their figures; needs ../shared
	$(BIN)/python -m benchmarks.train
	$(BIN)/python -m benchmarks.train_kinds

wheel: $(HERE) ## Build the wheel into dist/
	rm -rf dist
	$(PIP) wheel --no-deps --wheel-dir dist .
	@ls dist/*.whl

ci: ## Run all that must pass: tests, lint, types, the wheel in an empty environment
	PYTHON=$(PYTHON) .ci/run

clean: ## Remove what make made
	rm -rf $(VENV) dist build dataset .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, and this is " + sys.version)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo 'The environment cannot be made: on Debian and Ubuntu, "apt install python3-venv" brings what is missing.'; exit 1; }
	@echo "Installing into $(VENV); the first time takes a minute or two."
	$(PIP) install --upgrade "pip>=25.1"  # the first that knows dependency groups
	@touch $@

$(HERE): pyproject.toml | $(VENV)/.pip
	$(PIP) install --editable .
	@touch $@

$(VENV)/.group-%: $(HERE)
	$(PIP) install --group $*
	@touch $@
