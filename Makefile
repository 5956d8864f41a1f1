# make run            install into .venv and show the sample town
# make run TOWN="…"   the same for a town on the live web
# make test           set up and run everything that tests it
# make lint           only the linters
# make fuzz           lead the readers astray for a minute (TIME=seconds)
# make lighthouse     judge the pages with Lighthouse (npm, Chromium)
# make bench          benchmarks (ONLY=name runs one, ARGS="…" goes to it)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint bench fuzz lighthouse clean setup

run: $(VENV)/.installed
ifdef TOWN
	@$(BIN)/showup find "$(TOWN)"
else
	@$(BIN)/showup demo
endif

$(BIN)/python:
	@scripts/make_venv.sh "$(PYTHON)" "$(VENV)"

$(VENV)/.installed: pyproject.toml constraints.txt $(shell find src -type f -not -name '*.pyc') | $(BIN)/python
	@echo "Installing showup into $(VENV) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt '.[private,listen,web]'
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what the tests need …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

setup: $(VENV)/.test

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	@scripts/install_browser.sh
	@scripts/install_clients.sh "$(VENV)"
	$(BIN)/python -m pytest -n 2 -ra
	scripts/test_wheel.sh "$(PYTHON)"

lighthouse: setup
	@scripts/install_browser.sh
	$(BIN)/python scripts/run_lighthouse.py $(VENV)/lighthouse

bench: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,bench]'
	@for file in benchmarks/$(if $(ONLY),$(ONLY),*).py; do $(BIN)/python $$file $(ARGS) || exit 1; done

fuzz: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,fuzz]'
	$(BIN)/python -m tests.fuzz.readers -max_total_time=$(or $(TIME),60)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
