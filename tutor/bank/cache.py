"""What was read from the files, kept from one command to the next.

A file is kept under its path, with the hash of what was in it and of the code that read it: when either has changed,
it is read again. A cache that is broken or cannot be written never matters.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from tutor.bank.entry import LoadedFile
from tutor.bank.packed import packed, unpacked
from tutor.bank.whole_file import write_whole

_READERS = (
    "schema/*.py",
    "yaml_*.py",
    "places.py",
    "routes.py",
    "schema_words.py",
    "validate.py",
    "bank_file.py",
    "entry.py",
    "packed.py",
    "cache.py",
)
"""The code that decides how a file is read, beside this file."""
_MOST = 400
"""How many files are kept; of more, the newer half."""


def recalled(path: Path, read: bytes) -> LoadedFile | None:
    """What was kept of a file.

    Arguments:
        path: the file.
        read: what is in it now.

    Returns:
        what was read from it, or None when it was not kept, or is not the same any more.
    """
    with suppress(OSError, ValueError, LookupError, TypeError):
        place = _place(path)
        if not place.is_file():
            # A pipe would be waited for.
            return None
        seal, _, body = place.read_text(encoding="utf-8").partition("\n")
        if seal == _seal(read, body):
            head, *texts = body.split("\n")
            return unpacked(path, head, texts)
    return None


def keep(file: LoadedFile, read: bytes) -> None:
    """Keep what was read from a file, if that is possible.

    Arguments:
        file: what was read.
        read: what it was read from.
    """
    body = "\n".join((packed(file), *(stored.text for stored in file.exercises)))
    with suppress(OSError, ValueError):
        place = _place(file.path)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, f"{_seal(read, body)}\n{body}")
        _tidy(place.parent)


def _tidy(kept: Path) -> None:
    """Delete what was written longest ago: banks are moved and deleted, and their places are never asked for again."""
    files = [Path(one) for one in os.scandir(kept) if one.name.endswith(".bank")]
    if len(files) > _MOST:
        for old in sorted(files, key=os.path.getmtime)[: len(files) - _MOST // 2]:
            old.unlink(missing_ok=True)


def _place(path: Path) -> Path:
    """Where a file is kept."""
    return folder() / f"{sha256(os.fsencode(os.path.abspath(path))).hexdigest()[:32]}.bank"


def folder() -> Path:
    """Where all files are kept: below `TUTOR_HOME`, if it is set."""
    home = os.environ.get("TUTOR_HOME")
    if home:
        return Path(home) / "cache" / "banks"
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("tutor", appauthor=False)) / "banks"


def _seal(read: bytes, body: str) -> str:
    """A hash that changes with the file, with the code, and with what was kept."""
    whole = sha256(fingerprint().encode())
    whole.update(sha256(read).digest())
    whole.update(body.encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


@cache
def fingerprint() -> str:
    """A hash of the code that reads banks."""
    whole = sha256()
    for pattern in _READERS:
        for source in sorted(Path(__file__).parent.glob(pattern)):
            with suppress(OSError):
                whole.update(source.read_bytes())
    return whole.hexdigest()
