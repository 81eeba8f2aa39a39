"""Nothing of recognition is loaded before there is something to recognise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import Library
from tests.articles import VISIT

LATE = ("lexicon", "recognition", "scan", "gazetteer", "document_pass", "link")
LIST = "from reader.cli import main; main(['--library', {folder!r}, 'list'])"
APP = """
import asyncio
from pathlib import Path
from reader.library import Library
from reader.ui.app import ReaderApp
from reader.ui.background import first_page

async def paint(library):
    app = ReaderApp(library, first=first_page(library))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert app.screen.names.row_count, "the names are shown"

with Library.open(Path({folder!r})) as library:
    asyncio.run(paint(library))
"""


@pytest.mark.parametrize("program", [LIST, APP], ids=["list", "app"])
def test_showing_names_loads_nothing_that_finds_them(program: str, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([VISIT])
        library.tag_pending()
    code = program.format(folder=str(tmp_path / "library"))
    told = "\nimport sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code + told], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert "reader.library" in loaded
    assert not loaded & {f"reader.entities.{name}" for name in LATE}
