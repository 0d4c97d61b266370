"""`tutor progress import`: merge what was exported."""

from typing import Annotated

import typer

from tutor.cli.practice import StudentOption

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="What was exported; - reads it from standard input.")]
_MOST_BYTES = 500_000_000


def progress_import(file: FileArgument, student: StudentOption = None) -> None:
    """Merge what was exported, from here or from another computer. What is there already is not doubled.

    \b
    Examples:
      tutor progress import progress.jsonl
      tutor progress import - --student Ada < ada.jsonl
    """
    from contextlib import closing

    from tutor.practice.store.exchange import import_lines
    from tutor.practice.store.store import open_store

    lines = _lines(file)
    with closing(open_store(student)) as store:
        found = import_lines(store, lines)
        kept = not store.waiting
    for number, why in found.refused:
        typer.echo(f"{file}:{number}: {why}", err=True)
    more = found.refused_in_all - len(found.refused)
    if more:
        typer.echo(f"… and {more} more lines.", err=True)
    if not kept:
        from tutor.cli.practice_screen import Screen

        assert store.notice is not None
        Screen(error=True).say(store.notice)
        raise typer.Exit(74)
    events = "1 event" if found.added == 1 else f"{found.added} events"
    typer.echo(f"{events} added, {found.known} known already, {found.refused_in_all} lines left out.")
    raise typer.Exit(1 if found.refused_in_all else 0)


def _lines(file: str) -> list[str]:
    """The lines of a file.

    Raises:
        Unanswerable: it cannot be read.
    """
    from tutor.cli.asking import standard_input
    from tutor.errors import Unanswerable

    mend = "Name a file that `tutor progress export` wrote."
    if file == "-":
        return standard_input(_MOST_BYTES, mend).splitlines()
    try:
        with open(file, "rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Unanswerable(f"{file[:80]} cannot be read: {why}.", mend) from error
    if len(content) > _MOST_BYTES:
        raise Unanswerable(f"{file[:80]} is larger than {_MOST_BYTES // 1_000_000} MB.", mend)
    return content.decode("utf-8", "replace").split("\n")
