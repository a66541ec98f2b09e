# Two commands for a newcomer: `make demo` and `make test`. Everything they need beyond python3.11 goes into .venv.

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
FAST   := .venv-compiled
LOWEST := .venv-lowest
DEMO   ?= demo
PAGES  ?=
SERVE  ?= yes
PORT   ?= 8750

.PHONY: help demo test compiled test-compiled test-lowest kill histories check lock clean

help:
	@echo "make demo               make an archive of the example pages and serve it on loopback"
	@echo "make demo PAGES=folder  the same with your own pages;  SERVE=no ends once the archive is made"
	@echo "make test               run every test"
	@echo "make compiled           the wheel with reading and recording compiled, and $(FAST) with it installed (minutes)"
	@echo "make test-compiled      the tests of what is compiled, in $(FAST)"
	@echo "make test-lowest        every test with the oldest library versions that pyproject.toml allows, in $(LOWEST)"
	@echo "make kill               kill add and follow at two hundred random instants (half an hour)"
	@echo "make histories          go through random histories of an archive over years (half an hour)"
	@echo "make check              ruff, mypy and the import rules"
	@echo "make lock               write the versions that CI installs to requirements.lock"

# Set up once: done again only when what is installed, or where from, has changed.
$(VENV)/.ready: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "depeche needs Python 3.11 or later; say which with: make PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
	  || { echo "no virtual environment could be made; on Debian: apt install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/.ready
	@$(BIN)/python examples/demo.py --archive "$(DEMO)" --pages "$(PAGES)" --serve "$(SERVE)" --port "$(PORT)"

# One by one: else one worker is left with all that waits for servers, and the others with nothing.
test: $(VENV)/.ready
	$(BIN)/python -m pytest -n auto --maxschedchunk=1

# The sdist is built first, so that what the compiler leaves stays out of the sources, where it would hide them.
$(FAST)/.ready: $(VENV)/.ready $(shell find src -name '*.py' -o -name '*.toml')
	@test -x $(FAST)/bin/python || $(PYTHON) -m venv $(FAST)
	$(FAST)/bin/pip install --quiet --disable-pip-version-check -r requirements.lock
	rm -rf dist
	$(BIN)/hatchling build -t sdist
	HATCH_BUILD_HOOKS_ENABLE=1 $(FAST)/bin/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation \
	  --wheel-dir dist dist/*.tar.gz
	$(FAST)/bin/pip install --quiet --disable-pip-version-check --no-deps --force-reinstall dist/*.whl
	@touch $@

compiled: $(FAST)/.ready

test-compiled: $(FAST)/.ready
	$(FAST)/bin/python -m pytest -n auto --maxschedchunk=1 tests/names tests/reading tests/recording tests/test_compiled.py

# The versions that CI installs are the newest; whoever has older ones that are allowed must be served too.
$(LOWEST)/.ready: pyproject.toml requirements.lock tools/lowest.py
	@test -x $(LOWEST)/bin/python || $(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(LOWEST)/bin/pip install --quiet --disable-pip-version-check $$($(LOWEST)/bin/python tools/lowest.py)
	$(LOWEST)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

test-lowest: $(LOWEST)/.ready
	$(LOWEST)/bin/python -m pytest -n auto --maxschedchunk=1

kill: $(VENV)/.ready
	$(BIN)/python -m pytest -n auto -m heavy tests/archive/test_killed_following.py
	DEPECHE_KILLS=100 $(BIN)/python -m pytest -n auto tests/archive/test_killed.py

# Random histories over years, of the example engines and of our own, on both databases (half an hour).
histories: $(VENV)/.ready
	DEPECHE_HISTORIES=60 $(BIN)/python -m pytest -n auto --maxschedchunk=1 tests/archive/test_years.py

check: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet -U pip
	$(VENV)/lock/bin/pip install --quiet hatchling editables --group dev '.[packed,parquet,postgres,site]'
	$(VENV)/lock/bin/pip freeze --exclude depeche > requirements.lock

clean:
	rm -rf $(VENV) $(FAST) $(LOWEST) dist $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis
