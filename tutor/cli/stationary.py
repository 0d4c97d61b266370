"""`tutor stationary`: every point where the gradient is zero."""

from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.options import (
    AsciiOption,
    Detail,
    FormatName,
    FormatOption,
    FunctionArgument,
    StepsOption,
    VarsOption,
)
from tutor.cli.plotting import PlotOption, SketchOption

if TYPE_CHECKING:
    from tutor.derivation.picture import Picture

BoxOption = Annotated[
    str | None,
    typer.Option(
        "--box",
        metavar='"x=-5..5, y=-5..5"',
        help="Points outside are left out. Without it: everywhere, or −10 to 10 where only a search can answer.",
    ),
]
LimitOption = Annotated[float, typer.Option("--limit", metavar="SECONDS", help="How long the search may take.")]


def stationary(
    function: FunctionArgument,
    variables: VarsOption = None,
    box: BoxOption = None,
    limit: LimitOption = 20.0,
    steps: StepsOption = Detail.key,
    format: FormatOption = FormatName.text,
    plot: PlotOption = None,
    sketch: SketchOption = False,
    ascii: AsciiOption = False,
) -> None:
    """Every point where the gradient is zero, why none is missing, and what each one is.

    \b
    Examples:
      tutor stationary "3a^2 + b^2 - ab + a"
      tutor stationary "x^2 y + sin(xy)" --box "x=-5..5, y=-5..5"
      tutor stationary "a x^2 + b y^2 - x y" --vars x,y
      tutor stationary "x^4 + y^4 - 4xy + 1" --steps none --plot points.svg
    """
    import gc

    from tutor.cli.asking import ask, show
    from tutor.cli.plotting import draw
    from tutor.expression.typed_box import read_box

    seconds = seconds_of(limit)
    reading = ask(function, variables, None)
    where = None if box is None else read_box(box, reading.variables)
    from tutor.stationary.lesson.whole import stationary_lesson  # what cannot be read is refused without the solver
    from tutor.stationary.solve import stationary_points

    gc.enable()  # a search may go on for long, unlike the other commands
    found = stationary_points(
        reading,
        box=None if where is None else {symbol.label: ends for symbol, ends in where.items()},
        limit=seconds,
    )

    def picture() -> "Picture":
        from tutor.stationary.pictures import stationary_picture

        return stationary_picture(found, where)

    show(stationary_lesson(found, steps.value), format.value, ascii, found.reading)
    draw(picture, plot, sketch, ascii, format.value)


def seconds_of(limit: float) -> float:
    """The time of `--limit`.

    Raises:
        Unanswerable: it is not above zero, or longer than an hour.
    """
    from tutor.errors import Unanswerable

    if not 0 < limit <= 3600:
        raise Unanswerable(
            f"--limit {limit:g} is not a time that can be waited for.", "Give seconds from above 0 to 3600: --limit 60"
        )
    return limit
