"""The whole numbers that meet a polynomial inequality, in rows: all from 2 on, or only −1, 0 and 1.

Beyond a bound for its roots a polynomial has the sign of its leading term, and the whole numbers below the bound are
tried one by one, so nothing is left open. The bound is that of M. Fujiwara, Tôhoku Math. J. 10 (1916), 167–171.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from tutor.derivation.place import put_in
from tutor.expression.numbers import whole
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.box.program import enclose
from tutor.stationary.cases.compare import met
from tutor.stationary.numbers.exactly import sign_of
from tutor.stationary.spot import Spot

_MOST_TRIED = 1_000
"""Whole numbers tried on either side of zero."""

Row = tuple[int | None, int | None]
"""Whole numbers without a gap: the first and the last; None where there is none."""


def rows(condition: Expression, integer: Symbol) -> tuple[Row, ...] | None:
    """The whole numbers that meet a condition, in rows without a gap.

    Arguments:
        condition: comparisons of polynomials, or fractions of them, in one letter, with numbers in closed form.
        integer: the letter.

    Returns:
        the rows from left to right; None if the condition is of another form, or its roots are too far out.

    >>> from tutor import parse
    >>> rows(parse("(2k pi)^2 < 50"), Symbol("k")), rows(parse("k pi > 4"), Symbol("k"))
    (((-1, 1),), ((2, None),))
    """
    ends = _ends(condition, integer)
    if ends is None:
        return None
    below, above, reach = ends
    found: list[Row] = []
    first: int | None = None
    inside = below
    for value in range(-reach, reach + 1):
        holds = met(Spot({}), put_in(condition, {integer: whole(value)}))
        if holds is None:
            return None
        if holds and not inside:
            first = value
        elif inside and not holds:
            found.append((first, value - 1))
        inside = holds
    if above:
        found.append((first if inside else reach + 1, None))
    elif inside:
        found.append((first, reach))
    return tuple(found)


def _ends(condition: Expression, integer: Symbol) -> tuple[bool, bool, int] | None:
    """Whether a condition holds far to the left and far to the right, and how far out that is certain."""
    if isinstance(condition, Logic):
        parts = [_ends(part, integer) for part in condition.parts]
        if None in parts:
            return None
        join = any if condition.operator == "or" else all
        known = [part for part in parts if part is not None]
        return join(part[0] for part in known), join(part[1] for part in known), max(part[2] for part in known)
    if not isinstance(condition, Comparison):
        return None
    difference = Sum((condition.left, Negation(condition.right)))
    try:
        ring = Ring.of((difference,), (integer,))
        above, below = ring.fraction(difference)
    except (TooLarge, ZeroDivisionError):
        return None
    if any(integer in symbols(atom) for atom in ring.atoms):
        return None
    # Below the line nothing is zero where the condition has a meaning, so a product has the sign of the fraction.
    values = [ring.tree(one) for one in ring.coefficients(above * below, integer)]
    while values and sign_of(values[-1]) == 0:
        values.pop()
    sign = sign_of(values[-1]) if values else 0
    if sign is None:
        return None
    reach = _reach(values)
    if reach is None:
        return None
    left = sign if len(values) % 2 else -sign
    return _holds(condition.relation, left), _holds(condition.relation, sign), reach


def _reach(coefficients: Sequence[Expression]) -> int | None:
    """A whole number beyond which a polynomial has no root on either side: 2·max |aₙ₋ᵢ/aₙ|^(1/i), rounded up."""
    if len(coefficients) < 2:
        return 0
    *lower, leading = (enclose(one, {}) for one in coefficients)
    bound = 2 * max(float((one / leading).abs_upper()) ** (1 / i) for i, one in enumerate(reversed(lower), 1))
    return ceil(bound) + 2 if bound < _MOST_TRIED else None


def _holds(relation: str, sign: int) -> bool:
    return {
        "<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0, "=": sign == 0, "!=": sign != 0,
    }[relation]  # fmt: skip
