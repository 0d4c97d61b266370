# make demo   installs tutor into .venv and shows a first gradient
# make test   the same environment with the test tools; runs the whole suite
# A Python of your choice: make demo PYTHON=/path/to/python3.12

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
CANDIDATES := python3 python3.13 python3.12 python3.11 python3.14 python

.PHONY: demo test banks venv bench simulate print picture golden lint types clean

demo: $(VENV)/installed
	@$(BIN)/tutor grad "x**2*y+sin(x*y)"

test: $(VENV)/tools
	@$(BIN)/python -m pytest

# The environment for working on tutor, without running anything.
venv: $(VENV)/tools

# The gate of the exercises that ship: every variant is asked, answered and checked.
banks: $(VENV)/installed
	@$(BIN)/tutor bank lint

# Bytecode must be written while timing, or every import is measured several times too slow.
bench: $(VENV)/bench
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m tests.bench

# How many exercises students need until everything is mastered, in tutor's order and in others: docs/practice.md.
simulate: $(VENV)/tools
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m tests.simulation

# Prints what the exercises that ship show first, so that a first session need not load them: after their banks changed.
print: $(VENV)/tools
	@$(BIN)/python -m tests.printing

# Draws the picture of the README anew.
picture: $(VENV)/tools
	@$(BIN)/python -m tests.picture

# Rewrites the pages in tests/golden; read the difference before you commit it.
golden: $(VENV)/tools
	@$(BIN)/python -m pytest -m golden --rewrite-golden

lint: $(VENV)/tools
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/tools
	@$(BIN)/mypy

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find tutor tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: $(VENV)/python pyproject.toml
	@echo "Installing tutor into $(VENV) ..."
	@$(PIP) install --editable .
	@$(BIN)/tutor bank list >/dev/null  # reads the banks once: no first session has to wait for that
	@touch $@

$(VENV)/tools: $(VENV)/installed
	@echo "Installing the test tools into $(VENV) ..."
	@$(PIP) install --editable ".[test]"
	@touch $@

$(VENV)/bench: $(VENV)/tools
	@echo "Installing what the bench compares with into $(VENV) ..."
	@$(PIP) install --editable ".[test,bench]"
	@touch $@

# A candidate counts only if it starts, is new enough and can make an environment.
$(VENV)/python:
	@found=""; \
	for candidate in $(if $(PYTHON),"$(PYTHON)",$(CANDIDATES)); do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found="$$candidate"; \
	    if "$$candidate" -c 'import venv, ensurepip' 2>/dev/null; then break; fi; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "tutor needs Python 3.11 or newer; tried: $(if $(PYTHON),$(PYTHON),$(CANDIDATES))." >&2; \
	  echo "Install one from https://www.python.org/downloads/, or name it: make demo PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	if ! "$$found" -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "$$found cannot make a virtual environment (on Debian or Ubuntu: apt install python3-venv)." >&2; \
	  exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$found" --version) ..."; \
	"$$found" -m venv --clear $(VENV) && touch $@
