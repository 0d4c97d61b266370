"""Writing what a stream can carry, of texts that anybody may have typed."""

from __future__ import annotations

import re
from typing import TextIO

from tutor.cli.complaint import visible


def writable(text: str, stream: TextIO) -> str:
    """The text with ? for every character that the stream cannot carry.

    Arguments:
        text: what is to be written.
        stream: where to.
    """
    encoding = stream.encoding or "ascii"
    try:
        return text.encode(encoding, "replace").decode(encoding)
    except LookupError:
        return text.encode("ascii", "replace").decode("ascii")


def echoed(typed: str, stream: TextIO) -> str:
    """A typed line as it is written again: with ? for what would steer a terminal, or cannot be written.

    Arguments:
        typed: the line.
        stream: where it is written.
    """
    return writable(re.sub(r"[\n\r]", "?", visible(typed)), stream)


def write(page: str, stream: TextIO) -> None:
    """Write a page, and an empty line below it.

    Arguments:
        page: what is to be written; it ends with a line break.
        stream: where to.
    """
    stream.write(writable(page if page.endswith("\n\n") else f"{page}\n", stream))
    stream.flush()
