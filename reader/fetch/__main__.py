"""`python -m reader.fetch`: the worker, which takes one job from standard input."""

from reader import language
from reader.fetch.worker import main

language.choose()

raise SystemExit(main())
