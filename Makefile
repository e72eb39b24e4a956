PORT ?= 8000
PYTHON ?= python3
PIP_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet $(PIP_ARGS)
# Everything is pinned with hashes, but torch: its builds for one kind of processor have other hashes.
TORCH := torch==2.13.0

.PHONY: install serve test test-fast lint lock bench eval train train-search docs

install: $(VENV)/run.stamp

serve: install
	$(BIN)/quotesearch build --if-stale
	$(BIN)/quotesearch serve --port $(PORT)

test: $(VENV)/dev.stamp
	$(BIN)/pytest --numprocesses auto --dist loadscope

test-fast: $(VENV)/dev.stamp
	$(BIN)/pytest --numprocesses auto -m 'not slow and not browser and not strace'

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/hadolint deploy/Dockerfile

bench: $(VENV)/dev.stamp
	$(BIN)/python benchmarks/embedding.py
ifdef DATA
	$(BIN)/quotesearch extract $(DATA)/corpora/polnear/articles_train_dev.jsonl.gz -o weights/quotes.jsonl
	$(BIN)/quotesearch build weights/quotes.jsonl -o weights/index
	$(BIN)/python benchmarks/retrieval.py $(DATA)/queries/dev.jsonl --index weights/index
	$(BIN)/python benchmarks/verification.py --index weights/index
	$(BIN)/python benchmarks/verification_cases.py $(DATA)/cases/verify.jsonl --quiet
	$(BIN)/python benchmarks/names.py $(DATA)/cases/names.jsonl
	$(BIN)/python benchmarks/denials.py $(DATA)/cases/denials.jsonl
	$(BIN)/python benchmarks/engines.py weights/quotes.jsonl $(DATA)/queries/dev.jsonl --index weights/index --speed-only
else
	@echo 'Left out: retrieval, verification, names, denials and speed. They need the folder with corpora, questions and cases: make bench DATA=FOLDER' >&2
endif

eval: install
	@test -n "$(DATA)" || { echo 'eval needs the folder with the corpora and scorers: make eval DATA=FOLDER' >&2; exit 1; }
	$(BIN)/python benchmarks/quality.py $(DATA)

train: $(VENV)/dev.stamp
	@test -n "$(DATA)" || { echo 'train needs the folder with the corpora: make train DATA=FOLDER' >&2; exit 1; }
	$(BIN)/python -m training.attribution.restore quotesearch/extraction/tagging/model/model.onnx weights/start.pt
	$(BIN)/python -m training.attribution.train $(DATA) weights --start weights/start.pt
	$(BIN)/python -m training.attribution.export weights/weights.pt quotesearch/extraction/tagging/model
	$(BIN)/python -m training.resolution.fit $(DATA)

train-search: $(VENV)/dev.stamp
	@test -n "$(DATA)" || { echo 'train-search needs the folder with the corpora: make train-search DATA=FOLDER' >&2; exit 1; }
	$(BIN)/quotesearch extract $(DATA)/corpora/polnear/articles_train_dev.jsonl.gz -o weights/quotes.jsonl
	$(BIN)/python -m training.retrieval.train $(DATA) weights/quotes.jsonl weights/embedder
	$(BIN)/python -m training.retrieval.export weights/embedder quotesearch/embedding/model
	$(BIN)/quotesearch build weights/quotes.jsonl -o weights/index
	$(BIN)/python -m training.retrieval.fuse $(DATA) weights/quotes.jsonl weights/index quotesearch/search/ranker_weights.json

docs: install
	$(BIN)/python scripts/write_cli_reference.py

$(VENV)/run.stamp: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'quotesearch needs Python 3.11 or later; name one, such as: make serve PYTHON=python3.12' >&2; exit 1; }
	@echo 'Installing the libraries into $(VENV) (once, about a minute)' >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --no-deps --require-hashes --requirement constraints.txt
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp constraints-dev.txt
	@echo 'Installing the tools and libraries of development into $(VENV) (once, some minutes)' >&2
	@$(PIP) --no-deps --require-hashes --requirement constraints-dev.txt
	@$(PIP) $(TORCH) --editable '.[dev]'
	@touch $@

# Pin the newest versions that pyproject.toml allows; torch is left out (see TORCH).
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --upgrade

lock: $(VENV)/dev.stamp
	$(LOCK) --output-file constraints.txt
	echo torch > $(VENV)/unlocked.txt
	$(LOCK) --extra dev --excludes $(VENV)/unlocked.txt --output-file constraints-dev.txt
