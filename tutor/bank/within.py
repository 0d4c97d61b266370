"""Where in an exercise an error is: the path of keys is put together from the inside out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tutor.bank.author_words import unreadable
from tutor.errors import AuthorError, SyntaxProblem


@contextmanager
def within(*field: str | int) -> Iterator[None]:
    """Makes errors of what is read inside name the place `field`; a text that cannot be read is an author's error.

    Raises:
        AuthorError: something inside cannot be used.

    >>> with within("params", "n"):
    ...     raise AuthorError("too large", "take less", ("integer",))
    Traceback (most recent call last):
    tutor.errors.AuthorError: too large
    take less
    """
    try:
        yield
    except AuthorError as error:
        raise AuthorError(error.message, error.mend, (*field, *error.field), error.spot) from error
    except SyntaxProblem as problem:
        message, mend = unreadable(problem, field[-1] if field else None)
        raise AuthorError(message, mend, field) from problem
