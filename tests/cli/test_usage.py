"""Command lines that the parser of options refuses: each is told in our words, with a mend."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Printed

REFUSED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "a fraction of a degree": (
        ("regress", "x.csv", "--degree", "2.5"),
        "--degree takes a whole number, and 2.5 is none.",
        "--degree 2",
    ),
    "no number at all": (("descend", "x^2", "--steps", "many"), "--steps takes a whole number, and many is none.", "2"),
    "a choice mistyped": (("grad", "x^2", "--format", "htm"), "--format cannot be htm.", "--format html"),
    "no choice at all": (("grad", "x^2", "--steps", "7"), "--steps cannot be 7.", "Choose one of all, key, none"),
    "no data": (("regress",), "DATA is missing.", "tutor regress --help"),
    "no function": (("grad",), "FUNCTION is missing.", "tutor grad --help"),
    "an option without its value": (("regress", "x.csv", "--x"), "--x needs a value", "tutor regress --help"),
    "an option mistyped": (("regress", "x.csv", "--formt", "html"), "tutor regress has no option --formt.", "--format"),
    "no such option": (("regress", "x.csv", "--banana", "1"), "has no option --banana.", "tutor regress --help"),
    "an option mistyped behind names": (
        ("practice", "rules", "--mintues", "3"),
        "tutor practice has no option --mintues.",
        "--minutes",
    ),
    "an option mistyped behind a rule": (
        ("rules", "chain", "--acsii"),
        "tutor rules has no option --acsii.",
        "--ascii",
    ),
    "an option mistyped in a group": (("progress", "--acsii"), "tutor progress has no option --acsii.", "--ascii"),
    "too many words": (("grad", "x^2", "+", "y"), "Nobody knows what + y stands for here.", "quotation marks"),
    "a command mistyped": (("regres", "x.csv"), "There is no command regres.", "Is regress meant?"),
    "no such command": (("banana",), "There is no command banana.", "The commands are grad"),
    "an option of nobody's": (("--banana",), "--banana", "tutor --help"),
    "a hostile value": (
        ("regress", "x.csv", "--degree", "\x1b[2J"),
        "takes a whole number, and \\x1b[2J is none.",
        "2",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tutor: Callable[..., Printed]) -> None:
    arguments, says, mend = REFUSED[name]
    printed = tutor(*arguments)
    assert printed.code == 2
    assert printed.out == ""
    first, *others = printed.err.splitlines()
    assert says in first
    assert mend in "\n".join(others)
    assert "\x1b" not in printed.err


@pytest.mark.parametrize("arguments", [("--help",), ("grad", "--help"), ("regress", "--help")])
def test_help_is_an_answer(arguments: tuple[str, ...], tutor: Callable[..., Printed]) -> None:
    printed = tutor(*arguments)
    assert printed.code == 0
    assert "--help" in printed.out
    assert printed.err == ""


def test_no_command_shows_the_help(tutor: Callable[..., Printed]) -> None:
    printed = tutor()
    assert printed.code == 2
    assert "tutor for partial derivatives" in printed.out + printed.err
