"""The rooms of the package: who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quotesearch"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
# From left to right: a room may import from those before it.
ROOMS = (
    "quotesearch",
    "errors",
    "records",
    "jsonl",
    "onnx_models",
    "language",
    "presentation",
    "articles",
    "extraction",
    "archive",
    "embedding",
    "index",
    "search",
    "web",
    "cli",
)
# Search and index know of articles only what the records say.
APART = {"articles", "extraction"}, {"embedding", "index", "search", "web"}
# The one module, or the one room, of each heavy library.
HOMES = {
    "trafilatura": "quotesearch.articles.html",
    "feedparser": "quotesearch.articles.feed",
    "warcio": "quotesearch.articles.warc",
    "onnxruntime": "quotesearch.onnx_models",
    "sentence_transformers": "quotesearch.embedding.export",
    "torch": "quotesearch.embedding.export",
    "transformers": "quotesearch.embedding.export",
    "onnx": "quotesearch.embedding.export",
    "faiss": "quotesearch.index.stores.flat_faiss",
    "tantivy": "quotesearch.index.stores.lexical",
    "sqlite3": "quotesearch.index.stores.quote_store",
    "flask": "quotesearch.web",
    "werkzeug": "quotesearch.web",
    "flask_cors": "quotesearch.web.ops.cors",
    "flask_limiter": "quotesearch.web.ops.auth",
    "limits": "quotesearch.web.ops.settings",
    "prometheus_client": "quotesearch.web.ops.metrics",
    "pythonjsonlogger": "quotesearch.web.ops.log",
    "gunicorn": ("quotesearch.web.ops.server", "quotesearch.web.ops.worker"),
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
    assert {room(module) for module in MODULES} == set(ROOMS)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_rooms_to_its_left(module: str) -> None:
    if module == "quotesearch":
        return  # the public API leads into every room
    before = ROOMS[: ROOMS.index(room(module)) + 1]
    ours = {name for name in imports(module) if name.split(".")[0] == "quotesearch"}
    assert {room(name) for name in ours if name != "quotesearch.__version__"} <= set(before)


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_lives_in_one_place(library: str) -> None:
    users = {
        module for module in MODULES if library in {name.split(".")[0] for name in imports(module)}
    }
    homes = HOMES[library]
    homes = (homes,) if isinstance(homes, str) else homes
    strangers = {
        user
        for user in users
        if not any(user == home or user.startswith(f"{home}.") for home in homes)
    }
    assert not strangers


def test_neither_the_commands_nor_the_server_start_with_torch() -> None:
    program = (
        "import sys, quotesearch.cli, quotesearch.index, quotesearch.search, quotesearch.web.ops.server;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "quotesearch" in loaded
    assert loaded.isdisjoint({"torch", "sentence_transformers", "transformers", "onnx"})


def test_extraction_and_search_meet_only_in_the_records_and_the_language() -> None:
    sources, users = APART
    for module in MODULES:
        rooms = {room(name) for name in imports(module) if name.startswith("quotesearch.")}
        assert room(module) not in users or rooms.isdisjoint(sources), module


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.stem for path in MODULES.values() if path.stem != "__init__")
    assert not [name for name, count in names.items() if count > 1]


def test_no_module_is_a_drawer() -> None:
    assert {path.stem for path in MODULES.values()}.isdisjoint(
        {"utils", "util", "helpers", "common", "misc"}
    )
