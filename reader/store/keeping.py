"""A folder's two files as one thing to look after: to copy, to put back, to mend.

A backup is one ZIP file with a whole copy of each. Restoring first makes a backup of what is
there, so that it can be taken back as well.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from reader.language import _
from reader.model import LibraryError
from reader.store.backup import copy, overwrite, whole_file
from reader.store.files import LIBRARY_FILE, STATE_FILE
from reader.store.recovery import Recovered, complaint, recover
from reader.store.schema import ARTICLES, MARKS, prepare_library, prepare_state
from reader.store.storage import RowStorage

_FILES: dict[str, tuple[str, Callable[[RowStorage], object]]] = {
    STATE_FILE: (MARKS, prepare_state),
    LIBRARY_FILE: (ARTICLES, prepare_library),
}


def examine(folder: Path) -> dict[str, str]:
    """What is wrong with the files of a library, by their names; empty if they are whole.

    Raises:
        LibraryError: there is no library, or it can't be looked at.
    """
    _be_there(folder)
    said = {name: complaint(folder / name, prepare) for name, (_counted, prepare) in _FILES.items()}
    return {name: complaint for name, complaint in said.items() if complaint}


def mend(folder: Path, name: str) -> Recovered:
    """Save what can be read of a file into a fresh one in its place.

    Raises:
        LibraryError: the fresh file can't be written; nothing was changed.
    """
    counted, prepare = _FILES[name]
    return recover(folder / name, prepare, counted)


def back_up(folder: Path, target: Path) -> None:
    """Write one file that holds the library, while others may be writing to it.

    Raises:
        LibraryError: there is no library, it can't be read, or the file can't be written.
    """
    _be_there(folder)
    with (
        whole_file(target) as part,
        tempfile.TemporaryDirectory(dir=target.absolute().parent) as beside,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in _FILES:
            copy(folder / name, Path(beside, name))
            archive.write(Path(beside, name), name)


def restore(source: Path, folder: Path) -> Path | None:
    """Put a backup in the place of a library; where a backup of that library is now, if it was.

    Programs that have the library open see what was restored.

    Raises:
        LibraryError: the file is not a whole backup that this program can read, or the library
            can't be written; nothing was changed.
    """
    with tempfile.TemporaryDirectory() as unpacked:
        for name in _unpack(source, Path(unpacked)):
            if wrong := complaint(Path(unpacked, name), _FILES[name][1]):
                raise LibraryError(f"{source} is not a whole backup: its {name} {wrong}")
            with closing(RowStorage(Path(unpacked, name))) as storage:
                _FILES[name][1](storage)  # as far as this program's version, or it is refused
        before = _keep(folder)
        for name in _FILES:
            if (folder / name).exists() and complaint(folder / name, _FILES[name][1]):
                (folder / name).unlink()
            overwrite(Path(unpacked, name), folder / name)
    return before


def _be_there(folder: Path) -> None:
    if not any((folder / name).exists() for name in _FILES):
        raise LibraryError(_("there is no library in {folder}").format(folder=folder))


def _keep(folder: Path) -> Path | None:
    """A backup of what is there, or, where it is damaged, the files themselves under a new name."""
    if not any((folder / name).exists() for name in _FILES):
        return None
    number = 1
    while (before := folder / f"before-restore-{number}.backup").exists():
        number += 1
    if not examine(folder):
        back_up(folder, before)
        return before
    before.mkdir()
    for path in [path for name in _FILES for path in folder.glob(f"{name}*")]:
        shutil.copy2(path, before)
    return before


def _unpack(source: Path, target: Path) -> Iterator[str]:
    try:
        with zipfile.ZipFile(source) as archive:
            for name in _FILES:
                archive.extract(name, target)
                yield name
    except OSError as error:
        raise LibraryError(
            _("can't read {file}: {error}").format(file=source, error=error.strerror)
        ) from error
    except (zipfile.BadZipFile, KeyError, EOFError, RuntimeError) as error:
        raise LibraryError(_("{file} is not a backup of a library").format(file=source)) from error
