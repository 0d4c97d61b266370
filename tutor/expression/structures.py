"""The nodes beyond arithmetic: Σ, means, δ, unknown functions, conditions, branches, and a ∂ still to be worked out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from tutor.expression.numbers import ONE
from tutor.expression.tree import Expression, Symbol


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Applied(Expression):
    """A function nobody knows, g(u, v), or a partial derivative of one, ∂₁g(u, v)."""

    name: str
    arguments: tuple[Expression, ...]
    orders: tuple[int, ...] = ()
    """How often g is differentiated in each of its places; () for g itself."""

    def key(self) -> tuple[object, ...]:
        return (self.name, self.arguments, self.orders)

    @property
    def children(self) -> tuple[Expression, ...]:
        return self.arguments

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Applied(self.name, children, self.orders)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BigSum(Expression):
    """Σ of `body` over `index` from `lower` to `upper`, both included."""

    body: Expression
    index: Symbol
    lower: Expression
    upper: Expression
    implicit: bool = field(default=False, kw_only=True)
    """Were no bounds typed (Σᵢ …)? Then they are 1 and n (N when the index is n itself)."""

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.body, self.index, self.lower, self.upper)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        body, index, lower, upper = children
        return BigSum(body, cast(Symbol, index), lower, upper, implicit=self.implicit)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mean(Expression):
    """The mean of `body` over `index` from 1 to `upper`: Σ body divided by `upper`. A bar in print: ā."""

    body: Expression
    index: Symbol
    upper: Expression
    """How many terms there are: n, or N when the index is n itself, unless something else was typed."""

    @property
    def lower(self) -> Expression:
        """1: a mean is over all the data, so that its Σ and itself can be walked alike."""
        return ONE

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.body, self.index, self.upper)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        body, index, upper = children
        return Mean(body, cast(Symbol, index), upper)


Counted = BigSum | Mean
"""The nodes that bind an index, which runs from `lower` to `upper`."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Delta(Expression):
    """The Kronecker delta δ of two index expressions: 1 where they agree, else 0."""

    left: Expression
    right: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.left, self.right)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Delta(*children)


MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
"""What a relation becomes when its sides change places, or are multiplied by a negative number."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Comparison(Expression):
    """A condition u < v, with `relation` one of <, <=, >, >=, =, !=."""

    relation: str
    left: Expression
    right: Expression

    def key(self) -> tuple[object, ...]:
        return (self.relation, self.left, self.right)

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.left, self.right)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Comparison(self.relation, *children)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Logic(Expression):
    """Conditions joined by "and" or "or"."""

    operator: str
    parts: tuple[Expression, ...]

    def key(self) -> tuple[object, ...]:
        return (self.operator, self.parts)

    @property
    def children(self) -> tuple[Expression, ...]:
        return self.parts

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Logic(self.operator, children)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Piecewise(Expression):
    """The value of the first branch whose condition holds."""

    values: tuple[Expression, ...]
    """One value a branch; one more than `conditions` when the last is the "otherwise"."""
    conditions: tuple[Expression, ...]
    """`Comparison` or `Logic`, one a branch, the "otherwise" left out."""

    def key(self) -> tuple[object, ...]:
        return (self.values, self.conditions)

    @property
    def children(self) -> tuple[Expression, ...]:
        return (*self.values, *self.conditions)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        count = len(self.values)
        return Piecewise(children[:count], children[count:])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Partial(Expression):
    """∂ body / ∂ variable, still to be worked out. The variable of a chain rule may be an expression."""

    body: Expression
    variable: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.body, self.variable)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Partial(*children)
