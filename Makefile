# Every command of the project. A fresh machine needs `make serve` and `make test`, nothing else.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ZENSICAL := .venv-zensical
ZENSICAL_READY := $(ZENSICAL)/.ready
FORGE := tests/forge/node_modules
FORGE_READY := $(FORGE)/.ready
WORKFLOW_PARSER := tests/workflows/node_modules/.ready
CALENDAR_PARSER := tests/calendars/node_modules/.ready
AXE := tests/browser/node_modules/.ready
LOCKS := requirements.txt requirements-dev.txt requirements-zensical.txt

# The first Python that is new enough; `make PYTHON=/path/to/python` says otherwise.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)

# Wheels only: building one would ask for packages that no lock names.
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-header $(LOCK_FLAGS)

##@ Use

.PHONY: serve
serve: setup ## Show the site on this machine and build it anew on every change
	$(BIN)/minutebook serve $(ARGS)

.PHONY: build
build: setup ## Write the site to the folder site
	$(BIN)/minutebook build $(ARGS)

.PHONY: forms
forms: setup ## Write the issue forms to .github/ISSUE_TEMPLATE
	$(BIN)/minutebook forms $(ARGS)

.PHONY: sample
sample: setup ## File the sample filings in examples into data/records
	$(BIN)/minutebook sample $(ARGS)

.PHONY: zensical
zensical: setup $(ZENSICAL_READY) ## Write the same pages to the folder site-zensical with Zensical
	$(BIN)/minutebook render
	$(ZENSICAL)/bin/zensical build --clean --config-file mkdocs-zensical.yml $(ARGS)

##@ Develop

.PHONY: test
test: setup chromium workflow-parser calendar-parser axe forge ## Run every test; ARGS are for pytest: make test ARGS="-k forms"
	$(BIN)/python -m pytest $(ARGS)

.PHONY: lint
lint: setup ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.PHONY: format
format: setup ## Format the code and mend what can be mended without thought
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: bench
bench: setup ## Measure how long each step takes, as a ratio to copying the same bytes
	$(BIN)/python -m tests.bench $(ARGS)

.PHONY: setup
setup: $(READY) ## Make .venv with the command minutebook; free when nothing changed

.PHONY: chromium
chromium: setup ## Install Chromium for the browser tests where it is missing and may be
	@$(BIN)/python -m tests.chromium

.PHONY: forge
forge: ## Install what the tests have for GitHub, from npm, where npm is there
	@if command -v npm >/dev/null; then $(MAKE) --silent $(FORGE_READY); \
	else echo "The tests against GitHub need npm (Node.js 20 or newer), and none was found." >&2; fi

.PHONY: workflow-parser
workflow-parser: $(WORKFLOW_PARSER) ## Install GitHub's own parser of workflows for the tests; needs npm

.PHONY: calendar-parser
calendar-parser: $(CALENDAR_PARSER) ## Install the parser of calendars for the tests; needs npm

.PHONY: axe
axe: $(AXE) ## Install what tells whether everybody can use a page, for the tests; needs npm

.PHONY: catalogues
catalogues: setup ## Bring the catalogues of messages up to date; then translate what is empty
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keywords N_ --no-location \
		--sort-output --project minutebook --output-file build/minutebook.pot .
	@for language in zh_Hans zh_Hant; do \
		$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --omit-header \
			--input-file build/minutebook.pot --locale $$language \
			--output-file generator/locale/$$language.po; done

.PHONY: screenshots
screenshots: setup chromium ## Take the pictures of the pages that the README and the guides show
	$(BIN)/python -m tests.browser.screenshots

.PHONY: requirements
requirements: setup ## Write the table of requirements in the guides from what the sources cite
	$(BIN)/python -m tests.requirements

.PHONY: lock
lock: setup ## Write the lock files anew; LOCK_FLAGS=--upgrade takes newer versions
	$(LOCK) pyproject.toml --group build --output-file requirements.txt
	$(LOCK) pyproject.toml --group build --group dev --constraint requirements.txt \
		--output-file requirements-dev.txt
	$(LOCK) --group zensical --output-file requirements-zensical.txt

.PHONY: clean
clean: ## Remove everything that can be made again
	rm -rf $(VENV) $(ZENSICAL) $(FORGE) site site-zensical build *.egg-info .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## Show this help
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): requirements-dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer is needed; none was found." >&2; exit 1; }
	@echo "Making $(VENV): a minute the first time, nothing after that."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(PIP_INSTALL) --requirement requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps \
		--no-build-isolation --editable .
	@touch $@

# Without npm the other tests still run: those of the workflows fail of themselves, and say why.
$(WORKFLOW_PARSER): $(wildcard tests/workflows/package-lock.json)
	@(cd tests/workflows && npm ci --silent) && touch $@ \
		|| echo "make: the tests of the workflows need npm; see the error above." >&2

$(CALENDAR_PARSER): $(wildcard tests/calendars/package-lock.json)
	@(cd tests/calendars && npm ci --silent) && touch $@ \
		|| echo "make: the tests of calendars need npm; see the error above." >&2

$(AXE): $(wildcard tests/browser/package-lock.json)
	@(cd tests/browser && npm ci --silent) && touch $@ \
		|| echo "make: the tests of pages in the browser need npm; see the error above." >&2

$(ZENSICAL_READY): requirements-zensical.txt
	@$(PYTHON) -m venv $(ZENSICAL)
	@$(ZENSICAL)/bin/python $(PIP_INSTALL) --requirement requirements-zensical.txt
	@touch $@

$(FORGE_READY): tests/forge/package-lock.json tests/forge/package.json
	@echo "Installing $(FORGE): half a minute the first time, nothing after that."
	@npm ci --prefix tests/forge --no-audit --no-fund --loglevel=error
	@touch $@
