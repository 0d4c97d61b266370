"""`tutor directional` and `tutor tangent`: what the gradient means at a point."""

from typing import Annotated

import typer

from tutor.cli.options import (
    AsciiOption,
    Detail,
    FormatName,
    FormatOption,
    FunctionArgument,
    FunctionsOption,
    StepsOption,
    VarsOption,
)

AtRequired = Annotated[str, typer.Option("--at", metavar='"x=1, y=2"', help="The point.")]


def directional(
    function: FunctionArgument,
    along: Annotated[
        str, typer.Option("--along", metavar='"3,4"', help="The direction, one number for each variable.")
    ],
    at: AtRequired,
    variables: VarsOption = None,
    steps: StepsOption = Detail.none,
    format: FormatOption = FormatName.text,
    functions: FunctionsOption = None,
    ascii: AsciiOption = False,
) -> None:
    """The slope in a direction, and its angle to ∇f.

    \b
    Example:
      tutor directional "x^2 y" --along "3,4" --at "x=1, y=2"
    """
    from tutor.cli.asking import ask, place_of, show
    from tutor.derivation.lessons.directional import directional_lesson
    from tutor.derivation.lessons.parts import require_variables
    from tutor.derivation.results import gradient
    from tutor.expression.reading import read_list

    reading = ask(function, variables, functions)
    require_variables(reading)
    place = place_of(at, reading) or {}
    show(directional_lesson(gradient(reading), read_list(along), place, steps.value), format.value, ascii, reading)


def tangent(
    function: FunctionArgument,
    at: AtRequired,
    variables: VarsOption = None,
    steps: StepsOption = Detail.none,
    format: FormatOption = FormatName.text,
    functions: FunctionsOption = None,
    ascii: AsciiOption = False,
) -> None:
    """The tangent plane and the level set at a point.

    \b
    Example:
      tutor tangent "x^2 + y^2" --at "x=1, y=2"
    """
    from tutor.cli.asking import ask, place_of, show
    from tutor.derivation.lessons.parts import require_variables
    from tutor.derivation.lessons.tangent import tangent_lesson
    from tutor.derivation.results import gradient

    reading = ask(function, variables, functions)
    require_variables(reading)
    show(tangent_lesson(gradient(reading), place_of(at, reading) or {}, steps.value), format.value, ascii, reading)
