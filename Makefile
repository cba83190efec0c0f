# make run · make test · make check        (make with no target explains them)
PORT ?= 8000
export PORT

.PHONY: help run test check format bench bench-desk bench-quotes bench-search screenshots proof

help:
	@echo "make run     start On Record on http://127.0.0.1:$(PORT)  (PORT=, DEMO_PASSWORD=)"
	@echo "make test    run every test                              (ARGS='tests/quotes -x')"
	@echo "make check   style, templates, import order, migrations, deployment"
	@echo "make format  bring code and templates into shape"
	@echo "make bench   figures of docs/benchmarks.md  (bench-quotes: of docs/quotes.md,"
	@echo "             bench-search: of a search among 100,000 articles, on both databases,"
	@echo "             bench-desk: of the desk's lists with 200,000 articles)"
	@echo "make screenshots   docs/screenshots/ anew, from the demo"
	@echo "make proof   each type of page through the Nu HTML checker (needs Java)"

run:
	@scripts/prepare --port $(PORT) && exec .venv/bin/python manage.py serve

test:
	@scripts/prepare --dev && exec .venv/bin/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check:
	@scripts/prepare --dev && exec scripts/check

format:
	@scripts/prepare --dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .
	@find templates newsroom partnerships -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

bench:
	@scripts/prepare && exec .venv/bin/python scripts/bench.py

bench-quotes:
	@scripts/prepare && exec .venv/bin/python scripts/bench_quotes.py

bench-desk:
	@scripts/prepare --dev && exec .venv/bin/python scripts/bench_desk.py

bench-search:
	@scripts/prepare && exec .venv/bin/python scripts/bench_search.py

screenshots:
	@scripts/prepare --dev && exec .venv/bin/python scripts/screenshots.py

proof:
	@scripts/prepare --dev && exec .venv/bin/python scripts/proof.py
