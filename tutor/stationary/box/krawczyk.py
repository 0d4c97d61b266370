"""Interval Newton: does a box hold a solution of n equations in n unknowns, and just one?

A box is a ball for each unknown. By the mean value theorem f(x) lies in f(m) + J(X)(x − m) for every x of a box X with
the middle m, J(X) being an enclosure of the Jacobian matrix over the whole box. What cannot make that zero is cut off.
With any matrix Y, the box K(X) = m − Y·f(m) + (I − Y·J(X))(X − m) holds every solution in X; and if K(X) lies
inside X, then X holds exactly one. Sources: R. Krawczyk, Computing 4 (1969) 187–201; R. E. Moore, SIAM J. Numer.
Anal. 14 (1977) 611–615; E. Hansen and S. Sengupta, BIT 21 (1981) 203–211.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import arb, arb_mat, ctx

from tutor.derivation.differentiate import Engine
from tutor.expression.numbers import ZERO
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.box.program import Program

Balls = list[arb]
"""A box: a ball for each unknown."""
_ZERO, _ONE = arb(0), arb(1)
_FINE = 320
"""Binary digits while a solution is refined."""
_ENOUGH = 232
"""Binary digits that a refined solution must have at least."""
_LEAST_RADIUS = arb(2) ** -40
_THINNEST = arb(2) ** -300
"""At zero a ball could be refined for ever."""
_INFLATION = arb(1.25)


@dataclass(frozen=True, slots=True)
class Root:
    """A solution that is proved to exist."""

    ball: tuple[arb, ...]
    """Where it is, to some 230 binary digits."""
    alone: tuple[arb, ...]
    """A box in which it is the only solution."""


class Square:
    """As many equations as unknowns, compiled together with their derivatives.

    Raises:
        NoRule: an equation has a part that cannot be differentiated.
        Unanswerable: an equation has no derivative by rules.
    """

    def __init__(self, equations: Sequence[Expression], unknowns: Sequence[Symbol]) -> None:
        engine = Engine()
        slopes = [
            engine.derive(equation, unknown).answer if unknown in symbols(equation) else ZERO
            for equation in equations
            for unknown in unknowns
        ]
        self.size = len(unknowns)
        self._values = Program(equations, unknowns)
        self._both = Program([*slopes, *equations], unknowns)

    def at(self, box: Sequence[arb]) -> Balls | None:
        """The left sides of the equations; None if one of them may have no value."""
        values = self._values.run(box)
        return values if all(value.is_finite() for value in values) else None

    def slopes(self, box: Sequence[arb]) -> list[Balls] | None:
        """The Jacobian matrix, row by row; None if an entry, or an equation, may have no value in the box.

        The derivative of sign x is 0, and only the value of sign x tells that it jumps.
        """
        flat = self._both.run(box)
        if not all(value.is_finite() for value in flat):
            return None
        return [flat[row * self.size : (row + 1) * self.size] for row in range(self.size)]


def narrowed(square: Square, box: Balls, slopes: list[Balls]) -> tuple[Balls | None, bool]:
    """The box without parts that surely hold no solution.

    Arguments:
        square: the system.
        box: where solutions are looked for.
        slopes: the Jacobian matrix over the box.

    Returns:
        a box in the old one with the same solutions, or None if there are none; and whether the Jacobian matrix
        varies so little over the box that it is worth while to ask for a proof of existence.
    """
    middle = [side.mid() for side in box]
    values = square.at(middle)
    if values is None:
        return box, False
    rest: Balls | None = list(box)
    for row, value in zip(slopes, values, strict=True):
        rest = _cut(row, value, middle, rest)
        if rest is None:
            return None, False
    inverse = _inverse(slopes)
    if inverse is None:
        return rest, False
    if square.size == 1:
        return rest, not slopes[0][0].contains(_ZERO)
    matrix = (inverse * arb_mat(slopes)).tolist()
    column = (inverse * arb_mat([[value] for value in values])).entries()
    for row, value in zip(matrix, column, strict=True):
        rest = _cut(row, value, middle, rest)
        if rest is None:
            return None, False
    return rest, all(_dominant(row, place) for place, row in enumerate(matrix))


def _dominant(row: Balls, place: int) -> bool:
    others = sum((slope.abs_upper() for at, slope in enumerate(row) if at != place), _ZERO)
    return bool(row[place].abs_lower() > others)


def _cut(row: Balls, value: arb, middle: Balls, box: Balls | None) -> Balls | None:
    """Cut off what cannot make value + Σ rowⱼ·(xⱼ − middleⱼ) zero."""
    assert box is not None
    shares = [slope * (side - centre) for slope, side, centre in zip(row, box, middle, strict=True)]
    if not sum(shares, value).contains(_ZERO):
        return None
    for place, slope in enumerate(row):
        if slope.contains(_ZERO):
            continue
        others = sum((share for at, share in enumerate(shares) if at != place), value)
        wanted = middle[place] - others / slope
        side = box[place]
        if not wanted.overlaps(side):
            return None
        if not wanted.contains(side):
            box[place] = side.intersection(wanted)
            shares[place] = slope * (box[place] - middle[place])
    return box


def _inverse(slopes: list[Balls]) -> arb_mat | None:
    """An approximate inverse of the middle of the matrix; any matrix would be right, this one is good."""
    try:
        return arb_mat([[slope.mid() for slope in row] for row in slopes]).inv().mid()
    except ZeroDivisionError:
        return None


def operator(square: Square, box: Sequence[arb]) -> Balls | None:
    """K(X) for a box X; None where it does not exist."""
    slopes = square.slopes(box)
    middle = [side.mid() for side in box]
    values = square.at(middle)
    inverse = _inverse(slopes) if slopes is not None else None
    if slopes is None or values is None or inverse is None:
        return None
    size = range(square.size)
    defect = (arb_mat(square.size, square.size, [_ONE if i == j else _ZERO for i in size for j in size])) - (
        inverse * arb_mat(slopes)
    )
    step = inverse * arb_mat([[value] for value in values])
    spread = defect * arb_mat([[side - centre] for side, centre in zip(box, middle, strict=True)])
    return [middle[i] - step[i, 0] + spread[i, 0] for i in size]


def inside(inner: Sequence[arb], outer: Sequence[arb]) -> bool:
    """Whether a box lies in the interior of another one."""
    return all(big.contains_interior(small) for small, big in zip(inner, outer, strict=True))


def alone(square: Square, box: Sequence[arb]) -> Balls | None:
    """A box, slightly larger than the one given, with exactly one solution in it; None if that cannot be shown."""
    wider = [arb(side.mid(), side.rad() * _INFLATION + _LEAST_RADIUS) for side in box]
    image = operator(square, wider)
    return wider if image is not None and inside(image, wider) else None


def refined(square: Square, box: Sequence[arb]) -> Root | None:
    """The one solution in a box, to many digits.

    Arguments:
        square: the system.
        box: a box in which there is exactly one solution.

    Returns:
        the solution; None if it is too ill-conditioned.
    """
    with ctx.workprec(_FINE):
        current = list(box)
        while True:
            image = operator(square, current)
            if image is None or not all(map(arb.overlaps, image, current)):
                break
            closer = [side.intersection(new) for side, new in zip(current, image, strict=True)]
            gained = any(
                new.rad() * 2 < side.rad() and new.rad() > _THINNEST for new, side in zip(closer, current, strict=True)
            )
            current = closer
            if not gained:
                break
        good = all(
            max(0, -_magnitude(side.rad())) >= _ENOUGH or side.rel_accuracy_bits() >= _ENOUGH for side in current
        )
        return Root(tuple(current), tuple(box)) if good else None


def _magnitude(size: arb) -> int:
    """The binary exponent of a number that is not negative; very small for zero."""
    if size.is_zero():
        return -_FINE
    mantissa, exponent = size.mid().man_exp()
    return int(exponent) + int(mantissa).bit_length()
