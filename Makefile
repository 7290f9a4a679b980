# Slimmer Werken. `make` or `make help` explains what there is.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2

START = $(PYTHON) -m backend.start
# Node of the environment, where the machine has none of its own.
IN_ENVIRONMENT = PATH="$(CURDIR)/.venv/bin:$$PATH"
VENV = .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run dev study stop test check lint format openapi release lock bench bench-scale rush partner chaos screenshots clean

help:  ## Explain what you can type here
	@echo "Slimmer Werken: one website and API for workplace innovation in small and medium firms."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "Another port: make run PORT=8001. A PostgreSQL of your own: DATABASE_URL=postgresql://... make run."
	@echo "Needed: Python 3.11 or newer with its venv module, make and a network. Everything else is brought along."

run:  ## Start the whole site on this machine: website, API, database and worker, with demonstration content
	@$(START) run --host $(HOST) --port $(PORT)

dev:  ## The same for developers: API on port 8000 and app on port 5173, both reload when you save a file
	@$(START) dev --host $(HOST) --port $(PORT)

# Make hands the variables of its command line to the program: no quoting of ours stands in between.
study:  ## Compute a study: make -s study FIRMS=firms.csv MEASUREMENTS=measurements.csv OUTCOME=scrap_rate TRANSFORM=log
	@$(START) study

stop:  ## Stop the databases of this checkout, should one have stayed behind
	@$(START) stop

# One hash seed, or tests made from a set would have another order in every worker.
test:  ## Run every test: unit, API, contract, architecture, migrations and browser journeys
	@$(START) prepare --node --build --browser
	@status=0; \
	PYTHONHASHSEED=0 $(VENV)/python -m pytest -n $(WORKERS) || status=1; \
	$(IN_ENVIRONMENT) npm --prefix frontend run size || status=1; \
	$(IN_ENVIRONMENT) npm --prefix frontend run test || status=1; \
	exit $$status

lint:  ## Check format, style, types, import contracts, translations, and drift of the API document and the app's client
	@$(START) prepare --node
	@status=0; \
	$(VENV)/ruff format --check backend tests migrations openapi/clients || status=1; \
	$(VENV)/ruff check backend tests migrations openapi/clients || status=1; \
	$(VENV)/mypy || status=1; \
	$(VENV)/lint-imports || status=1; \
	$(START) drift || status=1; \
	$(VENV)/python openapi/clients/generate.py --check || status=1; \
	$(IN_ENVIRONMENT) npm --prefix frontend run lint || status=1; \
	$(IN_ENVIRONMENT) npm --prefix frontend run typecheck || status=1; \
	$(IN_ENVIRONMENT) npm --prefix frontend run i18n:check || status=1; \
	exit $$status

check: lint test  ## Everything a change must pass: lint and test

format:  ## Put all code in the house format
	@$(START) prepare --node
	@$(VENV)/ruff format backend tests migrations openapi/clients
	@$(VENV)/ruff check --fix-only --quiet backend tests migrations openapi/clients
	@$(IN_ENVIRONMENT) npm --prefix frontend run format

openapi:  ## Write openapi/openapi.json from the code, and from that the app's client and the types for integrators
	@$(START) prepare --node
	@$(VENV)/python -m backend.cli export-openapi
	@$(VENV)/python openapi/clients/generate.py
	@$(IN_ENVIRONMENT) npm --prefix frontend run gen:api

release:  ## Keep the API document as that of a release: from now on nothing may break it without a new version
	@$(START) prepare
	@$(VENV)/python -m backend.cli export-openapi openapi/released.json

lock:  ## Make the lock files in requirements/ anew, with the newest versions that pyproject.toml allows
	@$(START) lock

bench:  ## Measure speed against a bare handler doing the same work; takes minutes, not part of the tests
	@$(START) prepare --node --build
	@$(VENV)/python -m tests.benchmarks $(OPTIONS)

bench-scale:  ## Measure scans at 100,000 with 5 million answers against 1,000; takes minutes and 4 GB for a while
	@$(START) prepare --node --build
	@$(VENV)/python -m tests.benchmarks.scale

rush:  ## 10,000 applications from 64 clients at once, counted afterwards; OPTIONS="--kill server" or "--kill database"
	@$(START) prepare
	@$(VENV)/python -m tests.benchmarks.rush $(OPTIONS)

partner:  ## Follow a running platform as the system of Syntens would; needs PARTNER_CLIENT and PARTNER_SECRET
	@$(START) prepare
	@$(VENV)/python -m tests.partner $(OPTIONS)

chaos:  ## Partner and platform exchange 10,000 changes while all is killed and the line is bad; OPTIONS="--changes 500"
	@$(START) prepare
	@$(VENV)/python -m tests.partner.chaos $(OPTIONS)

screenshots:  ## Make the pictures of the README anew, in a real browser
	@$(START) prepare --node --build --browser
	@$(VENV)/python -m tests.journeys.screenshots

clean:  ## Remove everything that was made, but not your data in .data
	@if [ -x $(VENV)/python ]; then $(START) stop; fi
	@rm -rf .venv frontend/node_modules frontend/dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find backend tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +
