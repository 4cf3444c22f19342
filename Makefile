# Daily work on Dragoman. `make` alone lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RECORD := build/demo.db
DOSSIER := build/turkmenistan-benelux.html

.DEFAULT_GOAL := help
.PHONY: help install demo serve test test-browser bench-serve screenshots check lint fix data docs accept eval bench bench-field lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

install: $(VENV)/.installed ## set the program up at .venv/bin/dragoman (minutes, about 550 MB)

demo: install ## read the example corpus and print a dossier
	@mkdir -p build && rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	$(BIN)/dragoman add examples/documents --record $(RECORD) || test $$? -eq 1
	@$(BIN)/dragoman dossier Turkmenistan Benelux --record $(RECORD) --format html > $(DOSSIER)
	$(BIN)/dragoman dossier Turkmenistan Benelux --record $(RECORD)
	@echo && echo "The same as a page: $(abspath $(DOSSIER))"

serve: install ## read the example corpus and serve it to a browser
	@mkdir -p build
	@test -f $(RECORD) || $(BIN)/dragoman add examples/documents --record $(RECORD) || test $$? -eq 1
	$(BIN)/dragoman serve --record $(RECORD)

test: $(VENV)/.developing ## set up and run all tests
	$(BIN)/pytest -n 2 --dist loadfile

test-browser: $(VENV)/.developing ## fetch Chromium and axe-core, and run the tests in a real browser
	tests/browser/prepare
	$(BIN)/pytest tests/browser

screenshots: $(VENV)/.developing ## take the pictures of the desk in the documents anew
	$(BIN)/python -m tests.browser.screenshots docs/guides/desk

check: test lint ## what a change must pass

lint: $(VENV)/.developing ## style, types, the rule between rooms, generated documents
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m dragoman.knowledge.check
	$(BIN)/cog --check docs/reference/*.md

fix: $(VENV)/.developing ## mend style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

data: $(VENV)/.developing ## check the knowledge files and compile them
	$(BIN)/python -m dragoman.knowledge.check
	$(BIN)/python -m dragoman.knowledge.compile

docs: $(VENV)/.developing ## refresh what the documents take from the code
	$(BIN)/cog -r docs/reference/*.md

accept: $(VENV)/.developing ## write what the program gives into case and gold files; look at the difference
	$(BIN)/pytest --accept -q || true
	git diff --stat

eval: $(VENV)/.developing ## score the annotated documents and the cases for resolving against the floors
	$(BIN)/python -m dragoman.evaluate.gate
	$(BIN)/python -m dragoman.evaluate.pairs.measure

bench: $(VENV)/.developing ## time reading against the bare model, the cold start, and resolving 1,000, 10,000 and 100,000 readings (three quarters of an hour)
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/resolving.py --readings 100000

bench-serve: $(VENV)/.developing ## the desk under load: 10,000 readings, 8 readers, documents being added
	$(BIN)/python benchmarks/desk.py

bench-field: $(VENV)/.developing ## score the adapters to public benchmarks against their floors
	$(BIN)/python -m dragoman.evaluate.fields.measure

lock: $(VENV)/.developing ## renew the lock files, a week behind the newest releases
	$(BIN)/uv pip compile pyproject.toml --extra build -o requirements/install.txt $(LOCKING)
	$(BIN)/uv pip compile pyproject.toml --extra build --extra dev -c requirements/install.txt -o requirements/dev.txt $(LOCKING)
LOCKING := --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-annotate

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@echo "Making the virtual environment (1 of 3)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python requirements/install.txt pyproject.toml
	@echo "Installing the locked packages, the language model among them (2 of 3)"
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements/install.txt
	@echo "Installing Dragoman and compiling its knowledge (3 of 3)"
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation --quiet --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed requirements/dev.txt
	@echo "Installing what the tests and checks need"
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes --quiet -r requirements/dev.txt
	@touch $@
