"""How many different draws the parameters of an exercise allow."""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd, perm, prod

from tutor.bank.schema.params import Choice, Data, Fractions, Integers, Param

MANY = 1_000
"""So many are not told apart from more."""


def possible_draws(params: Mapping[str, Param]) -> int:
    """The number of different draws, at most `MANY`; conditions may leave fewer.

    >>> possible_draws({"n": Integers(integer=(2, 9)), "g": Choice(choice=("sin", "cos"))})
    16
    """
    return min(MANY, prod(min(MANY, _of(param)) for param in params.values()))


def _of(param: Param) -> int:
    match param:
        case Integers(integer=(least, greatest)):
            return greatest - least + 1 - sum(least <= one <= greatest for one in set(param.without))
        case Choice():
            return len(set(param.choice))
        case Fractions(fraction=(least, greatest), over=(first, last)):
            if greatest - least >= MANY or last - first >= MANY:
                return MANY
            return max(1, sum(gcd(a, b) == 1 for b in range(first, last + 1) for a in range(least, greatest + 1)))
        case Data():
            ranges = [column.integer for column in param.columns.values() if column.integer]
            return prod(perm(min(end - start + 1, MANY), min(param.rows, 3)) for start, end in ranges)
    return 1
