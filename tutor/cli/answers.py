"""From what was typed to a question and an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from tutor.cli.asking import names, standard_input
from tutor.errors import Unanswerable
from tutor.expression.limits import LIMITS

if TYPE_CHECKING:
    from tutor.grading.task import Task

_PIPE = 'Pipe it in: echo "2x" | tutor check "x^2" -'
_LONGEST_WORKING = 100_000


def ask_task(
    function: str,
    wrt: Sequence[str] | None,
    at: str | None,
    expression: bool,
    domain: str | None,
    variables: str | None,
    functions: str | None,
) -> Task:
    """What was asked. What could have been meant otherwise is said on standard error.

    Arguments:
        function: the text, or "-" to read it from standard input.
        wrt, at, expression, domain, variables, functions: what the options of those names were given.
    """
    from tutor.cli.remarks import remark_lines
    from tutor.derivation.subject import names_of
    from tutor.grading.task import task_of

    task = task_of(
        read_answer_text(function),
        names_of(",".join(wrt)) if wrt else None,
        at=at,
        expression=expression,
        domain=domain,
        variables=names(variables, "--vars"),
        functions=names(functions, "--functions") or (),
    )
    for line in remark_lines(task.reading):
        typer.echo(line, err=True)
    return task


def read_answer_text(typed: str) -> str:
    """The text of an answer, or of standard input where "-" stands. A vector may come in one component a line.

    Raises:
        Unanswerable: nothing comes in on standard input.
    """
    if typed != "-":
        return typed
    text = standard_input(4 * LIMITS.characters + 4, _PIPE).strip()
    if not text:
        raise Unanswerable("Nothing came in on standard input.", _PIPE)
    return text


def read_working_text(path: str) -> str:
    """The text of a working.

    Arguments:
        path: a file, or "-" for standard input.

    Raises:
        Unanswerable: there is no such file, or it cannot be read as text.
    """
    if path == "-":
        return standard_input(_LONGEST_WORKING, _PIPE)
    try:
        with open(path, "rb") as file:
            return file.read(_LONGEST_WORKING).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unanswerable(f"{path} is not a text in UTF-8.", "Save the working as plain text.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unanswerable(
            f"{path} cannot be read: {reason}.", "Name a text file with one line a step, or - for standard input."
        ) from None
