"""What may be degenerate about a part: a constant where letters are expected, a key that repeats the question, a
mistake that leads to the right answer. Whether it is so by accident, `tutor.bank.degenerate` finds out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tutor.bank.judge import judge
from tutor.bank.ready import Ready
from tutor.bank.unharmed import swapped_unharmed, unharmed
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


def signs(part: Ready) -> Iterator[Sign]:
    """What is suspicious about a part."""
    subject = part.made.subject
    if not isinstance(subject, Task):
        return
    size = len(subject.keys)
    if part.part.kind in _ONE_EACH and not subject.reading.declared:
        yield Sign("letters", " ".join(one.label for one in subject.reading.variables), size)
    in_letters = subject.place is None and bool(subject.questions)
    if in_letters or part.part.kind in _MAY_BE_CONSTANT:
        found = expressions_of(subject.model)
        constant = [place for place, expression in enumerate(found) if not symbols(expression)]
        for place in constant:
            yield Sign("constant", str(place), size, len(constant) == len(found))
    quick = replace(part.asking, diagnose=False)
    for text in part.made.unchanged:
        if judge(part.made, text, quick).code == 0:
            yield Sign("unchanged", text, size)
    for mistake in unharmed(subject):
        yield Sign("slip", mistake, size)
    for mistake in part.made.harmless():
        yield Sign("slip", mistake, size)
    if part.part.kind != "hessian" and swapped_unharmed(subject):
        yield Sign("slip", "components-swapped", size)
    for place, text in enumerate(part.known_mistakes):
        if judge(part.made, text, quick).code == 0:
            yield Sign("rule", str(place), size)
