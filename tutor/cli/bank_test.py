"""`tutor bank test`: do answers get the verdicts that their authors expect?"""

import typer

from tutor.cli.bank_findings import ExerciseOption, FindingsFormat, FindingsOption, PathsArgument, counted, tell, under
from tutor.cli.bank_library import BankOption


def bank_test(
    paths: PathsArgument = None,
    exercise: ExerciseOption = None,
    bank: BankOption = None,
    format: FindingsOption = FindingsFormat.text,
) -> None:
    """Run the `tests` of exercises: do answers get the verdicts that their authors expect?

    Exit codes: 0 all do, 1 not all, 2 a bank cannot be found.

    \b
    Examples:
      tutor bank test
      tutor bank test my-exercises.yaml
      tutor bank test --exercise w2-0-recap
    """
    from tutor.bank.lint.chosen import chosen
    from tutor.bank.trials import trials

    library, files = under(paths, bank, format)
    entries = chosen(library, files, exercise or ())
    findings = [one for one in library.findings if one.spot.path in files and not exercise]
    count = 0
    for entry in entries:
        located = library.exercise(entry.name)
        count += len(located.exercise.tests)
        findings.extend(trials(located))
    said = (
        f"{counted(count, 'test')} of {counted(len(entries), 'exercise')} pass."
        if count
        else "There are no tests in these exercises."
    )
    raise typer.Exit(tell(findings, format, said))
