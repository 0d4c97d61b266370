"""Expressions as polynomials over atoms: what a sum over rows is made of.

An atom is a letter, or a part that is no polynomial: sin(t), 1/a, √a, π. The sum of any polynomial over the rows is
then a combination of sums of monomials such as Σ a²h, and those are all that has to be worked out from the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tutor.expression.numbers import ONE, rational, rational_value, whole
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum

Monomial = tuple[tuple[int, int], ...]
"""The atoms of a product by number, each with its exponent (at least 1): ((0, 2), (3, 1)); () for 1."""
Polynomial = Mapping[Monomial, Fraction]
"""Monomial → coefficient, none of them 0."""

_ONE: Monomial = ()
_MOST_BITS = 10_000
"""A power or product with a longer coefficient than this is an atom as well."""
_MOST_TERMS = 80
"""A power or product with more terms than this is not multiplied out: it is an atom."""


@dataclass(slots=True)
class Atoms:
    """The atoms met so far, numbered."""

    known: dict[Expression, int] = field(default_factory=dict)

    def number(self, atom: Expression) -> int:
        """The number of an atom."""
        return self.known.setdefault(atom, len(self.known))

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """The atoms in the order of their numbers."""
        return tuple(self.known)


def polynomial(expression: Expression, atoms: Atoms) -> Polynomial:
    """An expression as a polynomial; its atoms are added to those that are known.

    >>> from tutor import parse
    >>> atoms = Atoms()
    >>> for monomial, coefficient in polynomial(parse("(a + 1)^2*sin(t)"), atoms).items():
    ...     print(monomial, coefficient)
    ((0, 2), (1, 1)) 1
    ((0, 1), (1, 1)) 2
    ((1, 1),) 1
    >>> [str(atom) for atom in atoms.expressions]
    ['a', 'sin(t)']
    """
    memo: dict[int, Polynomial] = {}
    opened: set[int] = set()
    stack = [expression]
    while stack:
        node = stack[-1]
        if id(node) in memo:
            stack.pop()
        elif not _is_open(node):
            memo[id(node)] = _leaf(node, atoms)
        elif id(node) not in opened:
            opened.add(id(node))
            stack.extend(reversed(_parts(node)))
        else:
            found = _combined(node, [memo[id(part)] for part in _parts(node)], atoms)
            memo[id(node)] = {((atoms.number(node), 1),): Fraction(1)} if found is None else found
    return memo[id(expression)]


def plus(parts: Iterable[tuple[Fraction, Polynomial]]) -> Polynomial:
    """The sum of multiples of polynomials."""
    result: dict[Monomial, Fraction] = {}
    for factor, part in parts:
        for monomial, coefficient in part.items():
            result[monomial] = result.get(monomial, Fraction(0)) + factor * coefficient
    return {monomial: coefficient for monomial, coefficient in result.items() if coefficient}


def times(left: Polynomial, right: Polynomial) -> Polynomial:
    """The product of two polynomials."""
    result: dict[Monomial, Fraction] = {}
    for one, first in left.items():
        for other, second in right.items():
            monomial = joined(one, other)
            result[monomial] = result.get(monomial, Fraction(0)) + first * second
    return {monomial: coefficient for monomial, coefficient in result.items() if coefficient}


def joined(left: Monomial, right: Monomial) -> Monomial:
    """The product of two monomials."""
    exponents = dict(left)
    for atom, exponent in right:
        exponents[atom] = exponents.get(atom, 0) + exponent
    return tuple(sorted(exponents.items()))


def degree(monomial: Monomial) -> int:
    """The sum of the exponents."""
    return sum(exponent for _, exponent in monomial)


def written(found: Polynomial, atoms: Atoms) -> Expression:
    """A polynomial as a tree again, multiplied out and not tidied."""
    terms: list[Expression] = []
    for monomial, coefficient in found.items():
        factors = [Power(atoms.expressions[atom], whole(exponent)) for atom, exponent in monomial]
        terms.append(Product((rational(coefficient), *factors)) if factors else rational(coefficient))
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0] if terms else whole(0)


def _is_open(node: Expression) -> bool:
    """Whether a node is put together from polynomials."""
    if isinstance(node, Power):
        exponent = rational_value(node.exponent)
        return exponent is not None and exponent.denominator == 1 and 0 <= exponent <= _MOST_TERMS
    if isinstance(node, Quotient):
        # u/v is u times the atom 1/v.
        return bool(rational_value(node.denominator)) or node.numerator != ONE
    return isinstance(node, Sum | Product | Negation)


def _parts(node: Expression) -> tuple[Expression, ...]:
    return (node.children[0],) if isinstance(node, Power | Quotient) else node.children


def _leaf(node: Expression, atoms: Atoms) -> Polynomial:
    if isinstance(node, Number):
        return {_ONE: node.value} if node.value else {}
    return {((atoms.number(node), 1),): Fraction(1)}


def _combined(node: Expression, parts: list[Polynomial], atoms: Atoms) -> Polynomial | None:
    """The polynomial of a node from those of its parts; None where it has too many terms."""
    if isinstance(node, Negation):
        return plus([(Fraction(-1), parts[0])])
    if isinstance(node, Quotient):
        divisor = rational_value(node.denominator)
        if divisor:
            return plus([(1 / divisor, parts[0])])
        return times(parts[0], _leaf(Quotient(ONE, node.denominator), atoms))
    if isinstance(node, Sum):
        total = plus((Fraction(1), part) for part in parts)
        return total if len(total) <= _MOST_TERMS else None
    repeated = parts
    if isinstance(node, Power):
        exponent = rational_value(node.exponent)
        assert exponent is not None
        repeated = parts * int(exponent)
    result: Polynomial = {_ONE: Fraction(1)}
    for part in repeated:
        if len(result) * len(part) > _MOST_TERMS * 4:
            return None
        result = times(result, part)
        if any(max(abs(one.numerator), one.denominator).bit_length() > _MOST_BITS for one in result.values()):
            return None
    return result if len(result) <= _MOST_TERMS else None


def holds(found: Polynomial, numbers: Iterable[int]) -> bool:
    """Whether some of the atoms stand in a polynomial."""
    wanted = set(numbers)
    return any(atom in wanted for monomial in found for atom, _ in monomial)
