"""What may be degenerate about a part: a constant where letters are expected, a key that repeats the question, a
mistake that leads to the right answer. Whether it is so by accident, `tutor.bank.degenerate` finds out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tutor.bank.judge import judge
from tutor.bank.ready import Ready
from tutor.bank.unharmed import USUAL, swapped_unharmed, unharmed
from tutor.expression.traversal import symbols
from tutor.grading.answer import expressions_of
from tutor.grading.task import Task

_ONE_EACH = frozenset(("gradient", "hessian"))
"""Kinds whose answers have a component for each letter of the function, where its variables are not declared."""
_MAY_BE_CONSTANT = frozenset(("expression", "isolate", "tangent"))
"""Kinds without a derivative in letters whose answers may hold letters."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What makes a part suspicious."""

    kind: str
    """ "constant", "unchanged", "slip", "rule" or "letters"."""
    about: str = ""
    """Which component is constant, which text repeats the question, which mistake does no harm, which rule of the
    author names the right answer, which letters there are."""
    size: int = 1
    """How many components the answer has."""
    grave: bool = True
    """Whether it spoils the whole question; not so one constant among other components."""

    def clause(self, part: str) -> str:
        """Why the variant cannot be used."""
        match self.kind:
            case "constant":
                return f"the answer to part {part} is constant"
            case "unchanged":
                return f"in part {part} the question itself, {self.about}, is graded right"
            case "rule":
                return f"in part {part} a feedback rule with equals: names the right answer"
            case "letters":
                return f"in part {part} a letter that the function has in other variants is missing"
            case _:
                return f"in part {part} the mistake {self.about} leads to the right answer"


def signs(part: Ready, like: Sign | None = None) -> Iterator[Sign]:
    """What is suspicious about a part.

    Arguments:
        part: the part.
        like: a sign of another variant; only those of its kind are looked for, and of mistakes only the same one.
            None for all signs.
    """
    subject = part.made.subject
    if not isinstance(subject, Task):
        return
    usual = USUAL if like is None else tuple(id for id in USUAL if id == like.about)
    searches: dict[str, Callable[[], Iterator[Sign]]] = {  # those that take the least work stand first
        "letters": lambda: _letters(part, subject),
        "constant": lambda: _constant(part, subject),
        "unchanged": lambda: _unchanged(part, subject),
        "slip": lambda: _slips(part, subject, usual),
        "rule": lambda: _rule(part, subject),
    }
    for kind, search in searches.items():
        if like is None or kind == like.kind:
            yield from search()


def _letters(part: Ready, subject: Task) -> Iterator[Sign]:
    if part.part.kind in _ONE_EACH and not subject.reading.declared:
        yield Sign("letters", " ".join(one.label for one in subject.reading.variables), len(subject.keys))


def _constant(part: Ready, subject: Task) -> Iterator[Sign]:
    in_letters = subject.place is None and bool(subject.questions)
    if in_letters or part.part.kind in _MAY_BE_CONSTANT:
        found = expressions_of(subject.model)
        constant = [place for place, expression in enumerate(found) if not symbols(expression)]
        for place in constant:
            yield Sign("constant", str(place), len(subject.keys), len(constant) == len(found))


def _unchanged(part: Ready, subject: Task) -> Iterator[Sign]:
    yield from (Sign("unchanged", text, len(subject.keys)) for text in part.made.unchanged if _is_right(text, part))


def _slips(part: Ready, subject: Task, usual: Sequence[str]) -> Iterator[Sign]:
    """The mistakes that do no harm; of the usual ones at rules, those that are given."""
    for mistake in unharmed(subject, usual):
        yield Sign("slip", mistake, len(subject.keys))
    for mistake in part.made.harmless():
        yield Sign("slip", mistake, len(subject.keys))
    if part.part.kind != "hessian" and swapped_unharmed(subject):
        yield Sign("slip", "components-swapped", len(subject.keys))


def _rule(part: Ready, subject: Task) -> Iterator[Sign]:
    for place, text in enumerate(part.known_mistakes):
        if _is_right(text, part):
            yield Sign("rule", str(place), len(subject.keys))


def _is_right(text: str, part: Ready) -> bool:
    return judge(part.made, text, replace(part.asking, diagnose=False)).code == 0
