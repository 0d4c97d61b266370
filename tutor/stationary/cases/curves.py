"""One equation in several unknowns: a whole curve or surface of solutions, or nothing, or single points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product as combinations

from flint import fmpq

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Line, Lines, Note, Section, phrase
from tutor.derivation.place import fresh
from tutor.derivation.signs import signs
from tutor.expression.exact import exact
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, size, substitute, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Sum, Symbol
from tutor.stationary.algebra import solve as algebraic
from tutor.stationary.cases.case import Case, Equation
from tutor.stationary.cases.integers import split
from tutor.stationary.cases.moves import isolation
from tutor.stationary.cases.normal import is_definite, normal
from tutor.stationary.cases.plain import settled
from tutor.stationary.ledger import Ledger
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope, Search, Solution, System
from tutor.stationary.univariate import solve as univariate

_TRIED = tuple(Fraction(*pair) for pair in ((0, 1), (1, 1), (-1, 1), (1, 2), (-3, 2), (2, 1), (-3, 1), (5, 1), (-8, 1)))
_MOST_TRIED = 4_000
_FEW = 3
"""Points in more unknowns than this are tried along a diagonal only."""


def solve(system: System, search: Search, ledger: Ledger) -> Solution | None:
    """The solutions of one equation in two or more unknowns.

    Returns:
        families, or single points where a curve shrinks to them; None for more than one equation, or when nothing
        can be said.
    """
    if len(system.equations) != 1:
        return None
    (equation,) = system.equations
    inner = _by_inner(system, equation, search, ledger)
    if inner is not None:
        return inner
    signs_found = _signs_taken(system, equation)
    if signs_found == {1, -1}:
        family = Family({symbol: symbol for symbol in system.unknowns}, (), (equation,), system.conditions)
        note = Note(phrase("curves-implicit", c=Comparison("=", equation, ZERO)))
        return Solution(families=(family,), sections=(Section(None, None, (note,)),))
    return _single_points(system, equation, search)


def _signs_taken(system: System, equation: Expression) -> set[int]:
    """The signs that the equation's left side takes at points that meet the conditions: both make a curve between."""
    found: set[int] = set()
    for tried, values in enumerate(_points(len(system.unknowns))):
        point = dict(zip(system.unknowns, values, strict=True))
        if tried > _MOST_TRIED or found == {1, -1}:
            break
        if any(exact(condition, point) == 0 for condition in system.conditions):
            continue
        value = Evaluator(point).value(equation)
        if value > 0 or value < 0:
            found.add(1 if value > 0 else -1)
    return found


def _points(count: int) -> Iterator[tuple[Fraction, ...]]:
    if count <= _FEW:
        yield from combinations(_TRIED, repeat=count)
    else:
        yield from ((value,) * count for value in _TRIED)
        yield from (tuple(Fraction(int(at == place)) * 5 for at in range(count)) for place in range(count))


def _single_points(system: System, equation: Expression, search: Search) -> Solution | None:
    """Points at which a left side that never changes its sign touches zero: its gradient is zero there as well.

    Where the gradient is not zero the left side changes its sign, so these are all points, as far as the sign is known
    never to change: for a quadratic form that is proved, otherwise it is only what was seen.
    """
    engine = Engine()
    slopes = tuple(engine.derive(equation, unknown).answer for unknown in system.unknowns)
    found = algebraic.solve(System(system.unknowns, (equation, *slopes), system.conditions), search.clock)
    if found is None:
        return None
    if _never_changes_sign(system, slopes):
        return Solution(found.spots, sections=(Section(None, None, (Note(phrase("curves-touches", c=(equation,))),)),))
    argument = (phrase("curves-unsure", c=Comparison("=", equation, ZERO)),)
    return Solution(found.spots, scope=Scope.PARTIAL, argument=argument, undecided=(search.box,))


def _never_changes_sign(system: System, slopes: tuple[Expression, ...]) -> bool:
    """Whether a left side is a quadratic with a definite matrix; its value at its only flat point then has its sign."""

    engine = Engine()
    rows = [[rational_value(engine.derive(slope, one).answer) for one in system.unknowns] for slope in slopes]
    entries = [entry for row in rows for entry in row if entry is not None]
    if len(entries) < len(system.unknowns) ** 2:
        return False
    return is_definite([[_fmpq(entry) for entry in row] for row in rows])


def _fmpq(value: Fraction | None) -> fmpq:
    assert value is not None
    return fmpq(value.numerator, value.denominator)


def _by_inner(system: System, equation: Expression, search: Search, ledger: Ledger) -> Solution | None:
    """cos(xy) = 0 by way of xy = π/2 + kπ: an equation that holds the unknowns in one inner expression only."""
    for inner in sorted(_inner_expressions(equation, system), key=size):
        letter = fresh("wut", (*symbols(equation), *system.unknowns))
        outer = substitute(equation, {inner: letter})
        if symbols(outer) & set(system.unknowns):
            continue
        found = univariate.solve(System((letter,), (outer,)), search, ledger)
        if found is None or found.scope is not Scope.EVERYWHERE:
            continue
        return _inner_is(system, (inner, letter, outer), found, search, ledger)
    return None


def _inner_expressions(equation: Expression, system: System) -> set[Expression]:
    unknowns = set(system.unknowns)
    found: set[Expression] = set()
    for node in postorder(equation):
        if isinstance(node, Call):
            found.update(part for part in node.arguments if symbols(part) & unknowns)
        elif isinstance(node, Power) and isinstance(node.base, Constant) and symbols(node.exponent) & unknowns:
            found.add(node.exponent)
    return {one for one in found if not isinstance(one, Symbol)}


def _inner_is(
    system: System, parts: tuple[Expression, Symbol, Expression], found: Solution, search: Search, ledger: Ledger
) -> Solution | None:
    """inner = each value that its letter may have."""
    inner, letter, outer = parts
    line = Line(letter, inner, (phrase("curves-letter"),))
    sections = [Section(None, None, (Lines(None, (line,)),)), *found.sections]
    families: list[Family] = []
    spots: list[Spot] = []
    values: list[tuple[Expression | None, tuple[Symbol, ...]]]
    values = [(spot.coordinates[letter].exact, ()) for spot in found.spots]
    values += [
        (part.coordinates[letter], part.integers) for family in found.families for part in split(family, (outer,))
    ]
    for value, integers in values:
        if value is None:
            return None
        rest = settled(Sum((inner, Negation(value)))) if value != ZERO else inner
        if not integers:
            if 0 not in signs(rest):
                continue
            plain = normal(rest, system.unknowns, system.conditions)
            if plain.fails:
                continue
            again = _explicit(system, rest) or solve(
                System(system.unknowns, (plain.shown,), system.conditions), search, ledger
            )
            if again is None:
                return None
            families += [replace(one, inner=(inner, value)) for one in again.families]
            spots += again.spots
            sections += again.sections
            continue
        sign = signs(inner)
        least = (Comparison(">=", value, ZERO),) if sign <= {0, 1} else ()
        explicit = _explicit(system, rest)
        if explicit is not None and not least:
            families += [replace(one, integers=integers, inner=(inner, value)) for one in explicit.families]
        else:
            everywhere: dict[Symbol, Expression] = {symbol: symbol for symbol in system.unknowns}
            families.append(Family(everywhere, integers, (rest,), (*system.conditions, *least), (inner, value)))
    return Solution(tuple(spots), tuple(families), sections=tuple(sections))


def _explicit(system: System, equation: Expression) -> Solution | None:
    """y = … in the other unknowns, where one can be isolated."""
    plain = normal(equation, system.unknowns, system.conditions)
    case = Case(system.unknowns, (Equation(0, equation, plain),), {})
    option = isolation(case)
    if option is None:
        return None
    coordinates = {symbol: option.value if symbol == option.unknown else symbol for symbol in system.unknowns}
    return Solution(families=(Family(coordinates, (), (), system.conditions),))
