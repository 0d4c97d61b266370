"""Forms with a whole-number letter: u = π/3 + 2kπ for u = 2x + 1 gives x = π/6 − 1/2 + kπ."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.monomial import monomial
from tutor.derivation.place import put_in
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.tree import Constant, Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.numbers.separation import turns


def moved_family(form: Expression, integers: tuple[Symbol, ...], start: Expression, slope: Expression) -> Expression:
    """(form − start)/slope, with the step of the whole-number letter made positive.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> k = Symbol("k")
    >>> text(moved_family(parse("pi/2 + 2k pi"), (k,), parse("1"), parse("2")))
    'π/4 − ½ + kπ'
    """
    (letter,) = integers
    first = put_in(form, {letter: ZERO})
    step = Sum((put_in(form, {letter: ONE}), Negation(first)))
    begin = _number(Quotient(Sum((first, Negation(start))), slope))
    stride = _number(Quotient(step, slope))
    if sign_of(stride) == -1:
        stride = _number(Negation(stride))
    run = _times(stride, letter)
    return run if begin == ZERO else Sum((*(begin.terms if isinstance(begin, Sum) else (begin,)), run))


def _number(formula: Expression) -> Expression:
    exact = number_of(formula).exact
    return formula if exact is None else exact


def _times(stride: Expression, letter: Symbol) -> Expression:
    """2kπ/3 rather than 2πk/3."""
    half_turns = turns(stride)
    if half_turns is None:
        value = rational_value(stride)
        if value is not None:
            return monomial(Product((rational(value), letter))).expression()
        return monomial(Product((stride, letter))).expression()
    front = () if half_turns.numerator == 1 else (whole(half_turns.numerator),)
    above = Product((*front, letter, Constant("pi")))
    return above if half_turns.denominator == 1 else Quotient(above, whole(half_turns.denominator))


Progression = tuple[Expression, tuple[Symbol, ...]]
"""A form with one whole-number letter, and that letter."""


def without_repetitions(families: Sequence[Progression]) -> tuple[Progression, ...]:
    """The families that do not lie inside another one: 2kπ goes where kπ is listed."""
    kept: list[Progression] = []
    for place, one in enumerate(families):
        others = (*kept, *families[place + 1 :])
        if not any(_lies_in(one, other) for other in others):
            kept.append(one)
    return tuple(kept)


def is_member(value: Expression, family: Progression) -> bool:
    """Whether a number surely belongs to a family.

    >>> from tutor import parse
    >>> is_member(parse("-3pi/2"), (parse("pi/2 + 2 k pi"), (Symbol("k"),)))
    True
    """
    begin, stride = _progression(family)
    return _is_whole(Quotient(Sum((value, Negation(begin))), stride))


def _lies_in(one: Progression, other: Progression) -> bool:
    begin, stride = _progression(one)
    return is_member(begin, other) and _is_whole(Quotient(stride, _progression(other)[1]))


def _progression(family: Progression) -> tuple[Expression, Expression]:
    form, (letter,) = family
    begin = put_in(form, {letter: ZERO})
    return begin, Sum((put_in(form, {letter: ONE}), Negation(begin)))


def _is_whole(formula: Expression) -> bool:
    value = rational_value(_number(formula))
    return value is not None and value.denominator == 1
