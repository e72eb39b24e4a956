"""The code stays easy to read: short statements, short lines, few nested comprehensions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quotesearch"
MODULES = sorted(PACKAGE.rglob("*.py"))
BODIES = {"body", "orelse", "finalbody", "handlers", "cases"}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
COLUMNS = 100
NESTED_COMPREHENSIONS = 5  # in the whole package


def statements(tree: ast.Module) -> Iterator[ast.stmt]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) or is_docstring(node):
            continue
        if isinstance(node, ast.stmt):
            yield node


def is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def expression_nodes(statement: ast.stmt) -> int:
    """Count the expressions of a statement without the statements inside it."""
    waiting: list[object] = [
        value for name, value in ast.iter_fields(statement) if name not in BODIES
    ]
    count = 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, ast.AST):
            count += isinstance(node, ast.expr)
            waiting += [value for _, value in ast.iter_fields(node)]
    return count


def is_nested(node: ast.AST) -> bool:
    """Tell whether a comprehension has another inside it, or two loops."""
    if not isinstance(node, COMPREHENSIONS):
        return False
    inside = [inner for inner in ast.walk(node) if isinstance(inner, COMPREHENSIONS)]
    return len(node.generators) > 1 or len(inside) > 1


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


@pytest.mark.parametrize(("share", "most"), [(0.5, 5), (0.9, 11), (0.99, 22)])
def test_statements_are_short(trees: dict[Path, ast.Module], share: float, most: int) -> None:
    counts: list[int] = []
    for tree in trees.values():
        counts += map(expression_nodes, statements(tree))
    counts.sort()
    assert counts[int(share * len(counts))] <= most


def test_lines_are_short() -> None:
    long = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > COLUMNS
    ]
    assert not long


def test_comprehensions_are_hardly_ever_nested(trees: dict[Path, ast.Module]) -> None:
    nested = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if is_nested(node) and isinstance(node, ast.expr)
    ]
    assert len(nested) <= NESTED_COMPREHENSIONS, nested
