"""∇loss at the start: the numbers of the sums put in, or a table of rows, then each ∂loss and the vector."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb

from tutor.derivation.lesson import Block, Check, Line, Lines, Matrix, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import listed, partial_symbol
from tutor.errors import CheckFailed
from tutor.expression.exact import exact
from tutor.expression.numbers import whole
from tutor.expression.numeric import Evaluator
from tutor.expression.text import text
from tutor.expression.traversal import postorder, size, substitute
from tutor.expression.tree import Expression, Negation, Number, Product, Quotient, Symbol
from tutor.learning.balls import ball_of, middle
from tutor.learning.data.dataset import Dataset
from tutor.learning.fit import quadratic
from tutor.learning.lessons.figures import Figure, figure
from tutor.learning.lessons.in_sums import answers, exact_sums, sum_values
from tutor.learning.lessons.loss import at_start, over_rows, start_values
from tutor.learning.lessons.row_terms import exact_slope
from tutor.learning.lessons.slope_table import slope_table
from tutor.learning.lessons.sums import data_values
from tutor.learning.letters import COUNT
from tutor.learning.model import LossKind
from tutor.learning.rows import letters_of, numbered_rows
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_IN_MATRIX = 10
_MOST_TABLES = 4
"""Of more parameters than this only the first two have their rows in a table."""
_MOST_SERIES = 200
"""∇loss over up to so many rows is compared with Arb's power series."""
_PRECISION = 192
_ROUNDING = 1e-9
"""How far off a sum over thousands of rows may be in floating point, beside the sum itself."""
_LONGEST_INSERTED = 60
"""A derivative with more nodes than this is not repeated with numbers in it."""
_SIX_DIGITS = Fraction(2, 10**5)


def start_gradient(regression: Regression) -> tuple[tuple[Fraction, ...], tuple[bool, ...]]:
    """∇loss at the start (p), and which of its numbers are exact (p)."""
    statistics = regression.statistics
    if statistics is not None and (statistics.exact or data_values(regression) is None):
        values = tuple(Fraction(value) for value in quadratic(regression.loss, statistics).gradient(regression.start))
        return values, (statistics.exact,) * len(values)
    found = [_by_rows(regression, place) for place in range(len(regression.model.parameters))]
    return tuple(value for value, _ in found), tuple(known for _, known in found)


def _by_rows(regression: Regression, place: int) -> tuple[Fraction, bool]:
    """∂loss/∂βⱼ at the start from the rows, and whether it is exact.

    Raises:
        CheckFailed: the rows one by one give another value than the whole Σ; a fault of tutor's own.
    """
    value, known = over_rows(regression, regression.gradient.answer[place])
    exactly = None if known else exact_slope(regression, place)
    if exactly is None:
        return value, known
    if abs(exactly - value) > abs(exactly) / 10**12:
        raise CheckFailed(f"the slope is {exactly} row by row, but {float(value)} as a whole")
    return exactly, True


def gradient_at_start(regression: Regression, ledger: Ledger) -> Section:
    """∂loss/∂s = 1·20 + 0·6 − 280 = −260, and so on; then the vector.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    reading, model = regression.loss.reading, regression.model
    values, known = start_gradient(regression)
    figures = [figure(value, one) for value, one in zip(values, known, strict=True)]
    inserted = _inserted(regression)
    blocks: list[Block] = []
    summed: Phrase | None = None
    if model.factors is None:
        count = len(values) if len(values) <= _MOST_TABLES else 2
        totals = []
        for place in range(count):
            table, total = slope_table(regression, place, ledger)
            blocks += table
            totals.append(total)
        inserted = tuple(map(_scaled_sum, [regression] * count, totals))
        summed = phrase(f"regress-summed-{regression.loss.kind.value}", n=COUNT)
    lines: list[Line] = []
    for place, (parameter, value, found) in enumerate(zip(model.parameters, values, figures, strict=True)):
        left: Phrase | None = partial_symbol(reading.name, (parameter,))
        meant = _slope(regression, place, value)
        reason: tuple[Phrase, ...] = () if summed is None else (summed,)
        if inserted is not None and place < len(inserted) and inserted[place][0] != found.shown:
            written, is_exact = inserted[place]
            ledger.verifier(written).printed(written)
            check = ledger.worth(meant, written, False) if is_exact else _about(written, meant)
            lines.append(Line(left, written, reason, "=" if is_exact else "≈", check))
            left, reason = None, () if is_exact else _digits(written, found)
        check = ledger.worth(meant, found.shown, not found.exact)
        lines.append(Line(left, found.shown, reason, found.relation, check))
    blocks.append(Lines(None, tuple(lines)))
    if 1 < len(figures) <= _MOST_IN_MATRIX:
        blocks.append(_vector(regression, figures))
    if all(value == 0 for value in values) and all(known):
        blocks.append(Note(phrase("regress-flat", name=reading.name)))
    return Section(at_start("regress-gradient-at", regression), None, tuple(blocks))


def _scaled_sum(regression: Regression, total: Figure) -> tuple[Expression, bool]:
    """−2/n times the sum of the products, as the loss has it."""
    loss = regression.loss
    if loss.kind is LossKind.HALF_SSE:
        return total.shown, total.exact
    if loss.kind is LossKind.SSE:
        return Product((whole(2), total.shown), dotted=True), total.exact
    over = whole(2) if regression.data.count == 1 else Quotient(whole(2), whole(regression.data.count))
    return Negation(Product((over, total.shown), dotted=True)), total.exact


def _digits(written: Expression, found: Figure) -> tuple[Phrase, ...]:
    """A remark where the digits that are shown come to something else in the last place."""
    value = exact(written, {})
    return () if value is None or figure(value, False).shown == found.shown else (phrase("regress-all-digits"),)


def _vector(regression: Regression, figures: list[Figure]) -> Matrix:
    left = listed("gradient-here", tuple(start_values(regression).values()), name=regression.loss.reading.name)
    sign = "=" if all(found.exact for found in figures) else "≈"
    return Matrix(left, tuple((found.shown,) for found in figures), relation=sign)


def _slope(regression: Regression, place: int, value: Fraction) -> arb:
    """∂loss/∂βⱼ at the start once more, by a way of its own: what the number that is shown is compared with.

    For few rows these are Arb's power series, which know nothing of the rules; for more rows the answer of the rules
    over the rows themselves, not over the statistics. The rows of a long file are not kept.

    Raises:
        CheckFailed: the rows give another value than the statistics; a fault of tutor's own.
    """
    data, model = regression.data, regression.model
    if not isinstance(data, Dataset):
        return ball_of(value)
    if data.count <= _MOST_SERIES:
        point = dict(zip(model.parameters, regression.start, strict=True))
        for number, row in numbered_rows(data):
            member = Number(Fraction(number))
            point |= {
                Symbol(one.name, (*one.subscripts, member)): value for one, value in letters_of(model, row).items()
            }
        point[COUNT] = Fraction(data.count)
        found = Evaluator(point, _PRECISION).slope(regression.loss.reading.expression, model.parameters[place])
        if found.is_finite():  # it is not at a kink
            return found
    if regression.statistics is None:
        slope = float(regression.objective.gradient(tuple(map(float, regression.start)))[place])
        return arb(slope, abs(slope) * _ROUNDING)
    by_rows, known = over_rows(regression, regression.gradient.answer[place])
    if known and regression.statistics.exact and by_rows != value:
        raise CheckFailed(f"{text(regression.gradient.answer[place])} is {by_rows} over the rows, not {value}")
    return ball_of(by_rows)


def _inserted(regression: Regression) -> tuple[tuple[Expression, bool], ...] | None:
    """∇loss in sums with the numbers of the sums and of the start put in, and which of these are exact; None where
    they are too long."""
    if regression.statistics is None:
        return None
    precise = exact_sums(regression)
    figures = {node: figure(value, node in precise) for node, value in sum_values(regression).items()}
    known: dict[Expression, Expression] = {node: found.shown for node, found in figures.items()}
    rounded = {node for node, found in figures.items() if not found.exact}
    if regression.data.count == 1:
        known[Quotient(whole(2), COUNT)] = whole(2)  # not 2/1
    made = []
    for answer in answers(regression):
        written = substitute(substitute(answer, known), start_values(regression))
        if size(written) > _LONGEST_INSERTED:
            return None
        made.append((written, not any(node in rounded for node in postorder(answer))))
    return tuple(made)


def _about(written: Expression, meant: arb) -> Check:
    """Check a line with numbers of six digits in it: it is off by what the digits that are not shown may make.

    Raises:
        CheckFailed: it is another number; a fault of tutor's own.
    """
    value, reach = exact(written, {}), exact(_magnitude(written), {})
    assert value is not None
    assert reach is not None
    if abs(value - middle(meant)) > _SIX_DIGITS * reach:
        raise CheckFailed(f"{text(written)} is not the value {meant}")
    return Check(1)


def _magnitude(expression: Expression) -> Expression:
    """An expression in numbers with every minus a plus: what its parts come to before they cancel."""
    made: dict[Expression, Expression] = {}
    for node in postorder(expression):
        children = tuple(made[child] for child in node.children)
        made[node] = children[0] if isinstance(node, Negation) else node.rebuild(children) if children else node
    return made[expression]
