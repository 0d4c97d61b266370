"""Exponentials and logarithms in normal form, and what is made of them: e^(ln 2) = 2, cosh(ln 2) = 5/4."""

from __future__ import annotations

from fractions import Fraction

from tutor.expression.exact import exact
from tutor.expression.numbers import whole
from tutor.expression.tree import Call, Power
from tutor.stationary.numbers.surd_primes import prime_factors
from tutor.stationary.numbers.surd_trees import tree
from tutor.stationary.numbers.surds import Beyond, E, Key, Surd, primitive, sign

_MOST_EXPONENT = 400
_ZERO, _ONE = Surd.rational(0), Surd.rational(1)
_ODD = frozenset(("asin", "atan", "sinh", "tanh", "erf", "tan"))


def exponential(exponent: Surd) -> Surd:
    """e to a power: e^(ln 2) = 2, e^(1 + √2) = e·e^√2.

    Raises:
        Beyond: the result is too long.
    """
    result = _ONE
    for key, value in exponent.terms:
        inner = _inside_logarithm(key)
        if not key:
            result = result * Surd.atom(E, value)
        elif inner is not None:
            if abs(value.numerator) > _MOST_EXPONENT or value.denominator > _MOST_EXPONENT:
                raise Beyond
            result = result * inner.root(value.denominator).power(value.numerator)
        else:
            term = tree(Surd(frozenset(((key, Fraction(1)),))))
            result = result * Surd.atom(Power(E, term), value)
    return result


def _inside_logarithm(key: Key) -> Surd | None:
    from tutor.stationary.numbers.known_values import surd_of

    if len(key) != 1:
        return None
    base, exponent = next(iter(key))
    if exponent == 1 and isinstance(base, Call) and base.function == "ln":
        return surd_of(base.arguments[0])
    return None


def logarithm(number: Surd) -> Surd:
    """The natural logarithm: ln(4e) = 2 ln 2 + 1.

    Raises:
        Beyond: the number is not positive.
    """
    from tutor.stationary.numbers.known_values import surd_of

    if sign(number) <= 0:
        raise Beyond
    content, inner = primitive(number)
    result = _logarithm_of(content.numerator) - _logarithm_of(content.denominator)
    if inner.single is None:
        return result + Surd.atom(Call("ln", (tree(inner),)))
    for base, exponent in inner.single[0]:
        if base == E:
            result = result + Surd.rational(exponent)
        elif isinstance(base, Power) and base.base == E:
            inside = surd_of(base.exponent)
            if inside is None:
                raise Beyond
            result = result + inside.scaled(exponent)
        else:
            result = result + Surd.atom(Call("ln", (base,))).scaled(exponent)
    return result


def _logarithm_of(number: int) -> Surd:
    result = _ZERO
    for prime, times in prime_factors(number):
        result = result + Surd.atom(Call("ln", (whole(prime),))).scaled(Fraction(times))
    return result


def opaque(name: str, argument: Surd) -> Surd:
    """A value that stands for itself; odd functions with a minus in front."""
    known = exact(Call(name, (tree(argument),)), {})
    if known is not None:
        return Surd.rational(known)
    if name in _ODD and sign(argument) < 0:
        return -Surd.atom(Call(name, (tree(-argument),)))
    return Surd.atom(Call(name, (tree(argument),)))


def hyperbolic(name: str, argument: Surd) -> Surd:
    """sinh, cosh, tanh and the sigmoid: worked out where e^u is built from roots, else standing for themselves."""
    grown = exponential(argument)
    if any(base == E or isinstance(base, Power) for key, _ in grown.terms for base, _ in key):
        if name == "cosh" and sign(argument) < 0:
            argument = -argument
        return opaque(name, argument)
    shrunk = grown.inverse()
    if name == "sinh":
        return (grown - shrunk).scaled(Fraction(1, 2))
    if name == "cosh":
        return (grown + shrunk).scaled(Fraction(1, 2))
    if name == "tanh":
        return (grown - shrunk) * (grown + shrunk).inverse()
    return (_ONE + shrunk).inverse()


def area_sine(number: Surd) -> Surd:
    """arsinh u = ln(u + √(u² + 1)), an odd function."""
    if sign(number) < 0:
        return -area_sine(-number)
    return logarithm(number + (number * number + _ONE).root(2))


def area_cosine(number: Surd) -> Surd:
    """arcosh u = ln(u + √(u² − 1)) for u ≥ 1."""
    if sign(number - _ONE) < 0:
        raise Beyond
    return logarithm(number + (number * number - _ONE).root(2))


def area_tangent(number: Surd) -> Surd:
    """artanh u = ln((1 + u)/(1 − u))/2."""
    return logarithm((_ONE + number) * (_ONE - number).inverse()).scaled(Fraction(1, 2))
