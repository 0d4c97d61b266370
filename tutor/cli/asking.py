"""From what was typed to a reading, and from a lesson to the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

import typer

from tutor.cli.terminal import in_colour, shows_unicode, width
from tutor.errors import Unanswerable
from tutor.expression.limits import LIMITS
from tutor.expression.reading import Reading, read, read_place
from tutor.expression.traversal import symbols

if TYPE_CHECKING:
    from tutor.derivation.lesson import Lesson
    from tutor.derivation.place import Place
    from tutor.derivation.where import Defined

_PIPE = 'Pipe a function in: echo "x^2 y" | tutor grad -'


def ask(function: str, variables: str | None, functions: str | None) -> Reading:
    """The reading of a typed function; what could have been meant otherwise is said on standard error.

    Arguments:
        function: the text, or "-" to read it from standard input.
        variables: the text of `--vars`, or None.
        functions: the text of `--functions`, or None.
    """
    typed = _standard_input() if function == "-" else function
    reading = read(typed, names(variables, "--vars"), names(functions, "--functions") or ())
    _remark(reading, variables is not None)
    return reading


def ask_defined(function: str, where: str, variables: str | None, functions: str | None) -> Defined:
    """The reading of a typed function with the definitions of `--where`; remarks go to standard error.

    Arguments:
        function: the text, or "-" to read it from standard input.
        where: the text of `--where`.
        variables: the text of `--vars`, or None.
        functions: the text of `--functions`, or None.
    """
    from tutor.derivation.where import read_defined

    typed = _standard_input() if function == "-" else function
    found = read_defined(typed, where, names(variables, "--vars"), names(functions, "--functions") or ())
    _remark(found.typed, False)
    _remark(replace(found.reading, remarks=()), variables is not None)
    return found


def _remark(reading: Reading, chosen: bool) -> None:
    """Say on standard error what could have been meant otherwise, and refuse what is too long."""
    from tutor.cli.remarks import remark_lines
    from tutor.derivation.lessons.parts import refuse_long_products

    for line in remark_lines(reading):
        typer.echo(line, err=True)
    refuse_long_products(reading.expression)
    if chosen:
        found = symbols(reading.expression)
        for symbol in reading.variables:
            if symbol not in found and not symbol.subscripts:
                typer.echo(
                    f"{symbol.label} does not stand in {reading.name}, so ∂{reading.name}/∂{symbol.label} is 0.",
                    err=True,
                )


def names(text: str | None, option: str) -> list[str] | None:
    """The names in "x, y", or None when the option was not given."""
    if text is None:
        return None
    found = [name for name in text.replace(",", " ").split() if name]
    if not found:
        raise Unanswerable(f"{option} names no letter.", f"Give them with commas between them: {option} x,y")
    if len(set(found)) < len(found):
        raise Unanswerable(
            f"{option} names a letter twice.", f"Name each once: {option} {','.join(dict.fromkeys(found))}"
        )
    return found


def place_of(text: str | None, reading: Reading) -> Place | None:
    """The point of `--at`, or None when it was not given."""
    return None if text is None else read_place(text, reading)


def standard_input(most: int, mend: str) -> str:
    """What comes in on standard input.

    Arguments:
        most: how many bytes are read; what is longer is refused as too long by whoever reads it.
        mend: how to send something, for when nothing can come in.

    Raises:
        Unanswerable: it is closed, or cannot be read.
    """
    if _OVERHEARD.get() is not None:  # in a session the student's answers come from there
        raise Unanswerable("Behind ? nothing can be read from standard input.", "Type the function itself.")
    if sys.stdin is None:  # a shell closed it with <&-
        raise Unanswerable("Standard input is closed, so nothing can come in there.", mend)
    try:
        return sys.stdin.buffer.read(most).decode("utf-8", errors="replace")
    except OSError as error:
        raise Unanswerable(f"Standard input cannot be read: {error.strerror or error}.", mend) from None


def _standard_input() -> str:
    text = standard_input(4 * LIMITS.characters + 4, _PIPE).strip()
    if len([line for line in text.splitlines() if line.strip()]) > 1:
        raise Unanswerable("More than one line came in on standard input.", "Send one function, on one line.")
    if not text:
        raise Unanswerable("Nothing came in on standard input.", _PIPE)
    return text


_OVERHEARD: ContextVar[list[Lesson] | None] = ContextVar("overheard", default=None)


@contextmanager
def overheard() -> Iterator[list[Lesson]]:
    """Lessons that are shown inside come here, and not on the screen."""
    found: list[Lesson] = []
    token = _OVERHEARD.set(found)
    try:
        yield found
    finally:
        _OVERHEARD.reset(token)


class Named(Protocol):
    """What a lesson is about, as far as its formulas need it to be read back."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of several letters."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of functions that are not known."""


def show(lesson: Lesson, form: str, ascii: bool, reading: Named | None = None) -> None:
    """Write a lesson to standard output: in colour on a terminal, plain elsewhere.

    Arguments:
        lesson: what to show.
        form: a name of the table of formats.
        ascii: use plain characters only.
        reading: what the lesson is about; its names are needed to read back what is printed.

    Raises:
        CheckFailed: something would be printed that reads as something else; nothing is printed then.
    """
    from tutor.render.formats import render

    listening = _OVERHEARD.get()
    if listening is not None:
        listening.append(lesson)
        return
    plain = ascii or not shows_unicode()
    _check_notation(lesson, form, plain, reading)
    page = render(lesson, form, width(), plain, in_colour(sys.stdout))
    sys.stdout.write(page)
    sys.stdout.flush()


def _check_notation(lesson: Lesson, form: str, plain: bool, reading: Named | None) -> None:
    """Lines are checked as Unicode text when they are made; the other notations are checked here."""
    if form == "json" or (form == "text" and not plain):
        return
    from tutor.derivation.verify import read_back
    from tutor.expression.latex import latex
    from tutor.expression.text import text

    names, functions = (reading.names, reading.unknown) if reading else ((), ())
    write = partial(text, ascii=True) if form == "text" else latex
    read_back(lesson, write, names, functions)
