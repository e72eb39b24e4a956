"""The rooms of the package: who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quotesearch"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
GROUND = {"quotesearch", "models", "errors", "language"}  # what every room may import
MAY_IMPORT = {
    "quotesearch": set(),
    "errors": set(),
    "models": {"errors"},
    "language": set(),
    "inference": set(),
    "presentation": {"models"},
    "articles": GROUND,
    "extraction": GROUND | {"inference"},
    "corpus": GROUND,
    "runs": GROUND | {"articles", "extraction", "corpus"},
    "index": GROUND | {"corpus", "inference", "presentation"},
    "search": GROUND | {"corpus", "index", "presentation"},
    "web": GROUND | {"corpus", "index", "search", "presentation"},
    "cli": GROUND | {"corpus", "runs", "index", "search", "web", "presentation"},
}
# The one module, or the one room, of each heavy library.
HOMES = {
    "trafilatura": "quotesearch.articles.html",
    "feedparser": "quotesearch.articles.feed",
    "warcio": "quotesearch.articles.warc",
    "onnxruntime": "quotesearch.inference",
    "sentence_transformers": "quotesearch.index.export",
    "torch": "quotesearch.index.export",
    "transformers": "quotesearch.index.export",
    "onnx": "quotesearch.index.export",
    "faiss": "quotesearch.index.vectors",
    "tantivy": "quotesearch.index.lexical",
    "sqlite3": "quotesearch.index.records",
    "flask": "quotesearch.web",
    "werkzeug": "quotesearch.web",
    "flask_limiter": "quotesearch.web.access",
    "limits": "quotesearch.web.settings",
    "prometheus_client": "quotesearch.web.metrics",
    "gunicorn": "quotesearch.web.server",
    "click": "quotesearch.cli",
}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def imports(module: str) -> set[str]:
    """What a module imports, anywhere in it, as full names."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_room_is_known() -> None:
    assert {room(module) for module in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_rooms_to_its_left(module: str) -> None:
    own = room(module)
    ours = {name for name in imports(module) if name.split(".")[0] == "quotesearch"}
    assert {room(name) for name in ours if name != "quotesearch.__version__"} <= MAY_IMPORT[own] | {own}


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_lives_in_one_place(library: str) -> None:
    users = {module for module in MODULES if library in {name.split(".")[0] for name in imports(module)}}
    assert all(module == HOMES[library] or module.startswith(HOMES[library] + ".") for module in users), users


def test_neither_the_commands_nor_the_server_start_with_torch() -> None:
    program = (
        "import sys, quotesearch.cli, quotesearch.index, quotesearch.search, quotesearch.web.server;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60)
    loaded = set(done.stdout.split())
    assert "quotesearch" in loaded
    assert loaded.isdisjoint({"torch", "sentence_transformers", "transformers", "onnx"})


def test_extraction_and_search_meet_only_in_the_records_and_the_language() -> None:
    for module in MODULES:
        rooms = {room(name) for name in imports(module) if name.startswith("quotesearch.")}
        if room(module) in ("index", "search", "web"):
            assert rooms.isdisjoint({"articles", "extraction"}), module
        if room(module) in ("articles", "extraction"):
            assert rooms <= {room(module), "models", "errors", "language", "inference"}, module


def test_no_module_is_a_drawer() -> None:
    assert {path.stem for path in MODULES.values()}.isdisjoint({"utils", "util", "helpers", "common", "misc"})
