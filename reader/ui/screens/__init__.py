"""Screens: the only coordinators, each with its stylesheet beside it."""
