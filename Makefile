# In a folder that cannot be written, the virtual environment goes where temporary files go.
ELSEWHERE = $${TMPDIR:-/tmp}/plumbline-$$(id -u)-$$(pwd | cksum | cut -d" " -f1)/venv
VENV := $(shell if [ -w . ] || [ -f .venv/.installed ]; then echo .venv; else echo "$(ELSEWHERE)"; fi)
PYTHON := "$(VENV)/bin/python"
POSTGRES15 := /usr/lib/postgresql/15/bin
# A file's tests in one process: what it sets up for them all is set up once.
AT_ONCE := -n logical --dist loadfile --no-loadscope-reorder
PRODUCTION := DATABASE_URL=postgresql://localhost/plumbline ALLOWED_HOSTS=plumbline.example

.PHONY: help set-up demo test test-postgres15 soak bench lint format check shots film clean

help:
	@echo "make demo     show Plumbline with its seeds     make test     run the tests"
	@echo "make lint     look for faults in the code       make format   lay the code out"
	@echo "make check    let Django check its settings     make soak     run the long tests"
	@echo "make shots    take pictures of the pages        make film     picture an article's way"
	@echo "make clean    remove what make made"
	@echo 'Options are passed on: make demo ARGS="--port 9000", make test ARGS="-k pairs"'

set-up:
	@config/set_up.sh "$(VENV)"

# exec: the demo stops when its parent is gone, and that must be make, not a shell between.
demo: set-up
	@exec $(PYTHON) manage.py demo $(ARGS)

test: set-up
	$(PYTHON) -m pytest $(AT_ONCE) $(ARGS)

test-postgres15: set-up
	@if [ -x $(POSTGRES15)/postgres ]; then \
		PLUMBLINE_POSTGRES_BIN=$(POSTGRES15) $(PYTHON) -m pytest $(AT_ONCE) -m database $(ARGS); \
	else \
		echo "SKIPPED: no PostgreSQL 15 in $(POSTGRES15), the oldest that is promised to work"; \
	fi

soak: set-up
	HYPOTHESIS_PROFILE=soak PLUMBLINE_SOAK=1 $(PYTHON) -m pytest $(ARGS)

bench: set-up
	$(PYTHON) -m tests.benchmarks.anchoring
	$(PYTHON) -m tests.benchmarks.permalink
	$(PYTHON) -m tests.benchmarks.exports
	$(PYTHON) -m tests.benchmarks.extraction
	$(PYTHON) -m tests.benchmarks.pairing

lint: set-up
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

format: set-up
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

check: set-up
	$(PYTHON) manage.py check --fail-level WARNING
	$(PYTHON) manage.py makemigrations --check --dry-run
	@key=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))"); \
		$(PRODUCTION) SECRET_KEY=$$key $(PYTHON) manage.py check --deploy --fail-level WARNING

shots: set-up
	$(PYTHON) tests/shots.py $(ARGS)

film: set-up
	$(PYTHON) tests/film.py $(ARGS)

# Not .data: somebody's work may be in it.
clean:
	rm -rf "$(VENV)" .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
