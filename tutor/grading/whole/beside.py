"""A wrong expression beside the right one, where nothing was to be differentiated: a sign, a factor, a term."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tutor.expression.numbers import rational
from tutor.expression.structures import Counted, Mean
from tutor.expression.traversal import is_numbered, postorder, substitute, symbols, unsigned
from tutor.expression.tree import Expression, Power, Product, Symbol
from tutor.grading.columns import Columns
from tutor.grading.key import Key
from tutor.grading.misconceptions.forms import factors_apart
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import explanation
from tutor.grading.whole.counting import letter_at, letter_in
from tutor.grading.whole.expand import expanded_terms, typed_terms
from tutor.grading.whole.factors import by_letters, by_number, guessed, on_the_wrong_side, sign_turned
from tutor.grading.whole.find import ranked
from tutor.grading.whole.own_terms import other_number
from tutor.grading.whole.sight import sorted_letters
from tutor.grading.whole.taken_apart import taken_apart
from tutor.grading.whole.terms import Term, own_terms
from tutor.grading.whole.vector import (
    BITS,
    Vector,
    alike,
    is_constant,
    is_zero,
    minus,
    multiple,
    pointwise,
    precise,
    ratio,
    scaled,
)

_MOST_POINTS = 8
_MOST_LETTERS = 8
_MOST_MEANS = 6
_COMMON = (Fraction(2), Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class _Model:
    """The right answer at its points."""

    expression: Expression
    columns: Columns
    truth: Vector
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """A wrong answer beside it."""

    answer: Expression
    values: Vector
    terms: tuple[Term, ...]


def find_beside(answer: Expression, key: Key) -> tuple[Explanation, ...]:
    """In what a wrong expression differs from the right one, the likelier first; () where nothing simple fits.

    Arguments:
        answer: what was answered.
        key: the right answer.

    >>> from tutor import parse
    >>> from tutor.grading.key import key_of
    >>> [one.misconception for one in find_beside(parse("s + eta d"), key_of(parse("s - eta d")))]
    ['sign-of-term']
    """
    with precise():
        model = _model(key)
        if model is None or symbols(answer) - symbols(key.expression) - _bound(answer):
            return ()
        columns = Columns(model.columns.points, BITS, model.columns)
        given = _Given(answer, tuple(columns.of(answer)), own_terms(answer, columns))
        if not any(value.is_finite() for value in given.values) or alike(given.values, model.truth):
            return ()
        for search in _SEARCHES:
            found = ranked(tuple(search(given, model)))
            if found:
                return found
    return ()


@lru_cache(maxsize=64)
def _model(key: Key) -> _Model | None:
    points = key.points[:_MOST_POINTS]
    if not points:
        return None
    columns = Columns(points, BITS)
    truth = tuple(columns.of(key.expression))
    terms = tuple(Term(term, tuple(columns.of(term))) for term in expanded_terms(key.expression))
    return _Model(key.expression, columns, truth, terms)


def _bound(answer: Expression) -> frozenset[Symbol]:
    """The members of families in an answer, whose letters are no strangers."""
    return frozenset(letter for letter in symbols(answer) if not is_numbered(letter))


def _factors(given: _Given, model: _Model) -> Iterator[Explanation]:
    if alike(given.values, scaled(model.truth, -1)):
        several = len(typed_terms(model.expression)) > 1
        yield sign_turned(model.truth, several=several)
        return
    if is_zero(model.truth) or is_zero(given.values):
        return
    size = multiple(given.values, model.truth)
    if size is not None:
        if not is_constant(model.truth):
            yield by_number(size)
        elif size in _COMMON:
            yield guessed(size)
        return
    found = _letter(ratio(given.values, model.truth), model)
    if found is not None:
        letter, missing, turned = found
        yield by_letters(letter, missing, turned, given.answer)


def _letter(quotient: Vector | None, model: _Model) -> tuple[Expression, bool, bool] | None:
    """A letter, or its square, by which a quotient differs from ±1; is it missing, and is the sign turned?"""
    if quotient is None:
        return None
    points = model.columns.points
    for letter in sorted_letters(frozenset(points[0]) & symbols(model.expression))[:_MOST_LETTERS]:
        at = letter_at(letter, points)
        found = None if at is None else letter_in(quotient, at)
        if found is not None and abs(found[0]) == 1:
            size, missing, power = found
            return letter if power == 1 else Power(letter, rational(Fraction(power))), missing, size < 0
    return None


def _terms(given: _Given, model: _Model) -> Iterator[Explanation]:
    gap = minus(model.truth, given.values)
    for term in given.terms:
        if alike(scaled(term.values, -2), gap):
            yield explanation("sign-of-term", key="sign-of-own-term", term=unsigned(term.expression))
            return
    for part in model.terms if len(model.terms) > 1 else ():
        if alike(gap, part.values):
            yield explanation("missing-term", key="missing-term-somewhere", why="model-missing-term")
            return
    if len(given.terms) < 2:
        return
    for term in given.terms:
        if alike(term.values, scaled(gap, -1)):
            yield explanation("extra-term", term=unsigned(term.expression))
            return
    if len(model.terms) > 1:
        yield from _one_term(given, model, gap)


def _one_term(given: _Given, model: _Model, gap: Vector) -> Iterator[Explanation]:
    """One term stands in the place of another one: a number or a letter in it is wrong, or all of it."""
    for term in given.terms:
        wanted = pointwise(lambda one, other: one + other, term.values, gap)
        part = next((part for part in model.terms if alike(wanted, part.values)), None)
        if part is None:
            continue
        found = _letter(ratio(term.values, part.values), model)
        if multiple(term.values, part.values):
            yield other_number(term)
        elif found is not None and not found[2]:
            factor, missing, _ = found
            mistake = "factor-missing" if missing else "factor-extra"
            shown = unsigned(term.expression)
            if isinstance(factor, Power) and on_the_wrong_side(factor, missing, shown):
                key, factor = "model-wrong-side", factor.base
            else:
                divided = missing or symbols(factor) <= symbols(shown)
                key = f"model-{mistake}" if divided else "model-not-divided"
            yield explanation(mistake, key=key, why="sign-of-term", factor=factor, term=shown)
        else:
            yield explanation("wrong-term", why="sign-of-term", term=term.expression)
        return


def _splits(given: _Given, model: _Model) -> Iterator[Explanation]:
    """A mean or Σ of products written as a product of means or Σ, anywhere in the right answer."""
    seen = dict.fromkeys(node for node in postorder(model.expression) if isinstance(node, Counted))
    for node in list(seen)[:_MOST_MEANS]:
        split = _split(node)
        if split is None:
            continue
        wrong = substitute(model.expression, {node: split})
        if alike(given.values, tuple(Columns(model.columns.points, BITS, model.columns).of(wrong))):
            mistake = "mean-split" if isinstance(node, Mean) else "sum-split"
            yield explanation(mistake, split=split)
            return


def _split(node: Counted) -> Expression | None:
    """The product of the means of the factors; None where there is one factor that depends on the index."""
    return factors_apart(node, node.body, lambda base, _: not isinstance(base, Product))


def _apart(given: _Given, model: _Model) -> Iterator[Explanation]:
    """A power, a root, a function or a fraction of a sum taken term by term; of plain numbers that tells nothing."""
    if not is_constant(model.truth):
        found = taken_apart(given.values, model.expression, model.columns)
        yield from () if found is None else (found,)


_SEARCHES: tuple[Callable[[_Given, _Model], Iterator[Explanation]], ...] = (_splits, _apart, _factors, _terms)
"""What is looked for, one after the other, until something fits."""
