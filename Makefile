# For contributors.  Everything here runs in .venv, which "make install" makes from the lock file.
# A person who only uses briefgen needs none of this: see README.md.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHARED ?= ../shared
A ?= main
B ?= .
SPREAD ?= -n auto --dist worksteal # a test may take long: an idle processor takes over what another has not begun

.DEFAULT_GOAL := help
.PHONY: help install site serve test test-quick check format bench diff scores fires floors docs pictures lock wheel sbom release clean

help: ## show these lines
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 14

install: $(STAMP) ## make .venv with exactly the locked packages and this checkout

$(STAMP): requirements/dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

site: install ## build the sample site into site/
	$(BIN)/briefgen build

serve: install ## serve the sample site, built again on every change
	$(BIN)/briefgen serve

test: install ## run all tests, on all processors
	$(BIN)/python -m pytest $(SPREAD)

test-quick: install ## run the tests that build no whole site and drive no browser
	$(BIN)/python -m pytest $(SPREAD) -m "not slow and not browser"

check: install ## lint, formatting, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install ## measure: our sample stories, the shared real ones, marked data and saved pages beside baselines and a peer
	$(BIN)/python -m eval.floors measure --shared $(SHARED)
	$(BIN)/python -m eval.suite --shared $(SHARED)
	$(BIN)/python -m pytest -m bench
	$(BIN)/python -m eval.pages --shared $(SHARED)
	$(BIN)/python -m eval.plug
	$(BIN)/python -m eval.scale

diff: install ## what a change does to all real events: make diff [A=main] [B=.], commits or folders
	$(BIN)/python -m eval.diff $(A) $(B) --shared $(SHARED)

scores: install ## all scorers of the shared data for two sides beside each other: make scores [A=main] [B=.]
	$(BIN)/python -m eval.scores $(A) $(B) --shared $(SHARED)

fires: install ## which rule fires on which real events: make fires [B=.]
	$(BIN)/python -m eval.fires $(B) --shared $(SHARED)

floors: install ## raise the floors to what is measured now; they never go down
	$(BIN)/python -m eval.floors raise --shared $(SHARED)

docs: install ## write docs/cli.md from the commands' own help, and the data's schema from its types
	$(BIN)/python -m tools.cli_docs
	$(BIN)/python -m tools.schema

pictures: install ## take the README's pictures anew, from the sample site
	$(BIN)/python -m pytest -q tests/site/test_looks.py -k readme
	cp screenshots/readme-story.png docs/images/story.png
	cp screenshots/readme-differences.png docs/images/differences.png

lock: install ## resolve the dependencies anew, for all platforms, with hashes
	$(BIN)/python -m tools.lock

wheel: install ## build dist/*.whl
	$(BIN)/python -m build --wheel --no-isolation

sbom: install ## write dist/*.cdx.json: all packages and works of a release, with hashes and licences (CycloneDX)
	$(BIN)/python -m tools.sbom

release: wheel sbom ## both, and their hashes
	cd dist && sha256sum *.whl *.cdx.json > SHA256SUMS

clean: ## remove what was built, but not .venv
	rm -rf site screenshots .briefgen dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -type d -prune -exec rm -rf {} +
