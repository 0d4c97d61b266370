"""A number."""

from __future__ import annotations

from tutor.bank.clauses import clauses
from tutor.bank.dollars import split
from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.calculation_hints import calculation_hints, worked_once
from tutor.bank.kinds.repeats import unless_repeated
from tutor.bank.kinds.written import typed
from tutor.bank.posed import Made
from tutor.bank.schema.parts import Number
from tutor.derivation.lesson import Check, Lesson, Line, Lines, Section, phrase
from tutor.derivation.place import Value, ball, value_at
from tutor.errors import AuthorError, Unanswerable
from tutor.expression.numbers import rational_value
from tutor.expression.parser import parse
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression
from tutor.grading.answer import Single
from tutor.grading.key import key_of
from tutor.grading.task import EMPTY, Task, What

_MOST_LINES = 12


def a_number(part: Number) -> Made:
    """A number, given as itself or as an expression whose value it is."""
    with naming("value"):
        asked = parse(part.value)
    letters = sorted(symbol.label for symbol in symbols(asked))
    if letters:
        mend = "Write numbers alone; a letter is filled in from params as {n}."
        raise AuthorError(f"{letters[0]} is a letter, and no number.", mend, field=("value",))
    if not ball(asked).is_finite():
        raise AuthorError("This has no real value.", "Write an expression that has one.", field=("value",))
    with naming("value"):
        found = _value(asked)
    key: Expression = found.exact if found.exact is not None else found.formula
    task = Task(What.EXPRESSION, EMPTY, Single(key), (key_of(key),))
    calculated = asked != key
    # Who has to find the calculation has done something when it stands there.
    repeats = (asked,) if calculated and _is_shown(asked, part.prompt) else ()

    def lesson() -> Lesson:
        sections = (Section(None, None, (_calculation(asked, key),)),) if calculated else ()
        return Lesson(phrase("bank-title-number"), sections, {"value": key, "value_decimal": found.decimal})

    return Made(
        task,
        (phrase("bank-ask-number", expression=asked),) if calculated else (),
        typed(key),
        tuple(map(typed, repeats)),
        lesson,
        lambda: calculation_hints(asked, part.prompt is None),
        unless_repeated(task, lambda: repeats, phrase("bank-only-repeated")),
        facts={"number": asked},
    )


def _value(asked: Expression) -> Value:
    """What a calculation comes to.

    Raises:
        AuthorError: it has a value, and none that can be worked with.
    """
    try:
        return value_at(asked, {}, "The number")
    except Unanswerable as problem:
        large = "is too large" in problem.message or "is too small" in problem.message
        if not large:
            raise
        raise AuthorError("The number has too many digits to be worked with.", "Take smaller numbers.") from problem


def _calculation(asked: Expression, key: Expression) -> Lines:
    """The calculation line by line, innermost brackets first."""
    values: list[Expression] = []
    before = asked
    while len(values) < _MOST_LINES:
        after = worked_once(before)
        if after == before or rational_value(after) is not None:
            break
        values.append(after)
        before = after
    if not values or values[-1] != key:
        values.append(key)
    first, *rest = values
    check = Check(1)
    return Lines(None, (Line(asked, first, check=check), *(Line(None, value, check=check) for value in rest)))


def _is_shown(asked: Expression, prompt: str | None) -> bool:
    """Does the question have the calculation in it? Without a prompt of the author's it has."""
    if prompt is None:
        return True
    return any(
        asked in postorder(clause.expression)
        for piece, kind in split(prompt)
        if kind == "maths"
        for clause in clauses(piece.strip("$"))
        if clause.expression is not None
    )
