"""Conditions such as x = 0, which leave one value of a letter: it is put in, and the rest is compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tutor.expression.exact import exact
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Negation, Number, Product, Quotient, Sum, Symbol
from tutor.grading.columns import Columns
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.forms.products import flat_terms
from tutor.grading.key import Key, key_of
from tutor.grading.search import conjuncts

_MOST_VALUES = 20
_BITS = 192


def pinned(domain: Sequence[Expression]) -> tuple[dict[Expression, Expression], tuple[Expression, ...]]:
    """The letters that conditions give a value, each with it, and the conditions that are left.

    >>> from tutor import parse
    >>> from tutor.expression.structures import Comparison
    >>> found, left = pinned((Comparison("=", parse("x"), parse("2 y")), Comparison(">", parse("x"), parse("1"))))
    >>> [(str(letter), str(value)) for letter, value in found.items()], [str(one) for one in left]
    ([('x', '2*y')], ['2*y > 1'])
    """
    found: dict[Expression, Expression] = {}
    left = [part for one in domain for part in conjuncts(one)]
    for condition in left:
        if not isinstance(condition, Comparison) or condition.relation != "=":
            continue
        sides = (substitute(condition.left, found), substitute(condition.right, found))
        solved = _solved(*sides)
        if solved is not None:
            found = {letter: substitute(value, dict([solved])) for letter, value in found.items()} | dict([solved])
    if not found:
        return {}, tuple(domain)
    rest = [substitute(condition, found) for condition in left]
    return found, tuple(condition for condition in rest if not _always(condition))


def _lists_values(condition: Expression) -> bool:
    """Is it an "or" of values for letters, such as x = 0 or x = 1?"""
    parts = condition.parts if isinstance(condition, Logic) and condition.operator == "or" else ()
    return 0 < len(parts) <= _MOST_VALUES and all(
        isinstance(part, Comparison)
        and part.relation == "="
        and isinstance(part.left, Symbol)
        and rational_value(part.right) is not None
        for part in parts
    )


def _member_by_member(
    answer: Expression, key: Key, place: int, decide: Callable[[Expression, Key], Equivalence]
) -> Equivalence:
    """How the two are related for all of the values that a condition lists, each put in."""
    listed = key.domain[place]
    assert isinstance(listed, Logic)
    found = []
    for part in listed.parts:
        if not _has_value_where(part, key.expression):
            continue
        domain = (*key.domain[:place], part, *key.domain[place + 1 :])
        found.append(decide(answer, key_of(key.expression, domain, key.variables)))
    if not found:
        return Equivalence(Kind.UNDECIDED)
    worst = next((one for one in found if one.kind is Kind.DIFFERENT), None)
    return worst or next((one for one in found if one.kind is not Kind.EQUAL), found[0])


def _has_value_where(part: Expression, model: Expression) -> bool:
    """Has the model a value where its only letter has one that is listed?"""
    assert isinstance(part, Comparison)
    value = rational_value(part.right)
    if symbols(model) != {part.left} or not isinstance(part.left, Symbol) or value is None:
        return True
    return Columns([{part.left: value}], _BITS).of(model)[0].is_finite()


def _solved(left: Expression, right: Expression) -> tuple[Symbol, Expression] | None:
    """An equation solved for a letter that stands in it once, with nothing but a number as its factor."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Symbol) and one not in symbols(other):
            return one, other
    terms = [*flat_terms(left), *((term, not minus) for term, minus in flat_terms(right))]
    for place, (term, minus) in enumerate(terms):
        found = _scaled(term)
        rest = terms[:place] + terms[place + 1 :]
        if found is None or any(found[0] in symbols(other) for other, _ in rest):
            continue
        letter, factor = found
        moved = [Negation(other) if own == minus else other for other, own in rest]
        above = Sum(tuple(moved)) if len(moved) > 1 else moved[0] if moved else ZERO
        return letter, above if factor == 1 else Quotient(above, Number(factor))
    return None


def _scaled(term: Expression) -> tuple[Symbol, Fraction] | None:
    """A letter and the number that it is multiplied by, where a term is no more than that."""
    if isinstance(term, Symbol):
        return term, Fraction(1)
    if isinstance(term, Quotient):
        below, above = rational_value(term.denominator), _scaled(term.numerator)
        return (above[0], above[1] / below) if above is not None and below else None
    if isinstance(term, Product) and len(term.factors) == 2:
        for number, letter in (term.factors, term.factors[::-1]):
            value = rational_value(number)
            if value and isinstance(letter, Symbol):
                return letter, value
    return None


def _always(condition: Expression) -> bool:
    """Is it an equation between equal sides, as 0 = 0 is?"""
    if not isinstance(condition, Comparison) or condition.relation != "=":
        return False
    if condition.left == condition.right:
        return True
    value = rational_value(condition.left)
    return value is not None and value == rational_value(condition.right)


def where_pinned(answer: Expression, key: Key, decide: Callable[[Expression, Key], Equivalence]) -> Equivalence | None:
    """How an answer is related to a model where conditions give letters their values; None where none does.

    Arguments:
        answer, key: as for `decide`.
        decide: how the two are related when the values are put in.
    """
    for place, condition in enumerate(key.domain):
        if _lists_values(condition):
            return _member_by_member(answer, key, place, decide)
    found, left = pinned(key.domain)
    if not found:
        return None
    rest = tuple(letter for letter in key.variables if letter not in found)
    decided = decide(substitute(answer, found), key_of(substitute(key.expression, found), left, rest))
    if decided.witness is None:
        return decided
    point = dict(decided.witness.point)
    for letter, value in found.items():
        number = exact(value, point)
        if isinstance(letter, Symbol) and number is not None:
            point[letter] = number
    return replace(decided, witness=replace(decided.witness, point=point))
