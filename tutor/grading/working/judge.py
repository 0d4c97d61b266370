"""The verdict on one line beside the one before it."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.traversal import postorder, symbols, terms
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.key import Key
from tutor.grading.question import Question
from tutor.grading.verdict import Explanation
from tutor.grading.whole import term_remarks
from tutor.grading.witness import tame
from tutor.grading.working.comparing import Comparing
from tutor.grading.working.diagnosis import Found, diagnose
from tutor.grading.working.line_verdicts import (
    CarriedOn,
    Follows,
    LineVerdict,
    OnPart,
    Restates,
    RightAgain,
    UndecidedLine,
    WrongLine,
)
from tutor.grading.working.reasons import algebra_reasons, rule_names, rule_reasons
from tutor.grading.working.rewritten import rewritten
from tutor.grading.working.route import Route, Router
from tutor.grading.working.worked import Unworkable

_TERMS = frozenset(("wrong-term", "extra-term"))
"""Findings that quote a term of what was typed."""


class Judge:
    """Judges lines of one working."""

    def __init__(self, question: Question, comparing: Comparing, router: Router) -> None:
        self._question = question
        self._comparing = comparing
        self._router = router

    def main(self, line: Expression, before: Expression, sound: bool) -> LineVerdict:
        """The verdict on a line that should be the derivative.

        Arguments:
            line: the line.
            before: the line before it.
            sound: whether that one is right.
        """
        truth = self._comparing.truth(line)
        if not sound:
            return RightAgain() if truth.agrees else self._carried(line, before, truth)
        return self._judged(line, before, truth, self._question.key, "derivative")

    def beside(self, line: Expression, before: Expression, sound: bool) -> LineVerdict:
        """The verdict on a line of a calculation beside the working."""
        found = self._comparing.between(line, before)
        key = self._comparing.key(before)
        if not sound:
            return self._carried(line, before, found)
        if found.kind is Kind.DIFFERENT and unknown_letters(before, self._question):
            return UndecidedLine((phrase("check-working-undecided"),))
        return self._judged(line, before, found, key, "line")

    def _judged(
        self, line: Expression, before: Expression, found: Equivalence, key: Key | None, against: str
    ) -> LineVerdict:
        match found.kind:
            case Kind.UNDECIDED:
                return UndecidedLine((phrase("check-working-undecided"),))
            case Kind.DIFFERENT:
                return self.unknown(line) or self._wrong(line, before, found, key, against)
            case Kind.NARROWER if not found.thin:
                return OnPart(found)
        if line == before:
            return Restates("written-out" if line == self._question.root.before else "line")
        return Follows(*self._reasons(line, before))

    def _carried(self, line: Expression, before: Expression, truth: Equivalence) -> LineVerdict:
        """The verdict on a line below a wrong one."""
        found = self._comparing.between(line, before)
        if found.agrees:
            return Restates("line") if line == before else CarriedOn(*self._reasons(line, before))
        if found.kind is Kind.DIFFERENT and truth.kind is not Kind.UNDECIDED:
            return self.unknown(line) or self._wrong(
                line, before, found, self._comparing.key(before), "line", sound=False
            )
        return UndecidedLine((phrase("check-working-undecided"),))

    def _reasons(self, line: Expression, before: Expression) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
        """By which rules, or by what algebra, a line follows."""
        if (found := rewritten(line, before, self._router, self._comparing)) is not None:
            return found.says, found.rules
        try:
            route = self._router.route(before, line)
        except Unworkable:
            return (phrase("check-working-same-value"),), ()
        if not route.moves:
            return algebra_reasons(before, line), ()
        function = self._question.reading.expression
        return rule_reasons(route.moves, function, route.complete), rule_names(route.moves, route.complete)

    def _wrong(
        self,
        line: Expression,
        before: Expression,
        found: Equivalence,
        key: Key | None,
        against: str,
        sound: bool = True,
    ) -> WrongLine:
        asked = sound and against == "derivative"
        slips = self._slips(line, before, asked)
        told = tuple(one for one in slips.explanations if one.misconception not in _TERMS or self._tells(one, line))
        remarks: tuple[Phrase, ...] = ()
        if asked and not told:
            remarks = tuple(one for one in term_remarks(self._worked(line), self._question) if self._shows(one, line))
        witness = None if key is None else tame(self._worked(line), key, found.witness)
        return WrongLine(told, slips.part, witness, against, remarks)

    def unknown(self, line: Expression) -> UndecidedLine | None:
        """Nothing can be said of a line with letters that nobody knows, except what to do about it."""
        letters = unknown_letters(line, self._question)
        if not letters:
            return None
        key = "check-working-unknown-letters" if len(letters) > 1 else "check-working-unknown-letter"
        return UndecidedLine((phrase(key, letters=letters),))

    def _tells(self, explanation: Explanation, line: Expression) -> bool:
        return all(self._shows(said, line) for said in explanation.says)

    def _shows(self, remark: Phrase, line: Expression) -> bool:
        """Whether a remark speaks of what is written: the n·b that Σᵢ (… + b) has is no term of it."""
        said = {self._router.normal(value) for _, value in remark.values if isinstance(value, Expression)}
        written = {self._router.normal(term) for node in postorder(line) for term in terms(node)} if said else set()
        return bool(said) and said <= written

    def _worked(self, line: Expression) -> Expression:
        return self._comparing.worked(line) or line

    def _slips(self, line: Expression, before: Expression, asked: bool) -> Found:
        key = self._comparing.key(line)
        if key is None:
            return Found()
        try:
            route: Route = self._router.route(before, line)
        except Unworkable:
            return Found()
        return diagnose(before, line, key, route, self._router, self._question, asked)


def unknown_letters(line: Expression, question: Question) -> tuple[Symbol, ...]:
    """The letters of a line that neither the function nor the question has."""
    nodes = [node for node in postorder(question.reading.expression) if isinstance(node, Symbol)]
    known = {symbol.name for symbol in (*question.reading.variables, *question.orders, *nodes)}
    known |= {symbol.name for node in nodes for part in node.subscripts for symbol in symbols(part)}
    found = {symbol for symbol in symbols(line) if symbol.name not in known}
    return tuple(sorted(found, key=lambda symbol: symbol.label))
