# make demo    build a graph from the sample articles and ask it five questions
# make test    run every test
# make check   lint, types and tests: what CI runs
# make front   build what browsers load (needs Node.js); its outcome is committed
# make clean   remove what these made (not .venv)
#
# The first of them makes .venv from the package registry; the tests add what they need to it. PYTHON chooses the interpreter (3.11 or
# later), JOBS the test processes.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
JOBS ?= 2
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-compile
READY := .venv/.ready
DEV := .venv/.dev
DEMO := .demo/store

ask = @printf '\n== %s\n\n' '$(1)'; $(BIN)/kg query $(2) --store $(DEMO)

.PHONY: demo test check lint types front clean venv
.DEFAULT_GOAL := demo

venv: $(DEV)

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later found: set PYTHON=/path/to/python3" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --editable .
	@touch $@

$(DEV): $(READY)
	$(PIP) --editable '.[dev]'
	@touch $@

demo: $(READY)
	@mkdir -p .demo
	$(BIN)/kg build data/samples --store $(DEMO)
	$(call ask,1. Whom did Joe Biden meet?  بمن التقى جو بايدن؟,who-met-whom --param actor="جو بايدن" --param from=2021)
	$(call ask,2. Which offices did Sergei Ryabkov hold?  أي المناصب شغلها سيرغي ريابكوف؟,offices-of-person --param person="سيرغي ريابكوف")
	$(call ask,3. What became of New START?  ماذا جرى لمعاهدة ستارت الجديدة؟,treaty-history --param treaty="معاهدة ستارت الجديدة")
	$(call ask,4. What did Dmitry Peskov say?  ماذا قال ديمتري بيسكوف؟,said-by --param by="ديمتري بيسكوف")
	$(call ask,5. What is planned?  ما المخطط له؟,planned)
	@echo; echo "More: $(BIN)/kg queries, and $(BIN)/kg query NAME --store $(DEMO)"

test: $(DEV)
	$(BIN)/pytest -n $(JOBS) --dist loadfile

check: lint types test

lint: $(DEV)
	$(BIN)/ruff check kg tests benchmarks

types: $(DEV)
	$(BIN)/mypy

front:
	cd kg/serve/front && npm ci && npm run build

clean:
	rm -rf .demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +
