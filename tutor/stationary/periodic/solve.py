"""Equations in sines and cosines: solved on one period, and repeated.

By the addition theorems the equations are polynomials in the cosine and the sine of a few base angles, whose squares
add up to 1. This polynomial system is solved completely; each of its solutions is one angle on a period.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import put_in
from tutor.expression.numbers import whole
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Quotient, Symbol
from tutor.stationary.cases.integers import fresh_integers
from tutor.stationary.ledger import Ledger
from tutor.stationary.periodic.angles import Bearing, bearing
from tutor.stationary.periodic.forms import PI
from tutor.stationary.periodic.lines import shown
from tutor.stationary.periodic.members import family, members
from tutor.stationary.periodic.torus import Torus, scaled, torus_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope, Search, Solution, System

_MOST_CHECKED = 40


def solve(system: System, search: Search, ledger: Ledger) -> Solution | None:
    """All solutions of equations in sines and cosines.

    Arguments:
        system: equations in which the unknowns stand only in linear forms under sines, cosines, tangents ….
        search: the box for solutions without a closed form, and the time.
        ledger: checks what is shown.

    Returns:
        one family for each solution on a period; single points in the box where an angle has no closed form. None
        if the system is not of this kind, or has whole curves of solutions on a period.

    Raises:
        OutOfTime: the time is up.
    """
    torus = torus_of(system)
    if torus is None or not torus.equations:
        return None
    from tutor.stationary.algebra import solve as algebraic

    inner = algebraic.solve(torus.system, search.clock)
    if inner is None or inner.families or inner.scope is not Scope.EVERYWHERE:
        return None
    found = sorted((_bearings(torus, spot) for spot in inner.spots), key=_order)
    letters = fresh_integers(len(torus.base), _letters(system))
    families: list[Family] = []
    spots: list[Spot] = []
    for bearings in found:
        search.clock.check()
        if all(one.is_exact for one in bearings):
            families.append(family(torus, bearings, letters))
            continue
        single = members(torus, bearings, search.box)
        if single is None:
            return None
        spots.extend(single)
    for one in families[:_MOST_CHECKED]:
        _check(system, one, ledger)
    scope = Scope.BOX if len(families) < len(found) else Scope.EVERYWHERE
    return Solution(
        tuple(spots),
        tuple(families),
        scope,
        _argument(torus, len(found), scope),
        shown(torus, found, letters, inner.sections, ledger),
        facts=inner.facts,
    )


def _bearings(torus: Torus, spot: Spot) -> tuple[Bearing, ...]:
    found = []
    for cosine, sine in torus.letters:
        tangent = partial(spot.value, Quotient(sine, cosine))
        found.append(bearing(spot.coordinates[cosine], spot.coordinates[sine], tangent))
    return tuple(found)


def _order(bearings: Sequence[Bearing]) -> list[float]:
    """For sorting only."""
    return [float(one.ball.mid()) for one in bearings]


def _letters(system: System) -> list[Symbol]:
    found = set(system.unknowns)
    for expression in (*system.equations, *system.conditions):
        found |= symbols(expression)
    return sorted(found, key=lambda symbol: symbol.label)


def _check(system: System, one: Family, ledger: Ledger) -> None:
    """Put the members with the whole numbers 0 and 1 into every equation."""
    for number in (0, 1):
        place: dict[Symbol, Expression] = {letter: whole(number) for letter in one.integers}
        member = {unknown: put_in(value, place) for unknown, value in one.coordinates.items()}
        for equation in system.equations:
            ledger.solves(equation, member)


def _argument(torus: Torus, count: int, scope: Scope) -> tuple[Phrase, ...]:
    angles = tuple(torus.angle(place) for place in range(len(torus.base)))
    key = "periodic-none" if not count else "periodic-one" if count == 1 else "periodic-all"
    sentences = [phrase(key, angles=angles, period=scaled(Fraction(2), PI), count=count)]
    if scope is Scope.BOX:
        sentences.append(phrase("periodic-box"))
    return tuple(sentences)
