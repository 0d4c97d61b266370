"""Polynomial equations, decided exactly: the same solutions when they have the same factors, however often each."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from flint import arb, fmpq_mpoly

from tutor.derivation.signs import signs
from tutor.expression.exact import Point, exact
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equality import Equivalence, How, Kind, Method, Witness
from tutor.grading.few_zeros import adds_nothing, has_real_root
from tutor.grading.polynomials import DividesByZero, Fractional, NotRational, constants_of, fractional

_MOST_DEGREE = 40
_MOST_TERMS = 300
_MOST_FACTORED, _MOST_FACTORED_TERMS = 10, 40
"""The degree and the number of terms up to which a polynomial in several letters is factored."""
_SMALL = tuple(map(Fraction, (0, 1, -1, 2, -2, 3)))
"""Where points at which a divisor vanishes are looked for."""
_MOST_LETTERS = 3
_EXACT = How(Method.EXACT)


def same_zeros(answer: Expression, model: Expression) -> Equivalence | None:
    """Are two fractions of polynomials zero at the same points?

    Returns:
        equal when the numerators have the same factors; on a narrower or wider domain, and thin, when one of them
        divides by something that is zero at a point of the solution; different when there is one letter, and one
        has a real root that the other has not; None when that is not enough to tell.

    >>> from tutor import parse
    >>> str(same_zeros(parse("(x - 1)^2"), parse("2x - 2")).kind)
    'equal'
    """
    if constants_of(answer) != frozenset() or constants_of(model) != frozenset():
        return None  # π and e are no rational numbers
    letters = tuple(sorted(symbols(answer) | symbols(model), key=lambda symbol: symbol.label))
    try:
        ours, theirs = fractional(answer, letters), fractional(model, letters)
    except (NotRational, DividesByZero):
        return None
    if not ours.above or not theirs.above:
        # One of them holds everywhere; the other does not, but on single points or curves.
        return Equivalence(Kind.EQUAL if ours.above == theirs.above else Kind.DIFFERENT, _EXACT)
    if not letters or any(_is_large(one.above) for one in (ours, theirs)):
        return None
    mine, yours = _zeros(ours), _zeros(theirs)
    if mine == yours:
        return _on_domains(ours, theirs, mine, letters)
    if len(letters) == 1:
        common = mine.gcd(yours)
        if any(has_real_root(one / common) for one in (mine, yours)):
            return Equivalence(Kind.DIFFERENT, _EXACT)
        return Equivalence(Kind.EQUAL, _EXACT)
    common = mine.gcd(yours)
    if _add_nothing(mine / common, yours) and _add_nothing(yours / common, mine):
        return _on_domains(ours, theirs, common, letters)
    return None


def _add_nothing(rest: fmpq_mpoly, other: fmpq_mpoly) -> bool:
    """Is another polynomial zero wherever one of these factors is?"""
    if int(rest.total_degree()) > _MOST_FACTORED or len(rest) > _MOST_FACTORED_TERMS:
        return False
    return all(adds_nothing(factor, other) for factor, _ in rest.factor()[1])


def _is_large(polynomial: fmpq_mpoly) -> bool:
    return int(polynomial.total_degree()) > _MOST_DEGREE or len(polynomial) > _MOST_TERMS


def _radical(polynomial: fmpq_mpoly) -> fmpq_mpoly:
    """The product of the different factors, its leading coefficient 1."""
    found = polynomial / polynomial
    for factor, _ in polynomial.factor_squarefree()[1]:
        found = found * factor
    return found / found.leading_coefficient()


def _zeros(fraction: Fractional) -> fmpq_mpoly:
    """What is zero where the fraction is: the factors of its numerator that it does not divide by."""
    found = _radical(fraction.above)
    for divisor, _ in fraction.divisors:
        found = found / found.gcd(divisor)
    return found / found.leading_coefficient()


def _on_domains(
    ours: Fractional, theirs: Fractional, radical: fmpq_mpoly, letters: Sequence[Symbol]
) -> Equivalence | None:
    """The same numerators: what only one of the two divides by may still take solutions away from it."""
    narrower, wider = _only(ours, theirs, radical), _only(theirs, ours, radical)
    for kind, divisors in ((Kind.NARROWER, narrower), (Kind.WIDER, wider)):
        for _, typed in divisors:
            point = _meeting(typed, radical, letters)
            if point is not None:
                value = arb(0)
                witness = Witness(point, *((None, value) if kind is Kind.NARROWER else (value, None)))
                return Equivalence(kind, _EXACT, witness, (Comparison("!=", typed, ZERO),), thin=True)
    return Equivalence(Kind.EQUAL, _EXACT)


def _only(one: Fractional, other: Fractional, radical: fmpq_mpoly) -> list[tuple[fmpq_mpoly, Expression]]:
    """What only one of two fractions divides by, and what may be zero where the numerator is."""
    known = [divisor for divisor, _ in other.divisors]
    return [
        (divisor, typed)
        for divisor, typed in one.divisors
        if divisor not in known and 0 in signs(typed) and not _keeps_away(divisor, radical)
    ]


def _keeps_away(divisor: fmpq_mpoly, radical: fmpq_mpoly) -> bool:
    """Is the numerator a number other than 0 wherever a divisor in one letter, of degree 1, is zero?"""
    for factor, _ in divisor.factor_squarefree()[1]:
        terms = {tuple(map(int, powers)): value for powers, value in factor.to_dict().items()}
        places = [place for powers in terms for place, power in enumerate(powers) if power]
        if len(places) != 1 or int(factor.total_degree()) != 1:
            return False
        constant = sum(value for powers, value in terms.items() if not any(powers))
        slope = next(value for powers, value in terms.items() if any(powers))
        left = radical.subs({radical.context().names()[places[0]]: -constant / slope})
        if not left.is_constant() or not left:
            return False
    return True


def _meeting(divisor: Expression, radical: fmpq_mpoly, letters: Sequence[Symbol]) -> Point | None:
    """A point with small whole numbers at which a divisor and the numerator are zero."""
    if len(letters) > _MOST_LETTERS:
        return None
    for values in product(_SMALL, repeat=len(letters)):
        point = dict(zip(letters, values, strict=True))
        if exact(divisor, point) == 0 and radical(*[int(value) for value in values]) == 0:
            return point
    return None
