"""The value of a parameter, and how a blank such as {n} finds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tutor.errors import AuthorError
from tutor.expression.spelling import nearest

NAME = r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)*"
"""What may stand in a blank: n, part.a, part.a.1, data.a, data.a.2."""
BLANK = re.compile(rf"\{{({NAME})\}}")
PART = "part."
"""How the blanks begin that stand for the answer to an earlier part."""
EARLIER = re.compile(r"\{part\.([a-z0-9-]+)(?:\.[0-9]+)?\}")
"""Such a blank, with the id of the part: {part.a}, or a component of its answer, {part.a.1}."""
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Filled:
    """The value of a parameter in one variant."""

    text: str
    """As a student would type it: "-3", "3/4", "sin(x)"; "" for data."""
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For data: the numbers of each column, by its name."""
    components: tuple[str, ...] = ()
    """For the answer to an earlier part that is a vector: its components."""


Values = Mapping[str, Filled | None]
"""The values by name. With None the blank stays as it is, to be filled later."""


def names_in(text: str) -> tuple[str, ...]:
    """The names in the blanks of a text, in order, each once and without what follows a dot.

    >>> names_in("{n}x + {d.a.1} - {part.a}")
    ('n', 'd', 'part.a')
    """
    found = (match[1] for match in BLANK.finditer(text))
    return tuple(dict.fromkeys(name if name.startswith(PART) else name.partition(".")[0] for name in found))


def is_known(name: str, values: Values) -> bool:
    """Whether a blank with this name can be filled now or later."""
    return name in values or _base(name) in values


def lookup(name: str, values: Values) -> Filled | None:
    """What a blank is filled with; None when it is to be filled later.

    Arguments:
        name: what stands in the blank: `n`, `part.a`, a component `part.a.1` of it, a column `data.a`, or a number
            of it, `data.a.2`.
        values: the values by name.

    Raises:
        AuthorError: there is no such value; the mend names what there is.
    """
    if name in values:
        return values[name]
    if _base(name) not in values:
        raise unknown(name, values)
    if name.startswith(PART):
        return _component(name, values)
    head, _, rest = name.partition(".")
    data = values[head]
    columns = dict(data.columns) if data else {}
    column, _, place = rest.partition(".")
    if column not in columns:
        mend = f"Its columns are {', '.join(columns)}." if columns else f"Write {{{head}}} by itself."
        raise AuthorError(f"{{{name}}} is not known: {head} has no column {column}.", mend)
    numbers = columns[column]
    if not place:
        return Filled(", ".join(numbers))
    if not place.isdigit() or not 1 <= int(place) <= len(numbers):
        message = f"{{{name}}} is not known: the column {column} has the numbers 1 to {len(numbers)}."
        raise AuthorError(message, f"Write {{{head}.{column}.1}} for the first.")
    return Filled(numbers[int(place) - 1])


def _base(name: str) -> str:
    """The name without what follows it: d of d.a.2, part.g of part.g.1."""
    return name.rpartition(".")[0] if name.startswith(PART) else name.partition(".")[0]


def _component(name: str, values: Values) -> Filled | None:
    """A component of the answer to an earlier part."""
    base, _, place = name.rpartition(".")
    answer = values[base]
    if answer is None:
        return None
    if place.isdigit() and 1 <= int(place) <= len(answer.components):
        return Filled(answer.components[int(place) - 1])
    count = len(answer.components)
    what = f"has the components 1 to {count}" if count else "is no vector"
    mend = f"Write {{{base}.1}} for the first component." if count else f"Write {{{base}}} by itself."
    raise AuthorError(f"{{{name}}} is not known: the answer to part {base.removeprefix(PART)} {what}.", mend)


def unknown(name: str, values: Values) -> AuthorError:
    """The error for a blank that cannot be filled."""
    near = nearest(name, values) or next((known for known in values if known.lower() == name.lower()), None)
    if near:
        mend = f"Did you mean {{{near}}}?"
    elif name.startswith(PART):
        earlier = [known for known in values if known.startswith(PART)]
        mend = f"Only earlier parts can be used: {_listed(earlier)}." if earlier else "No part stands before this one."
    else:
        params = [known for known in values if not known.startswith(PART)]
        mend = f"The parameters are {_listed(params)}." if params else "Declare it under params."
        mend += " For braces that stay, double them: {{" + name + "}}."
    return AuthorError(f"{{{name}}} is not known.", mend)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_MOST_LISTED]) + (", …" if len(names) > _MOST_LISTED else "")
