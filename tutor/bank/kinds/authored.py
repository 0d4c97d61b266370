"""Mistakes of an author: each names the field of the part in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tutor.bank.author_words import for_author, unreadable
from tutor.errors import AuthorError, NoRule, StudentError, SyntaxProblem


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
        message, mend = unreadable(problem, field[-1] if field else None)
        raise AuthorError(message, mend, field=field) from problem
    except StudentError as problem:
        raise AuthorError(for_author(problem.message), for_author(problem.mend), field=field) from problem
    except NoRule as problem:
        mend = "Take a function that the rules of `tutor rules` can differentiate."
        raise AuthorError(f"tutor has no rule for this: {problem}.", mend, field=field) from problem
