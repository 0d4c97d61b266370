"""The sides of a working in order: which calculation each belongs to, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.traversal import has_partial, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.question import Question
from tutor.grading.working.chain import Chain, Openings
from tutor.grading.working.comparing import Comparing
from tutor.grading.working.differentiated import differentiated
from tutor.grading.working.judge import Judge
from tutor.grading.working.line_verdicts import (
    Defines,
    Follows,
    LineVerdict,
    OnPart,
    Restates,
    RightAgain,
    Solves,
    UndecidedLine,
    UnreadableLine,
    WrongLine,
)
from tutor.grading.working.route import Router
from tutor.grading.working.verdict import Graded, Part
from tutor.grading.working.written import Role, Written
from tutor.stationary.clock import Clock


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
        self._openings = Openings(question, self._comparing, self.main)
        self._chain = self.main
        self._row = 0
        self._defined: Written | None = None
        self._solving = False
        self._lost = 0
        self.lines: list[Graded] = []

    def take(self, step: Written, coming: Sequence[Written]) -> None:
        """Judge one side.

        Arguments:
            step: the side.
            coming: the sides behind it.
        """
        if self._solving and self._solves(step):
            self._say(step, Part.MAIN, Solves())
        elif step.expression is None:
            assert step.problem is not None
            if step.role is Role.FIRST:
                self._chain = self.main
                self._lost = step.number
            self._say(step, self._chain.part, UnreadableLine(step.problem))
        elif step.role is Role.DEFINITION:
            self._defined = step
            self._say(step, Part.DEFINITION, Defines())
        elif not self._clock.left:
            self._say(step, self._chain.part, UndecidedLine((phrase("check-working-time"),)))
        else:
            step, remarks = self._taken(step)
            self._judged(step, coming, remarks)
        self._row = step.number

    def _judged(self, step: Written, coming: Sequence[Written], remarks: tuple[Phrase, ...]) -> None:
        assert step.expression is not None
        goes_on = bool(coming) and coming[0].role is Role.NEXT
        verdict: LineVerdict | None = None
        if goes_on and self._openings.is_solved(step, step.expression, coming[0]):
            self._solving = True
            verdict = Solves()
        elif step.role is Role.FIRST:
            verdict = self._begin(step, step.expression, coming if goes_on else ())
        elif step.role is Role.MORE and self._defined is not None and self._defined.expression is not None:
            self._chain = Chain(Part.ASIDE, self._defined.expression, self._defined.typed, begun=True)
        if verdict is None and self._chain is self.main and self._openings.is_set_to_zero(step.expression, coming):
            self._solving = True
            verdict = Restates("zero")
        if verdict is None and step.number == self._lost and not self._comparing.truth(step.expression).agrees:
            verdict = UndecidedLine((phrase("check-working-undecided"),))  # what it is equal to cannot be read
        if verdict is None:
            verdict = self._go_on(step, step.expression)
        if remarks and isinstance(verdict, Follows | WrongLine):
            verdict = replace(verdict, remarks=(*remarks, *verdict.remarks))
        self._say(step, self._chain.part, verdict)

    def _taken(self, step: Written) -> tuple[Written, tuple[Phrase, ...]]:
        """The side as its writer must have meant it, and what to say of that.

        How far a ∂ or a Σ without brackets reaches is taken so that the line is right, if it can be; a Σ reaches
        as far as its index stands.
        """
        if not step.others or (step.expression is not None and self._is_right(step.expression)):
            return step, ()
        right = next((other for other in step.others if self._is_right(other.expression)), None)
        chosen = right or next((other for other in step.others if other.index is not None), None)
        if chosen is None:
            return step, ()
        taken = replace(step, typed=chosen.typed, expression=chosen.expression)
        if chosen.index is None:
            return taken, ()
        said = phrase("check-working-sum-reach", number=step.number, index=chosen.index, part=chosen.typed)
        return taken, (said,)

    def _is_right(self, line: Expression) -> bool:
        if self._comparing.truth(line).agrees:
            return True
        return self._chain is not self.main and self._comparing.between(line, self._chain.last).agrees

    def _solves(self, step: Written) -> bool:
        """Whether a line still belongs to the equation; a derivative begins something new."""
        if step.role is Role.DEFINITION:
            return False
        begins = step.role is Role.FIRST and bool(step.orders)
        done = self.main.begun and not has_partial(self.main.last)
        again = step.expression is not None and not done and self._comparing.truth(step.expression).agrees
        self._solving = not begins and not again
        return self._solving

    def _say(self, step: Written, part: Part, verdict: LineVerdict) -> None:
        self.lines.append(Graded(step, part, verdict))

    def _begin(self, step: Written, line: Expression, coming: Sequence[Written]) -> LineVerdict | None:
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
        if coming and (self._openings.is_beside(line, coming) or self._openings.is_identity(step, line, coming)):
            self._chain = Chain(Part.ASIDE, line)
            return Restates("part")
        if coming and coming[0].number == step.number and (unknown := self._judge.unknown(line)) is not None:
            self._chain = Chain(Part.ASIDE, line)
            return unknown
        return None

    def _head(self, orders: Sequence[Symbol], line: Expression) -> Restates:
        """f′(x), f_x, f(x, y) at the beginning of a line."""
        if sorted(orders, key=_label) == sorted(self._question.orders, key=_label):
            return Restates("question")
        self._chain = Chain(Part.ASIDE, line, named=True)
        return Restates("derivative" if orders else "function")

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
        if isinstance(verdict, Follows) and _put_back(chain, step, line):
            said = phrase("check-working-put-back")
            verdict = replace(verdict, reasons=tuple(dict.fromkeys((*verdict.reasons, said))))
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


def _put_back(chain: Chain, step: Written, line: Expression) -> bool:
    """Whether a letter of the student's own gave way to what it stands for."""
    if chain.typed is None or step.typed is None or chain.last == line:
        return False
    own = symbols(chain.typed) - symbols(chain.last)
    return bool(own) and symbols(step.typed).isdisjoint(own)


def _label(symbol: Symbol) -> str:
    return symbol.label


def whole_of(question: Question) -> Expression:
    """The question as it is written: ∂/∂x [f], a derivative of a derivative for a second order."""
    return differentiated(question.reading.expression, question.orders)
