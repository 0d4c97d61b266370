"""What can be done next: isolate an unknown, take a multiple of one equation from another, part a sum of squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq, fmpq_mpoly

from tutor.derivation.signs import signs
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.traversal import size, symbols, terms
from tutor.expression.tree import Expression, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.cases.case import Case, Equation
from tutor.stationary.cases.normal import Normal, never_zero, normal

_NOT_NEGATIVE = frozenset((0, 1))
_NOT_POSITIVE = frozenset((0, -1))


@dataclass(frozen=True, slots=True, eq=False)
class Isolation:
    """unknown = value, from an equation; `scale` times the equation's left side is unknown − value."""

    equation: Equation
    unknown: Symbol
    value: Expression
    scale: Expression

    @property
    def is_zero(self) -> bool:
        """Is it x = 0, from an equation such as x² = 0?"""
        return self.value == ZERO


@dataclass(frozen=True, slots=True, eq=False)
class Combination:
    """first − times·second, which is simpler than first."""

    first: Equation
    second: Equation
    times: Fraction
    result: Expression
    normal: Normal


def isolation(case: Case) -> Isolation | None:
    """The unknown that is most easily isolated, or None."""
    return min(isolations(case), key=lambda option: _effort(option, case), default=None)


def isolations(case: Case) -> list[Isolation]:
    """Every unknown that can be isolated, equation by equation."""
    return [option for equation in case.equations for option in _isolations(equation, case)]


def _isolations(equation: Equation, case: Case) -> Iterator[Isolation]:
    plain = equation.normal
    if plain is None or len(plain.factors) != 1:
        return
    factor = plain.factors[0]
    try:
        ring = Ring.of((factor,), case.unknowns)
        polynomial = ring.polynomial(factor)
    except (TooLarge, ZeroDivisionError):
        return
    if polynomial is None:
        return
    for unknown in case.unknowns:
        if ring.degree(polynomial, unknown) != 1 or any(unknown in symbols(atom) for atom in ring.atoms):
            continue
        rest, slope = ring.coefficients(polynomial, unknown)
        slope_tree = ring.tree(slope)
        if not slope.is_constant() and not _never_zero_product(ring, slope, case):
            continue
        if not slope.is_constant() and not set(case.unknowns) & symbols(slope_tree) and symbols(slope_tree):
            continue
        value = ring.tree(-rest / slope) if slope.is_constant() else Quotient(ring.tree(-rest), slope_tree)
        scale = ONE if slope_tree == ONE else Quotient(ONE, slope_tree)
        yield Isolation(equation, unknown, value, scale)


def _never_zero_product(ring: Ring, slope: fmpq_mpoly, case: Case) -> bool:
    """Whether no factor of a coefficient can be zero."""
    return all(never_zero(ring.tree(one), case.conditions) for one, _ in ring.factors(slope)[1])


def _effort(option: Isolation, case: Case) -> tuple[int, int, int]:
    """How long the other equations become, roughly; then how long the isolated form is; fractions last."""
    others = [equation for equation in case.equations if equation is not option.equation]
    degree = sum(_degree(equation.shown, option.unknown) for equation in others)
    length = size(option.value)
    fraction = sum(isinstance(term, Quotient) for term in terms(option.value))
    return (degree * length + 3 * fraction, length, -case.unknowns.index(option.unknown))


def _degree(expression: Expression, unknown: Symbol) -> int:
    """The degree of an expression in an unknown; one inside an atom counts double."""
    try:
        ring = Ring.of((expression,), (unknown,))
        above, _ = ring.fraction(expression)
    except (TooLarge, ZeroDivisionError):
        return 9
    return ring.degree(above, unknown) + 2 * sum(unknown in symbols(atom) for atom in ring.atoms)


def combination(case: Case, any_product: bool = False) -> Combination | None:
    """A multiple of one equation taken from another so that something simpler is left; None if nothing helps.

    Arguments:
        case: the equations.
        any_product: is a result that is no simpler, but falls into factors, good enough?
    """
    plain = [
        equation for equation in case.equations if equation.normal is not None and len(equation.normal.factors) == 1
    ]
    if len(plain) < 2:
        return None
    factors = [equation.normal.factors[0] for equation in plain if equation.normal is not None]
    try:
        ring = Ring.of(factors, case.unknowns)
        polynomials = [ring.polynomial(factor) for factor in factors]
    except (TooLarge, ZeroDivisionError):
        return None
    options: list[tuple[tuple[int, int], Combination]] = []
    for at, first in enumerate(polynomials):
        for other, second in enumerate(polynomials):
            if at == other or first is None or second is None:
                continue
            ratios = _ratios(ring, first, second) | ({Fraction(1), Fraction(-1)} if any_product else set())
            for times in ratios:
                option = _combined(ring, (plain[at], plain[other]), (first, second), times, case, any_product)
                if option is not None:
                    options.append(((_weight(option), size(option.result)), option))
    return min(options, key=lambda pair: pair[0])[1] if options else None


def _ratios(ring: Ring, first: fmpq_mpoly, second: fmpq_mpoly) -> set[Fraction]:
    """The multiples that make a term vanish which is more than an unknown alone."""
    found = set()
    other = second.to_dict()
    for exponents, value in first.terms():
        key = tuple(int(one) for one in exponents)
        below = other.get(key)
        if below is None or not _is_hard(ring, key):
            continue
        ratio = fmpq(value) / fmpq(below)
        found.add(fraction_of(ratio))
    return found


def _is_hard(ring: Ring, exponents: Sequence[int]) -> bool:
    """Whether a monomial is no number and no bare unknown."""
    return sum(exponents) > 1 or any(
        power and not isinstance(letter, Symbol) for power, letter in zip(exponents, ring.letters, strict=True)
    )


def _hard_terms(ring: Ring, polynomial: fmpq_mpoly) -> int:
    """How hard a polynomial is: one for each product or power, two more for a term with an atom such as cos(xy)."""
    symbols_end = sum(isinstance(letter, Symbol) for letter in ring.letters)
    weight = 0
    for exponents in polynomial.monoms():
        powers = [int(one) for one in exponents]
        weight += _is_hard(ring, powers) + 2 * any(powers[symbols_end:])
    return weight


def _combined(
    ring: Ring,
    equations: tuple[Equation, Equation],
    polynomials: tuple[fmpq_mpoly, fmpq_mpoly],
    times: Fraction,
    case: Case,
    any_product: bool,
) -> Combination | None:
    (one, other), (first, second) = equations, polynomials
    result = first - second * fmpq(times.numerator, times.denominator)
    simpler = _hard_terms(ring, result) < _hard_terms(ring, first)
    if not simpler and not any_product:
        return None
    tree = ring.tree(result)
    plain = normal(tree, case.unknowns, case.conditions)
    found = Combination(one, other, times, tree, plain)
    if plain.holds or plain.fails or len(plain.factors) > 1:
        return found
    if not simpler:
        return None
    alone = len(set(case.unknowns) & symbols(tree)) == 1
    fresh = Equation(0, tree, plain)
    return found if alone or any(True for _ in _isolations(fresh, case)) else None


def _weight(option: Combination) -> int:
    if option.normal.fails or option.normal.holds:
        return 0
    return 1 if len(option.normal.factors) > 1 else 2


def parts_of_a_sum_of_squares(expression: Expression) -> tuple[Expression, ...] | None:
    """The terms of a sum none of which can be negative (or none positive): all are zero if the sum is.

    >>> from tutor import parse
    >>> [str(part) for part in parts_of_a_sum_of_squares(parse("x^2 + (y-1)^2"))]
    ['x**2', '(y - 1)**2']
    """
    if not isinstance(expression, Sum):
        return None
    found = [signs(term) for term in expression.terms]
    if all(one <= _NOT_NEGATIVE for one in found) or all(one <= _NOT_POSITIVE for one in found):
        return expression.terms
    return None
