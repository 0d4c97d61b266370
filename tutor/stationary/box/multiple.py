"""Degenerate solutions, proved to be the only ones near by, where Newton's method says nothing.

If all derivatives of f below the order k vanish at p, Taylor's formula says f(p + tu) = tᵏ/k!·Σ ∂ᵅf(ξ)·k!/α!·uᵅ with
ξ between p and p + tu. Take the ∂ᵅf over a whole box around p, as balls: then each equation has a form in u with
balls as coefficients. If these forms have no common zero u ≠ 0, the box holds no solution but p. As they are
homogeneous, it is enough to look at those u whose largest component is 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement
from math import factorial, prod

from flint import arb, ctx

from tutor.derivation.differentiate import Engine
from tutor.errors import NoRule, Unanswerable
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.box.closed import Place, solves
from tutor.stationary.box.functions import whole_power
from tutor.stationary.box.program import Program

_MOST_DERIVATIVES = 6
"""Solutions that are degenerate to a higher order are left undecided."""
_MOST_PARTS = 3000
_PRECISION = 64
_ZERO, _ONE, _SIDE = arb(0), arb(1), arb(0, 1)

_Form = dict[tuple[int, ...], arb]
"""How often each letter stands in a term → its coefficient."""


def only_one(equations: Sequence[Expression], unknowns: Sequence[Symbol], place: Place, around: Sequence[arb]) -> bool:
    """Whether an exact solution is proved to be the only one in a box.

    Arguments:
        equations: what is zero at the place.
        unknowns: the letters.
        place: the exact solution.
        around: a box with the solution in it, a ball for each letter.

    >>> from tutor import parse
    >>> from tutor.expression.numbers import ZERO
    >>> x, y = Symbol("x"), Symbol("y")
    >>> only_one([parse("x^2 - y^2"), parse("x y")], [x, y], {x: ZERO, y: ZERO}, [arb(0, 1), arb(0, 1)])
    True
    """
    with ctx.workprec(_PRECISION):
        forms = []
        for equation in equations:
            form = _leading(equation, unknowns, place, around)
            if form is None:
                return False
            forms.append(form)
        return _no_common_zero(forms, len(unknowns))


def _leading(equation: Expression, unknowns: Sequence[Symbol], place: Place, around: Sequence[arb]) -> _Form | None:
    """The form of the lowest order that does not vanish at the place; None if it cannot be had."""
    engine = Engine()
    size = len(unknowns)
    level: dict[tuple[int, ...], Expression] = {(0,) * size: equation}
    for order in range(_MOST_DERIVATIVES + 1):
        values = Program(tuple(level.values()), unknowns).run(around)
        if not all(value.is_finite() for value in values):  # there may be a jump, and Taylor's formula does not hold
            return None
        if not solves(tuple(level.values()), place):
            return {
                counts: value * (factorial(order) // prod(map(factorial, counts)))
                for counts, value in zip(level, values, strict=True)
            }
        try:
            level = {
                _counts(letters, size): engine.derive(level[_counts(letters[:-1], size)], unknowns[letters[-1]]).answer
                for letters in combinations_with_replacement(range(size), order + 1)
            }
        except (NoRule, Unanswerable):
            return None
    return None


def _counts(letters: Sequence[int], size: int) -> tuple[int, ...]:
    return tuple(letters.count(place) for place in range(size))


def _no_common_zero(forms: Sequence[_Form], size: int) -> bool:
    """Whether, for every u with largest component 1, some form is surely not zero."""
    waiting = [[_ONE if place == face else _SIDE for place in range(size)] for face in range(size)]
    looked = 0
    while waiting:
        looked += 1
        if looked > _MOST_PARTS:
            return False
        part = waiting.pop()
        if any(not _value(form, part).contains(_ZERO) for form in forms):
            continue
        place = max(range(size), key=lambda at: float(part[at].rad()))
        side = part[place]
        if side.is_exact():
            return False
        halves = (side.lower().union(side.mid()), side.mid().union(side.upper()))
        waiting += [[*part[:place], half, *part[place + 1 :]] for half in halves]
    return True


def _value(form: _Form, part: Sequence[arb]) -> arb:
    total = _ZERO
    for counts, coefficient in form.items():
        for count, side in zip(counts, part, strict=True):
            if count:
                coefficient = coefficient * whole_power(count)(side)
        total = total + coefficient
    return total
