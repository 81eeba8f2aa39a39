"""Pure functions from values and widths to lines of text with style names; no app, no effects."""
