"""`tutor bank lint`: everything that can be wrong with a bank, before a student finds it."""

from typing import Annotated

import typer

from tutor.cli.bank_findings import ExerciseOption, FindingsFormat, FindingsOption, PathsArgument, counted, tell, under
from tutor.cli.bank_library import BankOption
from tutor.cli.progress_bar import progress_bar

JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="How many processes. Without it: one for each core.")
]


def bank_lint(
    paths: PathsArgument = None,
    exercise: ExerciseOption = None,
    jobs: JobsOption = None,
    bank: BankOption = None,
    format: FindingsOption = FindingsFormat.text,
) -> None:
    """Everything that can be wrong with a bank, before a student finds it.

    Every variant is made; its right answer must be graded right, an empty one and the question itself must not;
    its solution and hints are worked out, feedback rules are tried, and the tests are run.

    Exit codes: 0 nothing is wrong, 1 something is, 2 a bank cannot be found.

    \b
    Examples:
      tutor bank lint
      tutor bank lint my-exercises.yaml
      tutor bank lint my-folder --exercise hills-2 --format json
    """
    from tutor.bank.lint.chosen import chosen
    from tutor.bank.lint.run import lint

    library, files = under(paths, bank, format)
    entries = chosen(library, files, exercise or ())
    wanted = set(exercise or ())
    of_files = [one for one in library.findings if one.spot.path in files and (not wanted or one.exercise in wanted)]
    with progress_bar("Checking variants") as progress:
        found = lint(library, entries, jobs, progress)
    order = {file.path: place for place, file in enumerate(library.files)}
    findings = sorted((*of_files, *found), key=lambda one: (order[one.spot.path], one.spot.line, one.spot.column))
    variants = counted(sum(entry.variants for entry in entries), "variant")
    said = f"{counted(len(entries), 'exercise')} with {variants}: nothing is wrong."
    code = tell(findings, format, said if entries else "There is no exercise in these files.")
    raise typer.Exit(code or int(bool(library.missing)))
