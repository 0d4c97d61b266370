"""A factor too much or too few: a number, the number of terms of a Σ, another letter; signs; upside down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from flint import arb

from tutor.derivation.lesson import phrase
from tutor.derivation.monomial import product
from tutor.expression.numbers import ONE, rational
from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import numbers_of_terms, symbols, unsigned
from tutor.expression.tree import Expression, Power, Quotient, Symbol
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import (
    LIKELIHOOD_OF_A_LOST_LETTER,
    LIKELIHOOD_OF_ONE_SIGN,
    Attempt,
    explanation,
)
from tutor.grading.whole.counting import counts_terms, has_mean, letter_at, letter_in
from tutor.grading.whole.expand import typed_terms
from tutor.grading.whole.sight import sorted_letters
from tutor.grading.whole.vector import (
    Vector,
    alike,
    constant_fraction,
    is_constant,
    is_zero,
    minus,
    multiple,
    pointwise,
    ratio,
    scaled,
)

_COMMON = frozenset(Fraction(*pair) for pair in ((2, 1), (1, 2)))
"""The factors worth a word where the right answer is a plain number, which is a multiple of every other."""
_MOST_LETTERS = 8


def factors(attempt: Attempt) -> Iterator[Explanation]:
    """The answer is a multiple of the right one."""
    truth = attempt.sight.truth
    if alike(attempt.values, scaled(truth, -1)):
        several = len(typed_terms(attempt.question.answer)) > 1
        yield sign_turned(truth, several=several)
        return
    if is_zero(truth) or is_zero(attempt.values):
        return
    times = multiple(attempt.values, truth)
    if times is not None:
        if not is_constant(truth):
            yield by_number(times)
        elif abs(times) in _COMMON:
            yield guessed(times)
        return
    quotient = None if attempt.sight.at_one_point else ratio(attempt.values, truth)
    if quotient is not None:
        yield from _by_letter(attempt, quotient)


def by_number(times: Fraction) -> Explanation:
    """What is said of an answer that is `times` the right one, times being neither 0 nor ±1."""
    turned = "-turned" if times < 0 else ""
    size = abs(times)
    if size == 1 or (size.numerator != 1 and size.denominator != 1):
        return explanation("factor-wrong")
    mistake = "factor-extra" if size.denominator == 1 else "factor-missing"
    return explanation(mistake, key=mistake + turned, factor=rational(max(size, 1 / size)))


def sign_turned(truth: Vector, *, several: bool) -> Explanation:
    """What is said of an answer that is the right one with the other sign.

    Arguments:
        truth: the right one; a plain number has one sign and nothing else that could agree.
        several: has it several terms?
    """
    found = explanation("all-signs", likelihood=None if several else LIKELIHOOD_OF_ONE_SIGN)
    if is_constant(truth):
        return replace(found, says=(phrase("check-whole-all-signs-of-number"),))
    return found


def guessed(times: Fraction) -> Explanation:
    """What is said of a plain number that is `times` the right one: nothing else is there that could agree."""
    found = by_number(times)
    return replace(found, says=(found.says[0], phrase("check-slip-by-one-number")))


def _by_letter(attempt: Attempt, quotient: Vector) -> Iterator[Explanation]:
    """A factor with a letter of the function: n, 2n, x; or missing."""
    question = attempt.question
    function = question.reading.expression
    counts = sorted_letters(numbers_of_terms(function))
    others = sorted_letters(symbols(function) - set(counts))
    for letter in [*counts, *others][:_MOST_LETTERS]:
        at = letter_at(letter, attempt.sight.points)
        found = None if at is None else letter_in(quotient, at)
        if found is None:
            continue
        times, missing, power = found
        if abs(times) == 1 or counts_terms(letter, function):
            if power == 1:
                yield _lettered(letter, times, missing, attempt)
            else:
                yield _squared(letter, times, missing, attempt.answer)
            return


def by_letters(factor: Expression, missing: bool, turned: bool, answer: Expression) -> Explanation:
    """What is said of an answer that lacks a factor with letters, or has one too much.

    What does not stand in the answer cannot be too much: then a division is missing. And x², missing in 5/x or too
    much in 5x, is an x on the wrong side of the fraction line.

    Arguments:
        factor: the factor: a letter, a number of times it, or its square.
        missing: is it missing?
        turned: is the sign turned, too?
        answer: the answer, or the term of it.
    """
    mistake, ending = "factor-missing" if missing else "factor-extra", "-turned" if turned else ""
    if isinstance(factor, Power) and on_the_wrong_side(factor, missing, answer):
        return explanation(mistake, key="wrong-side" + ending, why="wrong-side", factor=factor.base)
    if missing or symbols(factor) <= symbols(answer):
        return explanation(mistake, key=mistake + ending, factor=factor)
    return explanation(mistake, key="not-divided" + ending, why="not-divided", factor=factor)


def on_the_wrong_side(square: Power, missing: bool, answer: Expression) -> bool:
    """Whether a letter whose square is missing stands as a factor below, or one whose square is too much above.

    >>> from tutor import parse
    >>> [on_the_wrong_side(parse("x^2"), False, parse(answer)) for answer in ("5x", "5x^2")]
    [True, False]
    """
    whole = unsigned(answer)
    above, below = (whole.numerator, whole.denominator) if isinstance(whole, Quotient) else (whole, ONE)
    return square.base in factors_of(unsigned(below if missing else above))


def _squared(letter: Symbol, times: Fraction, missing: bool, answer: Expression) -> Explanation:
    """A letter that stands on the wrong side of the fraction line is a factor with its square."""
    square = Power(letter, rational(Fraction(2)))
    return by_letters(square, missing, times < 0, answer) if abs(times) == 1 else explanation("factor-wrong")


def _lettered(letter: Symbol, times: Fraction, missing: bool, attempt: Attempt) -> Explanation:
    function = attempt.question.reading.expression
    if times == 1 and counts_terms(letter, function) and missing != has_mean(function, letter):
        return explanation("mean-for-sum" if missing else "sum-for-mean", factor=letter)
    above, below = abs(times).numerator, abs(times).denominator
    if below == 1 and not missing:
        return by_letters(_product(above, letter), False, times < 0, attempt.answer)
    if above == 1 and missing:
        held = letter not in attempt.question.orders
        found = by_letters(_product(below, letter), True, times < 0, attempt.answer)
        return replace(found, likelihood=LIKELIHOOD_OF_A_LOST_LETTER) if times == 1 and held else found
    return explanation("factor-wrong")


def _product(number: int, letter: Symbol) -> Expression:
    return product([rational(Fraction(number)), letter])


def upside_down(attempt: Attempt) -> Iterator[Explanation]:
    """The answer is 1 over the right one."""
    ones = (arb(1),) * len(attempt.values)
    product = pointwise(lambda one, other: one * other, attempt.values, attempt.sight.truth)
    if not is_constant(attempt.sight.truth) and alike(product, ones):
        yield explanation("reciprocal")


def constant_term(attempt: Attempt) -> Iterator[Explanation]:
    """The answer and the right one differ by a number."""
    truth = attempt.sight.truth
    if is_constant(truth) or is_constant(attempt.values):
        return
    if constant_fraction(minus(attempt.values, truth)):
        yield explanation("constant-term")
