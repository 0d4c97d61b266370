"""Are listed values all the zeros of a polynomial there are? x = (−b ± √(b² − 4ac))/(2a) for a·x² + b·x + c = 0."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.domain import domain
from tutor.expression.exact import exact
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Expression, Negation, Power, Product, Sum, Symbol
from tutor.grading.answer import Collection
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.forms.products import flat_terms
from tutor.grading.key import Key, key_of

_TWO, _FOUR = whole(2), whole(4)
_TRIES = 6


def all_roots(answer: Collection, letter: Symbol, difference: Expression) -> Equivalence | None:
    """Are listed values all zeros of a polynomial in a letter, as many as its degree, and so all there are?

    Its leading coefficient may hold other letters: a·x² + b·x + c is a·(x − x₁)·(x − x₂).

    Returns:
        equal, or on a domain without single places such as a = 0; None when that could not be shown.
    """
    values = [value for (value,) in dict.fromkeys(answer.members)]
    if any(letter in symbols(value) for value in values):
        return None
    coefficients = _coefficients(difference, letter, len(values))
    if coefficients is None:
        return None
    product = Product((coefficients[-1], *(Sum((letter, Negation(value))) for value in values)))
    found = equivalent(product, key_of(difference))
    if found.kind is Kind.NARROWER and not found.agrees and len(values) == 2:
        if not _real_where_solved(values, coefficients):
            return None
        return Equivalence(Kind.EQUAL, found.how)
    return found if found.agrees else None


def _coefficients(difference: Expression, letter: Symbol, degree: int) -> list[Expression] | None:
    """c, b, a of a·x² + b·x + c; None when it is no sum of multiples of powers of a letter up to just this degree."""
    rows: list[list[Expression]] = [[] for _ in range(degree + 1)]
    for term, minus in reversed(flat_terms(difference)):
        power = sum(_power(node, letter) for node in _factors(term))
        if not 0 <= power <= degree:
            return None
        rows[power].append(substitute(Negation(term) if minus else term, {letter: ONE}))
    if not rows[-1]:
        return None
    return [Sum(tuple(row)) if len(row) > 1 else row[0] if row else ZERO for row in rows]


def _factors(term: Expression) -> tuple[Expression, ...]:
    return term.factors if isinstance(term, Product) else (term,)


def _power(node: Expression, letter: Symbol) -> int:
    """The power of a letter that a factor is; 0 without it, very negative where it is something else."""
    if node == letter:
        return 1
    if isinstance(node, Power) and node.base == letter:
        value = rational_value(node.exponent)
        if value is not None and value.denominator == 1 and value > 0:
            return value.numerator
    return -1_000_000 if any(part == letter for part in postorder(node)) else 0


def _real_where_solved(values: Sequence[Expression], coefficients: Sequence[Expression]) -> bool:
    """Are the values real wherever a quadratic has real zeros, but where its first coefficient is 0?

    They are when all that they ask for is that the discriminant, or a positive multiple of it, is not negative.
    """
    constant, slope, square = coefficients
    discriminant = Sum((Power(slope, _TWO), Negation(Product((_FOUR, square, constant)))))
    key = key_of(discriminant)
    for condition in dict.fromkeys(one for value in values for one in domain(value).real):
        if not isinstance(condition, Comparison) or condition.right != ZERO:
            return False
        if condition.relation == "!=":
            if symbols(condition.left) <= symbols(square):
                continue
            return False
        if condition.relation != ">=":
            return False
        multiples = (condition.left, Product((condition.left, Power(square, _TWO))))
        if not any(_is_multiple(one, key) for one in multiples):
            return False
    return True


def _is_multiple(one: Expression, key: Key) -> bool:
    """Is an expression a positive number times a model?"""
    for point in key.points[:_TRIES]:
        mine, theirs = exact(one, point), exact(key.expression, point)
        if mine is None or theirs is None or mine == 0 or theirs == 0:
            continue
        if mine / theirs < 0:
            return False
        scaled = Product((rational(mine / theirs), key.expression))
        return equivalent(one, key_of(scaled)).agrees
    return False
