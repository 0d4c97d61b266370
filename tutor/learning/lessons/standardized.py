"""What standardised columns change: the condition number, the best rate, and how many steps it takes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Line, Lines, Note, Phrase, Section, Table, phrase
from tutor.derivation.terms import total
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Negation, Product, Symbol
from tutor.learning import floats
from tutor.learning.centred import stationary_point
from tutor.learning.descent import Ending
from tutor.learning.lessons.brief import brief
from tutor.learning.lessons.figures import figure, to_digits
from tutor.learning.lessons.outcome import MOST_COLUMNS, length_of
from tutor.learning.lessons.scaled_formulas import formula_lines, new_letters
from tutor.learning.lessons.step import checked
from tutor.learning.lessons.walk_facts import fact
from tutor.learning.lessons.walk_table import folded_table
from tutor.learning.objective import Quadratic
from tutor.learning.settings import MOST_STEPS
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.curvature import Curvature
    from tutor.learning.descend import Walked
    from tutor.learning.descent import Descent
    from tutor.learning.standardize import Standardized

_MOST_STEPS = 5
"""So many steps of each walk are shown."""
_MANY_DIGITS = 10


def standardized_sections(walked: Walked, ledger: Ledger) -> list[Section]:
    """The columns and what makes them standard; both walks; the parameters turned back to the original units.

    Raises:
        CheckFailed: the loss in the new parameters is not the loss in the old ones.
    """
    found = walked.standardized
    assert found is not None
    _same_loss(walked, found)
    name = walked.reading.name
    columns = Table(
        (phrase("descent-scaled-column"), phrase("descent-scaled-mean"), phrase("descent-scaled-deviation")),
        tuple((one.letter, brief(one.mean).shown, brief(one.deviation).shown) for one in found.columns),
    )
    compared = Table(
        (phrase("plain", text=""), phrase("descent-scaled-before"), phrase("descent-scaled-after")),
        tuple(_rows(found, name)),
    )
    letters = new_letters(walked)
    formulas = formula_lines(walked, found, letters, ledger)
    numbers = _parameters(walked, found, letters, ledger)
    return [
        Section(phrase("descent-scaled"), phrase("descent-scaled-how"), (columns, *formulas, numbers)),
        Section(phrase("descent-scaled-compared"), None, (compared, *(Note(one) for one in _verdict(found, name)))),
        _path("descent-scaled-path-before", name, found.walk_before, found.before, walked.reading.variables, True),
        _path("descent-scaled-path-after", name, found.walk_after, found.after, letters, found.is_exact),
        Section(phrase("descent-scaled-back"), None, (_back(walked, found, ledger),)),
    ]


def _path(key: str, name: str, walk: Descent, found: Curvature, letters: Sequence[Symbol], is_exact: bool) -> Section:
    """The first steps of a walk, and its end."""
    steps = walk.steps if len(walk.steps) <= _MOST_STEPS else (*walk.steps[: _MOST_STEPS - 1], walk.steps[-1])
    wide = len(letters) > MOST_COLUMNS
    numbers = []
    for step in steps:
        values = [*(() if wide else step.point), step.value, length_of(step.gradient)]
        numbers.append(values if is_exact else [floats.of(one) for one in values])
    headings: tuple[Phrase | Expression, ...] = (
        *(() if wide else letters),
        phrase("name", name=name),
        phrase("descent-column-length", name=name),
    )
    rate = figure(found.best_rate or Fraction(0))
    return Section(phrase(key, rate=rate.shown, relation=rate.relation), None, folded_table(steps, headings, numbers))


def _parameters(walked: Walked, found: Standardized, letters: Sequence[Symbol], ledger: Ledger) -> Lines:
    """θ′ = Tθ in numbers, parameter by parameter, checked where the walks start."""
    lines = []
    start = {
        variable: Fraction(one)
        for variable, one in zip(walked.reading.variables, walked.descent.steps[0].point, strict=True)
    }
    for place, (variable, letter) in enumerate(zip(walked.reading.variables, letters, strict=True)):
        row = found.transform[place]
        shown = [(brief(one), name) for one, name in zip(row, walked.reading.variables, strict=True) if one]
        shown.sort(key=lambda pair: pair[1] != variable)
        combined = total(tuple(_term(one.shown, name) for one, name in shown))
        exact = all(one.exact for one, _ in shown)
        ledger.verifier(combined).printed(combined)
        _near(combined, start, found.walk_after.steps[0].point[place])
        lines.append(Line(letter, combined, relation="=" if exact else "≈"))
    return Lines(phrase("descent-scaled-numbers"), tuple(lines))


def _term(factor: Expression, letter: Expression) -> Expression:
    if isinstance(factor, Negation):
        return Negation(_term(factor.operand, letter))
    return letter if factor == ONE else Product((factor, letter))


def _near(combined: Expression, start: dict[Symbol, Fraction], value: Fraction | float) -> None:
    """Check a new parameter, as it is written, at the start.

    Raises:
        CheckFailed: it is another number than the walk starts with.
    """
    ball = Evaluator(start).value(combined)
    size = sum((abs(one) for one in start.values()), Fraction(1)) + abs(Fraction(value))
    if not abs(float(ball.mid()) - floats.of(value)) <= 1e-4 * float(size) * max(1.0, abs(floats.of(value))):
        raise CheckFailed(f"a parameter of the standardised columns is {floats.of(value):g}, not {ball}")


def _rows(found: Standardized, name: str) -> list[tuple[Phrase | Expression | str, ...]]:
    both = (found.before, found.after)
    walks = (found.walk_before, found.walk_after)
    return [
        (phrase("descent-scaled-condition"), *(_number(one.condition) for one in both)),
        (phrase("descent-scaled-limit"), *(_number(one.largest_rate) for one in both)),
        (phrase("descent-scaled-best"), *(_number(one.best_rate) for one in both)),
        (
            phrase("descent-scaled-steps", name=name, tolerance=to_digits(found.tolerance)),
            *(_steps(one) for one in walks),
        ),
    ]


def _number(value: Fraction | float | None) -> Expression | str:
    return "—" if value is None else figure(value).shown


def _steps(walk: Descent) -> Phrase | str:
    if walk.ending is Ending.TOLERANCE:
        return f"{walk.count:,}"
    return phrase("descent-scaled-more", count=f"{MOST_STEPS:,}")


def _verdict(found: Standardized, name: str) -> tuple[Phrase, ...]:
    """How much rounder the bowl is."""
    before, after = found.before.condition, found.after.condition
    if before is None or after is None:
        return (phrase("descent-scaled-flat", name=name),)
    if floats.of(after) >= floats.of(before):
        return (phrase("descent-scaled-no-rounder", name=name),)
    fewer = found.walk_after.count < found.walk_before.count or found.walk_before.ending is not Ending.TOLERANCE
    return (phrase("descent-scaled-rounder" if fewer else "descent-scaled-rounder-only", name=name),)


def _back(walked: Walked, found: Standardized, ledger: Ledger) -> Table:
    """The parameters that the walk on standardised columns arrives at, in the original units; and the minimum."""
    assert isinstance(walked.objective, Quadratic)
    lowest = stationary_point(walked.objective)
    assert lowest is not None
    if any(walked.objective.gradient(lowest)):
        raise CheckFailed("the gradient is not 0 at the minimum")
    rows: list[tuple[Phrase | Expression | str, ...]] = []
    for variable, end, best in zip(
        walked.reading.variables, found.back(found.walk_after.end.point), lowest, strict=True
    ):
        arrived = to_digits(end, _MANY_DIGITS)
        exact = figure(best)
        shown = exact.shown if exact.exact else to_digits(best, _MANY_DIGITS)
        checked(arrived, end, False, ledger)
        checked(shown, best, exact.exact, ledger)
        rows.append((variable, arrived, shown))
    headings = ("descent-scaled-parameter", "descent-scaled-arrived", "descent-scaled-minimum")
    return Table(tuple(map(phrase, headings)), tuple(rows))


def _same_loss(walked: Walked, found: Standardized) -> None:
    """Check that the loss of the new parameters is that of the old ones, exactly, at points of both walks.

    Raises:
        CheckFailed: it is not.
    """
    for step in found.walk_after.steps:
        point = tuple(Fraction(one) for one in step.point)
        ours, theirs = found.objective.value(point), walked.objective.value(found.back(point))
        if ours != theirs:
            raise CheckFailed(f"the loss over standardised columns is {ours} where the loss is {theirs}")


def standardized_facts(found: Standardized) -> dict[str, object]:
    """`columns` (letter, mean, sd), and `before` and `after`: condition, rates and steps; `point` in original units."""
    names = [variable.label for variable in found.objective.variables]
    return {
        "columns": [
            {"letter": one.letter.label, "mean": fact(one.mean), "deviation": fact(one.deviation)}
            for one in found.columns
        ],
        "tolerance": found.tolerance,
        "before": _facts(found.before, found.walk_before),
        "after": _facts(found.after, found.walk_after),
        "point": dict(zip(names, map(float, found.back(found.walk_after.end.point)), strict=True)),
    }


def _facts(found: Curvature, walk: Descent) -> dict[str, object]:
    numbers = {"condition": found.condition, "largest_rate": found.largest_rate, "best_rate": found.best_rate}
    return {
        **{key: None if value is None else fact(value) for key, value in numbers.items()},
        "steps": walk.count,
        "ending": walk.ending.value,
    }
