"""A process that adds articles to a library without a pause: `... store_writer FOLDER`."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from time import time_ns

from reader.library import Library
from tests.benchmarks.make_library import Writer


def main() -> int:
    articles = Writer(seed=time_ns()).articles()
    with Library.open(Path(sys.argv[1])) as library:
        print("adding", flush=True)
        while True:
            library.add(islice(articles, 25))


if __name__ == "__main__":
    raise SystemExit(main())
