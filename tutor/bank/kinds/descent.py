"""Where gradient descent stands after some steps, on a function or on the loss over data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.bank.components import one_point
from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.data import columns_of, data_tables, regression_of
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.later_steps import with_later_steps
from tutor.bank.kinds.one_variable import hints_in_primes, in_primes
from tutor.bank.kinds.slips import vector
from tutor.bank.kinds.written import called, equations, stated, typed, typed_vector
from tutor.bank.posed import Hint, Made, Slip
from tutor.bank.schema.parts import DescentStep
from tutor.derivation.lesson import Block, Lesson, Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.derivation.place import Place, number_of, put_in
from tutor.derivation.subject import subject
from tutor.errors import AuthorError
from tutor.expression.exact import exact
from tutor.expression.numbers import ONE, number
from tutor.expression.parser import parse
from tutor.expression.reading import Reading
from tutor.expression.text import text
from tutor.expression.tree import Expression, Negation, Number, Product, Sum
from tutor.grading.answer import Single, Vector
from tutor.grading.compare import keys_of
from tutor.grading.task import Task, What

if TYPE_CHECKING:
    from tutor.learning.descend import Walked
    from tutor.learning.regression import Regression


def descent_step(part: DescentStep) -> Made:
    """The point after some steps of gradient descent."""
    tables: tuple[Block, ...] = ()
    data: object = None
    begin = one_point(part.start)
    found: Walked | Regression
    if part.f is not None:
        found = _walk(part, part.f, begin)
        reading, partials, start = found.reading, found.gradient.answer, found.start
    else:
        columns = columns_of(part.data)
        found = regression_of(part, columns, begin, part.rate, part.steps, "start")
        tables, data = data_tables(columns), columns
        reading, partials = _over_data(found)
        start = dict(zip(reading.variables, (number(one, True) for one in found.start), strict=True))
    if found.descent.count != part.steps:
        message = f"The walk ends after {found.descent.count} of {part.steps} steps."
        raise AuthorError(message, "Take a smaller rate, fewer steps, or another start.", field=("steps",))
    rate = _rate(part.rate)
    points = _points(found, partials, start, rate, part.steps)
    key = points[-1]
    model = Vector(key) if len(key) > 1 else Single(key[0])
    told = found.reading if part.f is not None else found.loss.reading  # type: ignore[union-attr]
    task = Task(What.EXPRESSION, told, model, keys_of(model))

    def lesson() -> Lesson:
        begins = [dict(zip(start, point, strict=True)) for point in points[:-1]]
        places = [(place, _slopes(partials, place)) for place in begins]
        whole = with_later_steps(_lesson(found), found.descent, told.name, exact(rate, {}), places, told.names)
        spelled = _with_rate(whole, rate)
        return in_primes(spelled, told) if part.f is not None else spelled

    def hints() -> tuple[Hint, ...]:
        slopes = _slopes(partials, start)
        lines = tuple(
            Line(partial_symbol(told.name, (variable,)), slope)
            for variable, slope in zip(reading.variables, slopes, strict=True)
        )
        one = "-one" if len(reading.variables) == 1 else ""
        again = (phrase("bank-hint-descent-again", steps=part.steps),) if part.steps > 1 else ()
        where = said(1, phrase(f"bank-hint-where-descent{one}", name=told.name, point=equations(start)), *again)
        rule = said(2, phrase(f"bank-hint-descent{one}", name=told.name))
        third = Hint(3, (Lines(phrase("bank-at", point=equations(start)), lines), *_first(points, start)))
        found_hints = kept((where, rule, third), task.keys)
        return hints_in_primes(found_hints, told) if part.f is not None else found_hints

    # A walk may come back to where it started, and that is what the question is about then.
    back = part.steps > 1 and [exact(one, {}) for one in key] == [exact(one, {}) for one in points[0]]
    repeats = (typed_vector(partials),) if back else (typed_vector(points[0]), typed_vector(partials))
    several = "bank-ask-descent-many" if part.steps > 1 else "bank-ask-descent"
    asked = phrase(several, function=stated(told), point=equations(start), rate=rate, steps=part.steps)
    return Made(
        task,
        (asked, phrase("bank-ask-descent-order", letters=reading.variables)) if len(key) > 1 else (asked,),
        typed_vector(key) if len(key) > 1 else typed(key[0]),
        (called(told), *repeats),
        lesson,
        hints,
        slips=lambda: _slips(partials, start, rate, points),
        tables=tables,
        facts={"function": told.expression, "start": start, "rate": rate, "steps": part.steps, "data": data},
    )


def _walk(part: DescentStep, f: str, begin: str) -> Walked:
    from tutor.learning.descend import descend

    with naming("f"):
        asked = subject(f)
    with naming("rate"):
        _rate(part.rate)
    with naming("start"):
        found = descend(asked, begin, rate=part.rate, steps=part.steps)
    if any(exact(one, {}) is None for one in found.start.values()):
        mend = "Write whole numbers, decimals or fractions."
        raise AuthorError("A coordinate of the start is no fraction.", mend, field=("start",))
    return found


def _over_data(found: Regression) -> tuple[Reading, tuple[Expression, ...]]:
    """The loss written out over the data, and its gradient."""
    from tutor.bank.kinds.data import written_out
    from tutor.derivation.results import gradient

    reading = written_out(found)
    return reading, gradient(reading).answer


def _rate(text: str) -> Expression:
    with naming("rate"):
        rate = parse(text)
    value = exact(rate, {})
    if value is None or value <= 0:
        raise AuthorError(f"The rate {text} is no fraction above 0.", "Give a number: rate: 0.01", field=("rate",))
    return rate


def _points(
    found: Walked | Regression, partials: Sequence[Expression], start: Place, rate: Expression, steps: int
) -> list[tuple[Expression, ...]]:
    """The start and the point after each step, exact: where the walk has floating point, as formulas."""
    end = found.descent.end.point
    points = [tuple(start.values())]
    for _ in range(steps):
        points.append(_stepped(partials, dict(zip(start, points[-1], strict=True)), rate))
    if all(isinstance(one, Fraction) for one in end):
        points[-1] = tuple(number(one, True) for one in end if isinstance(one, Fraction))
    return points


def _stepped(partials: Sequence[Expression], place: Place, rate: Expression, sign: int = -1) -> tuple[Expression, ...]:
    """θ − η∇f(θ), or θ + η∇f(θ)."""
    moved = []
    for old, slope in zip(place.values(), _slopes(partials, place), strict=True):
        step: Expression = Product((rate, slope))
        moved.append(_plain(Sum((old, step if sign > 0 else Negation(step)))))
    return tuple(moved)


def _first(points: Sequence[tuple[Expression, ...]], start: Place) -> tuple[Block, ...]:
    """Of several steps, where the first one leads."""
    if len(points) < 3:
        return ()
    there = equations(dict(zip(start, points[1], strict=True)))
    return (Note(phrase("bank-hint-descent-first", point=there)),)


def _slopes(partials: Sequence[Expression], place: Place) -> tuple[Expression, ...]:
    return tuple(_plain(put_in(one, place)) for one in partials)


def _plain(formula: Expression) -> Expression:
    """A number as short as it can be written, with decimals where they end."""
    known = exact(formula, {})
    if known is not None:
        return number(known, True)
    value = number_of(formula)
    return value.exact if value.exact is not None else value.formula


def _slips(
    partials: Sequence[Expression], start: Place, rate: Expression, points: Sequence[tuple[Expression, ...]]
) -> tuple[Slip, ...]:
    """What a slip in the last step leads to."""
    place = dict(zip(start, points[-2], strict=True))
    slopes = _slopes(partials, place)
    steps = tuple(_plain(Product((rate, slope))) for slope in slopes)
    turn = dict(place)
    for variable, partial in zip(place, partials, strict=True):
        turn[variable] = _plain(Sum((turn[variable], Negation(Product((rate, put_in(partial, turn)))))))
    return (
        vector("descent-uphill", _stepped(partials, place, rate, 1)),
        vector("descent-rate-forgotten", _stepped(partials, place, ONE)),
        vector("descent-only-gradient", slopes),
        vector("descent-only-step", steps),
        vector("descent-only-step", tuple(_plain(Negation(step)) for step in steps)),
        vector("descent-in-turn", tuple(turn.values())),
    )


def _with_rate(lesson: Lesson, rate: Expression) -> Lesson:
    """The lesson with the rate as the question has it, where that is not the decimal that is worked with: ⅕ = 0.2."""
    if isinstance(rate, Number):
        return lesson
    return replace(lesson, sections=tuple(_section_with_rate(section, rate) for section in lesson.sections))


def _section_with_rate(section: Section, rate: Expression) -> Section:
    heading = section.heading
    if heading is None or heading.key != "descent-step":
        return section
    told = dict(heading.values)
    if told["rate"] in (rate, text(rate)):
        return section
    told["rate"] = phrase("bank-page-rate", rate=rate, relation=told["relation"], shown=told["rate"])
    return replace(section, heading=Phrase(heading.key, tuple({**told, "relation": "="}.items())))


def _lesson(found: Walked | Regression) -> Lesson:
    from tutor.learning.descend import Walked

    if isinstance(found, Walked):
        return found.lesson
    from tutor.learning.lessons.regression import regression_lesson

    return regression_lesson(found, ["gradient", "step"])
