"""`tutor bank …`: what can be done with banks of exercises."""

from collections.abc import Sequence

import typer

from tutor.cli.loaded import loaded

COMMANDS = {
    "list": "tutor.cli.bank_list",
    "show": "tutor.cli.bank_show",
    "answer": "tutor.cli.bank_answer",
    "new": "tutor.cli.bank_new",
    "lint": "tutor.cli.bank_lint",
    "test": "tutor.cli.bank_test",
    "coverage": "tutor.cli.bank_coverage",
    "schema": "tutor.cli.bank_schema",
}
"""Each command → the module that has its function, `bank_list` for "list"."""


def bank(arguments: Sequence[str]) -> typer.Typer:
    """The commands of `tutor bank`.

    Arguments:
        arguments: what stands behind `tutor bank` on the command line.
    """
    app = typer.Typer(
        help="Exercises: see them, answer them, write your own and check what you wrote.",
        epilog="Begin with: tutor bank list. Each command explains itself: tutor bank show --help.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for name, command in loaded(COMMANDS, arguments, "bank_"):
        # An answer may begin with a minus: "-2x" must not be taken for an option.
        app.command(name, context_settings={"ignore_unknown_options": True})(command)
    return app
