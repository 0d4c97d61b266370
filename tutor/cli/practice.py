"""`tutor practice`: a session at the terminal."""

import sys
from math import isnan
from typing import Annotated

import typer

from tutor.bank.seeds import MOST_SEED
from tutor.cli.bank_library import BankOption
from tutor.cli.options import AsciiOption, PlainOption, StudentOption
from tutor.practice.wish import MOST_COUNT, MOST_MINUTES, Wish

ScopeArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[BANK|TOPIC|SKILL|ID]...", help="What to practise. Without it: whatever is due."),
]


def _number(minutes: float | None) -> float | None:
    """The minutes; no bound refuses what is no number."""
    if minutes is not None and isnan(minutes):
        raise typer.BadParameter("nan is no number of minutes.")
    return minutes


MinutesOption = Annotated[
    float | None,
    typer.Option(
        "--minutes",
        min=0.1,
        max=MOST_MINUTES,
        callback=_number,
        metavar="N",
        help="Begin no new exercise after so many minutes.",
    ),
]
CountOption = Annotated[
    int | None, typer.Option("--count", min=1, max=MOST_COUNT, metavar="N", help="So many exercises.")
]
ExamOption = Annotated[
    bool, typer.Option("--exam", help="No hints, and nothing is said of answers before the end. The time is shown.")
]
ChanceOption = Annotated[
    int | None,
    typer.Option("--seed", min=0, max=MOST_SEED, metavar="N", help="The same seed leads to the same exercises."),
]


def practice(
    scope: ScopeArgument = None,
    minutes: MinutesOption = None,
    count: CountOption = None,
    exam: ExamOption = False,
    seed: ChanceOption = None,
    student: StudentOption = None,
    plain: PlainOption = False,
    bank: BankOption = None,
    ascii: AsciiOption = False,
) -> None:
    """Practise: exercises one after the other, chosen by what you know and what is due.

    Type an answer, or one of the commands hint, step, work, solution, skip, back, note, why, rules, progress, help and
    quit. What you have answered is kept: a session that was cut off goes on where it stopped. Answers can be piped
    in, one a line.

    \b
    Examples:
      tutor practice
      tutor practice chain-rule --count 5
      tutor practice week-2-gradients --minutes 20
      tutor practice rules-chain-names --student Ada
      tutor practice stationary-points --exam --count 3
    """
    from tutor.cli.practice_ahead import first_page
    from tutor.cli.terminal import look
    from tutor.cli.writable import write

    wish = Wish(tuple(scope or ()), minutes, count, exam, seed)
    ready = first_page(wish, student, bank, look(ascii, plain))
    if ready is not None:
        write(ready.text, sys.stdout)
    from tutor.cli.practice_printed import printed_start
    from tutor.cli.practice_screen import Screen

    screen, store = Screen(ascii, plain), None
    if ready is None:
        ready, store = printed_start(wish, student, bank, screen)
        if ready is not None:
            screen.write(ready.text)
    from tutor.cli.practice_session import session

    session(wish, student, bank, screen, ready, store)
