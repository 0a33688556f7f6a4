# Everything a person types here can be typed on Windows too; docs/开始.md shows the same steps there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint accuracy bench shared examples clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $(STAMP)

demo: $(STAMP)  ## check the sample tender and write its report
	$(BIN)/python tools/demo.py

test: $(STAMP)  ## all tests that need nothing but the repository, and the rules' own examples
	$(BIN)/python -m pytest -m "not shared"
	$(BIN)/biaochi test

shared: $(STAMP)  ## tests on ../shared (statutes, corpus)
	$(BIN)/python -m pytest -m shared

lint: $(STAMP)  ## Python and rule files: style, types, canonical form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/biaochi fmt --check biaochi/rulesets examples

accuracy: $(STAMP)  ## precision, recall, alerts per document on ../shared/corpus
	$(BIN)/python -m tools.accuracy

bench: $(STAMP)
	$(BIN)/python -m pip install --quiet -e '.[bench]'
	$(BIN)/python -m benchmarks

examples: $(STAMP)  ## rebuild the sample tenders
	$(BIN)/python -m tools.build_examples

clean:
	rm -rf $(VENV) build dist *.egg-info out
