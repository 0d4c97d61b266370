"""A loss and its gradient at a point, with the numbers of the data in them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Check, Line, Lines, Matrix, Phrase, Section
from tutor.derivation.lessons.at_point import arguments_of, heading_at, point_facts
from tutor.derivation.lessons.parts import listed
from tutor.derivation.place import Place, decimal_tree, number_of, put_in
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.figures import decimal
from tutor.expression.numbers import rational
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Symbol
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.loss_numbers import dotted, with_figures
from tutor.learning.lessons.loss_rows import rows_table
from tutor.learning.lessons.loss_subject import OverData
from tutor.learning.over_data import PRECISION, ball_over, inserted, value_over
from tutor.learning.slopes import confirm_slope

if TYPE_CHECKING:
    from flint import arb


def at_point(over: OverData, place: Place) -> tuple[Section, dict[str, object]]:
    """f and ∇f at a point, with the data in them.

    Arguments:
        over: the function, its derivatives and the rows.
        place: a value for every letter that is not data.

    Returns:
        a section, and the same as data for JSON.

    Raises:
        Unanswerable: a value is missing, or f or ∇f has no value there.
        CheckFailed: a value is not what differences of f say; a fault of tutor's own.
    """
    reading, columns = over.reading, over.rows.columns
    arguments_of(tuple(over.answers), place)
    variables = tuple(letter for letter in reading.variables if letter in place)
    arguments = arguments_of(variables, place)
    missing = [letter.label for letter in over.needed if letter not in place]
    if missing:
        given = ", ".join(f"{letter.label}={text(value)}" for letter, value in place.items())
        wanted = ", ".join(f"{name}=1" for name in missing)
        raise Unanswerable(
            f"No value is given for {', '.join(missing)}.", f'Give one for every letter: --at "{given}, {wanted}".'
        )
    here = _numbers(place)
    for letter, count in over.rows.place.items():
        if here.setdefault(letter, count) != count:
            raise Unanswerable(
                f"{letter.label} is the number of rows, {count}, and cannot be {text(place[letter])}.",
                f"Leave {letter.label} out of --at.",
            )
    head = listed("value-here", arguments, name=reading.name)
    _, line = _valued(over, reading.expression, here, head, reading.name)
    lines = [line]
    entries: list[Expression] = []
    facts: dict[str, object] = {}
    exact, table = True, False
    for variable, answer in over.single.items():
        left = over.left(variable)
        written = dotted(put_in(inserted(answer, columns, over.rows.place), place))
        open_sum = any(isinstance(node, BigSum) for node in postorder(written))
        slope, line = _valued(over, answer, here, None if not open_sum else left, over.name(variable))
        confirm_slope(reading.expression, variable, slope, columns, here, over.name(variable))
        if not open_sum and with_figures(written)[1] and written != line.right:
            lines.append(Line(left, written))
        elif not open_sum:
            line = Line(left, line.right, line.reason, line.relation, line.check)
        lines.append(line)
        table = table or open_sum
        entries.append(line.right)
        exact = exact and line.relation == "="
        facts[variable.label] = line.right
    blocks: list[Block] = [*(rows_table(over, here) if table else ()), Lines(None, tuple(lines))]
    if exact and variables == tuple(over.answers):
        column = tuple((entry,) for entry in entries)
        blocks.append(Matrix(listed("gradient-here", arguments, name=reading.name), column))
    section = Section(heading_at(variables, place), None, tuple(blocks))
    return section, {"point": point_facts(place), "value": lines[0].right, "gradient": facts}


def _numbers(place: Place) -> dict[Symbol, Fraction]:
    """The values of a place as fractions.

    Raises:
        Unanswerable: one is no fraction.
    """
    found = {}
    for letter, value in place.items():
        fraction = number_of(value).rational
        if fraction is None:
            raise Unanswerable(
                f"{letter.label} = {text(value)} is no fraction, and sums over data are worked out with fractions.",
                f"Give a decimal, such as {letter.label}={number_of(value).decimal}.",
            )
        found[letter] = fraction
    return found


def _valued(
    over: OverData, expression: Expression, here: Mapping[Symbol, Fraction], left: Phrase | None, name: str
) -> tuple[arb, Line]:
    """The value of an expression over the data at a point, as a ball and as a line.

    Raises:
        Unanswerable: it has no real value there.
    """
    ball = ball_over(expression, over.rows.columns, here)
    if not ball.is_finite():
        raise Unanswerable(f"{name} has no real value here, for these data.", "Choose a point where it is real.")
    known = value_over(expression, over.rows.columns, here)
    if known is None:
        return ball, Line(left, decimal_tree(decimal(ball)), relation="≈", check=Check(1))
    if not ball.overlaps(Evaluator({}, PRECISION).value(rational(known))):
        raise CheckFailed(f"{name} is {ball} over the data, not {known}")
    shown = figure(known)
    return ball, Line(left, shown.shown, relation=shown.relation, check=Check(1))
