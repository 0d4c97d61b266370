"""What was typed: an immutable tree that keeps the entered form.

Order, grouping and decimal spellings stay as entered. Two trees are equal when their structure is;
how something was spelled or where it stood (`span`, `spelling`, `dotted`, `implicit`) does not count.

Invariants that every builder keeps:
- a `Number` is never negative, and is a whole number or carries a decimal spelling: minus three is
  `Negation(Number(3))`, one half is `Quotient(Number(1), Number(2))`;
- a `Sum` has at least two terms and no term that is a `Sum`; "a − b" is `Sum((a, Negation(b)))`;
- a `Product` has at least two factors and no factor that is a `Product`, unless it was typed in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, cast

_set = object.__setattr__


class Span(NamedTuple):
    """Columns of a node in the text that was typed: `source[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A node of the tree. Its subclasses are the whole language."""

    span: Span | None = field(default=None, kw_only=True, repr=False)
    """Where the node stood in the source, or None for a node that nobody typed."""
    _hash: int = field(init=False, repr=False)
    _symbols: frozenset[Symbol] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        _set(self, "_hash", hash((type(self).__name__, self.key())))
        _set(self, "_symbols", None)

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

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented if not isinstance(other, Expression) else False
        twin = cast(Expression, other)
        return self._hash == twin._hash and self.key() == twin.key()

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


@dataclass(frozen=True, slots=True, eq=False)
class Number(Expression):
    """A number that is not negative: whole, or with the decimal spelling it was typed in."""

    value: Fraction
    """The exact value: 0.1 is one tenth."""
    spelling: str = field(default="", kw_only=True)
    """The decimal or scientific spelling ("0.10", "1e-3"), or "" for a whole number."""

    def key(self) -> tuple[object, ...]:
        return (self.value.numerator, self.value.denominator, self.spelling)


@dataclass(frozen=True, slots=True, eq=False)
class Constant(Expression):
    """A named number: "pi", "e", or "oo" (infinity, only as the upper bound of a Σ)."""

    name: str

    def key(self) -> tuple[object, ...]:
        return (self.name,)


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class Negation(Expression):
    """−u. As a term of a `Sum` it is what stands after a minus sign."""

    operand: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.operand,)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Negation(*children)


@dataclass(frozen=True, slots=True, eq=False)
class Sum(Expression):
    """u + v − w: the terms from left to right, a subtracted one as `Negation`."""

    terms: tuple[Expression, ...]

    @property
    def children(self) -> tuple[Expression, ...]:
        return self.terms

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Sum(children)


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class Quotient(Expression):
    """u / v."""

    numerator: Expression
    denominator: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.numerator, self.denominator)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Quotient(*children)


@dataclass(frozen=True, slots=True, eq=False)
class Power(Expression):
    """u^v. A constant exponent p/q with q odd means the real root: (−8)^(1/3) = −2."""

    base: Expression
    exponent: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.base, self.exponent)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Power(*children)


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class Delta(Expression):
    """The Kronecker delta δ of two index expressions: 1 where they agree, else 0."""

    left: Expression
    right: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.left, self.right)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Delta(*children)


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class Partial(Expression):
    """∂ body / ∂ variable, still to be worked out. The variable of a chain rule may be an expression."""

    body: Expression
    variable: Expression

    @property
    def children(self) -> tuple[Expression, ...]:
        return (self.body, self.variable)

    def rebuild(self, children: tuple[Expression, ...]) -> Expression:
        return Partial(*children)


def whole(value: int) -> Expression:
    """The whole number `value` as a tree; a negative one is a `Negation`."""
    return Number(Fraction(value)) if value >= 0 else Negation(Number(Fraction(-value)))


def rational(value: Fraction) -> Expression:
    """The fraction `value` as a tree: whole, or a `Quotient` in lowest terms, under a `Negation` if negative.

    >>> rational(Fraction(-1, 2))
    Negation(operand=Quotient(numerator=Number(value=Fraction(1, 1), spelling=''), denominator=Number(value=Fraction(2, 1), spelling='')))
    """
    size = abs(value)
    tree: Expression = Number(Fraction(size.numerator))
    if size.denominator != 1:
        tree = Quotient(tree, Number(Fraction(size.denominator)))
    return Negation(tree) if value < 0 else tree


def postorder(root: Expression) -> Iterator[Expression]:
    """Every distinct node object below `root`, parts before wholes, without recursion."""
    seen: set[int] = set()
    stack: list[tuple[Expression, bool]] = [(root, False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children))


def symbols(root: Expression) -> frozenset[Symbol]:
    """The symbols whose value `root` depends on.

    An index is not a variable: the i of Σᵢ and of aᵢ is left out, aᵢ itself is in.
    """
    stack = [root] if root._symbols is None else []
    while stack:
        node = stack[-1]
        waiting = [child for child in node.children if child._symbols is None]
        if waiting:
            stack.extend(waiting)
        else:
            _set(node, "_symbols", _own_symbols(node))
            stack.pop()
    assert root._symbols is not None
    return root._symbols


_NONE: frozenset[Symbol] = frozenset()


def _own_symbols(node: Expression) -> frozenset[Symbol]:
    if isinstance(node, Symbol):
        return frozenset((node,))
    if isinstance(node, Delta):
        return _NONE
    children = node.children
    if not children:
        return _NONE
    found = children[0]._symbols or _NONE
    if any(not (child._symbols or _NONE) <= found for child in children):
        found = found.union(*(child._symbols or _NONE for child in children))
    return found - {node.index} if isinstance(node, BigSum) else found


def size(root: Expression) -> int:
    """How many nodes `root` has when it is written out, shared parts counted each time they stand."""
    counts: dict[int, int] = {}
    for node in postorder(root):
        counts[id(node)] = 1 + sum(counts[id(child)] for child in node.children)
    return counts[id(root)]


def depth(root: Expression) -> int:
    """The number of levels below and including `root`."""
    levels: dict[int, int] = {}
    for node in postorder(root):
        levels[id(node)] = 1 + max((levels[id(child)] for child in node.children), default=0)
    return levels[id(root)]


def substitute(root: Expression, replacements: dict[Expression, Expression]) -> Expression:
    """`root` with every part that equals a key replaced by its value, outermost first.

    Subscripts are parts too: replacing i by 2 turns aᵢ into a₂. A bound index is left alone.

    Arguments:
        root: the tree to rewrite.
        replacements: old part → new part.
    """
    memo: dict[Expression, Expression] = {}

    def rewrite(node: Expression) -> Expression:
        if node in memo:
            return memo[node]
        if node in replacements:
            result = replacements[node]
        elif isinstance(node, Symbol):
            parts = tuple(rewrite(part) for part in node.subscripts)
            result = node if parts == node.subscripts else Symbol(node.name, parts)
        elif isinstance(node, BigSum) and node.index in replacements:
            inner = {old: new for old, new in replacements.items() if old != node.index}
            bounds = (rewrite(node.lower), rewrite(node.upper))
            body = substitute(node.body, inner) if inner else node.body
            result = node.rebuild((body, node.index, *bounds))
        else:
            children = tuple(rewrite(child) for child in node.children)
            same = all(new is old for new, old in zip(children, node.children, strict=True))
            result = node if same else node.rebuild(children)
        memo[node] = result
        return result

    return rewrite(root)
