"""`tutor progress …`: how far a student is, and the data themselves."""

from collections.abc import Sequence

import typer

from tutor.cli.bank_library import BankOption
from tutor.cli.loaded import loaded
from tutor.cli.options import AsciiOption, FormatName, FormatOption, PlainOption, StudentOption
from tutor.cli.plotting import PlotOption

COMMANDS = {
    "export": "tutor.cli.progress_export",
    "import": "tutor.cli.progress_import",
    "reset": "tutor.cli.progress_reset",
}
"""Each command → the module that has its function, `progress_reset` for "reset"."""


def progress(arguments: Sequence[str]) -> typer.Typer:
    """The commands of `tutor progress`; without one of them the page is shown.

    Arguments:
        arguments: what stands behind `tutor progress` on the command line.
    """
    app = typer.Typer(
        help="How far you are: skills, what returns when, mistakes, days of practice.",
        epilog="Each command explains itself: tutor progress export --help.",
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(progress_page)
    for name, command in loaded(COMMANDS, arguments, "progress_"):
        app.command(name)(command)
    return app


def progress_page(
    context: typer.Context,
    student: StudentOption = None,
    format: FormatOption = FormatName.text,
    plot: PlotOption = None,
    plain: PlainOption = False,
    bank: BankOption = None,
    ascii: AsciiOption = False,
) -> None:
    """How far you are: skills, what returns when, mistakes, days of practice.

    \b
    Examples:
      tutor progress
      tutor progress --student Ada --plot progress.svg
      tutor progress --format json
      tutor progress export > progress.jsonl
    """
    if context.invoked_subcommand is not None:
        return
    from contextlib import closing
    from datetime import datetime
    from pathlib import Path
    from time import time

    from tutor.cli.asking import show
    from tutor.cli.bank_library import opened
    from tutor.cli.main import UNWRITTEN
    from tutor.cli.practice_screen import Screen
    from tutor.cli.progress_notice import tell_of
    from tutor.practice.progress.overview import overview
    from tutor.practice.progress.page import progress_lesson
    from tutor.practice.store.store import open_store

    library, now = opened(bank, quiet=True), time()
    with closing(open_store(student)) as store:
        events = store.events()
    if not tell_of(store, ascii, plain) and not events:
        # That nothing has been answered is not known.
        raise typer.Exit(UNWRITTEN)
    found = overview(events, library, now, lambda at: datetime.fromtimestamp(at).date())
    lesson = progress_lesson(found, library, now, datetime.fromtimestamp(now).date(), store.student)
    if plain and format is FormatName.text:
        Screen(ascii, plain).show(lesson.sections)
    else:
        show(lesson, format.value, ascii)
    if plot is not None:
        from tutor.cli.plotting import put
        from tutor.render.progress_plot import progress_plotted

        path = Path(plot)
        put(progress_plotted(lesson.facts, path.suffix.lower().removeprefix(".")), path)
