"""The library as a whole, behind one façade: `Library` is all that the rooms above it need.

Owns what it takes to keep the article, its index, its entities and what the user made of them in
step. A module for each part of the façade; `upkeep` looks after the files from outside.
"""

from reader.library.facade import Library, default_directory

__all__ = ["Library", "default_directory"]
