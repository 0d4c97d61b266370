"""Several statements that are all written, or none of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """What is executed inside is committed at the end, or taken back where anything is raised.

    Arguments:
        connection: the open file.

    Raises:
        sqlite3.Error: another session writes for too long, or the file cannot be written.

    >>> from contextlib import closing, suppress
    >>> with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
    ...     with suppress(ValueError), transaction(connection):
    ...         _ = connection.execute("CREATE TABLE half (x)")
    ...         raise ValueError
    ...     connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (0,)
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
