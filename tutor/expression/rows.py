"""The rows (i, 1, n) and (value, condition) that stand in brackets of a sum or of cases, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.expression.grammar import Grammar, Pending
from tutor.expression.tree import Expression, Span


@dataclass(frozen=True, slots=True, eq=False)
class Row(Expression):
    """Parts between commas in a bracket, until the function around it has taken them."""

    parts: tuple[Expression, ...]

    @property
    def children(self) -> tuple[Expression, ...]:
        return self.parts


def take(grammar: Grammar, frame: Pending) -> Expression:
    """The operand at hand as the next item of `frame`; the end of a range i=1..n makes a `Row`.

    Raises:
        SyntaxProblem: a range has no end.
    """
    node, start, end = grammar.operands.pop()
    if not frame.bounds:
        return node
    if len(frame.bounds) == 1:
        token = grammar.tokens[grammar.at]
        raise grammar.problem("the range of the sum has no end", token, "type it as i=1..n")
    index, lower = frame.bounds
    frame.bounds = []
    grammar.setting.odd = True
    return Row((index, lower, node), span=Span(start, end))
