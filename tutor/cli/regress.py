"""`tutor regress`: least squares on a data file."""

from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.options import AsciiOption, BindOption, FormatName, FormatOption, SkipBadOption
from tutor.cli.plotting import PlotOption, SketchOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.derivation.picture import Picture

DataArgument = Annotated[
    str, typer.Argument(metavar="DATA", help="A CSV, TSV or Parquet file; - reads CSV from standard input.")
]
InputOption = Annotated[
    str | None, typer.Option("--x", metavar="age", help="The input column, or several with commas between them.")
]
OutputOption = Annotated[str | None, typer.Option("--y", metavar="height", help="The column that is to be predicted.")]
DegreeOption = Annotated[
    int | None,
    typer.Option("--degree", metavar="M", help="Fit a polynomial of this degree in one input; 0 is the mean."),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar='"s*a+b"',
        help="The prediction for one row: letters of columns are data, all others are parameters.",
    ),
]
LossOption = Annotated[
    str,
    typer.Option(
        "--loss",
        metavar="half-sse|sse|mse",
        help="What is to be made small: ½ Σ residual², Σ residual², or 1/n Σ residual².",
    ),
]
StartOption = Annotated[
    str | None, typer.Option("--at", metavar='"s=1, b=0"', help="Where the walk starts. Without it: all zeros.")
]
RateOption = Annotated[str, typer.Option("--rate", metavar="0.01", help="The learning rate of gradient descent.")]
WalkOption = Annotated[
    int,
    typer.Option(
        "--steps", metavar="N", help="How many steps of gradient descent to walk; the first one is shown by hand."
    ),
]
NamesOption = Annotated[
    str | None,
    typer.Option("--names", metavar="m,c", help="Other names for the parameters, in their order: m,c for s,b."),
]
ShowOption = Annotated[
    str | None,
    typer.Option(
        "--show", metavar="PARTS", help="Some of setup, loss, gradient, step, closed-form, fit, check; with commas."
    ),
]


def regress(
    data: DataArgument,
    x: InputOption = None,
    y: OutputOption = None,
    degree: DegreeOption = None,
    model: ModelOption = None,
    loss: LossOption = "half-sse",
    at: StartOption = None,
    rate: RateOption = "0.01",
    steps: WalkOption = 1,
    names: NamesOption = None,
    bind: BindOption = None,
    skip_bad: SkipBadOption = False,
    show: ShowOption = None,
    format: FormatOption = FormatName.text,
    plot: PlotOption = None,
    sketch: SketchOption = False,
    ascii: AsciiOption = False,
) -> None:
    """Least squares: loss, gradient, a step of gradient descent, the closed form, the fit, and why it is the best.

    \b
    Examples:
      tutor regress heights.csv --x age --y height --at "s=1, b=0" --rate 0.01
      tutor regress heights.csv --show closed-form,fit
      tutor regress trees.csv --x girth,height --y volume --loss mse --format html > lesson.html
      tutor regress points.csv --degree 3 --show fit
      tutor regress tides.csv --model "A*sin(t) + B*cos(t) + c" --x t --y level
      tutor regress heights.csv --model "m*u + c" --bind "u=age" --names m,c
      tutor regress heights.csv --at "s=1, b=0" --rate 0.05 --steps 200 --show step
      tutor regress heights.csv --skip-bad --sketch --plot fit.svg
      cut -d, -f1,3 big.csv | tutor regress - --show fit
    """
    import gc

    from tutor.cli.asking import names as named
    from tutor.cli.asking import show as write
    from tutor.cli.plotting import draw
    from tutor.learning.lessons.regression import read_show, regression_lesson
    from tutor.learning.regression import regress as fit

    parts = read_show(show)  # what cannot be read is refused before the data are
    gc.enable()  # a long file makes garbage, unlike a formula
    found = fit(
        data,
        x,
        y,
        degree=degree,
        model=model,
        loss=loss,
        at=at,
        rate=rate,
        steps=steps,
        names=named(names, "--names"),
        bind=bind,
        skip_bad=skip_bad,
    )

    def pictures() -> "Sequence[Picture]":
        from tutor.learning.pictures.regression import regression_pictures

        return regression_pictures(found)

    write(regression_lesson(found, parts), format.value, ascii, found.loss.reading)
    draw(pictures, plot, sketch, ascii, format.value)
