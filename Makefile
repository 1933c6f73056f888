# make site · make test · make check: each takes a bare machine (Python 3.11 or newer, and make) all the way.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
JOBS ?= 2
LOCKED = $(BIN)/python -m pip install --quiet --no-compile --no-deps --require-hashes # compiled where imported

unexport PYTHONDONTWRITEBYTECODE # each process of a test would compile all it imports anew

.PHONY: help setup site serve docs packages test lint check floors golden screenshots lock clean

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

setup: $(STAMP) ## a virtual environment from the lock file

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	mkdir -p build
	awk '/^[^ #]/ { n++ } { print > ("build/lock." n % 2) }' requirements.lock # every other package: pip keeps to one core
	$(LOCKED) -r build/lock.0 & $(LOCKED) -r build/lock.1 && wait $$!
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

site: $(STAMP) ## generate the briefings and build the site into site/
	$(BIN)/briefings build

serve: $(STAMP) ## the same, live
	$(BIN)/briefings serve

docs: $(STAMP) ## the documentation as a site in build/docs/site, its reference made of the code
	$(BIN)/python docs/making/pages.py build/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --config-file build/docs/mkdocs.yml

packages: $(STAMP) ## sdist, wheel and bill of materials in dist/
	rm -rf dist build/lib build/bdist.*
	mkdir dist
	$(BIN)/python -c "from setuptools import build_meta; build_meta.build_sdist('dist')"
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist dist/*.tar.gz
	$(BIN)/python .github/release/sbom.py > dist/briefings.cdx.json

test: $(STAMP) ## the test suite
	$(BIN)/python -m pytest -q -n $(JOBS) --dist worksteal # neighbours share what they built

lint: $(STAMP) ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

floors: $(STAMP) ## the quality measures against their floors, where the measuring data is present
	$(BIN)/python -m pytest -q tests/quality

golden: $(STAMP) ## the golden stories, the samples and the schemas, made anew, and what changed in them
	$(BIN)/briefings generate --dir tests/golden/stories
	$(BIN)/briefings generate
	$(BIN)/python -c "from generator.rendering.json_form import render_schema as r; print(r(), end='')" \
		> generator/schemas/briefing.schema.json
	git diff --stat -- tests/golden briefings generator/schemas
	git --no-pager diff -U0 -- 'tests/golden/stories/*/index.md' 'briefings/*/index.md'

screenshots: site ## the pictures of docs/screenshots, taken by Chromium
	$(BIN)/python tests/site/take_screenshots.py site docs/screenshots

check: $(STAMP) ## what the checks of a pull request run; the floors are among the tests
	$(MAKE) --no-print-directory -j 3 lint site test

lock: ## resolve the dependencies of pyproject.toml anew into requirements.lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet pip-tools
	build/lock/bin/pip-compile --quiet --upgrade --extra dev --generate-hashes --allow-unsafe --strip-extras \
		--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file build/requirements.lock pyproject.toml
	sed -n '1,/^# Made by/p' requirements.lock > build/head.lock
	cat build/head.lock build/requirements.lock > requirements.lock

clean: ## remove what the build made
	rm -rf site build .pytest_cache .mypy_cache .ruff_cache
