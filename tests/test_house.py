"""The rules of the house that no tool holds: sizes, names, and what the project never mentions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from reader.ui.keys import KEYS

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "reader").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MODULE, FUNCTION = 400, 60
"""Lines at most."""
_MACHINE = re.compile(r"/(?:work|root|home/\w+)/")


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def test_no_module_is_longer_than_one_can_keep_in_mind() -> None:
    modules = [*SOURCES, *TESTS]
    assert {path.name: _lines(path) for path in modules if _lines(path) > MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{path.name}:{one.name}": (one.end_lineno or 0) - one.lineno + 1
        for path in [*SOURCES, *TESTS]
        for one in _functions(path)
    }
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in SOURCES
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(_tree(path))
    ]
    assert silent == []


def test_every_key_has_an_id_of_its_own() -> None:
    ids = [key.id for key in KEYS]
    assert all(ids)
    assert len(set(ids)) == len(ids)


def test_no_path_of_a_machine_is_in_the_project() -> None:
    kept = ROOT / "tests" / "fuzz" / "regressions"
    texts = [*SOURCES, *TESTS, ROOT / "README.md", ROOT / "pyproject.toml"]
    found = {
        path.relative_to(ROOT): match[0]
        for path in texts
        if kept not in path.parents and path != Path(__file__)
        for match in [_MACHINE.search(path.read_text(encoding="utf-8"))]
        if match
    }
    assert found == {}


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'^  "([a-z-]+)\S*",?([^\n]*)$', text.split("[project.scripts]")[0], re.M)
    without = {name for name, rest in listed if "#" not in rest}
    assert without == {"reader-tui"}  # its own extras
