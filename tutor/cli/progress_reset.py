"""`tutor progress reset`: begin anew."""

from typing import Annotated

import typer

from tutor.cli.options import StudentOption

YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def progress_reset(student: StudentOption = None, yes: YesOption = False) -> None:
    """Begin anew: your progress is taken out, and a copy of it is left beside the file.

    \b
    Examples:
      tutor progress reset
      tutor progress reset --student Ada --yes
    """
    import sqlite3
    from contextlib import closing

    from tutor.cli.main import UNWRITTEN
    from tutor.cli.progress_notice import tell_of
    from tutor.errors import Unanswerable
    from tutor.practice.store.store import open_store

    with closing(open_store(student)) as store:
        count = len(store.events())
        if not tell_of(store):
            raise typer.Exit(UNWRITTEN)
        if not count:
            typer.echo("There is nothing to take out.")
            return
        if not yes and not _confirmed(count):
            typer.echo("Nothing was changed.")
            raise typer.Exit(1)
        try:
            copy = store.forget()
        except (OSError, sqlite3.Error) as error:
            raise Unanswerable(f"{store.path} cannot be written: {error}.", "Nothing was changed.") from error
    typer.echo(f"{count} entries taken out. A copy is in {copy}.")


def _confirmed(count: int) -> bool:
    typer.echo(f"This takes out everything you have answered so far ({count} entries). A copy is kept.")
    try:
        answer = input("Type yes to go on: ")
    except EOFError:
        return False
    return answer.strip().lower() in ("y", "yes")
