"""Fetching: the only room that touches the network, in a process of its own.

`parent` starts and watches the worker and is all that the command line and the app import; the rest
runs in `python -m reader.fetch`.
"""
