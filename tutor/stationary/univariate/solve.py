"""Equations in one unknown, solved as a person solves them: exactly where that goes, else in the box.

Everything that is found is complete: each factor of an equation is solved whole or handed to the search in the box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flint import fmpq_mpoly, fmpq_poly

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.traversal import postorder, size, symbols
from tutor.expression.tree import Call, Expression, Symbol
from tutor.stationary.algebra.field import Algebra
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.algebra.root import Root
from tutor.stationary.cases.normal import normal
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import sign_of
from tutor.stationary.numbers.inverse import minus
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope, Search, Solution, System
from tutor.stationary.univariate.conditions import (
    conditions_of,
    first_broken,
    members_that_hold,
    members_that_solve,
)
from tutor.stationary.univariate.equation import solve_equation
from tutor.stationary.univariate.page import Page, Roots
from tutor.stationary.univariate.periods import is_member, without_repetitions

_TURNING = frozenset(("sin", "cos", "tan", "cot", "sec", "csc"))


def solve(system: System, search: Search, ledger: Ledger, label: Phrase | None = None) -> Solution | None:
    """The solutions of equations in one unknown, and the lines that find them.

    Arguments:
        system: one unknown, and equations in no other letter.
        search: where to look, and for how long, where nothing is solved by hand.
        ledger: checks the lines.
        label: what stands before the first line, if the equation is on the page already; else it is written out.

    Returns:
        points in ascending order, and families with whole-number letters (π/2 + kπ), or with the unknown itself where
        every number solves the equations; None if other letters are left over, or a condition cannot be decided.

    Raises:
        OutOfTime: the time is up.
    """
    (letter,) = system.unknowns
    if any(symbols(equation) - {letter} for equation in system.equations):
        return None
    conditions = conditions_of(system.equations, system.conditions)
    page = Page(search, ledger, {letter, *search.box, *system.parameters}, label)
    equations = [one for one in system.equations if not normal(one, (letter,), conditions).holds]
    if not equations:
        return _free(letter, system, page)
    chosen, others, common = _simplest(equations, letter)
    if common:
        page.note(phrase("univariate-common", letters=(letter,)))
        page.label = None
    boxed: list[Solution] = []
    inner = replace(system, equations=(chosen,), conditions=conditions)
    found = solve_equation(
        chosen, letter, page, conditions, lambda factor: _otherwise(factor, inner, page, boxed), label is not None
    )
    if found is None:
        return None
    return _assembled(found, boxed, letter, conditions, others, page)


def _free(letter: Symbol, system: System, page: Page) -> Solution:
    page.note(phrase("univariate-free", letters=(letter,)))
    return Solution(families=(Family({letter: letter}, (), (), system.conditions),), sections=page.sections())


def _simplest(equations: Sequence[Expression], letter: Symbol) -> tuple[Expression, tuple[Expression, ...], bool]:
    """(what is solved, the equations that its solutions are put into, whether it is a common divisor of all)."""
    if len(equations) == 1:
        return equations[0], (), False
    try:
        ring = Ring.of(equations, (letter,))
        above = [ring.fraction(one)[0] for one in equations]
    except (TooLarge, ZeroDivisionError):
        above = []
    if above and not ring.atoms:
        common: fmpq_mpoly = above[0]
        for one in above[1:]:
            common = common.gcd(one)
        return ring.tree(common), (), True
    ordered = sorted(equations, key=lambda one: (len(_moving(one, letter)), size(one)))
    return ordered[0], tuple(ordered[1:]), False


def _moving(equation: Expression, letter: Symbol) -> set[Expression]:
    return {node for node in postorder(equation) if isinstance(node, Call) and letter in symbols(node)}


def _otherwise(factor: Expression, system: System, page: Page, boxed: list[Solution]) -> Roots | None:
    """A factor that cannot be solved by hand: sines and cosines by their own algebra, all else in the box."""
    part = replace(system, equations=(factor,))
    (letter,) = system.unknowns
    found: Solution | None = None
    if any(isinstance(node, Call) and node.function in _TURNING for node in postorder(factor)):
        from tutor.stationary.periodic import solve as periodic

        found = periodic.solve(part, page.search, page.ledger)
    if found is None and letter in page.search.box:
        from tutor.stationary.box import solve as box

        found = box.solve(part, page.search)
    if found is None:
        return None
    boxed.append(found)
    for section in found.sections:
        page.take(section.blocks)
    values = tuple(spot.coordinates[letter] for spot in found.spots)
    families = tuple((family.coordinates[letter], family.integers) for family in found.families)
    return Roots(values, families)


def _assembled(
    found: Roots,
    boxed: Sequence[Solution],
    letter: Symbol,
    conditions: Sequence[Expression],
    others: Sequence[Expression],
    page: Page,
) -> Solution | None:
    """The solution: candidates that break a condition or another equation fall away, and that is said."""
    spots = []
    for value in _ascending(found.values):
        if any(value.exact is not None and is_member(value.exact, one) for one in found.families):
            continue
        spot = Spot({letter: value}, _algebras(letter, value))
        broken, decided = first_broken(conditions, spot)
        if broken is not None:
            page.note(phrase("univariate-falls", x=letter, value=value.shown, c=(broken,)))
            continue
        signs = [(one, spot.sign(one)) for one in others]
        failing = next((one for one, sign in signs if sign), None)
        if failing is not None:
            page.note(phrase("univariate-not-both", x=letter, value=value.shown, u=failing))
            continue
        if not decided or any(sign is None for _, sign in signs):
            return None
        spots.append(spot)
    families: list[Family] = []
    progressions = without_repetitions(found.families)
    for form, integers in progressions:
        parts: tuple[Family, ...] = (Family({letter: form}, integers),)
        for one in others:
            solving = [members_that_solve(part, one) for part in parts]
            if any(some is None for some in solving):
                return None
            left = tuple(part for some in solving if some for part in some)
            if parts and not left:
                page.note(phrase("univariate-family-not-both", x=letter, value=form, u=one))
            parts = left
        families.extend(part for one in parts for part in members_that_hold(one, conditions))
    return Solution(
        tuple(spots),
        tuple(families),
        max((one.scope for one in boxed), key=lambda scope: scope.value, default=Scope.EVERYWHERE),
        tuple(dict.fromkeys(sentence for one in boxed for sentence in one.argument)),
        page.sections(),
        tuple(part for one in boxed for part in one.undecided),
    )


def _algebras(letter: Symbol, value: Coordinate) -> tuple[Algebra, ...]:
    """The number field of a root without a closed form, in which signs are decided exactly."""
    if value.exact is not None or value.polynomial is None or value.polynomial.degree() < 2:
        return ()
    return (Algebra(Root(value.polynomial, value.ball), {letter: fmpq_poly([0, 1])}),)


def _ascending(values: Sequence[Coordinate]) -> list[Coordinate]:
    """The values in ascending order, each once."""
    kept: list[Coordinate] = []
    for value in sorted(values, key=lambda one: one.ball.mid()):
        if not kept or not _same(kept[-1], value):
            kept.append(value)
    return kept


def _same(one: Coordinate, other: Coordinate) -> bool:
    if not one.ball.overlaps(other.ball):
        return False
    if one.exact is not None and other.exact is not None:
        return one.exact == other.exact or sign_of(minus(one.exact, other.exact)) == 0
    return False
