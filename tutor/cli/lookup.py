"""What `? grad x^2 y` shows in a session: a command of tutor, its page taken instead of printed."""

from __future__ import annotations

import shlex

from tutor.cli.app import COMMANDS, GROUPS, application
from tutor.cli.asking import overheard
from tutor.derivation.lesson import Section
from tutor.errors import Unanswerable

_NOT_HERE = GROUPS | {"practice", "progress", "plot", "check"}
"""Commands that ask, keep, draw or grade something."""
_DEVICES = ("/dev/", "/proc/")
"""Files by whose names standard input can be reached."""
_FUNCTIONS = frozenset(("grad", "diff", "hessian", "directional", "tangent", "stationary"))


def lookup(text: str) -> tuple[Section, ...]:
    """The page of a command.

    Arguments:
        text: what stands behind the question mark: "grad x^2 y", "rules chain".

    Raises:
        StudentError: there is no such command, or it cannot use what stands behind it.
    """
    name, _, rest = text.strip().partition(" ")
    known = [one for one in COMMANDS if one not in _NOT_HERE]
    if name not in known:
        raise Unanswerable(f"There is no command {name[:30]} to look up.", f"Type one of {', '.join(known)} behind ?.")
    words = _words(name, rest)
    if any(_reads_input(word) for word in words):
        raise Unanswerable("Behind ? nothing can be read from standard input.", "Type the function itself.")
    if any(word.partition("=")[0] == "--plot" for word in words):
        raise Unanswerable("Behind ? nothing is written to a file.", "`tutor plot` draws pictures outside a session.")
    with overheard() as lessons:
        try:
            application([name])([name, *words], standalone_mode=False)
        except SystemExit:
            pass
        except Exception as error:
            from tutor.cli.usage import UsageError, retold

            if isinstance(error, UsageError):
                raise retold(error, [name, *words]) from None
            raise
    return tuple(section for lesson in lessons for section in lesson.sections)


def _reads_input(word: str) -> bool:
    """Does a word of the command line, or the value of an option, stand for standard input? There the student's
    answers come from, and they must not be swallowed."""
    value = word.partition("=")[2] if word.startswith("--") else word
    return value.strip() == "-" or value.strip().startswith(_DEVICES)


def _words(name: str, rest: str) -> list[str]:
    """The words of a command line. A function may be typed without quotes: it ends where options begin."""
    try:
        words = shlex.split(rest)
    except ValueError:
        return [rest]
    if name not in _FUNCTIONS or any(mark in rest for mark in "\"'"):
        return words
    stop = next((place for place, word in enumerate(words) if word.startswith("--")), len(words))
    function = " ".join(words[:stop])
    return [function, *words[stop:]] if function else words
