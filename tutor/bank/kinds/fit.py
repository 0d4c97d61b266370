"""The parameters with the least loss, as a vector, or one of them."""

from __future__ import annotations

from tutor.bank.kinds.authored import naming
from tutor.bank.kinds.data import columns_of, data_tables, regression_of
from tutor.bank.kinds.function import one_letter
from tutor.bank.kinds.giveaway import kept
from tutor.bank.kinds.hints import said
from tutor.bank.kinds.slips import vector
from tutor.bank.kinds.written import stated, typed, typed_vector
from tutor.bank.posed import Hint, Made, Slip
from tutor.bank.schema.parts import Fit
from tutor.derivation.lesson import Lesson, Line, Lines, phrase
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import AuthorError
from tutor.expression.numbers import ZERO, number, rational
from tutor.expression.tree import Product
from tutor.grading.answer import Single, Vector
from tutor.grading.compare import keys_of
from tutor.grading.task import Task, What


def fit(part: Fit) -> Made:
    """The best parameters of a model that is linear in them."""
    columns = columns_of(part.data)
    found = regression_of(part, columns)
    if found.fit is not None and found.fit.directions:
        mend = "Add rows, or take a model with fewer parameters."
        raise AuthorError("The data do not settle the parameters: many are equally good.", mend, field=("data",))
    with naming("model"):
        best = found.parameters
    if found.statistics is None or not found.statistics.exact:
        message = "The best parameters are no fractions, so they have no exact value to be asked for."
        raise AuthorError(message, "Take a model with powers of the inputs only.", field=("model",))
    parameters = found.model.parameters
    values = {parameter: number(best[parameter.label], decimal=True) for parameter in parameters}
    chosen = parameters
    if part.letter is not None:
        chosen = (one_letter(part.letter, "for"),)
        if chosen[0] not in values:
            names = ", ".join(one.label for one in values)
            raise AuthorError(f"{part.letter} is no parameter.", f"Name one of {names}.", field=("for",))
    key = tuple(values[letter] for letter in chosen)
    model = Vector(key) if len(key) > 1 else Single(key[0])
    reading = found.loss.reading
    task = Task(What.EXPRESSION, reading, model, keys_of(model))

    def lesson() -> Lesson:
        from tutor.learning.lessons.regression import regression_lesson

        return regression_lesson(found, ["closed-form", "fit"])

    def hints() -> tuple[Hint, ...]:
        from tutor.learning.objective import Quadratic

        objective = found.objective
        assert isinstance(objective, Quadratic)
        lines = []
        for place, (row, constant) in enumerate(zip(objective.matrix, objective.linear, strict=True), 1):
            terms = [Product((rational(one), letter)) for one, letter in zip(row, objective.variables, strict=True)]
            left = tidied(total((*terms, rational(-constant))))
            lines.append(Line(left, ZERO, label=phrase("linear-number", number=place)))
        where = said(1, phrase("bank-hint-where-fit", name=reading.name))
        rule = said(2, phrase("bank-hint-fit", name=reading.name))
        return kept((where, rule, Hint(3, (Lines(None, tuple(lines)),))), task.keys)

    def slips() -> tuple[Slip, ...]:
        if len(chosen) == 1:
            return tuple(vector("fit-swapped", (value,)) for letter, value in values.items() if letter not in chosen)
        return (vector("fit-swapped", tuple(reversed(key))),)

    which = "bank-ask-fit-one" if len(chosen) == 1 else "bank-ask-fit"
    return Made(
        task,
        (phrase(which, letters=chosen, model=found.model.expression, output=found.model.output, loss=stated(reading)),),
        typed_vector(key) if len(key) > 1 else typed(key[0]),
        (*(letter.label for letter in chosen), typed(found.model.expression), typed(reading.expression)),
        lesson,
        hints,
        slips=slips,
        tables=data_tables(columns),
        facts={"model": found.model.expression, "data": columns, "for": [letter.label for letter in chosen]},
    )
