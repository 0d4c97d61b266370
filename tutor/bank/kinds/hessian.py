"""The Hessian, answered as a matrix and graded entry by entry."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.function import place_of, reading_of
from tutor.bank.kinds.hints import derivative_hints
from tutor.bank.kinds.matrix_text import MatrixText, matrix_text
from tutor.bank.kinds.one_variable import hints_in_primes, in_primes
from tutor.bank.kinds.written import called, equations, stated, typed, typed_rows, typed_vector
from tutor.bank.posed import Made
from tutor.bank.schema.parts import Hessian
from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Lesson, Phrase, phrase
from tutor.derivation.lesson import Value as LessonValue
from tutor.derivation.lessons.hessian import hessian_lesson
from tutor.derivation.lessons.parts import require_variables
from tutor.derivation.place import Place, put_in, value_at
from tutor.derivation.results import hessian
from tutor.errors import SyntaxProblem
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression
from tutor.grading.answer import Single, Vector
from tutor.grading.grade import Asking, grade
from tutor.grading.key import key_of
from tutor.grading.question import ask
from tutor.grading.task import Task, What
from tutor.grading.verdict import Unreadable, Verdict, Wrong


def whole_hessian(part: Hessian) -> Made:
    """All second partial derivatives, as a matrix, or their values at a point."""
    reading = reading_of(part)
    with naming("f"):
        require_variables(reading)
        found = hessian(reading)
    place = None if part.at is None else place_of(part.at, reading)
    task = _task(part, reading, place)
    size = len(reading.variables)
    entries = [key.expression for key in task.keys]
    rows = [entries[row * size : (row + 1) * size] for row in range(size)]

    then = phrase("bank-hint-hessian", rows=size, columns=size)
    if size == 1:
        then = phrase("bank-hint-then", variable=reading.variables[0])

    def lesson() -> Lesson:
        return in_primes(hessian_lesson(found, "key", place), reading)

    return Made(
        task,
        (_asked(reading, place),),
        typed_rows(rows) if size > 1 else typed(entries[0]),
        (typed(reading.expression), called(reading), "H", f"∇²{reading.name}", typed_vector(found.gradient.answer)),
        lesson,
        lambda: hints_in_primes(derivative_hints(task.questions, task.keys, place is not None, (then,)), reading),
        lambda given, asking: _grade(task, given, asking, size),
        facts={"function": reading.expression, "variables": [one.label for one in reading.variables], "at": place},
    )


def _asked(reading: Reading, place: Place | None) -> Phrase:
    one = "-one" if len(reading.variables) == 1 else ""
    values: dict[str, LessonValue] = {"function": stated(reading), "variables": reading.variables}
    if place is None:
        return phrase(f"bank-ask-hessian{one}", **values)
    return phrase(f"bank-ask-hessian{one}-at", **values, point=equations(place))


def _task(part: Hessian, reading: Reading, place: Place | None) -> Task:
    """The task of giving every entry, row by row, each with the question that it answers."""
    from tutor.grading.models import conditions_of

    engine, extra = Engine(), conditions_of(part.domain, reading)
    letters = reading.variables
    with naming("f"):
        questions = tuple(ask(reading, (first, second), engine) for first in letters for second in letters)
    keys = tuple(key_of(one.answer, (*one.key.domain, *extra), letters) for one in questions)
    if place is not None:
        keys = tuple(key_of(_value(key.expression, reading, place)) for key in keys)
    entries = tuple(key.expression for key in keys)
    model = Vector(entries) if len(entries) > 1 else Single(entries[0])
    return Task(What.EXPRESSION, reading, model, keys, questions, place)


def _value(entry: Expression, reading: Reading, place: Place) -> Expression:
    with naming("at"):
        value_at(reading.expression, place, reading.name)
        value = value_at(entry, place, "a second derivative")
    return value.exact if value.exact is not None else put_in(entry, place)


def _grade(task: Task, given: str, asking: Asking, size: int) -> Verdict:
    if size == 1 or not given.strip():
        return grade(task, given, asking)
    found = matrix_text(given)
    if found is None:
        return _no_matrix(grade(task, given, asking), task, size, given)
    verdict = grade(task, found.flat, asking)
    if isinstance(verdict, Unreadable) and set(found.sizes) == {1}:
        return replace(verdict, problem=_no_commas(given, size))
    if isinstance(verdict, Unreadable):
        return replace(verdict, problem=_as_typed(verdict.problem, given))
    if verdict.answer is None:
        return verdict
    answer = replace(verdict.answer, source=given)  # its columns are those of the flattened text
    if found.sizes == (size,) * size:
        return replace(verdict, answer=answer)
    return Wrong(answer, (), None, (_shape(size, found),), task=task)


def _no_matrix(verdict: Verdict, task: Task, size: int, given: str) -> Verdict:
    """What has no rows is no matrix; whether something else is wrong with it is told first."""
    if isinstance(verdict, Unreadable) and not set(given) & set("()[]{}"):
        return replace(verdict, problem=_no_commas(given, size))
    if verdict.code == 2 or verdict.answer is None:
        return verdict
    return Wrong(verdict.answer, (), None, (_shape(size, None),), task=task)


def _no_commas(given: str, size: int) -> SyntaxProblem:
    """Numbers with blanks between them, as on paper: 6 -1; -1 2."""
    rows = ", ".join(f"[{', '.join(str(row * size + place + 1) for place in range(size))}]" for row in range(size))
    mend = f"type it row by row with commas between the entries, as in [{rows}]"
    return SyntaxProblem("this is no matrix yet", given, 0, len(given), mend)


def _shape(size: int, found: MatrixText | None) -> Phrase:
    """Which matrix is asked for, and what was typed instead."""
    if found is None:
        return phrase("bank-matrix-wanted", size=size)
    if len(set(found.sizes)) > 1:
        return phrase("bank-matrix-ragged", size=size)
    return phrase("bank-matrix-shape", size=size, rows=len(found.sizes), columns=found.sizes[0])


def _as_typed(problem: object, given: str) -> SyntaxProblem:
    """The problem with the text that was typed, whose columns are those of the flattened one."""
    assert isinstance(problem, SyntaxProblem)
    return SyntaxProblem(problem.message, given, problem.column, problem.end, problem.mend, problem.related)
