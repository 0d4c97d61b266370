"""Where pages that were made ready are kept until a session begins with one of them.

A file that cannot be written or read never matters: the session begins without it, some tenths of a second later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from tutor.bank.whole_file import write_whole
from tutor.practice.ahead.page import Page
from tutor.practice.store.place import FILE
from tutor.practice.wish import Wish, wish_from

_LARGEST = 2_000_000
"""Bytes of a file that is read."""
_SESSION = re.compile(r"[0-9a-f]{1,32}")


def place(student: str, folder: Path) -> Path:
    """The file for a student.

    Arguments:
        student: the name; "" for none.
        folder: where the data are kept.
    """
    return folder / f"{FILE}.next-{sha256(student.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def keep(pages: Sequence[Page], seal: str, file: Path) -> None:
    """Keep pages, in place of those that were kept before.

    Arguments:
        pages: the pages.
        seal: what they were made from.
        file: where to.
    """
    told = {"seal": seal, "pages": [asdict(page) for page in pages]}
    with suppress(OSError, ValueError):
        write_whole(file, json.dumps(told))


def taken(wish: Wish, now: float, seal: str, file: Path) -> Page | None:
    """The page with which a session begins, if it is there. It is given to one session only.

    Arguments:
        wish: what is asked for.
        now: the time, in seconds since 1970, UTC.
        seal: what the page must have been made from.
        file: where it was kept.
    """
    with suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["seal"] != seal:
            return None
        for one in map(_page, told["pages"]):
            if one.fits(wish, now):
                file.unlink()  # whoever comes second finds nothing, and begins a session of its own
                return one
    return None


def _page(told: Any) -> Page:
    session, moment, until, text = told["session"], told["moment"], told["until"], told["text"]
    # What is answered is kept under this id, and the store reads no other back.
    if not (isinstance(session, str) and _SESSION.fullmatch(session) and isinstance(text, str)):
        raise TypeError
    return Page(wish_from(told["wish"]), session, float(moment), float(until), text)
