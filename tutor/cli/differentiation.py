"""`tutor grad`, `tutor diff` and `tutor hessian`."""

from typing import Annotated

import typer

from tutor.cli.options import (
    AsciiOption,
    AtOption,
    Detail,
    FormatName,
    FormatOption,
    FunctionArgument,
    FunctionsOption,
    SimplifyOption,
    StepsOption,
    VarsOption,
)


def grad(
    function: FunctionArgument,
    variables: VarsOption = None,
    at: AtOption = None,
    steps: StepsOption = Detail.key,
    format: FormatOption = FormatName.text,
    simplify: SimplifyOption = False,
    functions: FunctionsOption = None,
    ascii: AsciiOption = False,
) -> None:
    """The gradient: every partial derivative, rule by rule.

    \b
    Examples:
      tutor grad "x**2*y+sin(x*y)"
      tutor grad "3a^2 + b^2 - ab + a" --at "a=1, b=2"
      tutor grad "1/2*sum(i, (s*a_i + b - h_i)^2)" --vars s,b
      tutor grad "f(x, y) = \\frac{x}{y}" --format html > lesson.html
    """
    from tutor.cli.asking import ask, place_of, show
    from tutor.derivation.lessons.gradient import gradient_lesson
    from tutor.derivation.lessons.parts import require_variables
    from tutor.derivation.results import gradient

    reading = ask(function, variables, functions)
    require_variables(reading)
    lesson = gradient_lesson(gradient(reading), steps.value, place_of(at, reading), simplify)
    show(lesson, format.value, ascii, reading)


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
    from tutor.cli.asking import ask, place_of, show
    from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
    from tutor.derivation.subject import with_all_variables

    orders = [name for text in variables for name in text.replace(",", " ").split()]
    reading = with_all_variables(ask(function, ",".join(dict.fromkeys(orders)), functions))
    place = place_of(at, reading)
    derivations = mixed_partial(reading, orders)
    if by_definition:
        from tutor.derivation.lessons.definition import definition_lesson

        lesson = definition_lesson(derivations, steps.value, place)
    else:
        lesson = partial_lesson(derivations, steps.value, place, simplify)
    show(lesson, format.value, ascii, reading)


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
