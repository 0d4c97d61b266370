"""One answer to a part: what is said of it, what it earns, and whether an earlier mistake was carried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.bank.feedback import ANY_WRONG, Rule, rule_for
from tutor.bank.judge import Chosen, Decided, Marked, judge, mistakes
from tutor.bank.pose import Posed
from tutor.bank.words import read_as, said
from tutor.derivation.lesson import Block, Note, phrase
from tutor.grading.verdict import WrongForm


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of an answer."""

    posed: Posed
    """What the answer was graded by: the part as it was asked, or its `true`."""
    answer: str
    """What was typed."""
    verdict: Decided
    credit: float
    """What part of the points it earns, from 0 to 1."""
    says: tuple[Block, ...]
    """What is said to the student."""
    rule: Rule | None = None
    """The rule of the author that fitted, or None."""
    carried: bool = False
    """Is it right, or right but for its form, only as going on from an earlier answer that was wrong?"""

    @property
    def kind(self) -> str:
        """The verdict in one word, as `tutor check` names it; "marked" for a discussion that missed a point."""
        return str(self.verdict.kind)

    @property
    def code(self) -> int:
        """The exit code: 0 right, 1 wrong, 2 nothing that can be graded, 3 cannot decide."""
        return self.verdict.code

    @property
    def right(self) -> bool:
        """Whether nothing is left to do."""
        return self.code == 0

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The likeliest mistakes, by id."""
        return tuple(one.misconception for one in mistakes(self.verdict))


def outcome(posed: Posed, answer: str) -> Outcome:
    """What comes of an answer.

    An answer is right when it is the right one, or when it follows rightly from an earlier answer that was wrong:
    a mistake counts once. It earns 1 when it is right, for a menu with several right options the share of `Chosen`,
    for a discussion the share of the points, and 0 otherwise; the rule of the author that fits may give more. What
    cannot be read (code 2) or decided (code 3) earns nothing and is no attempt.

    Arguments:
        posed: what was asked.
        answer: what was typed: for a menu the numbers of options, for a discussion those of the points.
    """
    if posed.true is None:
        return _noted(_outcome(posed, answer), _note("left", posed.left))
    true = _outcome(posed.true, answer)
    if true.code == 0 or isinstance(true.verdict, WrongForm):
        return true
    own = _outcome(posed, answer)
    if own.code == 0 or isinstance(own.verdict, WrongForm):
        return replace(own, says=(*own.says, *_note("carried", posed.faults)), carried=True)
    if own.code == 1 and not _explained(own) and _explained(true):
        return true
    return _noted(own, (*_note("compared", posed.faults), *_note("left", posed.left)))


def _noted(found: Outcome, notes: tuple[Block, ...]) -> Outcome:
    """A wrong answer with the notes from which answers it is graded; of a right one the student need not know."""
    if found.code != 1 or isinstance(found.verdict, WrongForm):
        return found
    return replace(found, says=(*found.says, *notes))


def _explained(one: Outcome) -> bool:
    return bool(one.misconceptions) or (one.rule is not None and one.rule.when != ANY_WRONG)


def _note(key: str, parts: Sequence[str]) -> tuple[Block, ...]:
    """From which answers it is graded."""
    if not parts:
        return ()
    several = "-several" if len(parts) > 1 else ""
    return (Note(phrase(f"bank-{key}{several}", parts=", ".join(parts))),)


def _outcome(posed: Posed, answer: str) -> Outcome:
    verdict = judge(posed.made, answer, posed.asking)
    rule = rule_for(posed.rules, posed.made, verdict, posed.asking)
    if rule is None:
        return Outcome(posed, answer, verdict, _credit(verdict), said(verdict))
    # The author has named the mistake: tutor's own guess beside it would only confuse. To any wrong answer the same
    # is said, so tutor adds what is wrong with this one.
    reading = tuple(read_as(verdict))
    if rule.when.startswith(("misconception:", "equals:")):
        says = (*reading, Note(phrase("check-not-yet")), *rule.says)
    else:
        own = said(verdict)
        begin = len(reading) if own[: len(reading)] == reading else 0
        says = (*own[:begin], *rule.says, *own[begin:])
    return Outcome(posed, answer, verdict, max(rule.credit, _credit(verdict)), says, rule)


def _credit(verdict: Decided) -> float:
    if isinstance(verdict, Chosen | Marked):
        return verdict.share
    return 1.0 if verdict.code == 0 else 0.0
