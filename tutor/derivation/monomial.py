"""Products in textbook form: one number in front, same powers together, letters before functions.

`2·y·x·3` becomes `6xy`, `cos(xy)·y` becomes `y·cos(xy)`, `(1/x)·cos(x)` becomes `cos(x)/x`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from tutor.derivation.signs import surely_above
from tutor.expression.numbers import ONE, ZERO, is_decimal, number, rational, rational_value
from tutor.expression.structures import Applied, BigSum, Delta, Partial, Piecewise
from tutor.expression.traversal import unsigned
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

_MOST_BITS = 400
"""A power of numbers is worked out only when it stays about this short; 9^9^9 stays as it is."""


@dataclass(slots=True)
class Monomial:
    """A product taken apart: a coefficient and the exponent of each base, in order of appearance."""

    coefficient: Fraction = Fraction(1)
    decimal: bool = False
    """Was a number written with a decimal point? Then the coefficient is, too."""
    exponents: dict[Expression, Fraction] = field(default_factory=dict)
    happened: set[str] = field(default_factory=set)
    """What was done: "arithmetic", "powers", "cancelled", "signs"."""
    numbers: int = 0

    def multiply(self, part: Expression, times: int = 1) -> None:
        """Multiply by `part` to the power `times`, which is 1 or −1."""
        pending = [(part, times)]
        while pending:
            node, power = pending.pop()
            if isinstance(node, Negation):
                self.coefficient = -self.coefficient
                if node is not part:
                    self.happened.add("signs")
                pending.append((node.operand, power))
            elif isinstance(node, Product):
                pending.extend((factor, power) for factor in reversed(node.factors))
            elif (value := rational_value(node)) is not None and (value or power > 0):
                self._multiply_number(node, value, power)
            elif isinstance(node, Quotient):
                pending.append((node.denominator, -power))
                pending.append((node.numerator, power))
            elif (opened := _numbered_product(node)) is not None:
                self.happened.add("powers")
                pending.extend((factor, power) for factor in reversed(opened))
            else:
                self._multiply_power(node, power)

    def _multiply_number(self, node: Expression, value: Fraction, power: int) -> None:
        self.decimal = self.decimal or is_decimal(node)
        before = self.coefficient
        self.coefficient *= value if power > 0 else 1 / value
        if abs(value) != 1:
            self.numbers += 1
            if self.numbers > 1 and (self.decimal or _is_worked_out(before, value if power > 0 else 1 / value)):
                self.happened.add("arithmetic")

    def _multiply_power(self, node: Expression, power: int) -> None:
        exponent = rational_value(node.exponent) if isinstance(node, Power) else None
        base = node.base if isinstance(node, Power) and exponent is not None else node
        exponent = Fraction(power) if exponent is None else exponent * power
        known = self.exponents.get(base)
        if known is None:
            self.exponents[base] = exponent
        else:
            self.happened.add("cancelled" if (known < 0) != (exponent < 0) else "powers")
            self.exponents[base] = known + exponent

    def expression(self) -> Expression:
        """The product put together again in textbook form."""
        above = [_raise(base, exponent) for base, exponent in self.exponents.items() if exponent > 0]
        below = [_raise(base, -exponent) for base, exponent in self.exponents.items() if exponent < 0]
        above, below = ordered(above), ordered(below)
        size = abs(self.coefficient)
        coefficient = number(size, self.decimal)
        if isinstance(coefficient, Number):
            front, under = coefficient, ONE
        else:
            front, under = Number(Fraction(size.numerator)), Number(Fraction(size.denominator))
        result = _fraction(front, above, under, below)
        return Negation(result) if self.coefficient < 0 else result


def _is_worked_out(one: Fraction, other: Fraction) -> bool:
    """Whether the product of two numbers is more than 7 and ½ written as 7/2: numbers are multiplied or cancelled."""
    above = abs(one.numerator) != 1 and abs(other.numerator) != 1
    below = one.denominator != 1 and other.denominator != 1
    return above or below or (one * other).denominator != one.denominator * other.denominator


def _numbered_product(node: Expression) -> tuple[Expression, ...] | None:
    """The factors of (2s²)² as 2² and s⁴; None for anything but a whole power of a product with a number in it."""
    if not (isinstance(node, Power) and isinstance(node.base, Product)):
        return None
    exponent = rational_value(node.exponent)
    if exponent is None or exponent.denominator != 1 or abs(exponent) > _MOST_BITS:
        return None
    if all(rational_value(factor) is None for factor in node.base.factors):
        return None
    opened: list[Expression] = []
    for factor in node.base.factors:
        value = rational_value(factor)
        if value:
            opened.append(number(value ** int(exponent), is_decimal(factor)))
        else:
            inner = rational_value(factor.exponent) if isinstance(factor, Power) else None
            base = factor.base if isinstance(factor, Power) and inner is not None else factor
            opened.append(Power(base, rational(exponent * (1 if inner is None else inner))))
    return tuple(opened)


def monomial(expression: Expression) -> Monomial:
    """The product `expression` taken apart."""
    result = Monomial()
    result.multiply(expression)
    return result


def _fraction(front: Expression, above: list[Expression], under: Expression, below: list[Expression]) -> Expression:
    denominator = ([under] if under != ONE else []) + below
    sums = [factor for factor in above if isinstance(factor, BigSum)]
    if denominator and sums:
        rest = [factor for factor in above if not isinstance(factor, BigSum)]
        return product([Quotient(product([front, *rest]), product(denominator)), *sums])
    numerator = product([front, *above])
    return Quotient(numerator, product(denominator)) if denominator else numerator


def product(factors: Iterable[Expression]) -> Expression:
    """The product of the factors, ones left out; 1 if nothing is left."""
    kept = tuple(factor for factor in factors if factor != ONE)
    if not kept:
        return ONE
    return kept[0] if len(kept) == 1 else Product(kept)


def _raise(base: Expression, exponent: Fraction) -> Expression:
    if exponent == 1:
        return base
    if isinstance(base, Call) and base.function == "sqrt" and exponent % 2 == 0:
        return _raise(base.arguments[0], exponent / 2)
    return Power(base, rational(exponent))


def ordered(factors: list[Expression]) -> list[Expression]:
    """The factors in textbook order: constants, letters by the alphabet, brackets, functions, Σ.

    σ(z)(1 − σ(z)) stays together in front, as texts on machine learning write it. A letter with an index
    goes behind a bracket, (s·aᵢ + b − hᵢ)·aᵢ, as the lecture writes it.
    """
    if len(factors) < 2:
        return factors
    bases = [_base(factor) for factor in factors]
    bracket = any(isinstance(base, Sum) for base in bases)
    pair = any(_is_sigmoid(base) for base in bases) and any(_holds_sigmoid(base) for base in bases)
    return sorted(factors, key=lambda factor: _rank(_base(factor), bracket, pair))


def _base(factor: Expression) -> Expression:
    """What decides the place of a factor: x for x³, but all of xⁿ and of e^(−x)."""
    return factor.base if isinstance(factor, Power) and rational_value(factor.exponent) is not None else factor


_RANKS: dict[type[Expression], int] = {
    Number: 0, Constant: 1, Symbol: 3, Delta: 6, Power: 6, Applied: 6, Call: 6, Sum: 5, Piecewise: 8, BigSum: 9,
    Partial: 10,
}  # fmt: skip


def _rank(base: Expression, bracket: bool, pair: bool) -> tuple[int, str]:
    if isinstance(base, Symbol):
        indexed = any(not isinstance(subscript, Number) for subscript in base.subscripts)
        return (7 if indexed and bracket else 4 if indexed else 3, base.label.lower())
    if isinstance(base, Power) and isinstance(base.base, Symbol) and isinstance(base.exponent, Symbol):
        return (3, base.base.label.lower() + "~")
    if pair and (_is_sigmoid(base) or _holds_sigmoid(base)):
        return (2, "")
    return (_RANKS.get(type(base), 6), "")


def _operands(total: Sum) -> tuple[Expression, ...]:
    return tuple(unsigned(term) for term in total.terms)


def _holds_sigmoid(base: Expression) -> bool:
    return isinstance(base, Sum) and any(_is_sigmoid(operand) for operand in _operands(base))


def _is_sigmoid(expression: Expression) -> bool:
    return isinstance(expression, Call) and expression.function == "sigmoid"


def combine(node: Expression) -> tuple[Expression, frozenset[str]]:
    """A product, quotient, negation or power of numbers in textbook form, and what was done to it."""
    if isinstance(node, Power):
        exponent = rational_value(node.exponent)
        if exponent is not None and isinstance(node.base, Call) and node.base.function == "sqrt" and exponent % 2 == 0:
            return _raise(node.base, exponent), frozenset(("powers",))
        if exponent is not None and exponent < 0 and rational_value(node.base) is None:
            return monomial(node).expression(), frozenset(("fraction",))
        return _power_of_numbers(node)
    if not isinstance(node, Product | Quotient | Negation):
        return node, frozenset()
    parts = monomial(node)
    result = parts.expression()
    if result == node:
        return result, frozenset()
    happened = parts.happened or {"one-fraction" if _takes_fraction_in(node, result) else "order"}
    if "signs" in happened and not isinstance(result, Negation):
        happened = (happened - {"signs"}) | {"two-minuses"}
    return result, frozenset(happened)


def _takes_fraction_in(node: Expression, result: Expression) -> bool:
    """Whether a fraction among factors has become the whole: 7·(1/x) = 7/x."""
    whole = unsigned(result)
    return isinstance(node, Product) and isinstance(whole, Quotient)


def _power_of_numbers(node: Power) -> tuple[Expression, frozenset[str]]:
    base, exponent = rational_value(node.base), rational_value(node.exponent)
    if base == 0 and surely_above(node.exponent, 0):
        return ZERO, frozenset(("arithmetic",))
    if base is None or exponent is None or exponent.denominator != 1 or (base == 0 and exponent <= 0):
        return node, frozenset()
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits * abs(exponent) > _MOST_BITS:
        return node, frozenset()
    value = base ** int(exponent)
    return number(value, is_decimal(node.base)), frozenset(("arithmetic",))
