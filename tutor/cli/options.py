"""The arguments and options that commands share."""

from enum import StrEnum
from typing import Annotated

import typer


class FormatName(StrEnum):
    """What `--format` takes; the table `render.formats.FORMATS` has the same names."""

    text = "text"
    markdown = "markdown"
    latex = "latex"
    html = "html"
    json = "json"


class Detail(StrEnum):
    """What `--steps` takes."""

    all = "all"
    key = "key"
    none = "none"


FunctionArgument = Annotated[
    str,
    typer.Argument(metavar="FUNCTION", help='The function, such as "x^2 y + sin(xy)"; - reads it from standard input.'),
]
VarsOption = Annotated[
    str | None, typer.Option("--vars", metavar="x,y", help="The variables, in order. All other letters are constants.")
]
FunctionsOption = Annotated[
    str | None,
    typer.Option("--functions", metavar="g,h", help="Names of functions that are not known, such as g in g(x, y)."),
]
AtOption = Annotated[str | None, typer.Option("--at", metavar='"x=1, y=2"', help="A point at which to evaluate.")]
StepsOption = Annotated[
    Detail, typer.Option("--steps", help="all: every trivial step; key: those folded; none: answers.")
]
FormatOption = Annotated[FormatName, typer.Option("--format", help="How to write the lesson.")]
AsciiOption = Annotated[bool, typer.Option("--ascii", help="Use plain characters only.")]
SimplifyOption = Annotated[bool, typer.Option("--simplify", help="Let SymPy simplify each answer in one last line.")]
WhereOption = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar='"z_i = w x_i + b"',
        help="What names in the function stand for. An index makes it a definition for every index.",
    ),
]
DataOption = Annotated[
    str | None,
    typer.Option("--data", metavar="FILE", help="CSV, TSV or Parquet with the numbers that Σ runs over; - reads CSV."),
]
BindOption = Annotated[
    str | None,
    typer.Option(
        "--bind",
        metavar='"a=age, h=height"',
        help="Which column each letter is. Without it: found by name or first letter, and said.",
    ),
]
SkipBadOption = Annotated[
    bool, typer.Option("--skip-bad", help="Leave out rows with missing or bad numbers, and count them.")
]
MeansOption = Annotated[bool, typer.Option("--means", help="Write the answers once more with means: ā for Σᵢ aᵢ/n.")]
RevealOption = Annotated[bool, typer.Option("--reveal", help="Show the right answer, too.")]
StudentOption = Annotated[
    str | None, typer.Option("--student", metavar="NAME", help="Whose progress it is, where several share a computer.")
]
PlainOption = Annotated[bool, typer.Option("--plain", help="For screen readers: no boxes, and formulas in words.")]
