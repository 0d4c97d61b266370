"""Values at a point that the student names: exact where a person would write them, and in decimals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from tutor.derivation.monomial import Monomial
from tutor.derivation.tidy import Tidier
from tutor.errors import Unanswerable
from tutor.expression.numbers import rational_value
from tutor.expression.numeric import Evaluator, decimal
from tutor.expression.text import text
from tutor.expression.tree import BigSum, Call, Expression, Symbol, postorder, rational, size, substitute, symbols, whole

Place = Mapping[Symbol, Expression]
"""A value for each variable: numbers, or expressions such as π/2."""

_LONGEST_EXACT = 24
"""An exact value with more nodes than this is shown in decimals only."""
_LARGEST_SQUARE = 10**18


@dataclass(frozen=True, slots=True)
class Value:
    """A number that an expression has at a place."""

    exact: Expression | None
    """The exact value as a tree, or None when it is too long to be of use."""
    decimal: str
    """The value to six significant digits, with an ASCII minus."""
    is_rational: bool
    """Is the exact value a plain fraction or whole number?"""

    @property
    def shown(self) -> Expression | str:
        """The exact value if there is one, else the decimals."""
        return self.exact if self.exact is not None else self.decimal


def value_at(expression: Expression, place: Place, what: str) -> Value:
    """The value of an expression at a place.

    Arguments:
        expression: what to evaluate.
        place: a value for every symbol in it.
        what: how the expression is called in an error: "f", "∂f/∂x".

    Raises:
        Unanswerable: a value is missing, or the expression is not a real number there.
    """
    missing = sorted((symbol.label for symbol in symbols(expression) if symbol not in place), key=str.lower)
    if missing:
        _refuse_missing(missing, expression)
    inserted = substitute(expression, dict(place))
    ball = Evaluator({}, 128).value(inserted)
    if not ball.is_finite():
        point = ", ".join(f"{symbol.label} = {text(number)}" for symbol, number in place.items())
        raise Unanswerable(
            f"{what} is not a real number at {point}.", "Choose a point inside the domain; `tutor grad` shows it."
        )
    steps = Tidier().whole(inserted)
    exact = steps[-1].after if steps else inserted
    rational_number = rational_value(exact)
    keep = size(exact) <= _LONGEST_EXACT
    return Value(exact if keep else None, decimal(ball), rational_number is not None)


def _refuse_missing(missing: Sequence[str], expression: Expression) -> None:
    names = ", ".join(missing)
    if any(isinstance(node, BigSum) for node in postorder(expression)):
        raise Unanswerable(
            f"The value cannot be worked out without numbers for {names}.",
            "A Σ over data needs the data; leave --at out to see the gradient itself.",
        )
    raise Unanswerable(
        f"No value is given for {names}.", f'Give one for every letter: --at "{", ".join(f"{name}=1" for name in missing)}".'
    )


def square_root(value: Fraction) -> Expression:
    """√value in the form a textbook prints: whole or fraction where it is one, else a·√b with b as small as can be.

    >>> from tutor.expression.text import text
    >>> text(square_root(Fraction(20)))
    '2√5'
    """
    above, below = value.numerator, value.denominator
    outside, inside = _square_factor(above * below)
    front = Fraction(outside, below)
    if inside == 1:
        return rational(front)
    root: Expression = Call("sqrt", (whole(inside),))
    return Monomial(front, False, {root: Fraction(1)}).expression()


def _square_factor(number: int) -> tuple[int, int]:
    """(s, r) with number = s²·r and r free of small squares."""
    root = isqrt(number)
    if root * root == number:
        return root, 1
    if number > _LARGEST_SQUARE:
        return 1, number
    outside, divisor = 1, 2
    while divisor * divisor <= number and divisor < 1000:
        while number % (divisor * divisor) == 0:
            number //= divisor * divisor
            outside *= divisor
        divisor += 1
    return outside, number
