"""Right answers that are typed, and conditions on letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from tutor.derivation.subject import Function, subject
from tutor.errors import StudentError, SyntaxProblem, Unanswerable
from tutor.expression.limits import LIMITS
from tutor.expression.numbers import ZERO
from tutor.expression.parser import read_text
from tutor.expression.reading import Reading, read_names
from tutor.expression.structures import Comparison, Logic
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer, Collection, Single
from tutor.grading.compare import keys_of
from tutor.grading.domains import refuse_empty, split_conditions
from tutor.grading.given import answer_of
from tutor.grading.given_question import Condition
from tutor.grading.reading import letters_of
from tutor.grading.task import Task, What

_SINGLE = re.compile(r"(?<![<>!=:])=(?!=)")
"""The = of a condition, which at the start of a function would belong to its head."""
_DOUBLE = "=="
_MEND = 'Give conditions such as --domain "x > 0, y != 0".'


def model_task(
    f: Function, domain: Sequence[str | Condition], variables: Sequence[str] | None, functions: Sequence[str] = ()
) -> Task:
    """The task of giving an answer that is equal to a model.

    Arguments:
        f: the model: text, an expression, or what else `tutor.grading.reading.answer_of` takes.
        domain: conditions on the letters, such as "x > 0".
        variables: names of letters, such as "rate"; None when every name is known without being declared.
        functions: names of functions that are not known.

    Raises:
        StudentError: the model or a condition cannot be read.
    """
    order = tuple(read_names(name)[0] for name in variables or ())
    known = Reading("", ZERO, "f", order, bool(order), tuple(functions), ())
    model = _model(f, known)
    if isinstance(model, Collection) and len({len(member) for member in model.members}) > 1:
        raise Unanswerable("The set holds values and points, or points of several sizes.", "Give members of one sort.")
    letters = letters_of(model)
    reading = replace(
        letters,
        variables=tuple(dict.fromkeys((*order, *letters.variables))),
        declared=bool(order),
        unknown=tuple(dict.fromkeys((*functions, *letters.unknown))),
    )
    conditions = conditions_of(domain, reading)
    keys = keys_of(model, conditions, reading.variables)
    return Task(What.EXPRESSION, reading, model, keys, conditions=conditions)


def _model(f: Function, known: Reading) -> Answer:
    """The right answer; text that is no answer of a sort of its own may still be a function, with branches say."""
    try:
        return answer_of(f, None, known)
    except StudentError:
        if not isinstance(f, str):
            raise
        labels = [symbol.label for symbol in known.variables]
        with suppress(StudentError):
            return Single(subject(f, labels or None, known.unknown).expression, source=f)
        raise


def conditions_of(domain: Sequence[str | Condition], reading: Reading) -> tuple[Expression, ...]:
    """The conditions of `--domain`: "x > 0", "0 < x < 1 and y != 0", or several with commas between them.

    Raises:
        StudentError: a text is no condition, or cannot be read.
    """
    found: list[Expression] = []
    for text in domain:
        if isinstance(text, Condition):
            if not isinstance(text.expression, Comparison | Logic):
                raise Unanswerable("A domain is given as a condition.", _MEND)
            found.append(text.expression)
            continue
        for part in split_conditions(text):
            condition = (
                read_text(_SINGLE.sub(_DOUBLE, part), reading.names, reading.unknown, LIMITS).expression
                if part.strip()
                else None
            )
            if not isinstance(condition, Comparison | Logic):
                if condition is None:
                    raise Unanswerable("The domain has an empty condition.", _MEND)
                raise SyntaxProblem("this is no condition", part, 0, len(part), _MEND)
            found.append(condition)
    refuse_empty(found)
    return tuple(found)
