"""`tutor bank answer`: grade one answer to an exercise."""

from typing import Annotated

import typer

from tutor.cli.bank_library import BankOption, IdArgument, SeedOption, opened
from tutor.cli.options import AsciiOption, FormatName, FormatOption, RevealOption
from tutor.errors import Unanswerable

AnswerArgument = Annotated[
    str,
    typer.Argument(
        metavar="ANSWER",
        help='What is answered, such as "2xy"; for a menu the numbers of options; for a discussion your own words; '
        "- reads it from standard input.",
    ),
]
PartOption = Annotated[
    str | None, typer.Option("--part", metavar="NAME", help="Which part is answered. Without it: the first.")
]
AfterOption = Annotated[
    list[str] | None,
    typer.Option(
        "--after",
        metavar="PART=ANSWER",
        help="What was answered to an earlier part. If that is wrong, this part is graded from it.",
    ),
]


def bank_answer(
    id: IdArgument,
    answer: AnswerArgument,
    part: PartOption = None,
    seed: SeedOption = 0,
    after: AfterOption = None,
    reveal: RevealOption = False,
    bank: BankOption = None,
    format: FormatOption = FormatName.text,
    ascii: AsciiOption = False,
) -> None:
    """Grade one answer to an exercise.

    To a question for discussion answer in your own words; then answer with the numbers of the points you reached.

    Exit codes: 0 right, 1 wrong or not marked yet, 2 unreadable or not worked out, 3 cannot decide.

    \b
    Examples:
      tutor bank answer w2-0-recap "6a - b + 1"
      tutor bank answer w2-0-recap "(5, 3)" --part at-a-point
      tutor bank answer w2-0-recap "2b" --part by-b --reveal
      tutor bank answer w2-0-landscape "(3, 4)" --part marble --seed 3 --after "uphill=(-3, -4)"
    """
    from tutor.bank.discussion_page import CODE, is_written, written_lesson
    from tutor.bank.outcome import outcome
    from tutor.bank.outcome_page import outcome_lesson
    from tutor.bank.page import named
    from tutor.bank.pose import pose
    from tutor.cli.answers import read_answer_text, read_working_text
    from tutor.cli.asking import show
    from tutor.grading.verdict import Unreadable

    located = opened(bank).exercise(id)
    earlier = _earlier(after or ())
    exercised = pose(located, seed, earlier)
    for name in earlier:
        exercised.part(name)  # a slip of the pen must not be taken for no answer
    posed = exercised.part(part)
    read = read_working_text if posed.part.kind == "steps" and answer == "-" else read_answer_text
    answered = read(answer)
    if is_written(posed, answered):
        page = written_lesson(posed, answered)
        show(page, format.value, ascii, named(exercised, page))
        raise typer.Exit(CODE)
    found = outcome(posed, answered)
    if isinstance(found.verdict, Unreadable) and format is not FormatName.json:
        raise found.verdict.problem
    lesson = outcome_lesson(found, reveal)
    show(lesson, format.value, ascii, named(exercised, lesson))
    raise typer.Exit(found.code)


def _earlier(typed: "list[str] | tuple[str, ...]") -> dict[str, str]:
    """The answers to earlier parts, by part."""
    found: dict[str, str] = {}
    for text in typed:
        name, equals, answer = text.partition("=")
        if not equals or not answer.strip():
            raise Unanswerable(
                f"--after {text[:60]} has no answer in it.", 'Write the part, =, and the answer: --after "by-a=6a + 1"'
            )
        found[name.strip()] = answer.strip()
    return found
