"""Points at which a model and an answer are compared: short decimals, small and large, of both signs.

They are fixed by the model alone, so that the same answer gets the same verdict on every machine and at every time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from flint import arb

from tutor.derivation.domain import real_conditions
from tutor.expression.dice import Dice, draw
from tutor.expression.exact import Point
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.borders import Borders, bordered, borders_of, borders_of_condition, reachable
from tutor.grading.cells import Crossing, in_new_cells
from tutor.grading.columns import Columns
from tutor.grading.defined import failure_at, is_proper
from tutor.grading.equality import ENOUGH_POINTS
from tutor.grading.explore import explored
from tutor.grading.families import family_points, is_exotic
from tutor.grading.search import distinct, search
from tutor.grading.spread import along_curves, over_domain, touched

WANTED = 12
"""How many points a model without borders has."""
ENOUGH = 5
"""With fewer points the search goes on."""
_BITS = (64, 192, 640)
_TRIED = (WANTED, 40)
_MOST_WORK = 40_000
"""The nodes of a model times its points, at most."""
_LARGE = 1500
"""An expression with more nodes than this has no borders looked for."""
_MOST_OUTSIDE = 8
_MOST_CELLS = 30
_MOST_EDGES = 8

_ONE_BALL = arb(1)
_ONE, _TENTH, _HUNDREDTH, _THOUSANDTH = (Fraction(1, 10**places) for places in range(4))
_ODD, _ODDER = Fraction(1, 97), Fraction(1, 997)
_SHAPES = (
    (10, _TENTH, "++"), (100, _ODD, "+-"), (10, _HUNDREDTH, "--"), (1000, _ODDER, "++"), (10, _ONE, "+-"),
    (10, _TENTH, "-+"), (10, _THOUSANDTH, "-+"), (10, _ONE, "--"), (100, _ONE, "+-"), (10, _TENTH, "--"),
    (1000, _ONE, "++"), (10, _HUNDREDTH, "-+"), (100, _ONE, "--"),
)  # fmt: skip
"""Kinds of points: the least size in units, the unit, and the signs of the letters by turns.

Some units are no decimal fractions: at 0.1 and 0.25 the sine of 1000πx is 0, as if it were 0 everywhere.
"""


class Found(NamedTuple):
    """The points of a model."""

    inside: tuple[Point, ...]
    """Where the model is real and its conditions hold."""
    outside: tuple[tuple[Point, bool], ...]
    """Where the conditions hold and the model surely has no value; is that so only at a hair?"""
    borders: tuple[Expression, ...]
    crossings: tuple[Crossing, ...]
    """Where lines meet the borders."""
    exotic: bool = False
    """Does the model hold a Σ, a ∂ or members of families, so that its points are of another kind?"""


def candidates(letters: Sequence[Symbol], seed: int) -> Iterator[Point]:
    """Points to try, without end: first 1, 2, 3, …; then of every size and sign in turn.

    Arguments:
        letters: the letters that need a value.
        seed: another seed gives other points.
    """
    dice = Dice(seed)
    yield {letter: Fraction(place + 1) for place, letter in enumerate(letters)}
    number = 0
    while True:
        low, unit, turns = _SHAPES[number % len(_SHAPES)]
        yield {
            letter: dice.randrange(low + 1, 3 * low) * unit * (-1 if turns[place % 2] == "-" else 1)
            for place, letter in enumerate(letters)
        }
        number += 1


def seed_of(expression: Expression) -> int:
    """A seed that depends on nothing but what an expression says."""
    nodes = sum(1 for _ in postorder(expression))
    return draw(str(expression)) if nodes <= _LARGE else draw(nodes)


def letters_of(*expressions: Expression, first: Sequence[Symbol] = ()) -> tuple[Symbol, ...]:
    """The letters of expressions: those of `first`, then the others in the order of the alphabet."""
    found = frozenset[Symbol]().union(*map(symbols, expressions))
    return tuple(dict.fromkeys((*first, *sorted(found, key=lambda symbol: symbol.label))))


def find_points(model: Expression, domain: Sequence[Expression], variables: Sequence[Symbol]) -> Found:
    """The points at which answers are compared with a model.

    Arguments:
        model: the right answer.
        domain: conditions under which it counts.
        variables: the variables in order; other letters follow them.
    """
    nodes = list(postorder(model))
    count = max(ENOUGH_POINTS, min(WANTED, _MOST_WORK // len(nodes)))
    if is_exotic(model, *domain):
        return Found(family_points(model, domain, variables, count), (), (), (), exotic=True)
    letters = letters_of(model, *domain, first=variables)
    stream = candidates(letters, seed_of(model))
    if not letters:
        inside, outside = _sorted_out(model, domain, [{}])
        return Found(tuple(inside), tuple(outside), (), ())
    inside, outside = [], []
    tried = []
    for number in _TRIED:
        if len(inside) < count:
            batch = list(islice(stream, min(number, 3 * count)))
            tried += batch
            good, bad = _sorted_out(model, domain, batch, _MOST_OUTSIDE - len(outside))
            inside += good
            outside += bad
    inside = inside[:count]
    if len(nodes) > _LARGE:
        return Found(tuple(inside), tuple(outside), (), ())
    found: Borders = borders_of(reachable(model))
    for condition in domain:
        found.update(borders_of_condition(condition))
    borders = tuple(found)
    crossings: list[Crossing] = []
    if borders:
        lines = explored(borders, (), inside[:3:2] or tried[1:3], inside or tried)
        if len(inside) < ENOUGH:
            conditions = [*domain, *(one for node in bordered(reachable(model)) for one in real_conditions(node))]
            met = points_inside(
                model, domain, search(conditions, borders, letters, (*lines.deep, *lines.between, *tried))
            )
            inside += [point for point in met if point not in inside]
            lines = explored(borders, (), inside[:3:2], inside) if inside else lines
        if domain:
            inside = _by_turns(inside, _over(model, domain, letters, inside))
        crossings = lines.crossings
        more, fewer = more_points(model, domain, lines.between, crossings, inside, borders)
        inside += more
        outside += [pair for pair in fewer if pair not in outside]
    return Found(tuple(inside), tuple(outside), borders, tuple(crossings))


def _over(
    model: Expression, domain: Sequence[Expression], letters: Sequence[Symbol], inside: Sequence[Point]
) -> list[Point]:
    """Points all over the domain, where it is bounded and where equations leave only curves of it."""
    wide = [*along_curves(domain, inside, letters), *over_domain(domain, letters, inside)]
    return points_inside(model, domain, distinct(wide))


def _by_turns(some: Sequence[Point], others: Sequence[Point]) -> list[Point]:
    """Points of both sorts, so that the first few are of both too."""
    both = [point for pair in zip(some, others, strict=False) for point in pair]
    both += [*some[len(others) :], *others[len(some) :]]
    return distinct(both)


def more_points(
    model: Expression,
    domain: Sequence[Expression],
    between: Sequence[Point],
    crossings: Sequence[Crossing],
    known: Sequence[Point],
    borders: Sequence[Expression],
) -> tuple[list[Point], list[tuple[Point, bool]]]:
    """Points in new cells, and on borders, sorted out by whether the model is real there."""
    new = in_new_cells(between, known, (*borders, *touched(crossings)))[:_MOST_CELLS]
    edges = [point for crossing in crossings if (point := crossing.on_border) is not None]
    return _sorted_out(model, domain, [*new, *distinct(edges)[:_MOST_EDGES]])


def points_inside(model: Expression, domain: Sequence[Expression], points: Sequence[Point]) -> list[Point]:
    """Those of some points at which the model is real and the conditions hold."""
    return _sorted_out(model, domain, points, 0)[0]


def _sorted_out(
    model: Expression, domain: Sequence[Expression], points: Sequence[Point], most: int = _MOST_OUTSIDE
) -> tuple[list[Point], list[tuple[Point, bool]]]:
    """The points where the model is real, and those where it surely is not; the conditions hold at all of them."""
    if not points:
        return [], []
    real = _is_inside(model, domain, points)
    inside = [point for point, is_real in zip(points, real, strict=True) if is_real]
    outside: list[tuple[Point, bool]] = []
    if most <= 0 or len(inside) == len(points):
        return inside, outside
    for point in _where(domain, [point for point, is_real in zip(points, real, strict=True) if not is_real]):
        failure = failure_at(model, point)
        if failure is not None:
            outside.append((point, failure.thin))
        if len(outside) >= most:
            break
    return inside, outside


def _where(domain: Sequence[Expression], points: Sequence[Point]) -> Sequence[Point]:
    """The points at which all conditions surely hold."""
    for condition in domain:
        held = Columns(points, _BITS[0]).of(condition)
        points = [point for point, truth in zip(points, held, strict=True) if truth == 1]
    return points


def holds(domain: Sequence[Expression], point: Point) -> bool:
    """Whether all conditions surely hold at a point."""
    return bool(_where(domain, [point]))


def _is_inside(model: Expression, domain: Sequence[Expression], points: Sequence[Point]) -> list[bool]:
    real = [False] * len(points)
    for bits in _BITS:
        waiting = [place for place, done in enumerate(real) if not done]
        if not waiting:
            break
        columns = Columns([points[place] for place in waiting], bits)
        held = [columns.of(model), *(columns.of(condition) for condition in domain)]
        for place, value, *conditions in zip(waiting, *held, strict=True):
            real[place] = value.is_finite() and all(map(_ONE_BALL.__eq__, conditions))
        if bits == _BITS[0] and sum(real) >= ENOUGH:
            break
    return [one and proper for one, proper in zip(real, is_proper(model, points), strict=True)]
