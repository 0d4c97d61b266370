"""What was typed: an immutable tree that keeps the entered form.

Order, grouping and decimal spellings stay as entered. Two trees are equal when their structure is;
how something was spelled or where it stood (`span`, `spelling`, `dotted`, `implicit`) does not count.

Invariants that every builder keeps:
- a `Number` is never negative, and is a whole number or carries a decimal spelling: minus three is
  `Negation(Number(3))`, one half is `Quotient(Number(1), Number(2))`;
- a `Sum` has at least two terms; "a − b" is `Sum((a, Negation(b)))`;
- a `Product` has at least two factors; a sum in a sum, or a product in a product, was typed in brackets.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from tutor.expression.comparable import Comparable

_set = object.__setattr__


class Span(NamedTuple):
    """Columns of a node in the text that was typed: `source[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Expression(Comparable):
    """A node of the tree. Its subclasses are the whole language."""

    span: Span | None = field(default=None, kw_only=True, repr=False)
    """Where the node stood in the source, or None for a node that nobody typed."""
    _symbols: frozenset[Symbol] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        _set(self, "_hash", hash((type(self).__name__, self.key())))
        _set(self, "_symbols", None)
        _set(self, "_twin", None)

    def key(self) -> tuple[object, ...]:
        """What makes two nodes of the same type equal."""
        return self.children

    @property
    def children(self) -> tuple[Expression, ...]:
        """The parts, from left to right."""
        return ()

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        """The same node around other parts, given in the order of `children`."""
        return self

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.key()))})"

    def __str__(self) -> str:
        from tutor.expression.sympy_text import sympy_text

        return sympy_text(self)

    def latex(self) -> str:
        r"""LaTeX for the expression.

        >>> from tutor import parse
        >>> parse("x^2/y").latex()
        '\\frac{x^{2}}{y}'
        """
        from tutor.expression.latex import latex

        return latex(self)

    def to_sympy(self) -> object:
        """The expression as SymPy has it.

        >>> from tutor import parse
        >>> parse("2x + y").to_sympy()
        2*x + y
        """
        from tutor.expression.cas import to_sympy

        return to_sympy(self)

    def _repr_latex_(self) -> str:
        return f"${self.latex()}$"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Number(Expression):
    """A number that is not negative: whole, or with the decimal spelling it was typed in."""

    value: Fraction
    """The exact value: 0.1 is one tenth."""
    spelling: str = field(default="", kw_only=True)
    """The decimal or scientific spelling ("0.10", "1e-3"), or "" for a whole number."""

    def key(self) -> tuple[object, ...]:
        return (self.value.numerator, self.value.denominator, self.spelling)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Constant(Expression):
    """A named number: "pi", "e", or "oo" (infinity, only as the upper bound of a Σ)."""

    name: str

    def key(self) -> tuple[object, ...]:
        return (self.name,)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Symbol(Expression):
    """A letter or a name, with subscripts if it has any: x, theta_0, a_i, w_{ij}, x_max.

    A subscript is a `Number` or an index expression. Words are part of the name ("x_max").
    Digits at the end of a name are a subscript too, so that x1, x_1 and x₁ are one variable.
    """

    name: str
    """The name in ASCII, Greek letters spelled out: "x", "theta", "rate"."""
    subscripts: tuple[Expression, ...] = ()
    """The subscripts from left to right: whole numbers or index expressions."""
    spelling: str = field(default="", kw_only=True)
    """How a subscripted name was typed when that is not name_subscript ("x1"), else ""."""

    def key(self) -> tuple[object, ...]:
        return (self.name, self.subscripts)

    @property
    def label(self) -> str:
        """The name as plain text, as `--vars` takes it: "x", "theta_0", "x1", "a_i", "w_i_j"."""
        if self.spelling or not self.subscripts:
            return self.spelling or self.name
        return "_".join((self.name, *(_subscript_label(s) for s in self.subscripts)))


def _subscript_label(subscript: Expression) -> str:
    if isinstance(subscript, Symbol):
        return subscript.label
    return str(subscript).replace(" ", "")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Negation(Expression):
    """−u. As a term of a `Sum` it is what stands after a minus sign."""

    operand: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.operand,)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Negation(*children)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sum(Expression):
    """u + v − w: the terms from left to right, a subtracted one as `Negation`."""

    terms: tuple[Expression, ...]

    @property
    def children(self) -> tuple[Expression, ...]:
        return self.terms

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Sum(children)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Product(Expression):
    """u·v·w: the factors from left to right."""

    factors: tuple[Expression, ...]
    dotted: bool = field(default=False, kw_only=True)
    """Was a multiplication sign typed? Then letters are printed with a dot between them."""

    @property
    def children(self) -> tuple[Expression, ...]:
        return self.factors

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Product(children, dotted=self.dotted)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Quotient(Expression):
    """u / v."""

    numerator: Expression
    denominator: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.numerator, self.denominator)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Quotient(*children)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Power(Expression):
    """u^v. A constant exponent p/q with q odd means the real root: (−8)^(1/3) = −2."""

    base: Expression
    exponent: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.base, self.exponent)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Power(*children)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Call(Expression):
    """A function of the table in `functions.py`, applied: sin u, max(u, v), |u|, √u."""

    function: str
    """The row's name in the table."""
    arguments: tuple[Expression, ...]

    def key(self) -> tuple[object, ...]:
        return (self.function, self.arguments)

    @property
    def children(self) -> tuple[Expression, ...]:
        return self.arguments

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Call(self.function, children)
