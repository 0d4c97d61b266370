"""What is said of a point at which an answer is shown to be wrong."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.lessons.parts import point_equation
from tutor.expression.exact import Point
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Equation, Single
from tutor.grading.equality import Witness
from tutor.grading.task import Task, What
from tutor.grading.verdict import PartOfDomain, Wrong
from tutor.grading.witness import decimals, tame, tame_gap

_MOST_LETTERS = 6
"""A point with more letters is not written out."""


def witness_sentence(task: Task | None, witness: Witness | None) -> tuple[Phrase, ...]:
    """What both sides are at a point, in decimals.

    The right value is not told where it is the same everywhere: it would be the right answer itself.
    """
    if witness is None:
        return ()
    point, made_up = shown(witness.point, task)
    kind = "expression" if task is None or task.what is What.EXPRESSION else "derivative"
    yours, model = decimals(witness.answer, witness.model)
    if witness.answer is None or witness.model is None:
        if not point or not (yours or model):
            return ()
        key = f"check-no-value-{kind}" if witness.answer is None else f"check-value-only-{kind}"
        return (phrase(key, point=point, yours=_signed(yours), model=_signed(model)),)
    if is_secret(task):
        larger = "larger" if bool(witness.model > witness.answer) else "smaller"
        if point and task is not None and task.place is not None:
            return ()  # letters in place of a value: that is said elsewhere
        if point:
            return (phrase(f"check-{larger}-at-{kind}", point=point, yours=_signed(yours)),)
        return (phrase(f"check-{larger}", yours=_signed(yours)),)
    if not point and not made_up:
        return ()
    values = {"yours": _signed(yours), "model": _signed(model)}
    if made_up:
        return (phrase(f"check-made-up-{kind}", letters=made_up, **values),)
    return (phrase(f"check-witness-{kind}", point=point, **values),)


def witness_of(verdict: Wrong) -> Witness | None:
    """The point at which a wrong answer is shown to be wrong: one with small numbers, if there is one."""
    answer, task = verdict.answer, verdict.task
    if isinstance(answer, Equation):
        return None  # its two sides are not its values
    if task is None or not isinstance(answer, Single) or verdict.witness is None:
        return verdict.witness
    place = component_of(verdict)
    return tame(answer.expression, task.keys[place], verdict.witness) if place is not None else verdict.witness


def component_of(verdict: Wrong) -> int | None:
    """Which component of the right answer an answer should have been; None where it cannot be told."""
    if verdict.task is None or not verdict.task.keys:
        return None
    return verdict.component if verdict.component < len(verdict.task.keys) else None


def gap_of(verdict: PartOfDomain) -> Witness | None:
    """A point at which the right answer has a value and the one that was given has none."""
    found = verdict.equivalence
    if found is None or verdict.task is None or not isinstance(verdict.answer, Single):
        return None if found is None else found.witness
    return tame_gap(found, verdict.task.keys[verdict.component])


def is_secret(task: Task | None) -> bool:
    """Whether a value of the right answer is the right answer."""
    return task is None or not task.keys or any(not symbols(key.expression) for key in task.keys)


def shown(point: Point, task: Task | None = None) -> tuple[tuple[Expression, ...], tuple[Expression, ...]]:
    """A point as equations, x = 1, y = 2, and the names of families and functions whose values were made up.

    The equations are () for a point that is too long to be shown, or has no letters.
    """
    made_up = {Symbol(symbol.name): None for symbol in point if symbol.subscripts and is_family(symbol, task)}
    if task is not None:
        made_up |= {Symbol(name): None for name in task.reading.unknown}
    whole = () if made_up or len(point) > _MOST_LETTERS else point_equation(point)
    return whole, tuple(sorted(made_up, key=lambda symbol: symbol.name))


def is_family(symbol: Symbol, task: Task | None) -> bool:
    """Whether a symbol is a member of data such as aᵢ, not a letter of its own such as θ₀."""
    if any(symbols(part) for part in symbol.subscripts):
        return True
    return task is None or (symbol not in task.reading.variables and symbol not in symbols(task.reading.expression))


def _signed(number: str) -> str:
    return number.replace("-", "\N{MINUS SIGN}")
