"""`tutor bank list`: which exercises there are."""

from typing import Annotated

import typer

from tutor.cli.bank_library import BankOption, opened
from tutor.cli.options import AsciiOption, FormatName, FormatOption

TopicOption = Annotated[
    str | None, typer.Option("--topic", metavar="WORDS", help="Only exercises whose topic has these words in it.")
]
SkillOption = Annotated[
    list[str] | None, typer.Option("--skill", metavar="SKILL", help="Only exercises that practise this skill.")
]
DifficultyOption = Annotated[
    str | None, typer.Option("--difficulty", metavar="3|2-4", help="Only exercises as hard as this, from 1 to 5.")
]


def bank_list(
    topic: TopicOption = None,
    skill: SkillOption = None,
    difficulty: DifficultyOption = None,
    bank: BankOption = None,
    format: FormatOption = FormatName.text,
    ascii: AsciiOption = False,
) -> None:
    """Which exercises there are.

    \b
    Examples:
      tutor bank list
      tutor bank list --topic descent
      tutor bank list --skill chain-rule --difficulty 2-3
      tutor bank list --bank my-exercises.yaml --format json
    """
    from tutor.bank.catalogue import catalogue_lesson, wanted
    from tutor.cli.asking import show

    library = opened(bank)
    show(catalogue_lesson(library, wanted(library, topic, skill or (), difficulty)), format.value, ascii)
