"""Fractions of polynomials over ℚ: equal or not, decided exactly, and where only one of two has a value.

Both sides are brought over one denominator; they are equal where both have a value when N₁·D₂ − N₂·D₁ is the zero
polynomial. Where it is not, some rational point shows it: a polynomial of degree d in a letter vanishes for at most
d values of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq_mpoly

from tutor.derivation.signs import signs
from tutor.expression.exact import Point
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Constant, Expression, Symbol
from tutor.grading.equality import Kind
from tutor.grading.polynomials import (
    DividesByZero,
    Fractional,
    NotRational,
    constants_of,
    constants_of_model,
    fractional,
    model_as_fraction,
)
from tutor.grading.zeros import Row, coprime_part, nonzero_points, zeros_apart

_MOST_TERMS = 60
_MOST_DEGREE = 60
"""Denominators with more terms or a higher degree than this are not looked at for zeros."""


@dataclass(frozen=True, slots=True)
class RationalVerdict:
    """How two fractions of polynomials are related, exactly."""

    kind: Kind
    """EQUAL, DIFFERENT, NARROWER or WIDER; never undecided."""
    witness: Point | None = None
    """A point with short rational coordinates: where both have values and they differ; or where only one of the two
    has a value. None where they are equal, or where no such point is rational."""
    place: tuple[Expression, ...] = ()
    """For a narrower or wider domain: the conditions under which the narrower one has a value, as typed."""
    thin: bool = True
    """For a narrower or wider domain: False when the narrower one has a value nowhere."""


def rational_difference(
    answer: Expression, model: Expression, admits: Callable[[Point], bool] | None = None
) -> RationalVerdict | None:
    """How an answer is related to a model, when both are fractions of polynomials over ℚ in their letters.

    π and e count as letters of their own: what is equal so is equal, but what is not may still be.

    Arguments:
        answer, model: the expressions.
        admits: whether a point counts, such as one in the domain of a question; None for every point. A difference
            is one even where no witness for it is admitted; a narrower domain is one only where it counts.

    Returns:
        the verdict; None when one of them is no such fraction, or is too large, or is not decided so.

    >>> from tutor import parse
    >>> rational_difference(parse("(x + 1)^2"), parse("x^2 + 2x + 1")).kind == "equal"
    True
    >>> found = rational_difference(parse("(x^2 - 1)/(x - 1)"), parse("x + 1"))
    >>> str(found.kind), [str(condition) for condition in found.place]
    ('narrower-domain', ['Ne(x - 1, 0)'])
    """
    theirs = constants_of_model(model)
    mine = None if theirs is None else constants_of(answer)
    if mine is None or theirs is None or "oo" in mine | theirs:
        return None
    letters = sorted(symbols(answer) | symbols(model), key=_name)
    numbers = [Constant(name) for name in sorted(mine | theirs)]
    ring = (*letters, *numbers)
    try:
        asked = model_as_fraction(model, ring)
        given = fractional(answer, ring)
        difference = _difference(given, asked)
        if numbers:
            return RationalVerdict(Kind.EQUAL) if difference.is_zero() and _same_divisors(given, asked) else None
        if not difference.is_zero():
            return RationalVerdict(Kind.DIFFERENT, _apart(difference, given, asked, letters, admits))
        for kind, one, other in ((Kind.NARROWER, given, asked), (Kind.WIDER, asked, given)):
            found = _missing(one, other, letters, admits)
            if found is not None:
                return RationalVerdict(kind, *found)
    except NotRational:
        return None
    except DividesByZero:
        return _nowhere(model, ring)
    return RationalVerdict(Kind.EQUAL)


def _name(symbol: Symbol) -> str:
    return symbol.label


def _difference(one: Fractional, other: Fractional) -> fmpq_mpoly:
    if one.below == other.below:
        return one.above - other.above
    if len(one.above) * len(other.below) + len(other.above) * len(one.below) > 50_000:
        raise NotRational
    return one.above * other.below - other.above * one.below


def _nowhere(model: Expression, ring: Sequence[Expression]) -> RationalVerdict | None:
    """The verdict when one of the two divides by zero everywhere; None when that is the model."""
    try:
        model_as_fraction(model, tuple(ring))
    except (DividesByZero, NotRational):
        return None
    return RationalVerdict(Kind.NARROWER, thin=False)


def _own_divisors(one: Fractional, other: Fractional) -> Iterator[tuple[fmpq_mpoly, Expression]]:
    """What only one of two fractions divides by, without the factors that both do; each as typed, too.

    Raises:
        NotRational: a polynomial is too large to look for its factors and zeros.
    """
    against = [divisor for divisor, _ in other.divisors]
    for divisor, typed in one.divisors:
        if divisor in against:
            continue
        if any(len(it) > _MOST_TERMS or it.total_degree() > _MOST_DEGREE for it in (divisor, *against)):
            raise NotRational
        part = coprime_part(divisor, against)
        if not part.is_constant():
            yield part, typed


def _same_divisors(one: Fractional, other: Fractional) -> bool:
    """Whether two fractions divide by the same things, but for how often."""
    return not any((*_own_divisors(one, other), *_own_divisors(other, one)))


def _missing(
    one: Fractional, other: Fractional, letters: Sequence[Symbol], admits: Callable[[Point], bool] | None
) -> tuple[Point | None, tuple[Expression, ...]] | None:
    """A point at which only the other has a value, with the conditions of the one; None when none was found."""
    against = [divisor for divisor, _ in other.divisors]
    place: list[Expression] = []
    witness: Point | None = None
    for part, typed in _own_divisors(one, other):
        for zero in zeros_apart(part, against) if 0 in signs(typed) else ():
            point = _point(zero.row, letters)
            if admits is None or admits(point):
                place.append(Comparison("!=", typed, ZERO))
                witness = point if witness is None and zero.exact else witness
                break
    return (witness, tuple(place)) if place else None


def _apart(
    difference: fmpq_mpoly,
    one: Fractional,
    other: Fractional,
    letters: Sequence[Symbol],
    admits: Callable[[Point], bool] | None,
) -> Point | None:
    """A point at which both have values, and they differ."""
    wanted = [difference, *[divisor for divisor, _ in (*one.divisors, *other.divisors)]]
    for row in nonzero_points(wanted):
        point = _point(row, letters)
        if admits is None or admits(point):
            return point
    return None


def _point(row: Row, letters: Sequence[Symbol]) -> Point:
    return {letter: Fraction(int(value.p), int(value.q)) for letter, value in zip(letters, row, strict=False)}
