"""How hard the store is tried: more rounds and sequences than every run can afford, on request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.store.table import Database


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("store")
    group.addoption("--rounds", type=int, default=25, help="how often the kill test kills")
    group.addoption(
        "--sequences", type=int, default=500, help="how many sequences of operations are compared"
    )


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--rounds", default=25))


@pytest.fixture
def sequences(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--sequences", default=500))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with Database(file) as opened:
        yield opened
