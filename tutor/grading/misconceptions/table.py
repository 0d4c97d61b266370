"""All misconceptions that strike at a rule, by id."""

from __future__ import annotations

from tutor.grading.misconceptions import (
    chain,
    constants,
    exponentials,
    functions,
    linear,
    losses,
    powers,
    products,
    quotients,
    splits,
    sums,
)
from tutor.grading.misconceptions.twin import Misconception

_FAMILIES = (chain, products, quotients, powers, exponentials, functions, constants, sums, linear, splits, losses)

MISCONCEPTIONS: dict[str, Misconception] = {one.id: one for family in _FAMILIES for one in family.ROWS}
"""Every row by its id."""
