"""`tutor grad`, `tutor diff` and `tutor hessian`."""

from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.options import (
    AsciiOption,
    AtOption,
    BindOption,
    DataOption,
    Detail,
    FormatName,
    FormatOption,
    FunctionArgument,
    FunctionsOption,
    MeansOption,
    SimplifyOption,
    SkipBadOption,
    StepsOption,
    VarsOption,
    WhereOption,
)
from tutor.cli.plotting import PlotOption, SketchOption

if TYPE_CHECKING:
    from tutor.derivation.picture import Picture


def grad(
    function: FunctionArgument,
    variables: VarsOption = None,
    at: AtOption = None,
    where: WhereOption = None,
    data: DataOption = None,
    bind: BindOption = None,
    skip_bad: SkipBadOption = False,
    means: MeansOption = False,
    steps: StepsOption = Detail.key,
    format: FormatOption = FormatName.text,
    simplify: SimplifyOption = False,
    functions: FunctionsOption = None,
    plot: PlotOption = None,
    sketch: SketchOption = False,
    ascii: AsciiOption = False,
) -> None:
    """The gradient: every partial derivative, rule by rule.

    \b
    Examples:
      tutor grad "x**2*y+sin(x*y)"
      tutor grad "3a^2 + b^2 - ab + a" --at "a=1, b=2"
      tutor grad "1/2*sum(i, (s*a_i + b - h_i)^2)" --vars s,b
      tutor grad "1/2*sum(i, (s*a_i + b - h_i)^2)" --vars s,b --data heights.csv --bind "a=age, h=height"
      tutor grad "sum(i, |s*a_i + b - h_i|)" --vars s,b --data heights.csv --skip-bad --at "s=1, b=0"
      tutor grad "1/N sum(n, (y_n - yhat_n)^2)" --where "yhat_n = theta_0 + theta_1 x_n"
      tutor grad "1/n*sum(i, (s*a_i + b - h_i)^2)" --vars s,b --means
      tutor grad "h(g(x, y))" --functions g,h
      tutor grad "x^2 + 3y^2" --at "x=1, y=1" --plot gradient.svg
      tutor grad "f(x, y) = \\frac{x}{y}" --format html > lesson.html
    """
    from tutor.cli.asking import place_of, show
    from tutor.cli.losses import ask_loss, extended, rows_of
    from tutor.cli.plotting import draw
    from tutor.derivation.lessons.gradient import gradient_lesson
    from tutor.derivation.lessons.parts import require_variables
    from tutor.derivation.results import gradient

    reading, defined = ask_loss(function, where, variables, functions, data, means)
    require_variables(reading)
    place, found = place_of(at, reading), gradient(reading)
    lesson = gradient_lesson(found, steps.value, place if data is None else None, simplify)
    answers = dict(zip(found.variables, found.answer, strict=True))
    rows = rows_of(reading, answers, data, bind, skip_bad)
    lesson, problem = extended(lesson, reading, answers, defined, means, rows, place)

    def picture() -> "Picture":
        if rows is not None:
            from tutor.learning.pictures.loss import loss_picture

            return loss_picture(found, rows.rows, place)
        from tutor.derivation.pictures.function import function_picture

        return function_picture(found, place)

    show(lesson, format.value, ascii, reading if defined is None else defined.vocabulary)
    draw(picture, plot, sketch, ascii, format.value)
    if problem is not None:
        raise problem


def diff(
    function: FunctionArgument,
    variables: Annotated[
        list[str], typer.Argument(metavar="x [y ...]", help="The variables, in the order of differentiation.")
    ],
    by_definition: Annotated[
        bool,
        typer.Option("--by-definition", help="Show the limit of the difference quotient beside the rule's answer."),
    ] = False,
    at: AtOption = None,
    where: WhereOption = None,
    data: DataOption = None,
    bind: BindOption = None,
    skip_bad: SkipBadOption = False,
    means: MeansOption = False,
    steps: StepsOption = Detail.key,
    format: FormatOption = FormatName.text,
    simplify: SimplifyOption = False,
    functions: FunctionsOption = None,
    ascii: AsciiOption = False,
) -> None:
    """One partial derivative, or one of higher order.

    \b
    Examples:
      tutor diff "(x+y+z)^2" y
      tutor diff "x^3 y" x y
      tutor diff "x^2 y" x --by-definition --at "x=1, y=2"
    """
    from tutor.cli.asking import place_of, show
    from tutor.cli.losses import ask_loss, extended, require_first_order, rows_of
    from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
    from tutor.derivation.subject import with_all_variables

    orders = [name for text in variables for name in text.replace(",", " ").split()]
    asked, defined = ask_loss(function, where, ",".join(dict.fromkeys(orders)), functions, data, means)
    reading = with_all_variables(asked)
    place, there = place_of(at, reading), None
    if data is None:
        there = place
    else:
        require_first_order(orders)
    derivations = mixed_partial(reading, orders)
    if by_definition:
        from tutor.derivation.lessons.definition import definition_lesson

        lesson = definition_lesson(derivations, steps.value, there)
    else:
        lesson = partial_lesson(derivations, steps.value, there, simplify)
    answers = {derivations[-1].variable: derivations[-1].answer}
    rows = rows_of(reading, answers, data, bind, skip_bad)
    lesson, problem = extended(lesson, reading, answers, defined, means, rows, place)
    show(lesson, format.value, ascii, reading if defined is None else defined.vocabulary)
    if problem is not None:
        raise problem


def hessian(
    function: FunctionArgument,
    variables: VarsOption = None,
    at: AtOption = None,
    steps: StepsOption = Detail.key,
    format: FormatOption = FormatName.text,
    functions: FunctionsOption = None,
    ascii: AsciiOption = False,
) -> None:
    """The Hessian: every second partial derivative.

    \b
    Examples:
      tutor hessian "x^2 y + sin(xy)"
      tutor hessian "3a^2 + b^2 - ab + a" --steps none
      tutor hessian "x^3 + y^3 - 3xy" --at "x=1, y=1"
    """
    from tutor.cli.asking import ask, place_of, show
    from tutor.derivation.lessons.hessian import hessian_lesson
    from tutor.derivation.lessons.parts import require_variables
    from tutor.derivation.results import hessian as second_partials

    reading = ask(function, variables, functions)
    require_variables(reading)
    lesson = hessian_lesson(second_partials(reading), steps.value, place_of(at, reading))
    show(lesson, format.value, ascii, reading)
