"""Which sessions are going on: each is held by the process that is in it, and let go of when that ends, even if killed.

A byte of a file beside the database is locked for each. The system takes such a lock away with the process, so none
is ever left behind; the file itself stays empty.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

_BYTES = 2**30
"""So many sessions can be told apart."""


class Holder:
    """The sessions that this process is in.

    Arguments:
        path: the file; it is made when it is needed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def hold(self, session: str) -> bool:
        """Take a session.

        Arguments:
            session: its id.

        Returns:
            False when another process is in it. Where nothing can be locked, no session is refused.
        """
        try:
            if self._file is None:
                self._file = self._path.open("ab")
        except OSError:
            return True
        return _lock(self._file, _place(session))

    def close(self) -> None:
        """Let all of them go."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _place(session: str) -> int:
    """The byte of a session. Its id is hexadecimal; of any other text the letters decide."""
    return int.from_bytes(session.encode()[:64], "big") % (_BYTES - 35)  # a prime, so that every letter counts


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO, place: int) -> bool:
        file.seek(place)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    def _lock(file: BinaryIO, place: int) -> bool:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except OSError as error:  # some network folders know no locks
            return error.errno not in (errno.EACCES, errno.EAGAIN)
        return True
