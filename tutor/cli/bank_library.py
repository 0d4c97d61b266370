"""Which banks a command works with, and the options that say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tutor.bank.seeds import MOST_SEED
from tutor.errors import Unanswerable

if TYPE_CHECKING:
    from tutor.bank.index import Library

BankOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--bank",
        metavar="PATH",
        help="A file or folder of your own exercises, besides those that ship with tutor. Can be given several times.",
    ),
]
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The exercise, as `tutor bank list` names it; or its bank, a /, and that.")
]
SeedOption = Annotated[
    int,
    typer.Option("--seed", min=0, max=MOST_SEED, metavar="N", help="Which variant of the exercise: 0, 1, 2, …"),
]


def opened(paths: Sequence[Path] | None, quiet: bool = False) -> Library:
    """The banks that a command works with. That something is wrong with one is said on standard error.

    Arguments:
        paths: what `--bank` was given.
        quiet: say nothing about what is wrong: the command itself will.

    Raises:
        Unanswerable: there is none.
    """
    from tutor.bank.index import banks
    from tutor.cli.complaint import complaint

    library = banks(paths or None)
    for error in library.missing:
        typer.echo(complaint(error), err=True)
    if not library.files:
        raise Unanswerable(
            "There is no bank of exercises.",
            "`tutor bank new exercises.yaml` writes one; --bank exercises.yaml then works with it.",
        )
    count = len(library.findings)
    if count and not quiet:
        what = "One thing is" if count == 1 else f"{count} things are"
        lint = " ".join(("tutor bank lint", *_wrong(library, paths or ())))
        typer.echo(f"{what} wrong with the banks; `{lint}` tells what, and how to mend it.", err=True)
    return library


def _wrong(library: Library, paths: Sequence[Path]) -> tuple[str, ...]:
    """What `tutor bank lint` is to check, as it is typed: to check all banks takes minutes.

    Of names that are given twice only the second file is told, and the first must be among the files: it is where
    banks are named outside of the command, and else it is typed, too.
    """
    from tutor.cli.complaint import seen_from_here

    files = paths or dict.fromkeys(one.spot.path for one in library.findings)
    names = [seen_from_here(path) for path in files]
    return tuple(f'"{name}"' if " " in name else name for name in names)
