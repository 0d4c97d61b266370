"""Lines without their ∂: each derivative that is left replaced by its answer, so that values can be compared."""

from __future__ import annotations

from collections.abc import Callable

from tutor.derivation.differentiate import Engine
from tutor.derivation.lessons.parts import refuse_long_products
from tutor.errors import NoRule, Unanswerable
from tutor.expression.structures import Partial
from tutor.expression.traversal import has_partial, rebuilt, size, substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.same_tree import same_up_to_order

_MOST_PARTS = 2_000
"""What is longer, written out, is not differentiated here."""
_MOST_LEVELS = 8
"""Derivatives inside each other, at most."""


class Unworkable(Exception):
    """A derivative in a line has no answer by rules, or too long a one: nothing can be said of the line."""


def partials_of(expression: Expression) -> tuple[Partial, ...]:
    """The derivatives left to work out, from left to right, one inside another left out."""
    found: list[Partial] = []
    stack = [expression]
    while stack:
        node = stack.pop()
        if isinstance(node, Partial):
            found.append(node)
        else:
            stack.extend(reversed(node.children))
    return tuple(dict.fromkeys(found))


def worked_out(expression: Expression, engine: Engine) -> Expression:
    """The expression with each derivative in it worked out, the inner ones first.

    Raises:
        Unworkable: a derivative has no answer by rules, or it is too long, or by what it is taken is no letter.

    >>> from tutor import parse
    >>> str(worked_out(parse("y*∂/∂x[x^2] + 1"), Engine()))
    'y*(2*x) + 1'
    """
    return replaced(expression, lambda partial: _answer(partial, engine))


def replaced(expression: Expression, make: Callable[[Partial], Expression]) -> Expression:
    """The expression with each derivative replaced by what `make` makes of it, the inner ones first.

    Raises:
        Unworkable: too many derivatives stand inside each other.
    """
    if not has_partial(expression):
        return expression
    levels: dict[int, int] = {}

    def answered(node: Expression, around: Expression) -> Expression:
        levels[id(node)] = max((levels[id(child)] for child in node.children), default=0) + isinstance(node, Partial)
        if levels[id(node)] > _MOST_LEVELS:
            raise Unworkable
        return make(around) if isinstance(around, Partial) else around

    return rebuilt(expression, answered)


def _answer(partial: Partial, engine: Engine) -> Expression:
    inner, body, letter = partial.variable, partial.body, partial.variable
    if not isinstance(inner, Symbol):
        letter = Symbol("u", (Symbol("inner"),))
        body = named_body(body, inner, letter)
    if size(body) > _MOST_PARTS:
        raise Unworkable
    try:
        refuse_long_products(body)
        answer = engine.step(Partial(body, letter)).answer
    except (NoRule, Unanswerable) as error:
        raise Unworkable from error
    return answer if letter is inner else substitute(answer, {letter: inner})


def named_body(body: Expression, inner: Expression, letter: Symbol) -> Expression:
    """The body with a letter in the place of an expression by which it is differentiated.

    ∂[sin(xy)]/∂(xy) has a meaning; ∂[x·sin(xy)]/∂(xy) has none, since x is also a part of xy.

    Raises:
        Unworkable: it has none.
    """
    parts = size(inner)

    def with_letter(node: Expression, around: Expression) -> Expression:
        alike = node == inner or (type(node) is type(inner) and size(node) == parts and same_up_to_order(node, inner))
        return letter if alike else around

    named = rebuilt(body, with_letter)
    if not symbols(named).isdisjoint(symbols(inner)):
        raise Unworkable
    return named


def named_inner(partial: Partial, *others: Expression) -> tuple[Expression, ...]:
    """A derivative by an expression as one by a letter: (body, letter, others), the expression replaced in all.

    >>> from tutor import parse
    >>> [str(part) for part in named_inner(Partial(parse("sin(x y)"), parse("x y")), parse("cos(x y)"))]
    ['sin(u)', 'u', 'cos(u)']
    """
    inner = partial.variable
    if isinstance(inner, Symbol):
        return (partial.body, inner, *others)
    used = {symbol.name for symbol in symbols(partial.body)}.union(*({s.name for s in symbols(one)} for one in others))
    letter = Symbol(next(name for name in ("u", "v", "w", "inner") if name not in used or name == "inner"))
    return (substitute(partial.body, {inner: letter}), letter, *(substitute(one, {inner: letter}) for one in others))
