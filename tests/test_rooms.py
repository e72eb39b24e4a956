"""The rooms of the package: which may import which."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quotesearch"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
# A room may import only from the rooms before it.
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
# The first rooms and the second share no more than records and language.
SEPARATE = {"articles", "extraction"}, {"embedding", "index", "search", "web"}
# The only module or room that may import a heavy library.
HOMES = {
    "trafilatura": "quotesearch.articles.html",
    "feedparser": "quotesearch.articles.feed",
    "warcio": "quotesearch.articles.warc",
    "py3langid": "quotesearch.language.detection",
    "babel": "quotesearch.extraction.languages",
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


@cache
def imports(module: str) -> set[str]:
    """Return the full names of all that a module imports, anywhere in it."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_every_room_has_a_place_in_the_order() -> None:
    assert {room(module) for module in MODULES} == set(ROOMS)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_rooms_before_its_own(module: str) -> None:
    if module == "quotesearch":
        return  # the public API leads into every room
    before = ROOMS[: ROOMS.index(room(module)) + 1]
    own_names = {name for name in imports(module) if name.split(".")[0] == "quotesearch"}
    own_names.discard("quotesearch.__version__")
    assert {room(name) for name in own_names} <= set(before)


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_is_imported_in_one_place(library: str) -> None:
    users = {
        module for module in MODULES if library in {name.split(".")[0] for name in imports(module)}
    }
    homes = HOMES[library]
    if isinstance(homes, str):
        homes = (homes,)
    submodules = tuple(f"{home}." for home in homes)
    assert not [user for user in users if user not in homes and not user.startswith(submodules)]


def test_commands_and_server_start_without_torch() -> None:
    program = (
        "import sys, quotesearch.cli, quotesearch.index, quotesearch.search;"
        "import quotesearch.web.ops.server;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "quotesearch" in loaded
    assert loaded.isdisjoint({"torch", "sentence_transformers", "transformers", "onnx"})


def test_extraction_and_search_share_only_records_and_language() -> None:
    sources, users = SEPARATE
    for module in MODULES:
        rooms = {room(name) for name in imports(module) if name.startswith("quotesearch.")}
        assert room(module) not in users or rooms.isdisjoint(sources), module


def test_no_two_modules_have_the_same_name() -> None:
    names = Counter(path.stem for path in MODULES.values() if path.stem != "__init__")
    assert not [name for name, count in names.items() if count > 1]


def test_no_module_is_called_utils() -> None:
    assert {path.stem for path in MODULES.values()}.isdisjoint(
        {"utils", "util", "helpers", "common", "misc"}
    )
