# Works on a fresh machine with Python 3.11 or later: make run
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
INSTALLED := $(VENV)/installed
COMPILED := build/fast

.DEFAULT_GOAL := help
.PHONY: help run test fast clean

help:            ## Show this list
	@sed -n 's/^\([a-z]*\): .*## /  make \1	/p' $(MAKEFILE_LIST)

run: $(INSTALLED) $(COMPILED) ## Read seeds/ into an empty store and open the dashboard on http://localhost:8501
	$(VENV)/bin/python -m sahel ingest --if-empty seeds
	$(VENV)/bin/python -m streamlit run dashboard.py --server.address localhost --server.port $(PORT) --server.headless true

test: $(INSTALLED) $(COMPILED) ## Run the tests
	$(VENV)/bin/python -m pytest -q

fast: $(INSTALLED) ## Compile the reader anew, or tell why it cannot be: after a change, or once a C compiler is there
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-fast.txt
	SAHEL_COMPILED=0 $(VENV)/bin/python -m scripts.compile_reading

clean:           ## Remove the environment, what was compiled and what the tests leave; the store in var/ stays
	rm -rf $(VENV) build .pytest_cache .ruff_cache .mypy_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or later is needed. Where it has another name: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module is needed. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

# Only where nobody has tried yet. What was compiled of other sources is left: plain Python reads then, and says so.
$(COMPILED): | $(INSTALLED)
	@$(VENV)/bin/python -m scripts.compile_reading --once
