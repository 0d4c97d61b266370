"""`tutor bank new`: a bank to begin with."""

import sys
from pathlib import Path
from typing import Annotated

import typer

TOPIC = "Partial derivatives"
"""What a new bank is about when nobody says."""

PathArgument = Annotated[
    Path | None, typer.Argument(metavar="[PATH]", help="The file to write. Without it: exercises.yaml, or tutor asks.")
]
TitleOption = Annotated[str | None, typer.Option("--title", metavar="TITLE", help="What the bank is called.")]
TopicOption = Annotated[str | None, typer.Option("--topic", metavar="WORDS", help="What its exercises are about.")]


def bank_new(path: PathArgument = None, title: TitleOption = None, topic: TopicOption = None) -> None:
    """Write a bank to begin with: three exercises, with remarks that explain them.

    What is not said is asked, when the command is typed at a terminal. The bank is named after its file.

    \b
    Examples:
      tutor bank new
      tutor bank new hills.yaml --title "Hills and valleys"
    """
    from tutor.bank.template import FILE, named_after, new_file, write_bank
    from tutor.cli.complaint import seen_from_here

    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        path = path or Path(_asked("Which file", FILE))
        new_file(path)  # a name that cannot be used is told before anything else is asked
        title = title or _asked("What is the bank called", _line(named_after(path)))
        topic = topic or _asked("What is it about", TOPIC)
    files = write_bank(path or Path(FILE), _line(title) or _line(named_after(path)), _line(topic) or TOPIC)
    bank = seen_from_here(files[0])
    typer.echo(f"Wrote {bank}, with three exercises to change as you like.")
    if len(files) > 1:
        typer.echo(f"Wrote {seen_from_here(files[1])}, by which your editor completes and checks.")
    typer.echo(f"`tutor bank lint {bank}` tells what is wrong with it, `tutor bank list --bank {bank}` lists it.")


def _asked(question: str, default: str) -> str:
    """What is answered to a question.

    Raises:
        KeyboardInterrupt: Ctrl-C was typed.
        Exit: no answer came, as after Ctrl-D.
    """
    try:
        return str(typer.prompt(question, default=default))
    except typer.Abort as abort:
        typer.echo()
        if isinstance(abort.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        typer.echo("Nothing was written.")
        raise typer.Exit(1) from None


def _line(text: str | None) -> str:
    """A title on one line, without what moves the cursor."""
    return " ".join("".join(one if one.isprintable() else " " for one in text or "").split())[:200]
