"""The interface: screens coordinate, widgets draw and report, `render` turns values into lines."""
