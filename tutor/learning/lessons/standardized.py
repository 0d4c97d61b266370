"""What standardised columns change: the condition number, the best rate, and how many steps it takes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, Table, phrase
from tutor.derivation.terms import total
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE
from tutor.expression.numeric import Evaluator
from tutor.expression.tree import Expression, Negation, Product, Symbol
from tutor.learning import floats
from tutor.learning.descent import Ending
from tutor.learning.lessons.brief import brief
from tutor.learning.lessons.figures import figure, to_digits
from tutor.learning.lessons.step import checked
from tutor.learning.lessons.walk_facts import fact
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.curvature import Curvature
    from tutor.learning.descend import Walked
    from tutor.learning.descent import Descent
    from tutor.learning.standardize import Standardized


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
    return [
        Section(
            phrase("descent-scaled"),
            phrase("descent-scaled-how"),
            (columns, _parameters(walked, found, ledger), compared, Note(_verdict(found, name))),
        ),
        Section(phrase("descent-scaled-back"), phrase("descent-scaled-back-how"), _back(walked, found, ledger)),
    ]


def _parameters(walked: Walked, found: Standardized, ledger: Ledger) -> Lines:
    """θ′ = Tθ, parameter by parameter, checked where the walks start."""
    lines = []
    start = {
        variable: Fraction(one)
        for variable, one in zip(walked.reading.variables, walked.descent.steps[0].point, strict=True)
    }
    for place, variable in enumerate(walked.reading.variables):
        row = found.transform[place]
        shown = [(brief(one), letter) for one, letter in zip(row, walked.reading.variables, strict=True) if one]
        shown.sort(key=lambda pair: pair[1] != variable)
        combined = total(tuple(_term(one.shown, letter) for one, letter in shown))
        exact = all(one.exact for one, _ in shown)
        ledger.verifier(combined).printed(combined)
        _near(combined, start, found.walk_after.steps[0].point[place])
        lines.append(Line(phrase("descent-new", variable=variable), combined, relation="=" if exact else "≈"))
    return Lines(None, tuple(lines))


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


def _steps(walk: Descent) -> str:
    return f"{walk.count:,}" if walk.ending is Ending.TOLERANCE else f"{walk.count:,} (not there yet)"


def _verdict(found: Standardized, name: str) -> Phrase:
    """How much rounder the bowl is."""
    before, after = found.before.condition, found.after.condition
    if before is None or after is None:
        return phrase("descent-scaled-flat", name=name)
    key = "descent-scaled-rounder" if floats.of(after) < floats.of(before) else "descent-scaled-no-rounder"
    return phrase(key, name=name)


def _back(walked: Walked, found: Standardized, ledger: Ledger) -> tuple[Block, ...]:
    """The parameters that the walk on standardised columns arrives at, in the original units."""
    end = found.walk_after.end
    lines = []
    for variable, value in zip(walked.reading.variables, found.back(end.point), strict=True):
        shown = figure(value)
        lines.append(Line(variable, shown.shown, relation="≈", check=checked(shown.shown, value, False, ledger)))
    return (Lines(None, tuple(lines)),)


def _same_loss(walked: Walked, found: Standardized) -> None:
    """Check that the loss of the new parameters is that of the old ones, at points of both walks.

    Raises:
        CheckFailed: it is not.
    """
    for step in found.walk_after.steps:
        ours = floats.of(found.objective.value(step.point))
        theirs = floats.of(walked.objective.value(found.back(step.point)))
        scale = abs(floats.of(walked.objective.value(walked.descent.steps[0].point))) + abs(theirs)
        if not abs(ours - theirs) <= 1e-8 * scale + 1e-300:
            raise CheckFailed(f"the loss over standardised columns is {ours:g} where the loss is {theirs:g}")


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
        "point": dict(zip(names, found.back(found.walk_after.end.point), strict=True)),
    }


def _facts(found: Curvature, walk: Descent) -> dict[str, object]:
    numbers = {"condition": found.condition, "largest_rate": found.largest_rate, "best_rate": found.best_rate}
    return {
        **{key: None if value is None else fact(value) for key, value in numbers.items()},
        "steps": walk.count,
        "ending": walk.ending.value,
    }
