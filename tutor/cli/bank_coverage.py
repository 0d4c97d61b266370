"""`tutor bank coverage`: what the banks cover."""

from typing import Annotated

import typer

from tutor.cli.bank_findings import ExerciseOption, PathsArgument, under
from tutor.cli.bank_library import BankOption
from tutor.cli.options import AsciiOption, FormatName, FormatOption

MistakesOption = Annotated[
    bool,
    typer.Option(
        "--mistakes",
        help="Also say which mistakes can show in each exercise, and which of them lead to the same answer. It takes "
        "a while.",
    ),
]


def bank_coverage(
    paths: PathsArgument = None,
    exercise: ExerciseOption = None,
    mistakes: MistakesOption = False,
    bank: BankOption = None,
    format: FormatOption = FormatName.text,
    ascii: AsciiOption = False,
) -> None:
    """What the banks cover: how many exercises each skill has, of which kinds and how hard.

    \b
    Examples:
      tutor bank coverage
      tutor bank coverage my-exercises.yaml --mistakes
      tutor bank coverage --exercise w2-0-recap --mistakes
    """
    from tutor.bank.coverage import coverage_lesson
    from tutor.bank.lint.chosen import chosen
    from tutor.cli.asking import show

    library, files = under(paths, bank)
    entries = chosen(library, files, exercise or ())
    show(coverage_lesson(library, entries, mistakes or bool(exercise)), format.value, ascii)
