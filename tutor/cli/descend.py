"""`tutor descend`: gradient descent, step by step."""

from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.options import (
    AsciiOption,
    BindOption,
    DataOption,
    FormatName,
    FormatOption,
    FunctionArgument,
    SkipBadOption,
    VarsOption,
)
from tutor.cli.plotting import PlotOption, SketchOption
from tutor.cli.progress_bar import progress_bar

if TYPE_CHECKING:
    from tutor.derivation.picture import Picture

StartOption = Annotated[
    str, typer.Option("--at", metavar='"a=1, b=2"', help="Where to start; other letters get their values here too.")
]
RateOption = Annotated[
    str,
    typer.Option(
        "--rate",
        metavar="0.1|line",
        help="The learning rate; line: the best in every step (without --momentum).",
    ),
]
StepsOption = Annotated[int, typer.Option("--steps", metavar="N", help="How many steps to make at most.")]
ToleranceOption = Annotated[
    float,
    typer.Option("--tolerance", metavar="1e-8", help="Stop where |∇f| is at most this; 0: never early."),
]
MomentumOption = Annotated[
    str, typer.Option("--momentum", metavar="0.9", help="How much of the last step is kept in the next one.")
]
StandardizeOption = Annotated[
    bool, typer.Option("--standardize", help="Compare with the walk on standardised columns of the data.")
]


def descend(
    function: FunctionArgument,
    at: StartOption,
    rate: RateOption = "0.1",
    steps: StepsOption = 20,
    tolerance: ToleranceOption = 0.0,
    momentum: MomentumOption = "0",
    standardize: StandardizeOption = False,
    data: DataOption = None,
    bind: BindOption = None,
    skip_bad: SkipBadOption = False,
    variables: VarsOption = None,
    format: FormatOption = FormatName.text,
    plot: PlotOption = None,
    sketch: SketchOption = False,
    ascii: AsciiOption = False,
) -> None:
    """Gradient descent: the first step by hand, the walk as a table, and which learning rates would do.

    \b
    Examples:
      tutor descend "3a^2 + b^2 - ab + a" --at "a=1, b=2"
      tutor descend "x^2 + 10y^2" --at "x=10, y=1" --rate line --tolerance 1e-8
      tutor descend "(1-x)^2 + 100(y-x^2)^2" --at "x=-1, y=1" --rate 0.001 --momentum 0.9 --steps 5000
      tutor descend "x^2 + 10y^2" --at "x=10, y=1" --sketch --plot walk.png
      tutor descend "1/2*sum(i, (s*a_i + b - h_i)^2)" --vars s,b --at "s=1, b=0" --rate 0.01 --data heights.csv
      tutor descend "sum(i, (s*u_i + b - v_i)^2)" --vars s,b --at "s=1, b=0" --data heights.csv \\
          --bind "u=age, v=height" --standardize
    """
    import gc

    from tutor.cli.asking import ask, show
    from tutor.cli.plotting import draw
    from tutor.learning.descend import descend as walk_down
    from tutor.learning.lessons.descent import descent_lesson

    reading = ask(function, variables, None)
    gc.enable()  # a long walk makes garbage, unlike a formula
    with progress_bar("Walking") as bar:
        found = walk_down(
            reading,
            at,
            rate=rate,
            steps=steps,
            tolerance=tolerance,
            momentum=momentum,
            standardize=standardize,
            data=data,
            bind=bind,
            skip_bad=skip_bad,
            progress=None if bar is None else lambda number: bar(number, steps),
        )

    def picture() -> "Picture":
        from tutor.learning.pictures.descent import walked_picture

        return walked_picture(found)

    show(descent_lesson(found), format.value, ascii, found.asked)
    draw(picture, plot, sketch, ascii, format.value)
