"""Values at a point that the student names: exact where a person would write them, and in decimals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from tutor.derivation.monomial import Monomial, monomial
from tutor.derivation.tidy import tidied
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.exact import exact as exactly
from tutor.expression.figures import decimal
from tutor.expression.numbers import is_decimal, number, rational, rational_value, whole
from tutor.expression.numeric import Evaluator
from tutor.expression.obstacles import why_not
from tutor.expression.structures import Applied
from tutor.expression.text import text
from tutor.expression.traversal import has_sigma, postorder, size, substitute, symbols
from tutor.expression.tree import Call, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

if TYPE_CHECKING:
    from flint import arb

Place = Mapping[Symbol, Expression]
"""A value for each variable: numbers, or expressions such as π/2."""

PRECISION = 192
"""Binary digits of every number that is shown, far more than are shown."""
_LONGEST_EXACT = 24
"""An exact value with more nodes than this is shown in decimals only."""
_MOST_DIGITS = 5_000
_LARGEST_SHOWN = 10**15
"""Whole numbers and parts of fractions that are larger are shown in decimals only."""
_LARGEST = 1e150
"""Values that are larger, or nearer to 0 than one over this, are not worked with."""
_LARGEST_SQUARE = 10**18


@dataclass(frozen=True, slots=True)
class Value:
    """A number that an expression has at a place."""

    exact: Expression | None
    """The exact value as a tree, or None when it is too long to be of use."""
    decimal: str
    """The value to six significant digits, with an ASCII minus."""
    formula: Expression
    """The value written out without letters, however long: what further numbers are worked out from."""

    @property
    def rational(self) -> Fraction | None:
        """The value as a fraction, or None when it is not known to be one."""
        return None if self.exact is None else rational_value(self.exact)

    @property
    def shown(self) -> Expression | str:
        """The exact value if there is one, else the decimals."""
        return self.exact if self.exact is not None else self.decimal

    @property
    def is_zero(self) -> bool:
        """Whether the value is exactly zero."""
        return self.rational == 0


def put_in(expression: Expression, place: Place) -> Expression:
    """The expression with the values of a place in it."""
    return substitute(expression, dict[Expression, Expression](place.items()))


def ball(formula: Expression) -> arb:
    """The value of an expression without letters."""
    return Evaluator({}, PRECISION).value(formula)


def number_of(formula: Expression, longest: int = _LONGEST_EXACT) -> Value:
    """The value of an expression without letters, exact where that has few nodes. It must be a real number."""
    known = exactly(formula, {})
    if known is not None:
        exact = number(known, any(is_decimal(node) for node in postorder(formula)))
    else:
        exact = _without_root_below(tidied(formula))
    return Value(exact if _is_short(exact, longest) else None, decimal(ball(formula)), formula)


def _is_short(exact: Expression, longest: int) -> bool:
    """Whether an exact value can be shown: few parts, and no endless numbers among them."""
    if size(exact) > longest:
        return False
    numbers = (node.value for node in postorder(exact) if isinstance(node, Number))
    return all(max(value.numerator, value.denominator) < _LARGEST_SHOWN for value in numbers)


def decimal_tree(decimal: str) -> Expression:
    """A decimal, such as that of a `Value`, as an expression.

    >>> decimal_tree("-0.5")
    Negation(Number(1, 2, '0.5'))
    """
    digits = decimal.removeprefix("-")
    mantissa, _, exponent = digits.partition("e")
    if exponent and abs(int(exponent)) > _MOST_DIGITS:  # 4.2e369693099 has no digits to be written out
        power = Product((Number(Fraction(mantissa), spelling=mantissa if "." in mantissa else ""), _ten(int(exponent))))
        return Negation(power) if digits != decimal else power
    tree: Expression = Number(Fraction(digits), spelling=digits if {".", "e"} & set(digits) else "")
    return Negation(tree) if digits != decimal else tree


def _ten(exponent: int) -> Expression:
    return Power(whole(10), whole(exponent))


def _without_root_below(number: Expression) -> Expression:
    """17/√17 as √17: a root below the line that divides what stands above."""
    if not isinstance(number, Quotient | Negation):
        return number
    parts = monomial(number)
    for base, exponent in parts.exponents.items():
        under = rational_value(base.arguments[0]) if isinstance(base, Call) and base.function == "sqrt" else None
        if under and exponent == -1 and (parts.coefficient / under).denominator == 1:
            rest = {**parts.exponents, base: Fraction(1)}
            return Monomial(parts.coefficient / under, parts.decimal, rest).expression()
    return number


def value_at(expression: Expression, place: Place, what: str) -> Value:
    """The value of an expression at a place.

    Arguments:
        expression: what to evaluate.
        place: a value for every symbol in it.
        what: how the expression is called in an error: "f", "∂f/∂x".

    Raises:
        Unanswerable: a value is missing, or the expression is not a real number there.
    """
    unknown = next((node.name for node in postorder(expression) if isinstance(node, Applied)), None)
    if unknown is not None:
        raise Unanswerable(
            f"{what} has no value, because nobody knows the function {unknown}.",
            f"Write out what {unknown} is, or leave the point out.",
        )
    missing = sorted((symbol.label for symbol in symbols(expression) if symbol not in place), key=str.lower)
    if missing:
        _refuse_missing(missing, expression, place)
    inserted = put_in(expression, place)
    evaluator = Evaluator({}, PRECISION)
    if not evaluator.value(inserted).is_finite():
        obstacle = why_not(evaluator, inserted)
        because = f": {text(obstacle.part)} has none" if obstacle and obstacle.part != inserted else ""
        raise Unanswerable(
            f"{what} has no real value at {spelled(place)}, or none that can be worked out{because}.",
            "Choose a point where it is real.",
        )
    found = abs(evaluator.value(inserted))
    if not (found.contains(0) or (found < _LARGEST and found * _LARGEST > 1)):
        raise Unanswerable(
            f"{what} is too {'large' if found > 1 else 'small'} at {spelled(place)} to be worked with.",
            "Choose a point where it is nearer to 1.",
        )
    return number_of(inserted)


def partial_at(function: Expression, variable: Symbol, derivative: Expression, place: Place, name: str) -> Value:
    """The value of a partial derivative at a place, compared with that of Arb's power series.

    Arguments:
        function: the function.
        variable: the variable of the derivative.
        derivative: the answer of the rules.
        place: a value for every symbol.
        name: how the derivative is called in an error: "∂f/∂x".

    Raises:
        Unanswerable: a value is missing, or the function has a kink or no slope at the place.
        CheckFailed: the power series says otherwise; a fault of tutor's own.
    """
    value = value_at(derivative, place, name)
    if variable not in place:
        return value
    step = fresh("t", place)
    moved = put_in(function, {**place, variable: Sum((place[variable], step))})
    slope = Evaluator({step: Fraction(0)}, PRECISION).slope(moved, step)
    if not slope.is_finite():
        raise Unanswerable(
            f"{name} cannot be confirmed at {spelled(place)}: the function has a kink or an edge there.",
            "Choose a point beside it.",
        )
    if not slope.overlaps(ball(value.formula)):
        raise CheckFailed(f"{name} = {text(derivative)} is false at {spelled(place)}")
    return value


def fresh(letters: str, used: Iterable[Symbol]) -> Symbol:
    """A symbol that is not among those in use: the first of the letters that is free, else any that is.

    >>> fresh("hk", [Symbol("h"), Symbol("x")]).name
    'k'
    """
    taken = {symbol.name for symbol in used}
    free = (name for name in (*letters, *"abcdfghjklmnpqrstuvwxyz") if name not in taken)
    return Symbol(next(free, f"{letters[0]}_new"))


def spelled(place: Place) -> str:
    """A place in words for an error: "x = 1, y = −2"."""
    return ", ".join(f"{symbol.label} = {text(number)}" for symbol, number in place.items())


def _refuse_missing(missing: Sequence[str], expression: Expression, place: Place) -> None:
    names = ", ".join(missing)
    if has_sigma(expression):
        raise Unanswerable(
            f"The value cannot be worked out without numbers for {names}.",
            "A Σ or a mean over data needs the data: name the file with --data, or leave --at out.",
        )
    given = [f"{symbol.label}={text(number)}" for symbol, number in place.items()]
    example = ", ".join((*given, *(f"{name}=1" for name in missing)))
    raise Unanswerable(f"No value is given for {names}.", f'Give one for every letter: --at "{example}".')


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
