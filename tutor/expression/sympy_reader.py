"""SymPy objects as trees of ours, in the order in which SymPy prints them.

Classes are told apart by name, as SymPy's own printers do, so that nothing here has to import sympy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from tutor.errors import Unanswerable
from tutor.expression.functions import FUNCTIONS
from tutor.expression.names import Names
from tutor.expression.numbers import rational, whole
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Logic, Partial, Piecewise
from tutor.expression.traversal import substitute, symbols, unsigned
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol


def from_sympy(given: Any) -> Expression:
    """A SymPy object as a tree of ours.

    Arguments:
        given: a SymPy expression or condition.

    Returns:
        the tree: a difference as a `Sum` with a `Negation`, a negative power as a `Quotient`.

    Raises:
        Unanswerable: it has a part that our language has no name for; the message names the part.

    >>> from sympy.abc import x, y
    >>> str(from_sympy(x**2 - y/x))
    'x**2 - y/x'
    """
    try:
        tree = _read(given)
    except RecursionError:
        raise Unanswerable("this is nested too deep to be read", "work with a part of it") from None
    if any(symbol.name.startswith("_") for symbol in symbols(tree)):
        raise _unknown(given)
    return tree


def _read(given: Any) -> Expression:
    for kind in type(given).__mro__:
        reader = _READERS.get(kind.__name__)
        if reader is not None:
            return reader(given)
    name = _CALLS.get(type(given).__name__)
    if name is None:
        raise _unknown(given)
    return Call(name, tuple([_read(part) for part in given.args]))


def _unknown(given: Any) -> Unanswerable:
    shown = str(given)
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    return Unanswerable(f"SymPy's {type(given).__name__} in {shown} has no counterpart here", "rewrite that part")


def _rational(given: Any) -> Expression:
    return rational(Fraction(int(given.p), int(given.q)))


def _float(given: Any) -> Expression:
    spelling = str(given)
    if not spelling.lstrip("-")[:1].isdigit() and not spelling.lstrip("-").startswith("."):
        raise _unknown(given)
    mantissa, mark, power = spelling.lstrip("-").partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".") or "0"
    size = mantissa + mark + power.removeprefix("+")
    value = Fraction(size)
    tree = Number(value, spelling="" if size.isdigit() else size)
    return Negation(tree) if spelling.startswith("-") else tree


def _symbol(given: Any) -> Expression:
    label = str(given.name)
    if label.startswith("_") or type(given).__name__ == "Dummy":
        return Symbol(f"_{label}")  # a placeholder, for a Subs to fill
    if not label.replace("_", "").isalnum() or not label[0].isalpha():
        raise _unknown(given)
    read = Names("", (label,), (), (), False).whole(label)
    places = [whole(int(part)) if part.isdigit() else Symbol(part) for part in read.subscripts]
    return Symbol(read.name, tuple(places), spelling=read.spelling)


def _indexed(given: Any) -> Expression:
    base = _symbol(given.base.label)
    assert isinstance(base, Symbol)
    return Symbol(base.name, (*base.subscripts, *[_read(place) for place in given.indices]))


def _add(given: Any) -> Expression:
    return Sum(tuple([_read(term) for term in given.as_ordered_terms()]))


def _mul(given: Any) -> Expression:
    coefficient, _ = given.as_coeff_Mul()
    negative = bool(coefficient.is_negative)
    above: list[Expression] = []
    below: list[Expression] = []
    for factor in given.as_ordered_factors():
        if factor.is_Rational:
            size = abs(factor)
            above += [whole(int(size.p))] if size.p != 1 else []
            below += [whole(int(size.q))] if size.q != 1 else []
        elif factor.is_Number:
            tree = _read(factor)
            above.append(unsigned(tree))
        elif factor.is_Pow and _is_negative(factor.exp):
            below.append(_power(factor.base, -factor.exp))
        else:
            above.append(_read(factor))
    tree = _together(above)
    if below:
        tree = Quotient(tree, _together(below))
    return Negation(tree) if negative else tree


def _together(factors: Sequence[Expression]) -> Expression:
    if not factors:
        return whole(1)
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _is_negative(exponent: Any) -> bool:
    return bool(exponent.is_Rational and exponent.is_negative)


def _pow(given: Any) -> Expression:
    if _is_negative(given.exp):
        return Quotient(whole(1), _power(given.base, -given.exp))
    return _power(given.base, given.exp)


def _power(base: Any, exponent: Any) -> Expression:
    below = _read(base)
    if exponent == 1:
        return below
    if exponent.is_Rational and exponent.p == 1 and exponent.q == 2:
        return Call("sqrt", (below,))
    return Power(below, _read(exponent))


def _log(given: Any) -> Expression:
    return Call("ln" if len(given.args) == 1 else "logb", tuple([_read(part) for part in given.args]))


def _applied(given: Any) -> Expression:
    return Applied(str(given.func), tuple([_read(part) for part in given.args]))


def _derivative(given: Any) -> Expression:
    body = _read(given.expr)
    counts = {_read(variable): int(count) for variable, count in given.variable_count}
    if isinstance(body, Applied) and not body.orders:
        arguments = body.arguments
        if len(set(arguments)) == len(arguments) and set(counts) <= set(arguments):
            return Applied(body.name, arguments, tuple([counts.get(part, 0) for part in arguments]))
    for variable, count in counts.items():
        for _ in range(count):
            body = Partial(body, variable)
    return body


def _subs(given: Any) -> Expression:
    body = _read(given.expr)
    return substitute(body, {_read(old): _read(new) for old, new in zip(given.variables, given.point, strict=True)})


def _sum(given: Any) -> Expression:
    body = _read(given.function)
    for limits in given.limits:
        index = _read(limits[0])
        if len(limits) != 3 or not isinstance(index, Symbol):
            raise _unknown(given)
        body = BigSum(body, index, _read(limits[1]), _read(limits[2]))
    return body


def _piecewise(given: Any) -> Expression:
    pairs = list(given.args)
    if _is_about_reality(pairs[0][1]):
        return _real_root(pairs[-1][0]) or _read(pairs[0][0])
    values = tuple([_read(value) for value, _ in pairs])
    conditions = tuple([_read(condition) for _, condition in pairs if str(condition) != "True"])
    return Piecewise(values, conditions) if conditions else values[0]


def _is_about_reality(condition: Any) -> bool:
    """Is it im(u) = 0, which every u of ours fulfils? SymPy's real_root begins so."""
    return type(condition).__name__ == "Equality" and type(condition.lhs).__name__ == "im" and condition.rhs == 0


def _real_root(given: Any) -> Expression | None:
    if not (given.is_Pow and given.exp.is_Rational and given.exp.q % 2 and given.exp.q > 1):
        return None
    if given.exp.p == 1 and given.exp.q == 3:
        return Call("cbrt", (_read(given.base),))
    return Power(_read(given.base), _rational(given.exp))


def _comparison(relation: str) -> Callable[[Any], Expression]:
    return lambda given: Comparison(relation, _read(given.lhs), _read(given.rhs))


def _logic(operator: str) -> Callable[[Any], Expression]:
    return lambda given: Logic(operator, tuple([_read(part) for part in sorted(given.args, key=str)]))


_READERS: dict[str, Callable[[Any], Expression]] = {
    "int": whole,
    "Rational": _rational,
    "Float": _float,
    "Pi": lambda given: Constant("pi"),
    "Exp1": lambda given: Constant("e"),
    "Infinity": lambda given: Constant("oo"),
    "Symbol": _symbol,
    "Idx": lambda given: _read(given.label),
    "Indexed": _indexed,
    "Add": _add,
    "Mul": _mul,
    "Pow": _pow,
    "log": _log,
    "AppliedUndef": _applied,
    "Derivative": _derivative,
    "Subs": _subs,
    "Sum": _sum,
    "KroneckerDelta": lambda given: Delta(_read(given.args[0]), _read(given.args[1])),
    "Piecewise": _piecewise,
    "StrictLessThan": _comparison("<"),
    "LessThan": _comparison("<="),
    "StrictGreaterThan": _comparison(">"),
    "GreaterThan": _comparison(">="),
    "Equality": _comparison("="),
    "Unequality": _comparison("!="),
    "And": _logic("and"),
    "Or": _logic("or"),
}
"""The name of a SymPy class, or of one that it inherits from → how its objects are read."""

_CALLS = {
    found[1]: row.name
    for row in FUNCTIONS.values()
    if (found := re.fullmatch(r"(\w+)\(\{0\}(?:, \{1\})?\)", row.sympy)) is not None
}
"""The name of a SymPy function → our row."""
