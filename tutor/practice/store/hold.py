"""Which sessions are going on: each is held by the process that is in it, and let go of when that ends, even if killed.

A byte of a file beside the database is locked for each. The system takes such a lock away with the process, so none
is ever left behind; the file itself stays empty.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import BinaryIO

_BYTES = 2**30
"""So many sessions can be told apart."""
_TAKEN = (errno.EACCES, errno.EAGAIN)
"""What the systems say of a byte that another process has locked."""


class Holder:
    """The sessions that this process is in.

    Arguments:
        path: the file; it is made when it is needed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._held: set[str] = set()

    def hold(self, session: str) -> bool:
        """Take a session.

        Arguments:
            session: its id.

        Returns:
            False when another process is in it. Where nothing can be locked, no session is refused.
        """
        # Windows refuses a byte also to the process that has locked it.
        if session in self._held:
            return True
        try:
            if self._file is None:
                if self._path.exists() and not self._path.is_file():  # a pipe waits until somebody reads from it
                    return True
                self._file = self._path.open("ab")
        except OSError:
            return True
        try:
            _lock(self._file, _place(session))
        except OSError as error:  # some network folders know no locks
            return error.errno not in _TAKEN
        self._held.add(session)
        return True

    def close(self) -> None:
        """Let all of them go."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self._held.clear()


def _place(session: str) -> int:
    """The byte of a session. Its id is hexadecimal; of any other text the letters decide."""
    return int.from_bytes(session.encode()[:64], "big") % (_BYTES - 35)  # a prime, so that every letter counts


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO, place: int) -> None:
        # From where the file stands, and beyond its end, too.
        file.seek(place)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
