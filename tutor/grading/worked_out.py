"""Answers that only repeat the question: a ∂ that is still to be worked out, or the function's own name."""

from __future__ import annotations

import re

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.reading import Reading
from tutor.expression.structures import Applied, Partial
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Symbol
from tutor.grading.answer import Answer, expressions_of

_OPERATORS = frozenset(("diff", "D", "derivative", "differentiate", "grad", "gradient", "deriv"))
_WRITTEN = re.compile(
    r"\b(?:diff|differentiate|derivative|derive|deriv|gradient|grad|[Ll]im(?:it)?)\b|∇|\\nabla|\\lim(?![a-z])"
)
_PRIMED = re.compile(r"(?<!['′’])[A-Za-zα-ω]['′’]{1,3}\s*[(\[]|[)\]]['′’]{1,3}\s*(?:$|[+\-−*/^·])")
"""σ′(x) and (x²)′, where nobody has said what a ′ would leave to work out."""
_LEIBNIZ = re.compile(
    r"(?<![A-Za-zα-ω\\])d\s*[(\[].*[)\]]\s*/\s*d\s*[A-Za-zα-ω]"
    r"|frac\s*\{\s*(?:d|\\mathrm\s*\{\s*d\s*\})\s*(?:\\left)?[(\[].*\}\s*\{\s*(?:d|\\mathrm\s*\{\s*d\s*\})\s*\w"
)
"""d(x²)/dx"""
_BIG_D = re.compile(r"(?<![A-Za-z])D(?:_?[a-zα-ω])?\s*[(\[]")


def not_worked_out(answer: Answer | str, reading: Reading) -> tuple[Phrase, ...]:
    """What to say of an answer that repeats the question.

    Arguments:
        answer: the answer; or its text, when it could not be read.
        reading: the function that was to be differentiated.

    Returns:
        what to say; () when the answer is worked out, as far as can be seen.

    >>> from tutor.expression.reading import read
    >>> [one.key for one in not_worked_out("∇f", read("x^2"))]
    ['check-answer-operator']
    """
    source = answer if isinstance(answer, str) else answer.source
    body = re.split(r"(?<![<>!:=])=(?!=)", source)[-1].strip()
    name = reading.name
    known = {symbol.name for symbol in symbols(reading.expression)} | set(reading.unknown)
    own = name not in known
    if isinstance(answer, str):
        if _WRITTEN.search(body):
            return (phrase("check-answer-operator"),)
        behind = r"(?![A-Za-z])" if len(name) > 1 else r"\s*['′’]"
        if own and re.search(rf"(?<![A-Za-z]){re.escape(name)}{behind}", body):
            return (phrase("check-answer-own-name", name=name),)
        return (phrase("check-answer-operator"),) if _PRIMED.search(body) and not reading.unknown else ()
    if "D" not in known and _BIG_D.search(body):
        return (phrase("check-answer-operator"),)
    if "d" not in known and _LEIBNIZ.search(body):
        return (phrase("check-answer-operator"),)
    if "d" not in known and re.fullmatch(rf"d\s*(?:{re.escape(name)}|y)\s*/\s*d\s*\w+", body):
        return (phrase("check-answer-operator"),)
    for expression in expressions_of(answer):
        for node in postorder(expression):
            if isinstance(node, Partial) and not _is_of_unknown(node, reading):
                return (phrase("check-answer-operator"),)
            if isinstance(node, Applied) and node.name in _OPERATORS - set(reading.unknown):
                return (phrase("check-answer-operator"),)
            if isinstance(node, Applied) and own and node.name == name:
                return (phrase("check-answer-own-name", name=name),)
            if isinstance(node, Symbol) and own and (node.name == name or node.name.startswith(f"{name}_")):
                return (phrase("check-answer-own-name", name=name),)
    return ()


def _is_of_unknown(partial: Partial, reading: Reading) -> bool:
    """Whether nothing is left to work out: ∂/∂x [g(x, y)] where nobody knows g."""
    body = partial.body
    return isinstance(body, Applied) and body.name in reading.unknown and partial.variable in body.arguments
