"""Our trees as SymPy has them, and SymPy's simplification. The only module that imports sympy.

Objects are built node by node, never by letting SymPy read text.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import sympy

from tutor.errors import Unanswerable
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import rational_value
from tutor.expression.proofs import assumptions, vanishes
from tutor.expression.simplify import simplify
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Logic, Mean, Partial, Piecewise
from tutor.expression.sympy_reader import from_sympy
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

__all__ = ["from_sympy", "proved_equal", "simplified", "simplify", "to_sympy"]

_MOST_BITS = 100_000
"""SymPy works out powers of numbers at once; a longer one is left as it stands."""


def to_sympy(expression: Expression) -> sympy.Basic:
    """An expression as a SymPy object with plain symbols, without assumptions.

    A power with an odd denominator is a `real_root`; `lambda` is spelled `lamda`; the members of a family are
    `Indexed`.

    Arguments:
        expression: the tree.

    Returns:
        the object.

    Raises:
        Unanswerable: SymPy cannot hold it.

    >>> from tutor import parse
    >>> to_sympy(parse("2x + sin(x)"))
    2*x + sin(x)
    """
    try:
        return _build(expression, {})
    except RecursionError:
        raise Unanswerable("this is nested too deep for SymPy", "work with a part of it") from None


def simplified(expression: Expression) -> Expression:
    """SymPy's simplification for real values of all letters, however long it takes.

    `sympy_process.ask` puts a limit to it.

    Raises:
        Unanswerable: the result has a part that our language has no name for.
    """
    plain = to_sympy(expression)
    letters = plain.atoms(sympy.Symbol)
    return from_sympy(
        sympy.simplify(plain.xreplace({letter: sympy.Symbol(letter.name, real=True) for letter in letters}))
    )


def proved_equal(one: Expression, other: Expression, conditions: Sequence[Expression], smooth: bool = False) -> bool:
    """Whether SymPy can prove two expressions equal where both are real, however long it takes.

    `sympy_process.ask` puts a limit to it.

    Arguments:
        one, other: the expressions.
        conditions: what holds; one that compares a letter with a number becomes an assumption about the letter.
        smooth: whether both have a derivative for all real values of their letters.
    """
    difference: Any = to_sympy(one) - to_sympy(other)
    known = {to_sympy(letter): signs for letter, signs in assumptions(conditions).items()}
    real = {
        letter: sympy.Symbol(letter.name, real=True, **known.get(letter, {}))
        for letter in difference.atoms(sympy.Symbol)
    }
    return vanishes(difference.xreplace(real), tuple(real.values()), smooth, sympy)


def _build(root: Expression, known: dict[Expression, Any]) -> Any:
    memo: dict[int, Any] = {}
    huge: set[int] = set()
    stack = [root]
    while stack:
        node = stack[-1]
        if id(node) in memo:
            stack.pop()
            continue
        if node in known:
            memo[id(node)] = known[node]
            continue
        if isinstance(node, Partial):
            memo[id(node)] = _partial(node, known)
            continue
        children = (*node.children, *(node.subscripts if isinstance(node, Symbol) else ()))
        waiting = [child for child in children if id(child) not in memo]
        if waiting:
            stack.extend(waiting)
            continue
        parts = [memo[id(child)] for child in children]
        inert = any(id(child) in huge for child in children) or _is_huge(node, parts)
        if inert:
            huge.add(id(node))
        memo[id(node)] = _inert(node, parts) if inert else _BUILD[type(node)](node, parts)
    return memo[id(root)]


def _is_huge(node: Expression, parts: Sequence[Any]) -> bool:
    """Whether SymPy would work out a power of numbers that is very long."""
    if not isinstance(node, Power):
        return False
    base, exponent = parts
    if not exponent.is_Rational or base.is_Symbol:
        return False
    coefficient = base.as_coeff_Mul()[0]
    if not coefficient.is_Rational:
        return False
    bits = max(int(coefficient.p).bit_length(), int(coefficient.q).bit_length())
    return bool(abs(coefficient) != 1 and abs(exponent) * bits > _MOST_BITS)


def _inert(node: Expression, parts: Sequence[Any]) -> Any:
    """A node around a number that is too long to be worked out, left as it stands.

    A power of such a power, or a function of one, is refused: SymPy hangs on them later, unasked.
    """
    match node:
        case Power() if parts[1].is_Rational:
            return sympy.Pow(*parts, evaluate=False)
        case Sum():
            return sympy.Add(*parts, evaluate=False)
        case Product():
            return sympy.Mul(*parts, evaluate=False)
        case Negation():
            return sympy.Mul(sympy.S.NegativeOne, *parts, evaluate=False)
        case Quotient():
            return sympy.Mul(parts[0], sympy.Pow(parts[1], -1, evaluate=False), evaluate=False)
    raise Unanswerable("SymPy cannot hold a number as large as the power in this", "use smaller powers")


def _number(node: Any, parts: Sequence[Any]) -> Any:
    return sympy.Rational(node.value.numerator, node.value.denominator)


def _constant(node: Any, parts: Sequence[Any]) -> Any:
    return {"pi": sympy.pi, "e": sympy.E, "oo": sympy.oo}[node.name]


def _symbol(node: Any, parts: Sequence[Any]) -> Any:
    name = "lamda" if node.name == "lambda" else node.name
    if not parts:
        return sympy.Symbol(name)
    if node.spelling or all(type(subscript) is Number for subscript in node.subscripts):
        return sympy.Symbol(node.spelling or "_".join([node.name, *map(str, parts)]))
    return sympy.Indexed(sympy.IndexedBase(name), *parts)


def _power(node: Any, parts: Sequence[Any]) -> Any:
    base, exponent = parts
    value = rational_value(node.exponent)
    if value is not None and value.denominator > 1 and value.denominator % 2 and not base.is_nonnegative:
        return sympy.real_root(base, value.denominator) ** value.numerator
    return sympy.Pow(base, exponent)


@cache
def _template(source: str) -> Callable[..., Any]:
    """A template of the function table as a function of SymPy objects."""
    tree = ast.parse(source.format("u", "v"), mode="eval").body
    return lambda *arguments: _interpret(tree, arguments)


_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}


def _interpret(tree: ast.expr, arguments: Sequence[Any]) -> Any:
    match tree:
        case ast.Constant(value=int(value)):
            return sympy.Integer(value)
        case ast.Name(id="u"):
            return arguments[0]
        case ast.Name(id="v"):
            return arguments[1]
        case ast.UnaryOp():
            return _OPERATORS[type(tree.op)](_interpret(tree.operand, arguments))
        case ast.BinOp():
            sides = (_interpret(side, arguments) for side in (tree.left, tree.right))
            return _OPERATORS[type(tree.op)](*sides)
        case ast.Call(func=ast.Name(id=name), args=[ast.Name(id="u")]):
            return getattr(sympy, name)(*arguments)
        case ast.Call(func=ast.Name(id=name), args=inner):
            return getattr(sympy, name)(*[_interpret(part, arguments) for part in inner])
    raise TypeError(f"a template of the function table has a part that is not understood: {ast.unparse(tree)}")


def _applied(node: Any, parts: Sequence[Any]) -> Any:
    function = sympy.Function(node.name)
    if not any(node.orders):
        return function(*parts)
    if len(set(parts)) == len(parts) and all(part.is_Symbol for part in parts):
        return sympy.Derivative(function(*parts), *_orders(node.orders, parts))
    places = [sympy.Symbol(f"_{place}") for place in range(1, len(parts) + 1)]
    derivative = sympy.Derivative(function(*places), *_orders(node.orders, places))
    return sympy.Subs(derivative, tuple(places), tuple(parts))


def _orders(orders: Sequence[int], symbols: Sequence[Any]) -> list[tuple[Any, int]]:
    return [(symbol, order) for symbol, order in zip(symbols, orders, strict=True) if order]


def _partial(node: Partial, known: dict[Expression, Any]) -> Any:
    """∂ body by a symbol; or by an expression, which then stands in for a placeholder of the body."""
    variable = _build(node.variable, known)
    if isinstance(node.variable, Symbol) and node.variable not in known:
        return sympy.Derivative(_build(node.body, known), variable)
    placeholder = sympy.Symbol("_u" + "u" * len(known))
    body = _build(node.body, {**known, node.variable: placeholder})
    return sympy.Subs(sympy.Derivative(body, placeholder), placeholder, variable)


_RELATIONS = {
    "<": sympy.Lt, "<=": sympy.Le, ">": sympy.Gt, ">=": sympy.Ge, "=": sympy.Eq, "!=": sympy.Ne,
}  # fmt: skip


def _piecewise(node: Any, parts: Sequence[Any]) -> Any:
    count = len(node.values)
    conditions = [*parts[count:], *([sympy.true] if len(node.conditions) < count else [])]
    return sympy.Piecewise(*zip(parts[:count], conditions, strict=True))


_BUILD: dict[type[Expression], Callable[[Any, Sequence[Any]], Any]] = {
    Number: _number,
    Constant: _constant,
    Symbol: _symbol,
    Negation: lambda node, parts: -parts[0],
    Sum: lambda node, parts: sympy.Add(*parts),
    Product: lambda node, parts: sympy.Mul(*parts),
    Quotient: lambda node, parts: parts[0] / parts[1],
    Power: _power,
    Call: lambda node, parts: _template(FUNCTIONS[node.function].sympy)(*parts),
    Applied: _applied,
    BigSum: lambda node, parts: sympy.Sum(parts[0], tuple(parts[1:])),
    Mean: lambda node, parts: sympy.Sum(parts[0], (parts[1], 1, parts[2])) / parts[2],
    Delta: lambda node, parts: sympy.KroneckerDelta(*parts),
    Comparison: lambda node, parts: _RELATIONS[node.relation](*parts),
    Logic: lambda node, parts: (sympy.And if node.operator == "and" else sympy.Or)(*parts),
    Piecewise: _piecewise,
}
