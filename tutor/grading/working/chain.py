"""A calculation under way, and what its next line may be: beside the working, or an equation that is solved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.expression.numbers import ZERO
from tutor.expression.structures import Partial
from tutor.expression.traversal import has_partial, postorder, symbols, terms
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equality import Kind
from tutor.grading.question import Question
from tutor.grading.working.comparing import Comparing
from tutor.grading.working.judge import unknown_letters
from tutor.grading.working.solving import is_zero_of
from tutor.grading.working.verdict import Part
from tutor.grading.working.written import Role, Written


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


class Openings:
    """What a line begins, as far as that can be seen from it and from the lines that come.

    Arguments:
        question: what is worked out.
        comparing: compares lines.
        main: the calculation that was asked for.
    """

    def __init__(self, question: Question, comparing: Comparing, main: Chain) -> None:
        self._question = question
        self._function = question.reading.expression
        self._comparing = comparing
        self.main = main

    def is_beside(self, line: Expression, coming: Sequence[Written]) -> bool:
        """Whether a line begins a calculation of its own: one derivative of a part, or a part or some
        terms of the last line.

        Anything longer that is not the derivative is more likely a wrong line than one beside the working.
        """
        known = {*postorder(self._function), *postorder(self.main.last)}
        if isinstance(line, Partial) and line.body == self._function and not isinstance(line.variable, Symbol):
            return self._is_right_later(coming)
        if isinstance(line, Partial):
            return line in known or line.body in known
        if line in (self.main.last, self._function):
            return False
        return line in known or set(terms(line)) < set(terms(self.main.last))

    def is_identity(self, step: Written, line: Expression, coming: Sequence[Written]) -> bool:
        """Whether a line speaks of the function or of a part by a letter or a ∂, as ln f = x·ln(x) and σ′(z) = … do.

        One with the function's own letter in it need not be true for that. u′v′ = … is true, too, for its letters,
        but it is nothing beside the working: it is a wrong line, unless a right one comes behind it.
        """
        following = coming[0]
        if step.typed is None:
            return False
        letters = step.typed != line
        named = letters and self._function in postorder(line) and self._function not in postorder(step.typed)
        if following.expression is None:
            return named
        same = following.number == step.number
        if not letters and not has_partial(line) and not unknown_letters(line, self._question):
            return False
        if not self._comparing.between(following.expression, line).agrees:
            return named and same
        few = letters and sum(isinstance(node, Partial) for node in postorder(step.typed)) < 2
        return named or few or self._is_right_later(coming)

    def _is_right_later(self, coming: Sequence[Written]) -> bool:
        """Whether the derivative, worked out, stands among the sides that come."""
        later = (one.expression for one in coming if one.expression is not None and one.orders is None)
        return any(not has_partial(one) and self._comparing.truth(one).agrees for one in later)

    def is_set_to_zero(self, line: Expression, coming: Sequence[Written]) -> bool:
        """Whether a line sets the derivative to zero, to find where that is so; then the derivative is done."""
        if line != ZERO or self._comparing.truth(line).agrees:
            return False
        if self.main.begun:
            return not has_partial(self.main.last) and bool(symbols(self.main.last))
        return self._is_right_later(coming)

    def is_solved(self, step: Written, line: Expression, following: Written) -> bool:
        """Whether an equation behind the worked-out derivative is that it is zero, or what follows from that."""
        right, main = following.expression, self.main
        if step.role is not Role.FIRST or step.orders is not None or following.number != step.number:
            return False
        if right is None or not main.begun or not main.sound or has_partial(main.last):
            return False
        return is_zero_of(self._question, line, right) and self._comparing.between(right, line).kind is Kind.DIFFERENT
