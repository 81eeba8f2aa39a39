"""Widgets: they have `show(...)`, post messages that carry ids, and know no library."""
