"""Mistakes of an author: each names the field of the part in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from tutor.errors import AuthorError, NoRule, StudentError, SyntaxProblem

_OPTION = re.compile(r"--(?P<name>[a-z-]+)(?P<value> (?=[\"\w])(?!for\b|or\b|and\b|takes?\b|only\b))?")
"""An option of a command, as the engine's errors name it, and whether its value follows: --at "x=1"."""
_ASIDE = re.compile(r" \(--[a-z-]+\)")
_FIELDS = {"vars": "variables", "along": "direction", "expression": "answer"}
"""Options whose fields in a bank have other names."""


@contextmanager
def naming(*field: str | int) -> Iterator[None]:
    """What goes wrong inside is a mistake of the author, in this field of the part.

    Raises:
        AuthorError: in place of whatever a student would be told.

    >>> with naming("at"):
    ...     raise StudentError("No value is given for y.", 'Give one: --at "x=1, y=1".')
    Traceback (most recent call last):
    ...
    tutor.errors.AuthorError: No value is given for y.
    Give one: at: "x=1, y=1".
    """
    try:
        yield
    except AuthorError as problem:
        if problem.field:
            raise
        raise AuthorError(problem.message, problem.mend, field=field) from problem
    except SyntaxProblem as problem:
        message = f'"{problem.source}" cannot be read: {problem.message}.' if problem.source else problem.message
        raise AuthorError(_plain(message), _sentence(_plain(problem.mend)), field=field) from problem
    except StudentError as problem:
        raise AuthorError(_plain(problem.message), _plain(problem.mend), field=field) from problem
    except NoRule as problem:
        mend = "Take a function that the rules of `tutor rules` can differentiate."
        raise AuthorError(f"tutor has no rule for this: {problem}.", mend, field=field) from problem


def _plain(text: str) -> str:
    """The text with fields in the place of options."""
    return _OPTION.sub(_as_field, _ASIDE.sub("", text))


def _as_field(match: re.Match[str]) -> str:
    name = _FIELDS.get(match["name"], match["name"])
    return f"{name}: " if match["value"] else name


def _sentence(text: str) -> str:
    return text if not text else f"{text[0].upper()}{text[1:].rstrip('.')}."
