"""How much text the reader accepts, and how long a product the product rule takes.

Each limit is named in the message of the error that enforces it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading.

    >>> Limits(depth=20).characters
    10000
    """

    characters: int = 10_000
    """How long the text may be."""
    depth: int = 200
    """How many levels brackets, signs, exponents and functions may nest."""
    nodes: int = 20_000
    """How many parts the expression may have."""
    digits: int = 100
    """How many digits a number may have, written out."""


LIMITS = Limits()
"""The limits that hold unless others are given."""

MOST_FACTORS = 500
"""A product of more factors that hold the variable is not differentiated: n factors make n terms of n factors each."""
