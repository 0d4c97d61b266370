"""What several kinds of parts share: the words around a question, a function, columns of data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from tutor.bank.schema.fields import MOST_HINTS, MOST_RULES, Answering, Feedback, Identifier, Line, Maths, Prose


def _which_columns(written: object) -> str:
    return "columns" if isinstance(written, dict) else "name"


Columns = Annotated[
    Annotated[dict[Line, tuple[Maths, ...]], Tag("columns")] | Annotated[Line, Tag("name")],
    Discriminator(_which_columns),
]
"""Columns of numbers by name, or {name} of a data parameter."""


class Asked(Answering):
    """What every part has."""

    id: Identifier = ""
    """Its name inside the exercise; left out, the parts are a, b, c …"""
    prompt: Prose | None = None
    """What is asked, in words. Left out, tutor words the question itself."""
    hints: tuple[Prose, ...] = Field(default=(), max_length=MOST_HINTS)
    """Hints that come before those that tutor makes."""
    feedback: tuple[Feedback, ...] = Field(default=(), max_length=MOST_RULES)
    """What to say to certain answers."""
    answer: Maths | None = None
    """The right answer, to be compared with the one that tutor derives."""
    unless: Maths | None = None
    """A condition under which the part is left out of a variant, such as "{n} = 2"."""


class OfFunction(Asked):
    """A part about a function."""

    f: Maths
    """The function, such as "x^2 y" or "f(x, y) = x^2 y"."""
    variables: tuple[Line, ...] | None = None
    """Its variables in order; left out, tutor takes them from the function."""
    functions: tuple[Line, ...] = ()
    """Names of functions that are not known, such as g."""
    domain: tuple[Maths, ...] = ()
    """Conditions under which the answer must be right, such as "x > 0"."""
