"""Expressions as polynomials over the rational numbers, by python-flint: to factor, to divide, to eliminate.

What is no polynomial, such as cos(xy) or √x, is an atom: one more letter of the ring. A quotient is a fraction of
two polynomials. Going there and back is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx, fmpz

from tutor.derivation.monomial import Monomial
from tutor.derivation.terms import total
from tutor.expression.numbers import is_decimal, rational_value
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

_MOST_EXPONENT = 200
_MOST_TERMS = 5_000


def fraction_of(value: fmpq | fmpz | int) -> Fraction:
    """A number of python-flint's as one of Python's.

    >>> fraction_of(fmpq(2, 4))
    Fraction(1, 2)
    """
    number = fmpq(value)
    return Fraction(int(number.p), int(number.q))


class TooLarge(Exception):
    """A polynomial would have too many terms. Whoever asked tries something else; no user ever sees it."""


@dataclass(frozen=True, slots=True, eq=False)
class Ring:
    """Polynomials in some letters and atoms, in an order of monomials."""

    letters: tuple[Expression, ...]
    """Symbols first, then atoms: expressions that stand for themselves."""
    context: fmpq_mpoly_ctx
    decimal: bool = False
    """Was a number typed with a decimal point? Then coefficients are shown with one."""

    @classmethod
    def of(cls, expressions: Iterable[Expression], first: Sequence[Symbol] = (), order: str = "degrevlex") -> Ring:
        """The ring that holds all the expressions.

        Arguments:
            expressions: what is to be written as polynomials or fractions of them.
            first: the letters that come first, in order; all others follow.
            order: "lex", "deglex" or "degrevlex".
        """
        found: dict[Expression, None] = dict.fromkeys(first)
        atoms: dict[Expression, None] = {}
        decimal = False
        for expression in expressions:
            for leaf in _leaves(expression):
                (found if isinstance(leaf, Symbol) else atoms)[leaf] = None
            decimal = decimal or any(isinstance(node, Number) and is_decimal(node) for node in postorder(expression))
        letters = (*found, *atoms)
        names = tuple(f"x{place}" for place in range(len(letters)))
        return cls(letters, fmpq_mpoly_ctx.get(names, Ordering[order]), decimal)

    @property
    def atoms(self) -> tuple[Expression, ...]:
        """The letters that are no symbols."""
        return tuple(letter for letter in self.letters if not isinstance(letter, Symbol))

    def fraction(self, expression: Expression) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """Numerator and denominator, without a common factor; 1 below for a polynomial.

        Raises:
            TooLarge: too many terms.
            ZeroDivisionError: a denominator is the zero polynomial.
        """
        return _fraction(self, expression)

    def polynomial(self, expression: Expression) -> fmpq_mpoly | None:
        """The expression as a polynomial; None when letters stand below a line."""
        above, below = self.fraction(expression)
        return above / below if below.is_constant() else None

    def tree(self, polynomial: fmpq_mpoly) -> Expression:
        """A polynomial as an expression, terms in falling degree, as a textbook writes it: 2x² + xy − 1."""
        terms = sorted(polynomial.terms(), key=lambda term: (-sum(map(int, term[0])), [-int(one) for one in term[0]]))
        return total(_positive_first([self._term(monomial, fmpq(value)) for monomial, value in terms]))

    def _term(self, exponents: Sequence[int], value: fmpq) -> Expression:
        powers = {
            letter: Fraction(int(exponent))
            for letter, exponent in zip(self.letters, exponents, strict=True)
            if int(exponent)
        }
        return Monomial(fraction_of(value), self.decimal, powers).expression()

    def factors(self, polynomial: fmpq_mpoly) -> tuple[Fraction, tuple[tuple[fmpq_mpoly, int], ...]]:
        """A number in front, and the irreducible factors with their multiplicities, the simplest first."""
        front, found = polynomial.factor()
        ordered = sorted(found, key=lambda pair: (len(pair[0]), pair[0].total_degree(), str(pair[0])))
        front = fmpq(front)
        return fraction_of(front), tuple((factor, int(times)) for factor, times in ordered)

    def index(self, letter: Expression) -> int:
        """The place of a letter."""
        return self.letters.index(letter)

    def degree(self, polynomial: fmpq_mpoly, letter: Expression) -> int:
        """The degree of a polynomial in one letter; 0 for the zero polynomial too."""
        return max((int(exponents[self.index(letter)]) for exponents in polynomial.monoms()), default=0)

    def present(self, polynomial: fmpq_mpoly) -> tuple[Expression, ...]:
        """The letters that a polynomial holds."""
        return tuple(letter for letter in self.letters if self.degree(polynomial, letter))

    def coefficients(self, polynomial: fmpq_mpoly, letter: Expression) -> list[fmpq_mpoly]:
        """The coefficients by powers of one letter, that of degree 0 first: polynomials in the others."""
        place = self.index(letter)
        rows: list[dict[tuple[int, ...], fmpq]] = [{} for _ in range(self.degree(polynomial, letter) + 1)]
        for exponents, value in polynomial.terms():
            rest = tuple(0 if at == place else int(one) for at, one in enumerate(exponents))
            rows[int(exponents[place])][rest] = value
        return [self.context.from_dict(row) for row in rows]


def _leaves(root: Expression) -> list[Expression]:
    """Symbols and atoms below a node, without looking into atoms."""
    found: list[Expression] = []
    stack = [root]
    seen: set[Expression] = set()
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        if rational_value(node) is not None:
            continue
        if isinstance(node, Symbol):
            found.append(node)
        elif isinstance(node, Sum | Product | Negation | Quotient):
            stack.extend(reversed(node.children))
        elif isinstance(node, Power) and _whole(node.exponent) is not None:
            stack.append(node.base)
        else:
            found.append(node)
    return found


def _whole(exponent: Expression) -> int | None:
    value = rational_value(exponent)
    if value is None or value.denominator != 1 or abs(value) > _MOST_EXPONENT:
        return None
    return value.numerator


def _fraction(ring: Ring, root: Expression) -> tuple[fmpq_mpoly, fmpq_mpoly]:
    context = ring.context
    one = context.constant(1)
    gens = dict(zip(ring.letters, context.gens(), strict=True))
    memo: dict[Expression, tuple[fmpq_mpoly, fmpq_mpoly]] = {}
    for node in _needed(root):
        value = rational_value(node)
        if value is not None:
            memo[node] = (context.constant(fmpq(value.numerator, value.denominator)), one)
        elif node in gens:
            memo[node] = (gens[node], one)
        elif isinstance(node, Negation):
            above, below = memo[node.operand]
            memo[node] = (-above, below)
        elif isinstance(node, Sum):
            above, below = memo[node.terms[0]]
            for term in node.terms[1:]:
                a, b = memo[term]
                above, below = (above + a, below) if below == b else _reduced(above * b + a * below, below * b)
            memo[node] = above, below
        elif isinstance(node, Product):
            above, below = one, one
            for factor in node.factors:
                a, b = memo[factor]
                _bound(above, a)
                above, below = above * a, below * b
            memo[node] = _reduced(above, below)
        elif isinstance(node, Quotient):
            (a, b), (c, d) = memo[node.numerator], memo[node.denominator]
            _bound(a, d)
            memo[node] = _reduced(a * d, b * c)
        else:
            assert isinstance(node, Power)
            above, below = memo[node.base]
            exponent = _whole(node.exponent)
            assert exponent is not None
            _bound_power(above, abs(exponent))
            _bound_power(below, abs(exponent))
            if exponent < 0:
                above, below, exponent = below, above, -exponent
            memo[node] = _reduced(above**exponent, below**exponent)
        if len(memo[node][0]) + len(memo[node][1]) > _MOST_TERMS:
            raise TooLarge
    return memo[root]


def _needed(root: Expression) -> list[Expression]:
    """The nodes to work out, parts before wholes, without looking into atoms."""
    order: list[Expression] = []
    stack: list[tuple[Expression, bool]] = [(root, False)]
    seen: set[Expression] = set()
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
            continue
        if node in seen:
            continue
        seen.add(node)
        stack.append((node, True))
        if rational_value(node) is not None:
            continue
        if isinstance(node, Sum | Product | Negation | Quotient):
            stack.extend((child, False) for child in node.children)
        elif isinstance(node, Power) and _whole(node.exponent) is not None:
            stack.append((node.base, False))
    return order


def _bound(one: fmpq_mpoly, other: fmpq_mpoly) -> None:
    if len(one) * len(other) > 40 * _MOST_TERMS:
        raise TooLarge


def _bound_power(base: fmpq_mpoly, exponent: int) -> None:
    """A power of k terms has at most C(k + n − 1, n) terms."""
    from math import comb

    terms = len(base)
    if terms > 1 and comb(terms + exponent - 1, exponent) > 40 * _MOST_TERMS:
        raise TooLarge


def _reduced(above: fmpq_mpoly, below: fmpq_mpoly) -> tuple[fmpq_mpoly, fmpq_mpoly]:
    if below.is_zero():
        raise ZeroDivisionError
    if below.is_constant():
        return above / below, below / below
    common = above.gcd(below)
    return above / common, below / common


def _positive_first(terms: list[Expression]) -> tuple[Expression, ...]:
    place = next((at for at, term in enumerate(terms) if not isinstance(term, Negation)), 0)
    return (*terms[place : place + 1], *terms[:place], *terms[place + 1 :])


def letters_of(expressions: Iterable[Expression]) -> frozenset[Symbol]:
    """Every symbol that the expressions depend on."""
    return frozenset[Symbol]().union(*(symbols(expression) for expression in expressions))
