# Two commands do everything on a fresh Debian machine with Python 3.11, python3-venv and make:
#   make demo   sets everything up and runs the main job
#   make test   sets up what it needs and passes all tests
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := demo-workspace

.PHONY: demo test check docs lock clean

$(VENV)/run.stamp: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	touch $@

# Adds the example letters, briefs the invented enterprise's letter of 2025, then the reconstruction of Baogang's.
demo: $(VENV)/run.stamp
	$(BIN)/watchword add examples/letters --workspace $(DEMO)
	$(BIN)/watchword brief examples/letters/beiling-2025.txt --workspace $(DEMO)
	$(BIN)/watchword brief examples/letters/baogang-2025-reconstruction.txt --workspace $(DEMO)
	$(BIN)/watchword brief examples/letters/beiling-2025.txt --workspace $(DEMO) --format html --output $(DEMO)/beiling-2025.html
	$(BIN)/watchword brief examples/letters/baogang-2025-reconstruction.txt --workspace $(DEMO) --format html --output $(DEMO)/baogang-2025.html
	@echo
	@echo "The same briefs as pages: $(DEMO)/beiling-2025.html and $(DEMO)/baogang-2025.html"

test: $(VENV)/dev.stamp
	$(BIN)/ruff check src tests bench docs
	$(BIN)/ruff format --check src tests bench docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --cov --cov-report=term

docs: $(VENV)/dev.stamp
	$(BIN)/python docs/generate.py
	$(BIN)/zensical build --clean --strict

# The locks are complete, so nothing is left to resolve (--no-deps). They name no address: the index is whatever the installing machine is set up with.
lock: $(VENV)/dev.stamp
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate --extra build --extra web pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate --extra build --extra web --extra dev --extra postgres -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) $(DEMO) site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
