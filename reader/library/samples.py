"""Where the built-in sample articles are."""

from __future__ import annotations

from pathlib import Path


def sample_files() -> list[str]:
    """Paths of the sample articles: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    folder = next(path for path in (package / "data", package.parent / "data") if path.is_dir())
    return sorted(str(path) for path in folder.glob("*.txt"))
