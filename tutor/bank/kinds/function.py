"""The function of a part: read, its letters checked, and the task of differentiating it."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.bank.components import one_point
from tutor.bank.kinds.authored import naming
from tutor.bank.schema.parts import OfFunction
from tutor.derivation.place import Place
from tutor.derivation.subject import subject, variable_of
from tutor.errors import AuthorError
from tutor.expression.reading import Reading, read_names, read_point
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.grading.models import conditions_of
from tutor.grading.task import Task, task_at, task_of


def reading_of(part: OfFunction) -> Reading:
    """The function of a part.

    Raises:
        AuthorError: the function, its variables or its domain cannot be read.
    """
    names = part.variables
    if names is not None:
        for place, name in enumerate(names):
            one_letter(name, "variables", place)
    with naming("f"):
        reading = subject(part.f, names, part.functions)
    with naming("domain"):
        conditions_of(part.domain, reading)
    return reading


def one_letter(name: str, *field: str | int) -> Symbol:
    """The letter of a field that names one.

    Raises:
        AuthorError: it is no name, or several.
    """
    with naming(*field):
        found = read_names(name)
    if len(found) > 1:
        raise AuthorError(f"{name} is more than one name.", "Name one letter.", field=field)
    return found[0]


def place_of(at: str, reading: Reading, field: str = "at") -> Place:
    """The point of a part, with a value for every variable.

    Raises:
        AuthorError: it cannot be read, a variable has no value, or a value has no variable.
    """
    with naming(field):
        place = read_point(one_point(at), reading.variables)
    known = symbols(reading.expression) | set(reading.variables)
    letters = ", ".join(sorted(one.label for one in known))
    for symbol in place:
        if symbol not in known:
            raise AuthorError(
                f"{symbol.label} does not stand in {reading.name}.", f"Give values for {letters} only.", field=(field,)
            )
    missing = [variable.label for variable in reading.variables if variable not in place]
    if missing:
        example = ", ".join(f"{variable.label}=1" for variable in reading.variables)
        message = f"No value is given for {', '.join(missing)}."
        raise AuthorError(message, f'Give one for every variable: {field}: "{example}".', field=(field,))
    return place


def require_letters(reading: Reading, wrt: Sequence[str]) -> None:
    """Refuse a variable that does not stand in the function: it was mistyped, or the answer is 0 for no reason.

    Raises:
        AuthorError: one does not.
    """
    known = symbols(reading.expression) | set(reading.variables)
    names = {symbol.name for symbol in known}
    for place, name in enumerate(wrt):
        field = ("wrt",) if len(wrt) == 1 else ("wrt", place)
        one_letter(name, *field)
        with naming(*field):
            symbol = variable_of(name, reading)
        if symbol.name not in names:
            letters = ", ".join(sorted(one.label for one in known)) or "none"
            mend = f"Its letters are {letters}; where the answer is to be 0, name the variable in variables: as well."
            raise AuthorError(f"{name} does not stand in {reading.name}.", mend, field=field)


def derivative_task(part: OfFunction, wrt: tuple[str, ...] | None, at: str | None) -> Task:
    """The task of differentiating the function of a part.

    Arguments:
        part: the part.
        wrt: the variables in order of differentiation; None for the gradient.
        at: where values are asked for, or None.

    Raises:
        AuthorError: a field cannot be used.
    """
    reading = reading_of(part)
    if wrt is not None:
        require_letters(reading, wrt)
    if at is not None:
        at = one_point(at)
        with naming("at"):
            read_point(at, reading.variables)
    with naming("f"):
        task = task_of(part.f, wrt, domain=part.domain, variables=part.variables, functions=part.functions)
    if at is None:
        return task
    with naming("at"):
        return task_at(task, at)
