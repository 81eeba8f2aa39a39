"""The samples, taken in once for all tests of commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library


@pytest.fixture(scope="session")
def samples_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose library is the samples."""
    folder = tmp_path_factory.mktemp("samples")
    Library.open(folder, samples=True).close()
    return folder
