"""A file that is written whole: who reads it meanwhile sees the old one or the new one, and never half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write a file, in place of one that may be there.

    Arguments:
        file: where to.
        text: what is to stand in it.

    Raises:
        OSError, ValueError: it cannot be written; what was there stays.
    """
    written = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        written.write_text(text, encoding="utf-8")
        os.replace(written, file)
    finally:
        # Also what was left by a process that was killed while it wrote.
        for left in file.parent.glob(f"{file.name}.*"):
            left.unlink(missing_ok=True)
