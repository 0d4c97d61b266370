"""Whether linear inequalities can hold together, decided exactly by Fourier and Motzkin's elimination.

Each round takes one letter out: every lower bound of it is put below every upper bound. What is left at the end
are numbers. Source: Schrijver, Theory of Linear and Integer Programming, section 12.2.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.tree import Call, Expression, Negation, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.edges.branches import opposite

_MOST_INEQUALITIES = 300
"""Elimination that needs more than this is given up: whoever asked does without."""
_BOUNDED_BY_ONE = frozenset(("sin", "cos", "tanh", "erf"))


@dataclass(frozen=True, slots=True)
class Inequality:
    """slopes·letters + constant > 0, or ≥ 0."""

    slopes: Mapping[Hashable, Fraction]
    """What stands in front of each letter; no zeros."""
    constant: Fraction
    strict: bool


def possible(inequalities: Iterable[Inequality]) -> bool | None:
    """Whether some real numbers satisfy all the inequalities.

    Returns:
        the answer, or None where the elimination would be too long.

    >>> one, two = Fraction(1), Fraction(2)
    >>> possible([Inequality({"x": one}, -two, True), Inequality({"x": -one}, one, True)])
    False
    """
    current = list(inequalities)
    while True:
        letters = {letter for one in current for letter in one.slopes}
        if any(not _holds(one) for one in current if not one.slopes):
            return False
        if not letters:
            return True
        letter = min(letters, key=lambda name: (_cost(current, name), str(name)))
        current = _without(current, letter)
        if len(current) > _MOST_INEQUALITIES:
            return None


def _holds(one: Inequality) -> bool:
    return one.constant > 0 or (one.constant == 0 and not one.strict)


def _cost(inequalities: Sequence[Inequality], letter: Hashable) -> int:
    below = sum(1 for one in inequalities if one.slopes.get(letter, 0) > 0)
    above = sum(1 for one in inequalities if one.slopes.get(letter, 0) < 0)
    return below * above - below - above


def _without(inequalities: Sequence[Inequality], letter: Hashable) -> list[Inequality]:
    """What the inequalities say about the other letters: each pair of a lower and an upper bound, put together."""
    kept = {_key(one): one for one in inequalities if letter not in one.slopes}
    below = [one for one in inequalities if one.slopes.get(letter, 0) > 0]
    above = [one for one in inequalities if one.slopes.get(letter, 0) < 0]
    for low, high in product(below, above):
        times_low, times_high = -high.slopes[letter], low.slopes[letter]
        slopes = {
            name: value
            for name in {**low.slopes, **high.slopes}
            if (value := times_low * low.slopes.get(name, 0) + times_high * high.slopes.get(name, 0))
        }
        joined = Inequality(slopes, times_low * low.constant + times_high * high.constant, low.strict or high.strict)
        kept[_key(joined)] = joined
    return list(kept.values())


def _key(one: Inequality) -> tuple[object, ...]:
    scale = max((abs(value) for value in one.slopes.values()), default=Fraction(1))
    return (frozenset((name, value / scale) for name, value in one.slopes.items()), one.constant / scale, one.strict)


def difference(condition: Comparison) -> Expression:
    """left − right, so oriented that the condition asks for a positive value (or one that is not negative).

    >>> from tutor import parse
    >>> str(difference(parse("x < 2")))
    '2 - x'
    """
    left, right = condition.left, condition.right
    if condition.relation in ("<", "<="):
        left, right = right, left
    if right == ZERO:
        return left
    if left == ZERO:
        return opposite(right)
    return Sum((left, right.operand if isinstance(right, Negation) else Negation(right)))


def contradictory(conditions: Sequence[Comparison]) -> bool:
    """Whether conditions <, <=, >, >= certainly cannot hold together.

    Each monomial (x, xy, x², sin x) counts as a letter of its own, of which only is known that even powers are
    not negative and that sines lie between −1 and 1. So False says nothing.

    >>> from tutor import parse
    >>> contradictory([parse("x^2 < 1"), parse("x^2 > 4")])
    True
    """
    try:
        ring = Ring.of([difference(one) for one in conditions])
        polynomials = [ring.polynomial(difference(one)) for one in conditions]
    except (TooLarge, ZeroDivisionError):
        return False
    found: list[Inequality] = []
    monomials: set[tuple[int, ...]] = set()
    for condition, polynomial in zip(conditions, polynomials, strict=True):
        if polynomial is None:
            continue
        slopes: dict[Hashable, Fraction] = {}
        constant = Fraction(0)
        for exponents, value in polynomial.terms():
            key = tuple(map(int, exponents))
            number = fraction_of(value)
            if any(key):
                slopes[key] = number
                monomials.add(key)
            else:
                constant = number
        found.append(Inequality(slopes, constant, condition.relation in ("<", ">")))
    for key in monomials:
        found += _known(ring, key)
    return possible(found) is False


def _known(ring: Ring, key: tuple[int, ...]) -> list[Inequality]:
    """What is known of a monomial wherever it is real."""
    from tutor.derivation.signs import signs

    one = Fraction(1)
    known: list[Inequality] = []
    present = [(letter, exponent) for letter, exponent in zip(ring.letters, key, strict=True) if exponent]
    ranges = [frozenset((0, 1)) if exponent % 2 == 0 else signs(letter) for letter, exponent in present]
    if all(-1 not in one_range for one_range in ranges):
        strict = all(0 not in signs(letter) for letter, _ in present)
        known.append(Inequality({key: one}, Fraction(0), strict))
    if all(isinstance(letter, Call) and letter.function in _BOUNDED_BY_ONE for letter, _ in present):
        known += [Inequality({key: one}, one, False), Inequality({key: -one}, one, False)]
    return known


def needed(conditions: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Strict conditions without those that follow from the others: x > 1 makes x > 0 idle.

    >>> from tutor import parse
    >>> [str(one) for one in needed([parse("x > 0"), parse("x > 1")])]
    ['x > 1']
    """
    kept = list(dict.fromkeys(conditions))
    for condition in tuple(kept):
        others = [one for one in kept if one is not condition]
        opposite = {"<": ">=", ">": "<="}[condition.relation]
        if contradictory([*others, Comparison(opposite, condition.left, condition.right)]):
            kept = others
    return tuple(kept)


def directions_exist(
    slopes: Sequence[tuple[Mapping[Symbol, Fraction], bool]], variables: Sequence[Symbol]
) -> bool | None:
    """Whether a direction d ≠ 0 exists with slope·d > 0 (where strict) or ≥ 0 for every one of some slopes.

    Returns:
        the answer, or None where it would take too long.
    """
    rows = [
        Inequality({letter: value for letter, value in slope.items() if value}, Fraction(0), strict)
        for slope, strict in slopes
    ]
    answers = [
        possible([*rows, Inequality({variable: Fraction(way)}, Fraction(-1), False)])
        for variable in variables
        for way in (1, -1)
    ]
    if any(answers):
        return True
    return None if None in answers else False
