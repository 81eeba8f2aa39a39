"""How hard the store is tried: more rounds and sequences than every run can afford, on request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import upkeep
from reader.library.samples import sample_files
from reader.store.table import Database

from .shelf import open_library


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("store")
    group.addoption("--rounds", type=int, default=100, help="how often the kill test kills")
    group.addoption(
        "--sequences", type=int, default=500, help="how many sequences of operations are compared"
    )


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--rounds", default=100))


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


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a library of twelve samples with marks and entities."""
    folder = tmp_path_factory.mktemp("filled")
    with open_library(folder) as library:
        assert len(list(library.take_in(sample_files()[:12]))) == 12
        library.tag_pending()
        library.bookmark([2, 3])
        library.mark_read([1])
        library.tag([4], ["để dành"])
        library.write_note(5, "hỏi lại")
    upkeep.back_up(folder, folder / "filled.backup")
    return folder / "filled.backup"


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    upkeep.restore(filled, tmp_path / "library")
    return tmp_path / "library"
