"""`tutor rules`: the cheat sheet, from the table of rules."""

from typing import Annotated

import typer

from tutor.cli.options import AsciiOption, FormatName, FormatOption


def rules(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]", help="A rule, such as chain; all of them without it.")
    ] = None,
    format: FormatOption = FormatName.text,
    ascii: AsciiOption = False,
) -> None:
    """The rules of differentiation, with examples.

    \b
    Examples:
      tutor rules
      tutor rules chain
      tutor rules by the chain rule
      tutor rules table
    """
    from tutor.cli.asking import show
    from tutor.derivation.lessons.rules import rule_lesson, rules_lesson

    wanted = " ".join(words or ())
    show(rule_lesson(wanted) if wanted else rules_lesson(), format.value, ascii)
