"""A gradient over data: each Σ worked out, the gradient with numbers in it, and its value at a point."""

from __future__ import annotations

from fractions import Fraction

from tutor.derivation.lesson import Check, Line, Lines, Matrix, Note, Section, phrase
from tutor.derivation.lessons.loss_forms import split_reasons
from tutor.derivation.place import Place
from tutor.derivation.tidy import tidied
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.numbers import rational
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.learning.lessons.bound_rows import rows_read
from tutor.learning.lessons.loss_at import at_point
from tutor.learning.lessons.loss_numbers import opened, sum_lines, with_figures
from tutor.learning.lessons.loss_subject import OverData
from tutor.learning.loss_data import LossData
from tutor.learning.over_data import PRECISION, Rows, inserted, sums_over
from tutor.learning.slopes import confirm_slope

_TRIED = (Fraction(3, 7), Fraction(-5, 11), Fraction(7, 5), Fraction(-3))
"""Values that stand for the first letter when a gradient with numbers in it is checked; others are near them."""


def data_sections(
    over: OverData, place: Place | None, kinked: bool = False
) -> tuple[tuple[Section, ...], dict[str, object]]:
    """The sections on the data, and the same as data for JSON.

    Arguments:
        over: the function, its derivatives and the rows.
        place: a value for every letter that is not data, or None.
        kinked: was a point given at which there is a kink? Then none is asked for.

    Raises:
        Unanswerable: a value is missing, or f or ∇f has no value there.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    sums, facts = _sums(over)
    lines, formulas, open_ones = _gradient(over)
    blocks: list[Lines | Note | Matrix] = [*rows_read(over.rows), *sums]
    if lines:
        blocks.append(Lines(None, lines))
    if open_ones and place is None and not kinked:
        example = ", ".join(f"{letter.label}=1" for letter in over.needed)
        blocks.append(Note(phrase("data-needs-values", example=example)))
    if place is not None or any(line.check and line.check.points for line in lines):
        blocks.append(Note(phrase("data-checked", name=over.reading.name)))
    sections = [Section(phrase("data-heading"), None, tuple(blocks))]
    found: dict[str, object] = {
        "source": over.rows.data.source,
        "rows": over.rows.data.count,
        "columns": {
            letter.label: heading.name
            for letter, heading in zip(over.rows.letters, over.rows.data.headings, strict=True)
        },
        "sums": facts,
        "gradient": {variable.label: formula for variable, formula in formulas.items()},
    }
    if place is not None:
        section, found["at"] = at_point(over, place)
        sections.append(section)
    return tuple(sections), found


def _sums(over: OverData) -> tuple[list[Lines], list[dict[str, object]]]:
    """Each distinct Σ over data in the gradient with its value, line by line."""
    columns, counts = over.rows.columns, over.rows.place
    distinct = dict.fromkeys(node for answer in over.single.values() for node in sums_over(answer, columns))
    lines: list[Line] = []
    facts: list[dict[str, object]] = []
    for node in distinct:
        if _runs_over(node, over.rows):
            more, value = sum_lines(node, columns, counts)
            lines += more
            facts.append({"sum": node, "value": rational(value)})
    return ([Lines(None, tuple(lines))] if lines else []), facts


def _runs_over(node: BigSum, rows: LossData) -> bool:
    """Whether a Σ can be worked out over the rows.

    Raises:
        Unanswerable: it counts from before the first row, or beyond the last one.
    """
    found = Rows(rows.columns, rows.place)
    if found.range(node) is None and not symbols(node.upper) - set(rows.place) and not symbols(node.lower):
        first = exact(node.lower, {})
        if first is not None and first < 1:
            raise Unanswerable(
                f"{text(node)} counts from {text(node.lower)}, but the first row is row 1.",
                "Leave the bounds of the Σ out, so that it runs over all rows, or start it at 1.",
            )
        raise Unanswerable(
            f"{text(node)} counts up to {text(node.upper)}, but there are {rows.data.count} rows.",
            "Leave the bounds of the Σ out, so that it runs over all rows.",
        )
    return found.exactly(node) is not None


def _gradient(over: OverData) -> tuple[tuple[Line, ...], dict[Symbol, Expression], list[Symbol]]:
    """∂f/∂x with the numbers of the data in it; the derivatives that keep a Σ are named last."""
    columns, counts = over.rows.columns, over.rows.place
    lines: list[Line] = []
    formulas: dict[Symbol, Expression] = {}
    left: list[Symbol] = []
    for variable, answer in over.single.items():
        short = opened(tidied(inserted(answer, columns, counts)))
        if any(isinstance(node, BigSum) for node in postorder(short)):
            left.append(variable)
            continue
        check = _confirm(over, variable, short)
        shown, known = with_figures(short)
        formulas[variable] = shown
        if answer != shown:
            lines.append(Line(over.left(variable), answer, split_reasons(over.answers[variable])))
        left_side = None if answer != shown else over.left(variable)
        lines.append(Line(left_side, shown, relation="=" if known else "≈", check=check))
    return tuple(lines), formulas, left


def _confirm(over: OverData, variable: Symbol, formula: Expression) -> Check:
    """Compare a derivative with numbers in it with differences of the function over the data.

    Raises:
        CheckFailed: they disagree.
    """
    agreed = 0
    for start in _TRIED:
        place = {letter: start + Fraction(at, 5) for at, letter in enumerate(over.needed)} | over.rows.place
        place.setdefault(variable, start)
        value = Evaluator(place, PRECISION).value(formula)
        try:
            confirm_slope(over.reading.expression, variable, value, over.rows.columns, place, over.name(variable))
        except Unanswerable:
            continue  # no value or a kink there; another place may do
        agreed += 1
    return Check(agreed) if agreed else Check(0, phrase("no-point"))
