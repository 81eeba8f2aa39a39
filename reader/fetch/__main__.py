"""`python -m reader.fetch`: the worker, which takes one job from standard input."""

from reader.fetch.worker import main

raise SystemExit(main())
