"""`tutor bank show`: one exercise."""

from typing import Annotated

import typer

from tutor.cli.bank_library import BankOption, IdArgument, SeedOption, opened
from tutor.cli.options import AsciiOption, FormatName, FormatOption

HintsOption = Annotated[bool, typer.Option("--hints", help="Show the hints, too: from where to look to the next line.")]
SolutionOption = Annotated[bool, typer.Option("--solution", help="Show the worked solution, too.")]


def bank_show(
    id: IdArgument,
    seed: SeedOption = 0,
    hints: HintsOption = False,
    solution: SolutionOption = False,
    bank: BankOption = None,
    format: FormatOption = FormatName.text,
    ascii: AsciiOption = False,
) -> None:
    """One exercise: what is asked, and on request hints and the worked solution.

    \b
    Examples:
      tutor bank show w2-0-recap
      tutor bank show w2-0-landscape --seed 3 --hints
      tutor bank show w2-0-recap --solution --format html > recap.html
    """
    from tutor.bank.page import Shown, exercise_lesson, named
    from tutor.bank.pose import pose
    from tutor.cli.asking import show

    exercised = pose(opened(bank).exercise(id), seed)
    lesson = exercise_lesson(exercised, Shown(hints, solution))
    show(lesson, format.value, ascii, named(exercised, lesson))
