"""Random expression trees for hypothesis, obeying the invariants of `tutor/expression/tree.py`."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import whole
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Logic, Mean, Partial, Piecewise
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

T = TypeVar("T")
Trees = SearchStrategy[Expression]

_PLAIN = tuple(Symbol(name) for name in ("x", "y", "z", "a", "b", "s", "t", "w", "theta", "alpha", "lambda", "sigma"))
_NUMBERED = (
    Symbol("theta", (whole(0),)),
    Symbol("x", (whole(1),), spelling="x1"),
    Symbol("w", (whole(12),)),
    Symbol("x_max"),
    Symbol("theta_min"),
    Symbol("yhat"),
    Symbol("betahat", (whole(1),)),
)
_INDEXES = (Symbol("i"), Symbol("j"), Symbol("k"))
_RELATIONS = ("<", "<=", ">", ">=", "=", "!=")
_SMOOTH_FUNCTIONS = ("sin", "cos", "exp", "tanh", "atan", "asinh", "sigmoid", "softplus", "erf")


def numbers() -> Trees:
    """Whole numbers and decimals."""
    decimals = st.sampled_from(("0.5", "0.10", "2.75", "3.0"))
    return st.one_of(
        st.integers(0, 12).map(whole),
        st.integers(0, 12).map(whole),
        st.integers(13, 10**12).map(whole),
        decimals.map(lambda spelling: Number(Fraction(spelling), spelling=spelling)),
    )


def _subscripts() -> Trees:
    index = st.sampled_from(_INDEXES)
    step = st.integers(1, 3).map(whole)
    return st.one_of(
        index,
        index,
        st.builds(lambda i, n: Sum((i, n)), index, step),
        st.builds(lambda i, n: Sum((i, Negation(n))), index, step),
    )


def symbols() -> Trees:
    """Letters, numbered letters, words and indexed letters."""
    letters = st.sampled_from(("a", "h", "w", "theta", "yhat"))
    indexed = st.builds(lambda name, index: Symbol(name, (index,)), letters, _subscripts())
    indexes = st.sampled_from(_INDEXES)
    twice = st.builds(lambda name, i, j: Symbol(name, (i, j)), letters, indexes, indexes)
    plain = st.sampled_from(_PLAIN)
    return st.one_of(plain, plain, plain, st.sampled_from(_NUMBERED), indexed, twice)


def _tuples(parts: SearchStrategy[T], least: int, most: int) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(parts, min_size=least, max_size=most).map(tuple)


def _calls(parts: Trees) -> Trees:
    def call(name: str) -> Trees:
        least, most = FUNCTIONS[name].arity
        return _tuples(parts, max(least, min(2, most)), min(most, 3)).map(lambda arguments: Call(name, arguments))

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(call)


def _applied(parts: Trees) -> Trees:
    orders = st.sampled_from(((), (1, 0), (0, 1), (1, 1), (2, 0), (1, 2)))
    return st.builds(
        lambda name, arguments, order: Applied(name, arguments, order),
        st.sampled_from(("g", "h")),
        _tuples(parts, 2, 2),
        orders,
    )


def _big_sums(parts: Trees) -> Trees:
    def bounds(index: Expression, body: Expression, implicit: bool, upper: Expression) -> Expression:
        assert isinstance(index, Symbol)
        return BigSum(body, index, whole(1), Symbol("n") if implicit else upper, implicit=implicit)

    uppers = st.sampled_from((Symbol("n"), whole(3), Symbol("N"), Constant("oo"), Sum((Symbol("n"), whole(1)))))
    return st.builds(bounds, st.sampled_from(_INDEXES), parts, st.booleans(), uppers)


def _means(parts: Trees) -> Trees:
    """Means of anything, and means of data whose index is left out in print."""
    uppers = st.sampled_from((Symbol("n"), whole(3), Symbol("N"), Sum((Symbol("n"), whole(1)))))
    data = st.sampled_from([Symbol(name, (_INDEXES[0],)) for name in ("a", "h", "x", "theta", "yhat")])
    squares = st.one_of(data, data.map(lambda letter: Power(letter, whole(2))))
    bodies = st.one_of(squares, _tuples(squares, 2, 3).map(Product), _tuples(squares, 2, 3).map(Sum))
    return st.one_of(
        st.builds(Mean, parts, st.sampled_from(_INDEXES), uppers),
        st.builds(Mean, bodies, st.just(_INDEXES[0]), uppers),
    )


def conditions(parts: Trees) -> Trees:
    """Comparisons, and comparisons joined by "and" or "or"."""
    simple = st.builds(Comparison, st.sampled_from(_RELATIONS), parts, parts)
    joined = st.builds(Logic, st.sampled_from(("and", "or")), _tuples(simple, 2, 3))
    return st.one_of(simple, simple, joined)


def _piecewise(parts: Trees) -> Trees:
    def branches(pairs: list[tuple[Expression, Expression]], last: Expression | None) -> Expression:
        values = tuple(value for value, _ in pairs)
        return Piecewise(values if last is None else (*values, last), tuple(condition for _, condition in pairs))

    pairs = st.lists(st.tuples(parts, conditions(parts)), min_size=1, max_size=2)
    return st.builds(branches, pairs, st.none() | parts)


@st.composite
def _drawn(draw: st.DrawFn, trees: Callable[[int], Trees], max_depth: int) -> Expression:
    """The same as `trees(max_depth)`, but its name stays short: hypothesis spells out every other strategy."""
    return draw(trees(max_depth))


@cache
def expressions(max_depth: int = 6) -> Trees:
    """Trees over all node types, at most `max_depth` levels deep."""
    leaves = st.one_of(numbers(), symbols(), symbols(), st.sampled_from((Constant("pi"), Constant("e"))))
    if max_depth <= 1:
        return leaves
    parts = _drawn(expressions, max_depth - 1)
    small = _drawn(expressions, max(1, max_depth - 2))
    index = st.sampled_from(_INDEXES)
    common = (
        _tuples(parts, 2, 3).map(Sum),
        st.builds(lambda factors, dotted: Product(factors, dotted=dotted), _tuples(parts, 2, 3), st.booleans()),
        st.builds(Power, parts, st.one_of(numbers(), small)),
        st.builds(Quotient, parts, parts),
        st.builds(Negation, parts),
        _calls(parts),
    )
    rare = (
        _big_sums(parts),
        _means(parts),
        _applied(small),
        _piecewise(small),
        st.builds(Partial, parts, symbols()),
        st.builds(Partial, parts, small.filter(lambda part: not isinstance(part, Number | Constant))),
        st.builds(Delta, index, st.one_of(index, _subscripts())),
    )
    return st.one_of(_one(leaves), _one(leaves), *common, _one(st.one_of(rare))).filter(_is_in_form)


def _one(trees: Trees) -> Trees:
    """The same trees as one branch of `one_of`, which would else take each of their branches for one of its own."""
    return st.builds(lambda tree: tree, trees)


_HAVE_A_NAME = {"logb": (whole(2), whole(10), Constant("e")), "root": (whole(2), whole(3))}
"""Functions → second arguments with which they are functions of their own: log2, log10, ln, sqrt, cbrt."""


def _is_in_form(tree: Expression) -> bool:
    if isinstance(tree, Call) and tree.function in _HAVE_A_NAME:
        return tree.arguments[1] not in _HAVE_A_NAME[tree.function]
    return not (isinstance(tree, Sum) and any(isinstance(term, Sum) for term in tree.terms))


@cache
def smooth_expressions(max_depth: int = 6) -> Trees:
    """Trees in x, y, z that are real and smooth everywhere, and of moderate size near the origin."""
    letters = st.sampled_from(_PLAIN[:3])
    leaves = st.one_of(letters, letters, st.integers(0, 5).map(whole))
    if max_depth <= 1:
        return leaves
    parts = _drawn(smooth_expressions, max_depth - 1)

    def call(name: str, part: Expression) -> Expression:
        return Call(name, (Call("sin", (part,)),)) if name == "exp" else Call(name, (part,))

    def quotient(above: Expression, below: Expression) -> Expression:
        return Quotient(above, Sum((whole(2), Call("cos", (below,)))))

    return st.one_of(
        _one(leaves),
        _tuples(parts, 2, 3).map(Sum).filter(_is_in_form),
        st.builds(lambda factors, dotted: Product(factors, dotted=dotted), _tuples(parts, 2, 3), st.booleans()),
        st.builds(Power, parts, st.integers(1, 3).map(whole)),
        st.builds(quotient, parts, parts),
        st.builds(Negation, parts),
        st.builds(call, st.sampled_from(_SMOOTH_FUNCTIONS), parts),
    )
