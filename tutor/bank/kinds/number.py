"""A number."""

from __future__ import annotations

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.repeats import unless_repeated
from tutor.bank.kinds.written import typed
from tutor.bank.posed import Made
from tutor.bank.schema.parts import Number
from tutor.derivation.lesson import Check, Lesson, Line, Lines, Section, phrase
from tutor.derivation.place import ball, value_at
from tutor.errors import AuthorError
from tutor.expression.parser import parse
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.answer import Single
from tutor.grading.key import key_of
from tutor.grading.task import EMPTY, Task, What


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
        found = value_at(asked, {}, "The number")
    key: Expression = found.exact if found.exact is not None else found.formula
    task = Task(What.EXPRESSION, EMPTY, Single(key), (key_of(key),))
    repeats = () if asked == key else (asked,)

    def lesson() -> Lesson:
        line = Line(asked, key, check=Check(1)) if repeats else Line(phrase("bank-the-number"), key)
        section = Section(None, None, (Lines(None, (line,)),))
        return Lesson(phrase("bank-title-number"), (section,), {"value": key, "value_decimal": found.decimal})

    return Made(
        task,
        (phrase("bank-ask-number", expression=asked),) if repeats else (),
        typed(key),
        tuple(map(typed, repeats)),
        lesson,
        tuple,
        unless_repeated(task, lambda: repeats, phrase("bank-only-repeated")),
        facts={"number": asked},
    )
