"""`tutor progress import`: merge what was exported."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Annotated, BinaryIO

import typer

from tutor.cli.options import StudentOption

FilesArgument = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="What was exported; - reads it from standard input.")
]
_MOST_BYTES = 500_000_000
_MEND = "Name a file that `tutor progress export` wrote."


def progress_import(files: FilesArgument, student: StudentOption = None) -> None:
    """Merge what was exported, from here or from another computer. What is there already is not doubled.

    \b
    Examples:
      tutor progress import progress.jsonl
      tutor progress import laptop.jsonl tower.jsonl
      tutor progress import - --student Ada < ada.jsonl
    """
    refused = 0
    for file in files:
        refused += _imported(file, student, several=len(files) > 1)
    raise typer.Exit(1 if refused else 0)


def _imported(file: str, student: str | None, *, several: bool) -> int:
    """Merge one file and tell what came of it; how many lines were left out is returned.

    Raises:
        Unanswerable: it cannot be read.
        Exit: nothing can be kept.
    """
    from contextlib import closing

    from tutor.cli.complaint import visible
    from tutor.cli.main import UNWRITTEN
    from tutor.cli.progress_notice import tell_of
    from tutor.practice.store.exchange import import_lines
    from tutor.practice.store.store import open_store

    with _opened(file) as stream, closing(open_store(student)) as store:
        found = import_lines(store, _lines(stream, file))
        kept = not store.waiting
    for number, why in found.refused:
        typer.echo(f"{visible(file)}:{number}: {visible(why)}", err=True)
    more = found.refused_in_all - len(found.refused)
    if more:
        typer.echo(f"… and {more} more lines.", err=True)
    tell_of(store)
    if not kept:
        raise typer.Exit(UNWRITTEN)
    events, lines = _counted(found.added, "event"), _counted(found.refused_in_all, "line")
    begins = f"{visible(file)}: " if several else ""
    typer.echo(f"{begins}{events} added, {found.known} known already, {lines} left out.")
    return found.refused_in_all


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    """What is read; standard input stays open.

    Raises:
        Unanswerable: it cannot be opened.
    """
    from tutor.errors import Unanswerable

    if file == "-":
        if sys.stdin is None:  # a shell closed it with <&-
            raise Unanswerable("Standard input is closed, so nothing can come in there.", _MEND)
        return nullcontext(sys.stdin.buffer)
    try:
        return open(file, "rb")
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from error


def _lines(stream: BinaryIO, file: str) -> Iterator[str]:
    """The lines, one at a time. Of a line that is too long for an event only so much is kept that it is refused.

    Raises:
        Unanswerable: it cannot be read, or does not end.
    """
    from tutor.errors import Unanswerable
    from tutor.practice.store.exchange import LONGEST

    most, read = 4 * LONGEST + 4, 0
    try:
        while line := stream.readline(most):
            rest = line
            read += len(line)
            while len(rest) == most and not rest.endswith(b"\n") and read <= _MOST_BYTES:
                rest = stream.readline(most)
                read += len(rest)
            if read > _MOST_BYTES:
                raise Unanswerable(f"{file[:80]} is larger than {_MOST_BYTES // 1_000_000} MB.", _MEND)
            yield line.decode("utf-8", "replace")
    except OSError as error:
        raise _unreadable(file, error) from error


def _unreadable(file: str, error: Exception) -> Exception:
    from tutor.errors import Unanswerable

    why = getattr(error, "strerror", None) or error
    return Unanswerable(f"{file[:80]} cannot be read: {why}.", _MEND)
