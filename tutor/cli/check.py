"""`tutor check`: is the answer right, and if not, which mistake was it?"""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.options import AsciiOption, FormatName, FormatOption, FunctionsOption, RevealOption, VarsOption
from tutor.errors import Unanswerable

if TYPE_CHECKING:
    from tutor.grading.task import Task


class FormName(StrEnum):
    """What `--form` takes; `tutor.grading.form.Form` has the same names."""

    any = "any"
    expanded = "expanded"
    factored = "factored"
    simplified = "simplified"
    exact = "exact"


QuestionArgument = Annotated[
    str,
    typer.Argument(
        metavar="FUNCTION",
        help="The function that was differentiated; with --expression the right answer itself: an expression, a "
        "vector, a set, an interval or an equation.",
    ),
]
AnswerArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="ANSWER", help='What was answered, such as "2xy + cos(xy)"; - reads it from standard input.'
    ),
]
WrtOption = Annotated[
    list[str] | None,
    typer.Option(
        "--wrt",
        metavar="x",
        help="The variable of the derivative; x,y (or --wrt x --wrt y): first by x, then by y. Without it: the "
        "gradient of a function of several variables.",
    ),
]
ExpressionOption = Annotated[
    bool, typer.Option("--expression", help="Nothing is differentiated: compare the two texts as they are.")
]
PlaceOption = Annotated[
    str | None, typer.Option("--at", metavar='"x=1, y=2"', help="The point at which the value was asked for.")
]
FormOption = Annotated[FormName, typer.Option("--form", help="The form that the answer must have.")]
ToleranceOption = Annotated[
    str | None,
    typer.Option(
        "--tolerance",
        metavar="0.001|0.1%",
        help="How far a number may be from the right one, relative to it. Without it: numbers must be exact.",
    ),
]
DomainOption = Annotated[
    str | None,
    typer.Option("--domain", metavar='"x > 0"', help="Conditions on the letters: only there the answer must be right."),
]
WorkingOption = Annotated[
    str | None,
    typer.Option(
        "--working",
        metavar="FILE|-",
        help="Check a whole working in place of ANSWER, one line a step; - reads it from standard input.",
    ),
]


def check(
    function: QuestionArgument,
    answer: AnswerArgument = None,
    wrt: WrtOption = None,
    at: PlaceOption = None,
    expression: ExpressionOption = False,
    form: FormOption = FormName.any,
    tolerance: ToleranceOption = None,
    domain: DomainOption = None,
    working: WorkingOption = None,
    reveal: RevealOption = False,
    variables: VarsOption = None,
    functions: FunctionsOption = None,
    format: FormatOption = FormatName.text,
    ascii: AsciiOption = False,
) -> None:
    """Is the answer right, and if not, which mistake was it?

    Exit codes: 0 right, 1 wrong, 2 unreadable or not worked out, 3 cannot decide.

    \b
    Examples:
      tutor check "x^2*y + sin(xy)" "2xy + cos(xy)" --wrt x
      tutor check "x^2*y + sin(xy)" "(2xy + y cos(xy), x^2 + x cos(xy))"
      tutor check "x^3 y" "3x^2" --wrt x,y
      tutor check "x^2*y" 4 --wrt x --at "x=1, y=2"
      tutor check "sqrt(x)" 0.354 --at "x=2" --tolerance 0.5%
      tutor check "(x+1)^3" "3(x+1)^2" --form expanded --reveal
      tutor check --expression "{1, -1}" "x = 1 or x = -1"
      tutor check --expression "ln(x^2)" "2 ln x" --domain "x > 0"
      tutor check "a u^2 + b" "2 a u" --vars u --format json
      tutor check "g(x, y)^2" "2 g(x, y) ∂/∂x [g(x, y)]" --functions g --wrt x
      tutor check "sin(x^2)" --wrt x --working steps.txt
    """
    from tutor.cli.answers import ask_task, read_answer_text, read_working_text
    from tutor.cli.asking import show

    if (answer is None) == (working is None):
        raise _one_of_both(answer is None)
    if function == "-" and "-" in (answer, working):
        raise Unanswerable("The function and the answer cannot both come in on standard input.", "Type the function.")
    task = ask_task(function, wrt, at, expression, domain, variables, functions)
    if working is not None:
        if form is not FormName.any or tolerance is not None:
            raise Unanswerable(
                "--form and --tolerance are for an answer; a working is followed line by line as it is.",
                "Leave them out, or give the last line as ANSWER.",
            )
        code = _working(task, read_working_text(working), reveal, format.value, ascii)
        raise typer.Exit(code)
    from tutor.grading.check import asking_of, graded
    from tutor.grading.lesson import verdict_lesson
    from tutor.grading.verdict import Unreadable

    assert answer is not None
    asking = asking_of(form.value, tolerance, True)
    verdict = graded(task, read_answer_text(answer), asking)
    if isinstance(verdict, Unreadable) and format is not FormatName.json:
        raise verdict.problem
    show(verdict_lesson(verdict, reveal, asking), format.value, ascii, task.reading)
    raise typer.Exit(verdict.code)


def _one_of_both(missing: bool) -> Unanswerable:
    if missing:
        return Unanswerable("ANSWER is missing.", 'Type it behind the function: tutor check "x^2" "2x"')
    return Unanswerable("An answer and a working are given.", "Leave one of them out: ANSWER or --working.")


def _working(task: "Task", text: str, reveal: bool, form: str, ascii: bool) -> int:
    """Check a working line by line; the exit code is returned."""
    from tutor.cli.asking import show
    from tutor.grading.working.check import check_working
    from tutor.grading.working.lesson import working_lesson
    from tutor.grading.working.reading import read_working

    if len(task.questions) != 1 or task.place is not None:
        raise Unanswerable(
            "A working is followed for one derivative, not for a gradient, a value or an expression.",
            "Name the variable, and leave other options out: tutor check FUNCTION --wrt x --working FILE",
        )
    question = task.questions[0]
    verdict = check_working(read_working(text, task.reading, question.orders), task.reading, question.orders, question)
    show(working_lesson(verdict, reveal), form, ascii, task.reading)
    return verdict.code
