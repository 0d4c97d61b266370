"""Interval arithmetic: every solution in a box, each proved to be one and the only one around."""
