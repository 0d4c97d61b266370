"""The table of commands."""

from typing import Annotated

import typer

from tutor.cli.differentiation import diff, grad, hessian
from tutor.cli.geometry import directional, tangent
from tutor.cli.rules import rules
from tutor.cli.stationary import stationary

app = typer.Typer(
    name="tutor",
    help="A tutor for partial derivatives and gradients: every rule shown, every line checked.",
    epilog='Try: tutor grad "x**2*y+sin(x*y)". Each command explains itself: tutor grad --help.',
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"tutor {version('tutor')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """A tutor for partial derivatives and gradients: every rule shown, every line checked."""


# A function may begin with a minus: "-x^2" must not be taken for an option.
for command in (grad, diff, hessian, directional, tangent, stationary, rules):
    app.command(context_settings={"ignore_unknown_options": True})(command)
