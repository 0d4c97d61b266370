"""`tutor progress export`: everything a student did, as JSON Lines."""

import sys

import typer

from tutor.cli.options import StudentOption


def progress_export(student: StudentOption = None) -> None:
    """Everything you did, to keep elsewhere or to take to another computer: an event a line, as JSON.

    \b
    Examples:
      tutor progress export > progress.jsonl
      tutor progress export --student Ada > ada.jsonl
    """
    from contextlib import closing

    from tutor.cli.main import UNWRITTEN
    from tutor.cli.progress_notice import tell_of
    from tutor.cli.terminal import shows_unicode
    from tutor.practice.store.exchange import export_lines
    from tutor.practice.store.store import open_store

    with closing(open_store(student)) as store:
        # A text that somebody typed may hold marks that turn a line round, or letters that cannot be written.
        for line in export_lines(store, ascii=sys.stdout.isatty() or not shows_unicode()):
            sys.stdout.write(f"{line}\n")
    if not tell_of(store):
        raise typer.Exit(UNWRITTEN)
