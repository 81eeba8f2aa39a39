"""A process that adds articles to a library without a pause: `... store_writer FOLDER`."""

from __future__ import annotations

import random
import sys
from itertools import islice
from pathlib import Path

from reader.library import Library
from tests.benchmarks.make_library import generated


def main() -> int:
    articles = generated(random.Random())
    with Library.open(Path(sys.argv[1])) as library:
        print("adding", flush=True)
        while True:
            library.add(islice(articles, 25))


if __name__ == "__main__":
    raise SystemExit(main())
