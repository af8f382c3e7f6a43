# make demo    sets up and shows what onrecord does with its example articles
# make test    sets up and passes every check
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.PHONY: demo test evaluate errors train benchmark screenshots clean

demo: .venv/.ready
	@bash docs/demo.sh

test: .venv/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# Scores on the public gold, which is not in the repository: GOLD=path to it
evaluate: .venv/.ready-dev
	$(BIN)/python -m evaluation $(if $(GOLD),--gold $(GOLD))

# The page of errors that are left, docs/errors.md; some minutes
errors: .venv/.ready-dev
	$(BIN)/python -m evaluation.errors $(if $(GOLD),--gold $(GOLD)) --page docs/errors.md

# The weights again, from the public gold; wants a GPU (training/README.md)
train: .venv-train/.ready
	.venv-train/bin/python -m training.pack $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.deal_pack
	.venv-train/bin/python -m training.train
	.venv-train/bin/python -m training.export --keep 0.5
	.venv-train/bin/python -m training.train --polish --minutes 9 --device cpu
	.venv-train/bin/python -m training.export
	.venv-train/bin/python -m training.deal --pack $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.deal
	.venv-train/bin/python -m training.deal --export
	.venv-train/bin/python -m training.names $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.edges $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.figures $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.confidence $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.places $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.totals $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.events $(if $(GOLD),--gold $(GOLD))
	rm -rf build/coreference
	.venv-train/bin/python -m training.coreference $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.stances $(if $(GOLD),--gold $(GOLD))
	.venv-train/bin/python -m training.positions $(if $(GOLD),--gold $(GOLD))
	$(MAKE) evaluate GOLD=$(GOLD)
	$(BIN)/python -m training.card

benchmark: .venv/.ready
	@mkdir -p benchmarks/results
	$(BIN)/python benchmarks/extract_speed.py | tee benchmarks/results/extract_speed.txt
	nice $(BIN)/python benchmarks/long_articles.py | tee benchmarks/results/long_articles.txt
	nice $(BIN)/python benchmarks/resolve_scale.py 12500 25000 50000 100000 | tee benchmarks/results/resolve_scale.txt
	nice $(BIN)/python -m benchmarks.web_pages | tee benchmarks/results/web_pages.txt

# The pictures in docs/web.md; needs Debian's chromium
screenshots: .venv/.ready-dev
	@mkdir -p build
	$(BIN)/onrecord read src/onrecord/examples --ledger build/screenshots.db
	$(BIN)/python -m docs.screenshots --ledger build/screenshots.db

.venv/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or later: make PYTHON=python3.11")'
	@echo "Setting up .venv (once; a minute or so)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/.ready-dev: .venv/.ready
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@

.venv-train/.ready: pyproject.toml
	@test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip --quiet install --upgrade "pip>=25.1"
	@.venv-train/bin/python -m pip --quiet install --editable . --group train
	@touch $@

clean:
	rm -rf demo build/demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
