"""A point of a family, or of a line of kinks, so that nothing is claimed of a set that may be empty.

Small numbers are put in for the free unknowns and the whole-number letters; what is found is proved to meet every
equation and condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from itertools import product as every

from tutor.derivation.domain import domain
from tutor.derivation.place import put_in
from tutor.expression.numbers import rational
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.stationary.cases.compare import met
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family

_FREE = tuple(Fraction(*pair) for pair in ((0, 1), (1, 1), (-1, 1), (2, 1), (-2, 1), (1, 2), (-1, 2), (3, 1), (-3, 1)))
_WHOLE = tuple(map(Fraction, (0, 1, -1, 2, -2, 3, -3)))
_MOST_TRIED = 200


def member(family: Family) -> Spot | None:
    """One point of a family, proved to belong to it; None if none is found among small numbers.

    >>> from tutor import parse
    >>> x, y = Symbol("x"), Symbol("y")
    >>> found = member(Family({x: x, y: y}, (), (parse("x^2 + y^2 - 1"),), (parse("y > 0"),)))
    >>> [str(one.shown) for one in found.coordinates.values()]
    ['0', '1']
    """
    for place in _places(family):
        equations = (sign_of(put_in(equation, place)) == 0 for equation in family.equations)
        if not all(equations):
            continue
        spot = Spot({one: number_of(put_in(value, place)) for one, value in family.coordinates.items()})
        if any(not one.ball.is_finite() for one in spot.coordinates.values()):
            continue
        if all(met(spot, put_in(condition, place)) for condition in family.conditions):
            return spot
    return None


def inhabited(family: Family) -> bool:
    """Whether a family surely has a point: one is found, or its equation is continuous and has both signs."""
    if member(family) is not None:
        return True
    if len(family.equations) != 1 or domain(family.equations[0]).real:
        return False
    whole_numbers = set(family.integers)
    if any(not symbols(condition) <= whole_numbers for condition in family.conditions):
        return False
    found: dict[tuple[Expression, ...], set[int | None]] = {}
    for place in _places(family):
        if all(met(Spot({}), put_in(condition, place)) for condition in family.conditions):
            chosen = tuple(place[integer] for integer in family.integers)
            found.setdefault(chosen, set()).add(sign_of(put_in(family.equations[0], place)))
    return any({1, -1} <= taken for taken in found.values())


def line(condition: Expression, variables: Sequence[Symbol]) -> Family | None:
    """A line of kinks, x = 0 or x² + y² = 1, as a family; None for anything but equations."""
    parts = condition.parts if isinstance(condition, Logic) else (condition,)
    coordinates: dict[Symbol, Expression] = {symbol: symbol for symbol in variables}
    equations: list[Expression] = []
    for part in parts:
        if not isinstance(part, Comparison) or part.relation != "=":
            return None
        if isinstance(part.left, Symbol) and not symbols(part.right) - set(variables) - {part.left}:
            coordinates[part.left] = part.right
        else:
            equations.append(Sum((part.left, Negation(part.right))))
    if isinstance(condition, Logic) and condition.operator != "and":
        return None
    return Family(coordinates, (), tuple(equations))


def _places(family: Family) -> Iterator[Mapping[Symbol, Expression]]:
    """Numbers for the letters of a family; none if it holds letters that nobody gave a value."""
    letters = (*family.free, *family.integers)
    used = frozenset[Symbol]().union(*map(symbols, (*family.coordinates.values(), *family.equations)))
    if not used <= set(letters):
        return
    tried = [_FREE] * len(family.free) + [_WHOLE] * len(family.integers)
    for values in islice(every(*tried), _MOST_TRIED):
        yield {letter: rational(value) for letter, value in zip(letters, values, strict=True)}
