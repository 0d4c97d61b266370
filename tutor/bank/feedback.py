"""The author's rules for what is said to an answer: the first that fits is used.

- `misconception: chain-inner-dropped` fits where this is one of the two likeliest mistakes, of the answer or of a
  component or the first wrong line of it;
- `equals: 2x` where the answer is not right and is equal to this one, in whatever form; for a menu where the options
  are chosen that have these words, or these numbers in the file;
- `form: expanded` where the value is right, and the answer is not in the form that was asked for, this one;
- `any-wrong` where the answer is wrong, in its value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tutor.bank.judge import Chosen, Decided, judge_written, mistakes
from tutor.bank.places import Route
from tutor.bank.posed import Made
from tutor.derivation.lesson import Block
from tutor.errors import StudentError
from tutor.grading.answer import Single, Vector
from tutor.grading.apart import surely_apart
from tutor.grading.compare import compare
from tutor.grading.grade import Asking
from tutor.grading.task import Task
from tutor.grading.tolerance import within
from tutor.grading.verdict import WrongForm

ANY_WRONG = "any-wrong"
_WRONG = frozenset(("wrong", "narrower-domain", "wrong-line"))
"""The verdicts of answers whose value is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the author, its blanks filled."""

    when: str
    """Its condition, such as "equals: 2x" or "any-wrong"."""
    says: tuple[Block, ...]
    credit: float
    """What part of the points the answer still earns."""
    route: Route
    """Where it stands, from the exercise down: `("parts", 0, "feedback", 1)`."""


def rule_for(rules: Iterable[Rule], made: Made, verdict: Decided, asking: Asking) -> Rule | None:
    """The first rule that fits, or None.

    Arguments:
        rules: the rules in order.
        made: what was asked.
        verdict: what is said of the answer.
        asking: what it must be besides right.
    """
    return next((rule for rule in rules if fits(rule.when, made, verdict, asking)), None)


def fits(when: str, made: Made, verdict: Decided, asking: Asking) -> bool:
    """Whether a rule fits an answer.

    Arguments:
        when: its condition, such as "equals: 2x" or "any-wrong".
        made: what was asked.
        verdict: what is said of the answer.
        asking: what it must be besides right.
    """
    if verdict.code != 1:
        return False
    name, _, value = (piece.strip() for piece in when.partition(":"))
    match name:
        case "misconception":
            return any(one.misconception == value for one in mistakes(verdict))
        case "equals":
            return _equals(value, made, verdict, asking)
        case "form":
            return isinstance(verdict, WrongForm) and verdict.wanted == value
        case _:
            return name == ANY_WRONG and verdict.kind in _WRONG


def _equals(value: str, made: Made, verdict: Decided, asking: Asking) -> bool:
    """Is the answer equal to the text of a rule, read the way answers to this part are read?"""
    written = judge_written(made, value, replace(asking, diagnose=False))
    if isinstance(verdict, Chosen):
        return isinstance(written, Chosen) and written.places == verdict.places
    answer = getattr(verdict, "answer", None)
    # Matrices, heads such as a = … and the like are taken as the kind takes them; its verdict does not matter here.
    meant = getattr(written, "answer", None)
    if not isinstance(answer, Single | Vector) and type(answer) is not type(meant):
        return False
    if answer is None or meant is None:
        return False
    try:
        task = made.subject if isinstance(made.subject, Task) else None
        if not surely_apart(answer, meant, task) and compare(answer, meant).agrees:
            return True
        return asking.tolerance is not None and bool(within(answer, meant, asking.tolerance))
    except StudentError:
        return False
