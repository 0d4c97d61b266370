"""What a page was made from, in a few marks: when one of them has changed, the page is not used."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from tutor.practice.store.place import log_of

_PACKAGE = Path(__file__).parent.parent.parent


def seal(database: Path, banks: Sequence[Path], look: str) -> str:
    """A text that changes with what the student did, with the banks, with tutor, and with the screen.

    Arguments:
        database: the file in which is kept what the student did; no session may have it open.
        banks: the files of the banks that are in use.
        look: how pages are written.
    """
    whole = sha256(look.encode())
    for path in (database, log_of(database), *banks):
        whole.update(f"\n{path}\n{_mark(path)}".encode("utf-8", "surrogatepass"))
    for folder, folders, _ in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        with os.scandir(folder) as found:
            for one in sorted(found, key=lambda one: one.name):
                if one.name.endswith(".py"):
                    whole.update(f"{one.name} {one.stat().st_mtime_ns}".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _mark(path: Path) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return "none"
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
