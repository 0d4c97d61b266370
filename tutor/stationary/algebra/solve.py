"""Polynomial and rational equations with finitely many complex solutions: all real ones, exactly.

A Gröbner basis proves how many complex solutions there are; the real ones are then the real roots of one polynomial,
which FLINT isolates. Nothing is searched for and nothing is rounded before it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key, partial, reduce

from flint import fmpq_mpoly, fmpq_poly, fmpz_mpoly, fmpz_mpoly_ctx, fmpz_poly

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import CheckFailed
from tutor.expression.fractional import holds_between
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Comparison, Logic
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Negation, Power, Quotient, Sum, Symbol
from tutor.stationary.algebra.elimination import Elimination
from tutor.stationary.algebra.field import Algebra, coordinate
from tutor.stationary.algebra.groebner import Unbearable, context_of, groebner_basis, whole
from tutor.stationary.algebra.lesson import sections
from tutor.stationary.algebra.representation import Representation, represent
from tutor.stationary.algebra.ring import Ring, TooLarge, letters_of
from tutor.stationary.algebra.root import real_roots, vanishing
from tutor.stationary.clock import Clock, OutOfTime
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.spot import Spot
from tutor.stationary.system import Scope, Solution, System

_MOST_DEGREE = 30
"""In fields up to this degree every equation is checked exactly at every solution."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ideal:
    """Equations cleared of denominators, and all solutions."""

    context: fmpz_mpoly_ctx
    cleared: tuple[fmpz_mpoly, ...]
    found: Representation


def solve(system: System, clock: Clock) -> Solution | None:
    """Every real solution of polynomial or rational equations that have finitely many complex ones.

    Arguments:
        system: the equations; a coefficient has to be a rational number.
        clock: how long it may take.

    Returns:
        all solutions, scope EVERYWHERE (PARTIAL only if a condition of the system cannot be decided at a solution,
        which is then left out); None when the equations are of another kind, have infinitely many complex
        solutions, or take too long.

    >>> from tutor import parse
    >>> asked = System((Symbol("x"), Symbol("y")), (parse("x^2 - y"), parse("y^2 - x")))
    >>> found = solve(asked, Clock.of(10))
    >>> [[one.decimal for one in spot.coordinates.values()] for spot in found.spots], found.facts["complex_solutions"]
    ([['0', '0'], ['1', '1']], 4)
    """
    try:
        return _solve(system, clock)
    except (OutOfTime, TooLarge, Unbearable, ZeroDivisionError):
        return None


def _solve(system: System, clock: Clock) -> Solution | None:
    if not system.unknowns or not letters_of(system.equations) <= frozenset(system.unknowns):
        return None
    ring = Ring.of(system.equations, first=system.unknowns)
    if ring.atoms:
        return None
    ideal = _ideal(system, ring, clock)
    if ideal is None:
        return None
    spots, away = _spots(system, ideal, ring.decimal, clock)
    spots.sort(key=cmp_to_key(_order))
    kept, open_ones = [], []
    for spot in spots:
        failed = _failed(spot, system.conditions)
        if failed is None:
            kept.append(spot)
        elif failed[1]:
            away.append((spot.coordinates, phrase("algebraic-condition", condition=failed[0])))
        else:
            open_ones.append((spot.coordinates, phrase("algebraic-undecided", condition=failed[0])))
    missed = (*away, *open_ones)
    shown, facts = sections(
        Elimination(
            ring, system.unknowns, system.equations, ideal.context, ideal.cleared, ideal.found, tuple(kept), missed
        )
    )
    argument = _argument(ideal.found, len(kept) + len(missed), len(away), len(open_ones))
    scope = Scope.PARTIAL if open_ones else Scope.EVERYWHERE
    return Solution(tuple(kept), scope=scope, argument=argument, sections=shown, facts=facts)


def _ideal(system: System, ring: Ring, clock: Clock) -> _Ideal | None:
    """The basis of the equations; where it takes that, with zeros of denominators excluded. None: infinitely many."""
    count = len(system.unknowns)
    above = [ring.fraction(equation)[0] for equation in system.equations]
    context = context_of(count)
    equations = tuple(whole(polynomial, context) for polynomial in above if not polynomial.is_zero())
    basis = groebner_basis(equations, context, clock.check)
    found = represent(basis, context, clock.check)
    if found is None:
        below = _denominators(system.equations, ring)
        if below is None:
            return None
        # Rabinowitsch's trick: a letter z with 1 − z·d = 0 exists exactly where d is not zero.
        context = context_of(count + 1)
        equations = tuple(whole(polynomial, context) for polynomial in above if not polynomial.is_zero())
        excluded = 1 - context.gens()[count] * whole(below, context)
        basis = groebner_basis([*equations, excluded], context, clock.check)
        found = represent(basis, context, clock.check)
    return None if found is None else _Ideal(context, equations, found)


def _denominators(equations: Sequence[Expression], ring: Ring) -> fmpq_mpoly | None:
    """The product of the different irreducible factors of all denominators; None when there are none."""
    factors: dict[str, fmpq_mpoly] = {}
    for equation in equations:
        for node in postorder(equation):
            below = _below(node)
            if below is not None:
                factors |= {str(factor): factor for factor, _ in ring.factors(ring.fraction(below)[0])[1]}
    return reduce(lambda one, other: one * other, factors.values()) if factors else None


def _below(node: Expression) -> Expression | None:
    if isinstance(node, Quotient):
        return node.denominator
    if isinstance(node, Power) and (rational_value(node.exponent) or 0) < 0:
        return node.base
    return None


_Away = tuple[Mapping[Symbol, Coordinate], Phrase]
"""A candidate that is no solution, and why."""


def _spots(system: System, ideal: _Ideal, decimal: bool, clock: Clock) -> tuple[list[Spot], list[_Away]]:
    """The real solutions, and the candidates at which an equation has no value."""
    spots: list[Spot] = []
    away: list[_Away] = []
    found = ideal.found
    parts = [[factor for factor, _ in one.factor()[1]] for one in found.eliminations[: len(system.unknowns)]]
    for modulus, _ in found.minimal.factor()[1]:
        clock.check()
        defined: bool | None = None
        polynomials: list[fmpz_poly] = []
        for root in real_roots(modulus):
            clock.check()
            field = [value % fmpq_poly(modulus) for value in found.values[: len(system.unknowns)]]
            algebra = Algebra(root, dict(zip(system.unknowns, field, strict=True)), decimal)
            if not polynomials:
                polynomials = [
                    vanishing(factors, partial(root.value, value)) for factors, value in zip(parts, field, strict=True)
                ]
            coordinates = {
                unknown: coordinate(root, value, polynomial, decimal)
                for unknown, value, polynomial in zip(system.unknowns, field, polynomials, strict=True)
            }
            if defined is None:  # the same for all roots of one irreducible polynomial
                defined = _defined(system.equations, algebra)
            if defined:
                spots.append(Spot(coordinates, (algebra,)))
            else:
                away.append((coordinates, phrase("algebraic-undefined")))
    return spots, away


def _defined(equations: Sequence[Expression], algebra: Algebra) -> bool:
    """Whether the equations have a value at a point. If they have, it must be zero, and that is checked exactly.

    Raises:
        CheckFailed: an equation is not zero there; a fault of tutor's own.
    """
    for equation in equations:
        if algebra.root.polynomial.degree() > _MOST_DEGREE:
            # Residues are long in a field of such a degree: denominators are looked at exactly, the rest by balls.
            below = [part for part in map(_below, postorder(equation)) if part is not None]
            if any(algebra.sign(part) in (0, None) for part in below):
                return False
            wrong = bool(algebra.sign_of_ball(equation))
        else:
            residue = algebra.residue(equation)
            if residue is None:
                return False
            wrong = bool(residue)
        if wrong:
            raise CheckFailed(f"{text(equation)} = 0 is false at a solution that was found")
    return True


def _failed(spot: Spot, conditions: Sequence[Expression]) -> tuple[Expression, bool] | None:
    """The first condition that does not hold at a spot, and whether that is certain; None when all hold."""
    unsure = None
    for condition in conditions:
        met = _holds(spot, condition)
        if met is False:
            return condition, True
        if met is None and unsure is None:
            unsure = condition, False
    return unsure


def _holds(spot: Spot, condition: Expression) -> bool | None:
    """Whether a condition holds at a spot; None when it cannot be decided."""
    if isinstance(condition, Comparison):
        sign = spot.sign(Sum((condition.left, Negation(condition.right))))
        return None if sign is None else bool(holds_between(condition.relation, sign))
    assert isinstance(condition, Logic)
    decisive = condition.operator == "or"
    parts = [_holds(spot, part) for part in condition.parts]
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def _order(one: Spot, other: Spot) -> int:
    """Spots in ascending order of their coordinates, for the eye."""
    for unknown, left in one.coordinates.items():
        right = other.coordinates[unknown]
        if left.ball < right.ball:
            return -1
        if left.ball > right.ball:
            return 1
    return 0


def _argument(found: Representation, real: int, away: int, undecided: int) -> tuple[Phrase, ...]:
    """Why no solution can be missing."""
    if not found.distinct:
        return (phrase("algebraic-contradiction"),)
    key = "algebraic-counted" if found.multiplicity == found.distinct else "algebraic-counted-multiple"
    key += "-one" if found.distinct == 1 else ""
    said = [phrase(key, total=found.multiplicity, distinct=found.distinct)]
    if real < found.distinct or found.distinct > 1:
        key = "no" if not real else "all" if real == found.distinct else "one" if real == 1 else "some"
        said.append(phrase(f"algebraic-real-{key}", real=real))
    for count, what in ((away, "away"), (undecided, "open")):
        if count:
            number = "-only" if real == 1 else "-one" if count == 1 else ""
            said.append(phrase(f"algebraic-counted-{what}{number}", count=count))
    return tuple(said)
