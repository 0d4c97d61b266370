"""Which signs a polynomial in one letter takes where the letter lies between two numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.signs import ANY, Signs
from tutor.expression.exact import exact
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.kinds.forms import Open, between, ends_of, real_roots

Ends = tuple[Fraction | None, Fraction | None]
"""An open interval; None where it has no end."""
_MOST_DEGREE = 40


@dataclass(frozen=True, slots=True)
class Ranges:
    """Between which numbers some letters lie."""

    ends: Mapping[Symbol, Ends]

    @classmethod
    def of(cls, conditions: Iterable[Expression]) -> Ranges:
        """What strict comparisons of a letter with a fraction say; others say nothing here."""
        found: dict[Symbol, Ends] = {}
        for condition in conditions:
            if not isinstance(condition, Comparison) or not isinstance(condition.left, Symbol):
                continue
            bound = None if symbols(condition.right) else exact(condition.right, {})
            if bound is None:
                continue
            low, high = found.get(condition.left, (None, None))
            if condition.relation == ">":
                found[condition.left] = (bound if low is None else max(low, bound), high)
            elif condition.relation == "<":
                found[condition.left] = (low, bound if high is None else min(high, bound))
        return cls(found)

    def signs(self, expression: Expression) -> Signs:
        """The signs of a polynomial in one letter on the interval of that letter; all three for anything else."""
        letters = symbols(expression)
        if len(letters) != 1:
            return ANY
        (letter,) = letters
        try:
            ring = Ring.of((expression,))
            polynomial = ring.polynomial(expression)
        except (TooLarge, ZeroDivisionError):
            return ANY
        if polynomial is None or ring.letters != (letter,) or not 0 < polynomial.total_degree() <= _MOST_DEGREE:
            return ANY
        values = {int(key[0]): fraction_of(one) for key, one in polynomial.to_dict().items()}
        return _signs_between(values, self.ends.get(letter, (None, None)))


def _signs_between(coefficients: Mapping[int, Fraction], ends: Ends) -> Signs:
    """The signs between two ends: none of them is a point of the interval."""
    low, high = ends
    lowest = min(coefficients)
    roots = [root for root, _ in real_roots({power - lowest: value for power, value in coefficients.items()})]
    if lowest:
        roots.append(Fraction(0))
    marks = [*roots, *(end for end in ends if end is not None)]
    try:
        samples = between(marks)
    except Open:
        return ANY
    inside = [one for one in samples if (low is None or one > low) and (high is None or one < high)]
    found = {_value_sign(coefficients, one) for one in inside}
    for root in roots:
        first, last = ends_of(root)  # `between` has made sure that no ball holds an end
        if (low is None or first > low) and (high is None or last < high):
            found.add(0)
    return frozenset(found)


def _value_sign(coefficients: Mapping[int, Fraction], at: Fraction) -> int:
    value = sum((coefficient * at**power for power, coefficient in coefficients.items()), Fraction(0))
    return (value > 0) - (value < 0)
