# The commands of the project. Everything they need is installed on the way; see README.md.
#   make start   the portal with its demonstration        PORT=8000 DATA=./data
#   make test    every test, on SQLite and on PostgreSQL, and in a browser
#                VLOER=uitvoering KAMER=rapportage: only those, on SQLite, without a server
#   make snel    style, layers, and the tests of what you changed; under half a minute
#   make check   style, floors, templates, types
#   make mutatie breaks the code on purpose and sees that a test notices
#   make campagne crashes a real portal while people work in it, and sees that nothing was lost
#   make bench   how fast the main pages are
#   make lock    resolve the versions of all packages again

PYTHON ?= python3
PY := .venv/bin/python
export PYTHONUNBUFFERED = 1
unexport PYTHONDONTWRITEBYTECODE

.PHONY: start test snel mutatie campagne check format bench lock installeren clean

start:
	@$(PYTHON) scripts/installeren.py draaien && exec $(PY) scripts/starten.py

test:
	@$(PYTHON) scripts/installeren.py testen && exec $(PY) scripts/testen.py $(if $(VLOER),--vloer $(VLOER)) $(if $(KAMER),--kamer $(KAMER)) $(ARGS)

snel:
	@$(PYTHON) scripts/installeren.py controleren && exec $(PY) scripts/snel.py

mutatie: installeren
	@exec $(PY) scripts/mutatie.py $(ARGS)

check:
	@$(PYTHON) scripts/installeren.py controleren && exec $(PY) scripts/controleren.py

format: installeren
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .
	@.venv/bin/djangofmt --quiet --indent-width 2 --line-length 120 templates

campagne: installeren
	@exec $(PY) scripts/campagne.py $(ARGS)

bench: installeren
	@exec $(PY) scripts/bench.py $(ARGS)

installeren:
	@$(PYTHON) scripts/installeren.py controleren

lock: installeren
	@$(PY) scripts/vastzetten.py

clean:
	rm -rf .venv node_modules staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
