"""What `? grad x^2 y` shows in a session: a command of tutor, its page taken instead of printed."""

from __future__ import annotations

import shlex

from tutor.cli.app import COMMANDS, GROUPS, application
from tutor.cli.asking import overheard
from tutor.derivation.lesson import Section
from tutor.errors import Unanswerable

_NOT_HERE = GROUPS | {"practice", "progress", "plot", "check"}
"""Commands that ask, keep, draw or grade something."""
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
    with overheard() as lessons:
        try:
            application([name])([name, *_words(name, rest)], standalone_mode=False)
        except SystemExit:
            pass
        except Exception as error:
            from tutor.cli.usage import UsageError, retold

            if isinstance(error, UsageError):
                raise retold(error, [name, *_words(name, rest)]) from None
            raise
    return tuple(section for lesson in lessons for section in lesson.sections)


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
