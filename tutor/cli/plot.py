"""`tutor plot`: a function as a picture."""

from typing import Annotated

import typer

from tutor.cli.options import AsciiOption, FunctionArgument, VarsOption
from tutor.cli.plotting import PlotOption, SketchOption

PlaceOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar='"x=1, y=2"',
        help="A point: its level line, ∇f there, or the tangent. A value for some letters only holds those fixed.",
    ),
]
ViewOption = Annotated[
    str | None, typer.Option("--box", metavar='"x=-5..5, y=-5..5"', help="From where to where. Else tutor chooses.")
]
LevelOption = Annotated[
    str | None, typer.Option("--level", metavar="5", help="Heights whose level lines are drawn thick: 5, or 1,4,9.")
]
SurfaceOption = Annotated[bool, typer.Option("--surface", help="Draw the surface in space instead of its contour.")]


def plot(
    function: FunctionArgument,
    variables: VarsOption = None,
    at: PlaceOption = None,
    box: ViewOption = None,
    level: LevelOption = None,
    surface: SurfaceOption = False,
    plot: PlotOption = None,
    sketch: SketchOption = False,
    ascii: AsciiOption = False,
) -> None:
    """A picture: contour with gradient arrows, level lines, a surface, or a graph with its tangent.

    Without --plot it is sketched in the terminal.

    \b
    Examples:
      tutor plot "x**2*y + sin(x*y)"
      tutor plot "x^2 + y^2" --at "x=1, y=2" --plot level.svg
      tutor plot "x^2 - y^2" --surface --at "x=1, y=2" --plot saddle.png
      tutor plot "x^2 + 4y^2" --level 1,4,9 --box "x=-4..4, y=-2..2" --plot levels.pdf --sketch
      tutor plot "1/x + x" --at "x=1"
    """
    from tutor.cli.asking import ask, place_of
    from tutor.cli.plotting import draw, require_depth
    from tutor.derivation.lessons.parts import require_variables
    from tutor.derivation.pictures.function import function_picture
    from tutor.derivation.pictures.typed import read_levels, read_view
    from tutor.derivation.results import gradient

    require_depth(surface, plot)
    reading = ask(function, variables, None)
    require_variables(reading)
    place = place_of(at, reading)
    found = gradient(reading)
    levels = () if level is None else read_levels(level)
    view = read_view(box, found, place)
    draw(lambda: function_picture(found, place, view, levels, surface), plot, sketch or plot is None, ascii)
