"""The prediction with its parameters in numbers: h = 5a + 30, and the same with the columns' names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, phrase
from tutor.derivation.monomial import combine
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.traversal import substitute, terms
from tutor.expression.tree import Expression, Negation, Number, Product
from tutor.learning.balls import ball_of
from tutor.learning.lessons.family import best_of, family_of
from tutor.learning.lessons.figures import Column, column, figure, is_fraction, to_digits
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


def prediction_block(regression: Regression, ledger: Ledger) -> tuple[Block, ...]:
    """The prediction of the fit in letters, and for a line in the columns' names.

    Raises:
        CheckFailed: what is shown is not the model with its parameters put in; a fault of tutor's own.
    """
    fit, statistics, model = regression.fit, regression.statistics, regression.model
    assert fit is not None
    assert statistics is not None
    best = best_of(regression)
    lines: list[Line] = []
    free = family_of(regression).free if fit.directions else ()  # they are 0, as the sentence above says
    for parameter, value in zip(model.parameters, best, strict=True):
        if parameter not in free:
            lines += number_lines(parameter, value, statistics.exact, ledger)
    shown, found = in_numbers(regression), coefficients(regression)
    put_in = substitute(model.expression, dict(zip(model.parameters, found.shown, strict=True)))
    relation = "=" if found.exact else "≈"
    lines.append(Line(phrase("fit-the-prediction"), shown, relation=relation, check=ledger.same(put_in, shown)))
    blocks: list[Block] = [Lines(None, tuple(lines))]
    if model.is_line and not fit.directions and all(len(one.name) > 1 for one in regression.data.headings):
        blocks.append(Note(_in_words(regression)))  # columns named by a letter each are no words
    return tuple(blocks)


def coefficients(regression: Regression) -> Column:
    """The parameters of the fit as they stand in the prediction: all of them exact, or all of them rounded."""
    assert regression.statistics is not None
    return column(best_of(regression), regression.statistics.exact)


def in_numbers(regression: Regression) -> Expression:
    """The fitted model with numbers for its parameters, in the order of the parameters; terms times 0 left out."""
    model = regression.model
    assert model.factors is not None
    offset = tidied(model.offset)
    return combined(coefficients(regression).shown, model.factors, () if offset == ZERO else terms(offset))


def combined(
    numbers: Sequence[Expression], factors: Sequence[Expression], others: Iterable[Expression] = ()
) -> Expression:
    """Σ number·factor + others, without terms times 0.

    Arguments:
        numbers: as they are shown (p).
        factors: what each of them is multiplied by (p).
        others: terms that stand there as they are.
    """
    parts: list[Expression] = []
    for value, factor in zip(numbers, factors, strict=True):
        if value == ZERO:
            continue
        size, minus = (value.operand, True) if isinstance(value, Negation) else (value, False)
        term = size if factor == ONE else factor if size == ONE else _times(size, factor)
        parts.append(Negation(term) if minus else term)
    return total((*parts, *others))


def _times(size: Expression, factor: Expression) -> Expression:
    """A number in front of a factor: 2.5a; 5.76e−41·(a + 1)⁶⁰, whose number would be a long fraction otherwise."""
    if isinstance(size, Number) and "e" in size.spelling:
        return Product((size, factor), dotted=True)
    return combine(Product((size, factor)))[0]


def number_lines(left: Expression | Phrase | None, value: Fraction, exact: bool, ledger: Ledger) -> tuple[Line, ...]:
    """p = 39/178, and below it ≈ 0.219101; one line for a number that is no fraction.

    Raises:
        CheckFailed: what is shown is not the value; a fault of tutor's own.
    """
    shown = figure(value, exact)
    check = ledger.worth(ball_of(value), shown.shown, not shown.exact)
    return (
        Line(left, shown.shown, relation=shown.relation, check=check),
        *decimals(value, exact, ledger),
    )


def decimals(value: Fraction, exact: bool, ledger: Ledger) -> tuple[Line, ...]:
    """A line ≈ 25.4417 below a fraction; nothing below any other number."""
    shown = figure(value, exact)
    if not (shown.exact and is_fraction(shown.shown)):
        return ()
    rounded = to_digits(value)
    return (Line(None, rounded, relation="≈", check=ledger.worth(ball_of(value), rounded, about=True)),)


def spoken(value: Fraction, exact: bool) -> Expression:
    """A number for a sentence: a decimal, to six digits if need be; nobody says "grows by 5177/755 cm"."""
    shown = figure(value, exact).shown
    return to_digits(value) if is_fraction(shown) else shown


def _in_words(regression: Regression) -> Phrase:
    """height ≈ 5·age + 30"""
    assert regression.statistics is not None
    slope, intercept = best_of(regression)
    (place,) = regression.model.inputs.values()
    key = "fit-line-through" if intercept == 0 else "fit-line-flat" if slope == 0 else "fit-line"
    minus = intercept < 0 and key == "fit-line"
    if slope == 1 and key != "fit-line-flat":
        key += "-one"
    return phrase(
        key,
        output=regression.data.headings[-1].name,
        slope=spoken(slope, regression.statistics.exact),
        input=regression.data.headings[place].name,
        sign="−" if minus else "+",
        intercept=spoken(-intercept if minus else intercept, regression.statistics.exact),
    )
