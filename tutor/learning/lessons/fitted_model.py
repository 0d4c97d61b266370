"""The prediction with its parameters in numbers: h = 5a + 30, and the same with the columns' names."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, phrase
from tutor.derivation.monomial import combine
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.text import text
from tutor.expression.traversal import substitute, terms
from tutor.expression.tree import Expression, Negation, Number, Product, Quotient
from tutor.learning.balls import ball_of
from tutor.learning.lessons.family import best_of, family_of
from tutor.learning.lessons.figures import figure, to_digits
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_LONGEST = 6
"""A fraction with more signs than this is better read as a decimal."""


def prediction_block(regression: Regression, ledger: Ledger) -> tuple[Block, ...]:
    """The prediction of the fit in letters, and for a line in the columns' names.

    Raises:
        CheckFailed: what is shown is not the model with its parameters put in; a fault of tutor's own.
    """
    fit, statistics, model = regression.fit, regression.statistics, regression.model
    assert fit is not None
    assert statistics is not None
    best = best_of(regression)
    figures = [figure(value, statistics.exact) for value in best]
    parameters = dict(zip(model.parameters, figures, strict=True))
    exact = all(one.exact for one in figures)
    lines = []
    free = family_of(regression).free if fit.directions else ()  # they are 0, as the sentence above says
    for parameter, found, value in zip(model.parameters, figures, best, strict=True):
        if parameter in free:
            continue
        check = ledger.worth(ball_of(value), found.shown, not found.exact)
        lines.append(Line(parameter, found.shown, relation=found.relation, check=check))
        lines += decimals(value, statistics.exact, ledger)
    shown = in_numbers(regression)
    put_in = substitute(model.expression, {parameter: one.shown for parameter, one in parameters.items()})
    check = ledger.same(put_in, shown)
    lines.append(Line(phrase("fit-the-prediction"), shown, relation="=" if exact else "≈", check=check))
    blocks: list[Block] = [Lines(None, tuple(lines))]
    if model.is_line and not fit.directions:
        blocks.append(Note(_in_words(regression)))
    return tuple(blocks)


def in_numbers(regression: Regression) -> Expression:
    """The fitted model with numbers for its parameters, in the order of the parameters; terms times 0 left out."""
    model, statistics = regression.model, regression.statistics
    assert model.factors is not None
    assert statistics is not None
    parts: list[Expression] = []
    for number, factor in zip(best_of(regression), model.factors, strict=True):
        value = figure(number, statistics.exact).shown
        if value == ZERO:
            continue
        size, minus = (value.operand, True) if isinstance(value, Negation) else (value, False)
        term = size if factor == ONE else factor if size == ONE else _times(size, factor)
        parts.append(Negation(term) if minus else term)
    offset = tidied(model.offset)
    parts += [] if offset == ZERO else list(terms(offset))
    return total(tuple(parts))


def _times(size: Expression, factor: Expression) -> Expression:
    """A number in front of a factor: 2.5a; 5.76e−41·(a + 1)⁶⁰, whose number would be a long fraction otherwise."""
    if isinstance(size, Number) and "e" in size.spelling:
        return Product((size, factor), dotted=True)
    return combine(Product((size, factor)))[0]


def decimals(value: Fraction, exact: bool, ledger: Ledger) -> tuple[Line, ...]:
    """A line ≈ 25.4417 below a fraction that says little; nothing below any other number."""
    shown = figure(value, exact)
    if not shown.exact or _is_readable(shown.shown):
        return ()
    rounded = to_digits(value)
    return (Line(None, rounded, relation="≈", check=ledger.worth(ball_of(value), rounded, about=True)),)


def readable(value: Fraction, exact: bool) -> Expression:
    """A number for a table: a long fraction to six digits."""
    shown = figure(value, exact).shown
    return shown if _is_readable(shown) else to_digits(value)


def _is_readable(shown: Expression) -> bool:
    """Whether a number is a decimal, or a fraction with few digits."""
    number = shown.operand if isinstance(shown, Negation) else shown
    return not isinstance(number, Quotient) or len(text(number)) <= _LONGEST


def _in_words(regression: Regression) -> Phrase:
    """height ≈ 5·age + 30"""
    assert regression.statistics is not None
    slope, intercept = best_of(regression)
    (column,) = regression.model.inputs.values()
    key = "fit-line-through" if intercept == 0 else "fit-line-flat" if slope == 0 else "fit-line"
    minus = intercept < 0 and key == "fit-line"
    if slope == 1 and key != "fit-line-flat":
        key += "-one"
    return phrase(
        key,
        output=regression.data.headings[-1].name,
        slope=readable(slope, regression.statistics.exact),
        input=regression.data.headings[column].name,
        sign="−" if minus else "+",
        intercept=readable(-intercept if minus else intercept, regression.statistics.exact),
    )
