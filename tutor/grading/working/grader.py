"""The sides of a working in order: which calculation each belongs to, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder, terms
from tutor.expression.tree import Expression, Symbol
from tutor.grading.question import Question
from tutor.grading.working.comparing import Comparing
from tutor.grading.working.judge import Judge
from tutor.grading.working.line_verdicts import (
    Defines,
    Follows,
    LineVerdict,
    OnPart,
    Restates,
    RightAgain,
    UndecidedLine,
    UnreadableLine,
    WrongLine,
)
from tutor.grading.working.route import Router
from tutor.grading.working.verdict import Graded, Part
from tutor.grading.working.written import Role, Written
from tutor.stationary.clock import Clock


@dataclass(slots=True)
class Chain:
    """A calculation under way: lines that should all be equal."""

    part: Part
    last: Expression
    """Its last line that was read and compared."""
    typed: Expression | None = None
    """That line as typed, own letters not replaced."""
    sound: bool = True
    """Is that line right?"""
    begun: bool = False
    """Has the student written a line of it that is more than a name?"""
    named: bool = False
    """Does it begin with a name, f(x, y) or f_y?"""
    last_sound: Expression | None = None
    """Its last line that is right."""


class Grader:
    """Takes the sides of a working in order.

    Arguments:
        question: what is worked out.
        seconds: after this time, lines are no longer judged.
    """

    def __init__(self, question: Question, seconds: float) -> None:
        self._question = question
        self._function = question.reading.expression
        self._comparing = Comparing(question)
        self._judge = Judge(question, self._comparing, Router(question.engine))
        self._whole = whole_of(question)
        self._clock = Clock.of(seconds)
        self.main = Chain(Part.MAIN, self._whole, last_sound=self._whole)
        self._chain = self.main
        self._row = 0
        self.lines: list[Graded] = []

    def take(self, step: Written, goes_on: bool) -> None:
        """Judge one side.

        Arguments:
            step: the side.
            goes_on: whether the next side belongs to the same calculation.
        """
        if step.expression is None:
            assert step.problem is not None
            if step.role is Role.FIRST:
                self._chain = self.main
            self._say(step, self._chain.part, UnreadableLine(step.problem))
        elif step.role is Role.DEFINITION:
            self._say(step, Part.DEFINITION, Defines())
        elif not self._clock.left:
            self._say(step, self._chain.part, UndecidedLine((phrase("check-working-time"),)))
        else:
            verdict = self._begin(step, step.expression, goes_on) if step.role is Role.FIRST else None
            if verdict is None:
                verdict = self._go_on(step, step.expression)
            self._say(step, self._chain.part, verdict)
        self._row = step.number

    def _say(self, step: Written, part: Part, verdict: LineVerdict) -> None:
        self.lines.append(Graded(step, part, verdict))

    def _begin(self, step: Written, line: Expression, goes_on: bool) -> LineVerdict | None:
        """Which calculation a line without a relation belongs to; a verdict where it only names or restates one."""
        self._chain = self.main
        if step.orders is not None:
            return self._head(step.orders, line)
        if line == self._whole and not self.main.begun:
            return Restates("question")
        if self._comparing.truth(line).agrees:
            return None
        if not self.main.begun and self._comparing.between(line, self._function).agrees:
            self._chain = Chain(Part.ASIDE, self._function)
            return Restates("function")
        if goes_on and self._is_beside(line):
            self._chain = Chain(Part.ASIDE, line)
            return Restates("part")
        return None

    def _head(self, orders: Sequence[Symbol], line: Expression) -> Restates:
        """f′(x), f_x, f(x, y) at the beginning of a line."""
        if sorted(orders, key=_label) == sorted(self._question.orders, key=_label):
            return Restates("question")
        self._chain = Chain(Part.ASIDE, line, named=True)
        return Restates("derivative" if orders else "function")

    def _is_beside(self, line: Expression) -> bool:
        """Whether a line begins a calculation of its own: one derivative of a part, or a part or some
        terms of the last line.

        Anything longer that is not the derivative is more likely a wrong line than one beside the working.
        """
        known = {*postorder(self._function), *postorder(self.main.last)}
        if isinstance(line, Partial):
            return line in known or line.body in known
        if line in (self.main.last, self._function):
            return False
        return line in known or set(terms(line)) < set(terms(self.main.last))

    def _go_on(self, step: Written, line: Expression) -> LineVerdict:
        """Judge a line against the one before it."""
        remarks: tuple[Phrase, ...] = ()
        if self._chain is not self.main and self._returns(step, line):
            if self._chain.last == self._function and step.relation == "=":
                remarks = (phrase("check-working-not-the-function"),)
            self._chain = self.main
        chain = self._chain
        judge = self._judge.main if chain is self.main else self._judge.beside
        verdict = judge(line, chain.last, chain.sound)
        if isinstance(verdict, WrongLine) and step.relation == "≈":
            return UndecidedLine((phrase("check-working-about"),))
        if isinstance(verdict, Restates) and chain.typed is not None and chain.typed != step.typed:
            verdict = Follows((phrase("check-working-put-back"),))
        elif isinstance(verdict, Restates) and chain.named and line == self._function:
            verdict = Restates("given")
        if isinstance(verdict, Follows) and remarks:
            verdict = replace(verdict, remarks=remarks)
        self._note(chain, step, line, verdict)
        return verdict

    def _returns(self, step: Written, line: Expression) -> bool:
        """Whether a line behind a calculation beside the working goes on with the working itself.

        x² → 2x goes from the function to its derivative, and so does the careless x² = 2x.
        """
        chain = self._chain
        if self._comparing.between(line, chain.last).agrees:
            return False
        if self._comparing.truth(line).agrees:
            return True
        if chain.last == self._function:
            return not chain.named or step.relation != "="
        return step.number != self._row and self.main.begun

    def _note(self, chain: Chain, step: Written, line: Expression, verdict: LineVerdict) -> None:
        """Remember a line that was judged; one of which nothing is known is passed over."""
        chain.begun = True
        if isinstance(verdict, UndecidedLine):
            return
        if isinstance(verdict, WrongLine | OnPart):
            chain.sound = False
        elif isinstance(verdict, RightAgain):
            chain.sound = True
        chain.last, chain.typed = line, step.typed
        if chain.sound:
            chain.last_sound = line


def _label(symbol: Symbol) -> str:
    return symbol.label


def whole_of(question: Question) -> Expression:
    """The question as it is written: ∂/∂x [f], a derivative of a derivative for a second order."""
    whole = question.reading.expression
    for variable in question.orders:
        whole = Partial(whole, variable)
    return whole
