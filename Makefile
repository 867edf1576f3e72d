# `make run` starts the site, `make test` checks everything. Both begin from a bare clone with Python 3.11 and make.

PYTHON ?= python3
BIN := .venv/bin
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: run demo quick check test soak fuzz bench walk messages lock install install-dev

run: install  ## start the site on 127.0.0.1, PORT=8000
	@exec $(BIN)/python scripts/run.py

demo: install  ## fill the site with people and finished dialogues to look at
	@$(BIN)/python manage.py demo

quick: install-dev  ## what the change at hand touches, for working
	@scripts/quick

check: install-dev  ## format, lint, types, imports, templates, settings, known holes, JavaScript
	@scripts/check

test: install-dev  ## what a pull request must pass
	@scripts/test

soak: install-dev  ## the faults again and again, about an hour
	@scripts/services
	@SOAK=1 $(BIN)/pytest -m soak -rP

fuzz: install-dev  ## anything at all at every door, about five minutes
	@FUZZ=1 $(BIN)/pytest -m fuzz

bench: install-dev  ## the table of docs/performance.md, about a quarter of an hour; QUICK=1 its first rows in one minute
	@scripts/services
	@$(BIN)/python -m tests.bench

walk: install-dev  ## what two new people press and read until “yes, you got me”, into var/walk.json
	@scripts/services
	@$(BIN)/python -m tests.bench.walk

messages: install-dev  ## write the catalogue of all strings anew, after a sentence was changed
	@scripts/services
	@scripts/messages

lock: install-dev  ## write the lock files anew; newer versions with UPGRADE=--upgrade
	@$(LOCK) $(UPGRADE) --output-file=requirements.txt pyproject.toml
	@$(LOCK) $(UPGRADE) --output-file=requirements-dev.txt --extra=dev --constraint=requirements.txt pyproject.toml

install:
	@$(PYTHON) scripts/install.py requirements.txt

install-dev:
	@$(PYTHON) scripts/install.py requirements-dev.txt
