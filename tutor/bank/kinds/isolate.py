"""Solving an equation for a letter: the letter alone on one side, and nothing of it on the other."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.function import one_letter
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.isolate_pages import next_line, worked
from tutor.bank.kinds.isolate_steps import steps, turned
from tutor.bank.kinds.slips import single
from tutor.bank.kinds.written import typed, typed_points
from tutor.bank.posed import Hint, Judged, Made, Slip
from tutor.bank.schema.parts import Isolate
from tutor.derivation.lesson import Lesson, phrase
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import AuthorError, StudentError
from tutor.expression.numbers import ZERO
from tutor.expression.reading import Reading
from tutor.expression.traversal import symbols
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Expression, Negation, Quotient, Symbol
from tutor.grading.answer import Answer, Collection, Equation, Single
from tutor.grading.compare import keys_of
from tutor.grading.grade import Asking, grade
from tutor.grading.reading import letters_of, read_answer
from tutor.grading.task import EMPTY, Task, What
from tutor.grading.verdict import NotWorkedOut, Unreadable

if TYPE_CHECKING:
    from tutor.stationary.system import Solution

_SECONDS = 5.0


def isolate(part: Isolate) -> Made:
    """An equation solved for a letter."""
    letter = one_letter(part.letter, "for")
    equation = _equation(part, letter)
    difference = tidied(total(_difference(equation)))
    found = _solved(difference, letter)
    values = _values(found, letter)
    model = Single(values[0]) if len(values) == 1 else Collection(tuple((one,) for one in values))
    keys = keys_of(model)
    task = Task(What.EXPRESSION, _reading(model, difference, letter), model, keys)
    held = tuple(one for one in terms_of(difference) if letter in symbols(one))
    rest = tuple(turned(one) for one in terms_of(difference) if letter not in symbols(one))

    by_hand = cache(lambda: steps(equation, letter, values[0]))

    def lesson() -> Lesson:
        facts: dict[str, object] = {"letter": letter, "values": list(values)}
        sections = worked(equation, letter, values, found.sections, by_hand())
        return Lesson(phrase("bank-title-isolate", letter=letter), sections, facts)

    def hints() -> tuple[Hint, ...]:
        where = said(1, phrase("bank-hint-where-isolate", letter=letter))
        rule = said(2, phrase("bank-hint-both-sides"))
        third = next_line(equation, letter, by_hand(), found.sections)
        return kept((where, rule, *((third,) if third else ())), keys)

    def judge(given: str, asking: Asking) -> Judged:
        verdict = grade(task, given, asking)
        answer = _as_equation(given, task) if isinstance(verdict, Unreadable) else getattr(verdict, "answer", None)
        if verdict.code and isinstance(answer, Equation | Single):
            left_over = letter in symbols(answer.right if isinstance(answer, Equation) else answer.expression)
            if left_over or isinstance(answer, Equation):
                key = "bank-isolate-still-there" if left_over and _alone(answer, letter) else "bank-isolate-not-alone"
                return NotWorkedOut(answer, (phrase(key, letter=letter),), task)
        return verdict

    return Made(
        task,
        (phrase("bank-ask-isolate", left=equation.left, right=equation.right, letter=letter),),
        typed(values[0]) if len(values) == 1 else typed_points([(value,) for value in values]),
        (part.equation, letter.label, f"{letter.label} = {letter.label}", typed(difference)),
        lesson,
        hints,
        judge,
        lambda: _slips(values, held, rest, letter),
        head=letter,
        facts={"left": equation.left, "right": equation.right, "letter": letter},
    )


def _as_equation(given: str, task: Task) -> Answer | None:
    """An equation that was typed where what the letter is equal to is asked for."""
    try:
        return read_answer(given, Equation(ZERO, ZERO), task.reading)
    except StudentError:
        return None


def _alone(answer: Equation | Single, letter: Symbol) -> bool:
    return isinstance(answer, Single) or letter in (answer.left, answer.right)


def _equation(part: Isolate, letter: Symbol) -> Equation:
    with naming("equation"):
        found = read_answer(part.equation, Equation(ZERO, ZERO), EMPTY)
    if not isinstance(found, Equation):
        raise AuthorError("This is no equation.", 'Write both sides: equation: "6a - b + 1 = 0"', field=("equation",))
    if letter not in symbols(found.left) | symbols(found.right):
        message = f"{letter.label} does not stand in the equation."
        raise AuthorError(message, "Name one of its letters.", field=("for",))
    return found


def _difference(equation: Equation) -> tuple[Expression, ...]:
    """left − right, term by term."""
    return (*terms_of(equation.left), *map(turned, terms_of(equation.right)))


def _reading(model: Single | Collection, difference: Expression, letter: Symbol) -> Reading:
    """The letters that answers may hold: those of the equation, and the one that is to stand alone."""
    found = letters_of(model)
    others = sorted(symbols(difference) - {letter}, key=lambda one: one.label)
    return replace(found, variables=tuple(dict.fromkeys((*found.variables, *others, letter))))


def _solved(difference: Expression, letter: Symbol) -> Solution:
    """All solutions, by the machinery of `tutor stationary`.

    Raises:
        AuthorError: it cannot be solved by hand.
    """
    from tutor.stationary.cases.tree import CaseTree, Stuck
    from tutor.stationary.clock import Clock, OutOfTime
    from tutor.stationary.ledger import Ledger
    from tutor.stationary.linear import solve as linear
    from tutor.stationary.system import Search, System

    others = tuple(sorted(symbols(difference) - {letter}, key=lambda one: one.label))
    system, ledger = System((letter,), (difference,), (), others), Ledger()
    found = linear.solve(system, ledger)
    if found is not None:
        return found
    try:
        return CaseTree(ledger, Search({}, False, Clock.of(_SECONDS)), others).solve(system)
    except (Stuck, OutOfTime, StudentError) as problem:
        message = f"tutor cannot solve this equation for {letter.label}."
        mend = f"Take one that is linear in {letter.label}, or in which {letter.label} is the only letter."
        raise AuthorError(message, mend, field=("equation",)) from problem


def _values(found: Solution, letter: Symbol) -> tuple[Expression, ...]:
    """What the letter is equal to.

    Raises:
        AuthorError: it is equal to nothing, to anything, or to what cannot be written down.
    """
    values = [spot.coordinates[letter].exact for spot in found.spots]
    if found.families or not values or any(value is None for value in values):
        message = "The equation does not say what the letter is equal to, in a form that can be written down."
        raise AuthorError(message, "Take an equation with one or a few solutions.", field=("equation",))
    return tuple(value for value in values if value is not None)


def _slips(
    values: tuple[Expression, ...], held: tuple[Expression, ...], rest: tuple[Expression, ...], letter: Symbol
) -> tuple[Slip, ...]:
    """Where the equation is c·x = r: signs that were not turned, and a division that went wrong."""
    from tutor.derivation.differentiate import Engine

    factor = Engine().derive(total(held), letter).answer
    if len(values) != 1 or letter in symbols(factor) or not rest:
        return ()
    whole = total(rest)
    found = [single("isolate-sign", Negation(values[0]))]
    if len(rest) > 1:
        for place, term in enumerate(rest):
            slipped = total((*rest[:place], turned(term), *rest[place + 1 :]))
            found.append(single("isolate-one-sign", Quotient(slipped, factor)))
    found.append(single("isolate-not-divided", whole))
    if whole != ZERO:
        found.append(single("isolate-upside-down", Quotient(factor, whole)))
    return tuple(found)
