"""What the rules for functions of functions do: table, chain, general power, unknown functions, branches.

Each function has the shape (body, variable) → Rewrite | None, as those of `rewrites` have.
"""

from __future__ import annotations

from tutor.derivation.dependence import depends
from tutor.derivation.rewrites import times
from tutor.derivation.step import Rewrite
from tutor.derivation.templates import table_derivative
from tutor.derivation.terms import total
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.structures import Applied, Comparison, Logic, Partial, Piecewise
from tutor.expression.tree import Call, Expression, Power, Product, Quotient, Sum


def table(body: Expression, variable: Expression) -> Rewrite | None:
    """The row of an elementary function, where the variable is its only moving argument."""
    if not isinstance(body, Call) or not FUNCTIONS[body.function].derivatives:
        return None
    moving = [place for place, part in enumerate(body.arguments) if depends(part, variable)]
    if len(moving) != 1 or body.arguments[moving[0]] != variable:
        return None
    result = table_derivative(body, moving[0])
    return Rewrite(lambda _: result, (), (("f", body),))


def root(body: Expression, variable: Expression) -> Rewrite | None:
    """The n-th root of u is u^(1/n)."""
    if not isinstance(body, Call) or body.function != "root":
        return None
    radicand, degree = body.arguments
    form = Power(radicand, Quotient(ONE, degree))
    return Rewrite(lambda parts: parts[0], (Partial(form, variable),), (("v", body), ("u", form)))


def chain(body: Expression, variable: Expression) -> Rewrite | None:
    """∂f(u)/∂x = ∂f/∂u · ∂u/∂x, where u is the one part of f that moves."""
    if isinstance(body, Power):
        parts: tuple[Expression, ...] = (body.base, body.exponent)
    elif isinstance(body, Call) and FUNCTIONS[body.function].derivatives:
        parts = body.arguments
    else:
        return None
    moving = [part for part in parts if depends(part, variable)]
    if len(moving) != 1:
        return None
    inner = moving[0]
    partials = (Partial(body, inner), Partial(inner, variable))
    return Rewrite(lambda parts: times(*parts), partials, (("f", body), ("u", inner)))


def general_power(body: Expression, variable: Expression) -> Rewrite | None:
    """∂(uᵛ)/∂x = uᵛ·(v′·ln u + v·u′/u)."""
    if not isinstance(body, Power):
        return None
    base, exponent = body.base, body.exponent

    def build(parts: tuple[Expression, ...]) -> Expression:
        by_exponent = times(parts[1], Call("ln", (base,)))
        by_base = Quotient(times(exponent, parts[0]), base)
        return Product((body, Sum((by_exponent, by_base))))

    return Rewrite(build, (Partial(base, variable), Partial(exponent, variable)), (("u", base), ("v", exponent)))


def several_places(body: Expression, variable: Expression) -> Rewrite | None:
    """A known function that moves in more than one argument: one chain-rule term for each."""
    if not isinstance(body, Call) or not FUNCTIONS[body.function].derivatives:
        return None
    moving = [place for place, part in enumerate(body.arguments) if depends(part, variable)]
    outer = tuple(table_derivative(body, place) for place in moving)
    partials = tuple(Partial(body.arguments[place], variable) for place in moving)

    def build(parts: tuple[Expression, ...]) -> Expression:
        return Sum(tuple(times(factor, part) for factor, part in zip(outer, parts, strict=True)))

    return Rewrite(build, partials, (("f", body),))


def extremum(body: Expression, variable: Expression) -> Rewrite | None:
    """max and min: the derivative of whichever argument is the largest (smallest)."""
    if not isinstance(body, Call) or body.function not in ("max", "min"):
        return None
    arguments = body.arguments
    if len(arguments) == 1:
        return Rewrite(lambda parts: parts[0], (Partial(arguments[0], variable),))
    relation = ">" if body.function == "max" else "<"
    conditions = tuple(
        _all_of(tuple(_compare(relation, one, other) for place, other in enumerate(arguments) if place != own))
        for own, one in enumerate(arguments)
    )
    partials = tuple(Partial(argument, variable) for argument in arguments)
    return Rewrite(lambda parts: Piecewise(parts, conditions), partials, (("f", body),))


def _compare(relation: str, one: Expression, other: Expression) -> Expression:
    """one > other, written with a bare number on the right: u < 0 rather than 0 > u."""
    if rational_value(one) is not None:
        return Comparison({"<": ">", ">": "<"}[relation], other, one)
    return Comparison(relation, one, other)


def _all_of(conditions: tuple[Expression, ...]) -> Expression:
    return conditions[0] if len(conditions) == 1 else Logic("and", conditions)


def piecewise(body: Expression, variable: Expression) -> Rewrite | None:
    """Branch by branch; where branches meet the derivative may not exist, so conditions become strict."""
    if not isinstance(body, Piecewise):
        return None
    conditions = tuple(_strict(condition) for condition in body.conditions)
    partials = tuple(Partial(value, variable) for value in body.values)
    return Rewrite(lambda parts: Piecewise(parts, conditions), partials)


def _strict(condition: Expression) -> Expression:
    if isinstance(condition, Comparison):
        return Comparison({"<=": "<", ">=": ">"}.get(condition.relation, condition.relation), *condition.children)
    return condition.rebuild(tuple(_strict(part) for part in condition.children))


def unknown(body: Expression, variable: Expression) -> Rewrite | None:
    """An unknown function: ∂g(u, v)/∂x = ∂₁g·∂u/∂x + ∂₂g·∂v/∂x."""
    if not isinstance(body, Applied):
        return None
    orders = body.orders or (0,) * len(body.arguments)
    moving = [place for place, part in enumerate(body.arguments) if depends(part, variable)]
    outer = tuple(
        Applied(body.name, body.arguments, tuple(order + (at == place) for at, order in enumerate(orders)))
        for place in moving
    )
    partials = tuple(Partial(body.arguments[place], variable) for place in moving)

    def build(parts: tuple[Expression, ...]) -> Expression:
        return total(tuple(times(factor, part) for factor, part in zip(outer, parts, strict=True)))

    return Rewrite(build, partials, (("f", body),))
