"""The commands that can be typed at any prompt: one row each, and how a line is taken for one of them."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.spelling import nearest


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    exam: bool = False
    """Can it be used in an exam?"""
    takes: str = ""
    """What may stand behind it, in a word for the help; "" when it stands alone."""

    @property
    def help(self) -> Phrase:
        """What it does, in a line."""
        return phrase(f"practice-help-{self.name}")


_ROWS = (
    Command("hint"),
    Command("step", takes="x"),
    Command("work", takes="x"),
    Command("solution"),
    Command("skip", exam=True, takes="exercise"),
    Command("back", exam=True),
    Command("note", exam=True, takes="TEXT"),
    Command("why"),
    Command("rules", takes="NAME"),
    Command("progress", exam=True),
    Command("help", exam=True),
    Command("quit", exam=True),
)

COMMANDS: dict[str, Command] = {row.name: row for row in _ROWS}
"""Every command by its name, in the order of the help."""

LOOKUP = "?"
"""How a line begins that looks something up: `? grad x^2 y`."""

_OTHER_NAMES = {
    "exit": "quit", "bye": "quit", "q": "quit", "q!": "quit", "wq": "quit", "x": "quit", "stop": "quit", "end": "quit",
    "leave": "quit", "close": "quit", "logout": "quit",
    "?": "help", "h": "help", "commands": "help", "man": "help", "usage": "help", "menu": "help",
    "next": "skip", "pass": "skip",
    "clue": "hint", "tip": "hint", "hints": "hint",
    "show": "solution", "reveal": "solution", "solve": "solution", "answer": "solution", "key": "solution",
    "previous": "back", "prev": "back", "undo": "back",
    "explain": "why", "working": "work", "steps": "step", "rule": "rules", "cheatsheet": "rules",
    "status": "progress", "stats": "progress", "score": "progress", "notes": "note", "remember": "note",
}  # fmt: skip
"""What others call a command. None of them is one: it is asked whether the command is meant."""
_YES = frozenset(("y", "yes", "yeah", "yep", "ok", "sure", "please"))
_NO = frozenset(("n", "no", "nope", ""))
_SHORTEST = 3
_BARE = (LOOKUP, "q")
"""What is asked about although it is short. An x is sooner a letter than a wish to leave."""
_MARKS = ":/\\!"


@dataclass(frozen=True, slots=True)
class Called:
    """A command as it was typed."""

    command: Command
    argument: str = ""


def called(line: str) -> Called | None:
    """The command that a line is, or None. Capitals make no difference.

    Arguments:
        line: what was typed.

    >>> called(" Hint ").command.name, called("note ask about this").argument, called("hint 2")
    ('hint', 'ask about this', None)
    """
    word, _, rest = line.strip().partition(" ")
    command = COMMANDS.get(word.lower())
    if command is None or (rest.strip() and not command.takes):
        return None
    return Called(command, rest.strip())


def is_command(line: str) -> bool:
    """Is a line a command or something to look up, so that nothing below belongs to it?

    >>> is_command("hint"), is_command("? grad x^2"), is_command("2x")
    (True, True, False)
    """
    return called(line) is not None or line.lstrip().startswith(LOOKUP)


def is_yes(line: str) -> bool:
    """Does a line agree?

    >>> is_yes("Yes."), is_yes("y"), is_yes("2x")
    (True, True, False)
    """
    return bare(line) in _YES


def is_no(line: str) -> bool:
    """Does a line disagree, or say nothing?

    >>> is_no("no"), is_no(""), is_no("2x")
    (True, True, False)
    """
    return bare(line) in _NO


def begun_with(letter: str) -> tuple[str, ...]:
    """The commands that begin with a letter.

    >>> begun_with("h"), begun_with("st"), begun_with("z")
    (('hint', 'help'), (), ())
    """
    return tuple(name for name in COMMANDS if len(letter) == 1 and name.startswith(letter.lower()))


def bare(line: str) -> str:
    """A word without capitals, and without the marks behind it.

    >>> bare(" Yes! ")
    'yes'
    """
    return line.strip().lower().rstrip(".!")


def meant(line: str, letters: tuple[str, ...] = ()) -> str:
    """The command that may be meant by a line that is none; "" where it looks like an answer.

    Arguments:
        line: what was typed.
        letters: names that may stand in an answer: what is one of them is an answer.

    >>> meant("hnt"), meant("sol"), meant(":q"), meant("exit"), meant("?"), meant("2xy"), meant("x", ("x",))
    ('hint', 'solution', 'quit', 'quit', 'help', '', '')
    """
    text = line.strip().lower()
    text = text.rstrip(".!?") or text
    if not text or line.strip() in letters or "\n" in text:
        return ""
    marked = text[0] in _MARKS
    word, _, rest = text.lstrip(_MARKS).partition(" ")
    if word in COMMANDS and (marked or rest.replace(" ", "").isalnum()):
        return word
    if rest and not marked:
        return ""
    known = marked or len(word) >= _SHORTEST or word in _BARE
    if known and word in _OTHER_NAMES:
        return _OTHER_NAMES[word]
    if not word.isalpha() or len(word) < _SHORTEST:
        return ""
    cut = [name for name in COMMANDS if name.startswith(word)]
    return cut[0] if len(cut) == 1 else nearest(word, COMMANDS) or ""
