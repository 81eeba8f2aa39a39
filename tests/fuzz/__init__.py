"""Long tests with damaged and hostile input: `python -m tests.fuzz [--minutes N] [TARGET...]`."""
