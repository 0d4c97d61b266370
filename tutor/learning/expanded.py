"""A function multiplied out into a polynomial in its variables, exactly; a Σ over data is added up row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from tutor.expression.exact import concrete, exact
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.structures import BigSum
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol
from tutor.learning.bind import letter_of

_MOST_EXPONENT = 20
_MOST_TERMS = 2_000
_MOST_LEVELS = 8
_LONGEST_SUM = 1_000
"""A Σ that is not over data may have so many terms."""


class _NoPolynomial(Exception):
    """The expression is no polynomial with rational coefficients, or too long a one."""


def expanded(
    expression: Expression,
    variables: Sequence[Symbol],
    data: Mapping[str, Sequence[Fraction]] | None = None,
    known: Mapping[Symbol, Fraction] | None = None,
) -> fmpq_mpoly | None:
    """The expression as a polynomial in the variables (p letters, in this order).

    Arguments:
        expression: what to multiply out.
        variables: the letters of the polynomial.
        data: columns for letters such as the a of aᵢ.
        known: values of other letters, such as n.

    Returns:
        the polynomial; None where the expression is none, or one with far too many terms.

    >>> from tutor import parse
    >>> str(expanded(parse("(x + 1)^2/2"), [Symbol("x")]))
    '1/2*x0^2 + x0 + 1/2'
    """
    context = fmpq_mpoly_ctx.get(tuple(f"x{place}" for place in range(len(variables))), Ordering.degrevlex)
    letters = dict(zip(variables, context.gens(), strict=True))
    try:
        return _Reader(context, letters, data or {}).read(expression, dict(known or {}), 0)
    except _NoPolynomial:
        return None


class _Reader:
    """Multiplies out, node by node."""

    def __init__(
        self,
        context: fmpq_mpoly_ctx,
        letters: Mapping[Symbol, fmpq_mpoly],
        data: Mapping[str, Sequence[Fraction]],
    ) -> None:
        self.context, self.letters = context, letters
        self.columns = {name: [self.constant(one) for one in column] for name, column in data.items()}

    def constant(self, value: Fraction) -> fmpq_mpoly:
        """A number as a polynomial."""
        return self.context.constant(fmpq(value.numerator, value.denominator))

    def read(self, root: Expression, known: dict[Symbol, Fraction], level: int) -> fmpq_mpoly:
        """A node as a polynomial; `known` has the indices of the Σ around it."""
        memo: dict[int, fmpq_mpoly] = {}
        for node in _outside_sums(root):
            memo[id(node)] = self._node(node, memo, known, level)
        return memo[id(root)]

    def _node(
        self, node: Expression, memo: Mapping[int, fmpq_mpoly], known: dict[Symbol, Fraction], level: int
    ) -> fmpq_mpoly:
        value = rational_value(node)
        if value is not None:
            return self.constant(value)
        if isinstance(node, Symbol):
            return self._symbol(node, known)
        if isinstance(node, BigSum):
            return self._big_sum(node, known, level)
        parts = [memo[id(child)] for child in node.children]
        if isinstance(node, Sum):
            found = parts[0]
            for part in parts[1:]:
                found = found + part
        elif isinstance(node, Negation):
            found = -parts[0]
        elif isinstance(node, Product):
            found = parts[0]
            for part in parts[1:]:
                _bound(len(found) * len(part))
                found = found * part
        elif isinstance(node, Quotient) and parts[1].is_constant() and not parts[1].is_zero():
            found = parts[0] / parts[1]
        elif isinstance(node, Power) and parts[1].is_constant():
            found = _power(parts[0], exact(node.exponent, known))
        else:
            raise _NoPolynomial
        _bound(len(found))
        return found

    def _symbol(self, node: Symbol, known: Mapping[Symbol, Fraction]) -> fmpq_mpoly:
        member = concrete(node, known) if node.subscripts else node
        if member is not None and member in self.letters:
            return self.letters[member]
        if member is not None and member in known:
            return self.constant(known[member])
        column = self.columns.get(letter_of(node))
        row = exact(open_index(node), known) if column is not None else None
        if column is None or row is None or row.denominator != 1 or not 1 <= row <= len(column):
            raise _NoPolynomial
        return column[int(row) - 1]

    def _big_sum(self, node: BigSum, known: dict[Symbol, Fraction], level: int) -> fmpq_mpoly:
        lower, upper = exact(node.lower, known), exact(node.upper, known)
        if lower is None or upper is None or lower.denominator != 1 or upper.denominator != 1:
            raise _NoPolynomial
        rows = max((len(column) for column in self.columns.values()), default=0)
        if level > _MOST_LEVELS or upper - lower >= max(rows, _LONGEST_SUM):
            raise _NoPolynomial
        found = self.constant(Fraction(0))
        for index in range(int(lower), int(upper) + 1):
            found = found + self.read(node.body, {**known, node.index: Fraction(index)}, level + 1)
        return found


def open_index(symbol: Symbol) -> Expression:
    """The index that says which row of the data is meant: the i of aᵢ."""
    return next((part for part in symbol.subscripts if not isinstance(part, Number)), ZERO)


def _outside_sums(root: Expression) -> list[Expression]:
    """The nodes below `root`, parts before wholes, without those inside a Σ: they change from term to term."""
    order: list[Expression] = []
    seen: set[int] = set()
    stack = [(root, False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            if not isinstance(node, BigSum):
                stack.extend((child, False) for child in node.children)
    return order


def _bound(terms: int) -> None:
    if terms > _MOST_TERMS:
        raise _NoPolynomial


def _power(base: fmpq_mpoly, exponent: Fraction | None) -> fmpq_mpoly:
    if exponent is None or exponent.denominator != 1 or not 0 <= exponent <= _MOST_EXPONENT:
        raise _NoPolynomial
    if len(base) > 3 and exponent > 4:
        raise _NoPolynomial
    return base ** int(exponent)
