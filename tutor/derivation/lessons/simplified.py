"""One last line on request: SymPy's simplification, checked like any other line."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import Line, Lines, phrase
from tutor.derivation.verify import Verifier
from tutor.expression.traversal import size
from tutor.expression.tree import Expression

_SECONDS = 2.0


def simplified_block(block: Lines, answer: Expression, verifier: Verifier) -> tuple[Lines, Expression]:
    """The lines of a derivation with SymPy's simplification below them.

    Arguments:
        block: the lines of the derivation, under what they work out.
        answer: the derivative as the steps give it.
        verifier: checks the new line.

    Returns:
        The lines and their last right side. Where SymPy finds nothing shorter they are what they were; where
        it ran out of time, the last line says so.

    Raises:
        CheckFailed: the simplified form is not equal to the answer.
    """
    from tutor.expression.simplify import simplify

    shorter = simplify(answer, _SECONDS)
    if shorter is None:
        late = phrase("simplify-timeout", seconds=f"{_SECONDS:g}")
        *before, last = block.lines or (Line(None, answer),)
        return replace(block, lines=(*before, replace(last, reason=(*last.reason, late)))), answer
    if shorter == answer or size(shorter) >= size(answer):
        return block, answer
    assert isinstance(block.opening, Expression)
    line = verifier.lines(block.opening, (Line(None, shorter, (phrase("simplified"),)),))
    return replace(block, lines=block.lines + line), shorter
