"""What goes into a library from outside, and out of it: sources, lists of feeds, exports.

Owns knowing which kind of thing is given or wanted; `intake` reads the forms, `exporting` writes
them, and `fetch` does what may hang.
"""
