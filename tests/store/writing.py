"""A process that writes to a library and says on standard output what is on the disk.

`python writing.py FOLDER NAME COUNT [LIMIT]` adds COUNT articles (0: for ever) and marks each,
and prints `added TITLE`, `bookmarked TITLE`, `noted TITLE` when the call has returned. LIMIT is
the size, in bytes, beyond which the system lets no file grow.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from itertools import count, islice
from pathlib import Path

from reader.library import Library
from reader.model import Article, ReaderError


def main() -> int:
    folder, name, how_many, *limit = sys.argv[1:]
    try:
        with Library.open(Path(folder), create=True) as library:
            if limit:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit[0]), int(limit[0])))
            for n in islice(count(), int(how_many) or None):
                write(library, f"{name} {n}")
    except ReaderError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def write(library: Library, title: str) -> None:
    (added,) = library.add([Article(title, body=(f"Nội dung của {title}. " * 40,))])
    assert added.id is not None
    say("added", title)
    library.bookmark([added.id])
    say("bookmarked", title)
    library.write_note(added.id, title)
    say("noted", title)


def say(what: str, title: str) -> None:
    """In one system call, so that a kill leaves whole lines."""
    os.write(1, f"{what} {title}\n".encode())


if __name__ == "__main__":
    raise SystemExit(main())
