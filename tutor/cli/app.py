"""The table of commands."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tutor.cli.loaded import loaded

COMMANDS = {
    "grad": "tutor.cli.differentiation",
    "diff": "tutor.cli.differentiation",
    "hessian": "tutor.cli.differentiation",
    "directional": "tutor.cli.geometry",
    "tangent": "tutor.cli.geometry",
    "check": "tutor.cli.check",
    "stationary": "tutor.cli.stationary",
    "regress": "tutor.cli.regress",
    "plot": "tutor.cli.plot",
    "descend": "tutor.cli.descend",
    "rules": "tutor.cli.rules",
    "bank": "tutor.cli.bank",
    "practice": "tutor.cli.practice",
    "progress": "tutor.cli.progress",
}
"""Each command → the module that has the function of its name."""
GROUPS = frozenset(("bank", "progress"))
"""The commands that have commands of their own: the function is given what stands behind, and makes them."""

_OF_NAMES = frozenset(("practice", "rules"))
"""The commands whose arguments are names: what begins with a minus is an option."""


class InOrder(TyperGroup):
    """Commands in the order of their table: Typer would put those with commands of their own first."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, for the help."""
        return [name for name in COMMANDS if name in self.commands]


def application(arguments: Sequence[str]) -> typer.Typer:
    """The program.

    Arguments:
        arguments: what stands behind the program's name on the command line.
    """
    app = typer.Typer(
        name="tutor",
        cls=InOrder,
        help="A tutor for partial derivatives and gradients: every rule shown, every line checked.",
        epilog='Try: tutor grad "x**2*y+sin(x*y)". Each command explains itself: tutor grad --help.',
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(root)
    for name, command in loaded(COMMANDS, arguments):
        if name in GROUPS:
            app.add_typer(command(arguments[1:]), name=name)
            continue
        # A function may begin with a minus: "-x^2" must not be taken for an option.
        app.command(context_settings={"ignore_unknown_options": name not in _OF_NAMES})(command)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"tutor {version('tutor')}")
        raise typer.Exit


def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """A tutor for partial derivatives and gradients: every rule shown, every line checked."""
