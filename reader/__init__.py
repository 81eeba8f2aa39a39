"""reader: a terminal news reader that understands diacritics.

Nothing is imported here: the command line must start without the interface.
"""

__version__ = "0.1.0"
