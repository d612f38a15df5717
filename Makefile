# RecruitPath. `make run` and `make test` need Python 3.11 or newer and make; all else comes from requirements*.txt.
# Variables go behind the target: make run PORT=8001 VAR=/srv/recruitpath DEMO=0
PYTHON ?=
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
VENV_FOR := PYTHON="$(PYTHON)" sh recruitpath/runner/venv.sh $(VENV)

.PHONY: help run test lint bench samples screenshots backup restore lock venv venv-dev

help:
	@echo "make run          start it on http://localhost:8000 (PORT=, VAR=, HOST=, DEMO=0)"
	@echo "make test         the whole suite (ARGS= goes to pytest)"
	@echo "make lint         what CI lints"
	@echo "make bench        measure the claims of bench/README.md"
	@echo "make samples      every sample file through the import, per folder"
	@echo "make screenshots  take the pictures in docs/"
	@echo "make backup       one archive of database, attachments and keys (FILE= names it)"
	@echo "make restore FILE=backup.tar.gz"

run: venv
	@exec $(BIN)/python -m recruitpath.runner

test: venv-dev
	@exec $(BIN)/python -m tests.suite $(ARGS)

lint: venv-dev
	$(BIN)/ruff check .
	$(BIN)/lint-imports

bench: venv-dev
	@exec $(BIN)/python -m bench $(ARGS)

samples: venv-dev
	@exec $(BIN)/python -m tests.samples $(ARGS)

screenshots: venv-dev
	@exec $(BIN)/python manage.py screenshots $(ARGS)

backup: venv
	@exec $(BIN)/python manage.py backup $(FILE)

# `make restore backup.tar.gz` works as well: the word behind the target is the file, not a target.
ifeq (restore,$(firstword $(MAKECMDGOALS)))
FILE ?= $(word 2,$(MAKECMDGOALS))
.PHONY: $(FILE)
$(filter-out restore,$(word 2,$(MAKECMDGOALS))): ;@:
endif

restore: venv
	@test -n "$(FILE)" || { echo "Name the archive: make restore FILE=backup.tar.gz"; exit 2; }
	@exec $(BIN)/python manage.py restore "$(FILE)"

venv:
	@$(VENV_FOR) requirements.txt

venv-dev:
	@$(VENV_FOR) requirements.txt requirements-dev.txt

# Pins anew; run it on the oldest Python that is supported, so that nothing only it needs is left out.
lock: venv
	$(BIN)/python -m venv var/lock && var/lock/bin/pip install -q pip-tools
	for list in requirements requirements-dev; do \
	  var/lock/bin/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    --no-header --no-annotate --strip-extras --allow-unsafe -o $$list.txt $$list.in; \
	done
