"""Answers that only repeat the question: a ∂ that is still to be worked out, or the function's own name."""

from __future__ import annotations

import re

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.reading import Reading
from tutor.expression.structures import Applied, Partial
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Symbol
from tutor.grading.answer import Answer, expressions_of

_EQUALS = re.compile(r"(?<![<>!:=])=(?!=)")
_OPERATORS = frozenset(("diff", "D", "derivative", "differentiate", "grad", "gradient", "deriv"))
_WRITTEN = re.compile(
    r"\b(?:diff|differentiate|derivative|derive|deriv|gradient|grad|[Ll]im(?:it)?)\b|∇|\\nabla|\\lim(?![a-z])"
)
_IN_WORDS = re.compile(r"\b(?:derivative|gradient|limit|answer)\b[^=]*\bis\b", re.IGNORECASE)
"""The derivative is 2x"""
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
    body = _EQUALS.split(source)[-1].strip() if "=" in source else source.strip()
    name = reading.name
    known = {symbol.name for symbol in symbols(reading.expression)} | set(reading.unknown)
    own = name not in known
    if isinstance(answer, str):
        if _IN_WORDS.search(body):
            return (phrase("check-answer-alone"),)
        if _WRITTEN.search(body):
            return (phrase("check-answer-operator"),)
        behind = r"(?![A-Za-z])" if len(name) > 1 else r"\s*['′’]"
        if own and re.search(rf"(?<![A-Za-z]){re.escape(name)}{behind}", body):
            return (phrase("check-answer-own-name", name=name),)
        return (phrase("check-answer-operator"),) if _PRIMED.search(body) and not reading.unknown else ()
    if "D" in body and "D" not in known and _BIG_D.search(body):
        return (phrase("check-answer-operator"),)
    if "d" in body and "d" not in known and _is_leibniz(body, name):
        return (phrase("check-answer-operator"),)
    longer = f"{name}_"
    for expression in expressions_of(answer):
        for node in postorder(expression):
            if isinstance(node, Symbol):
                if own and (node.name == name or node.name.startswith(longer)):
                    return (phrase("check-answer-own-name", name=name),)
            elif isinstance(node, Partial):
                if not _is_of_unknown(node, reading):
                    return (phrase("check-answer-operator"),)
            elif isinstance(node, Applied):
                if node.name in _OPERATORS and node.name not in reading.unknown:
                    return (phrase("check-answer-operator"),)
                if own and node.name == name:
                    return (phrase("check-answer-own-name", name=name),)
    return ()


def _is_leibniz(body: str, name: str) -> bool:
    """Is it d(x²)/dx, or df/dx?"""
    whole = rf"d\s*(?:{re.escape(name)}|y)\s*/\s*d\s*\w+"
    return _LEIBNIZ.search(body) is not None or re.fullmatch(whole, body) is not None


def _is_of_unknown(partial: Partial, reading: Reading) -> bool:
    """Whether nothing is left to work out: ∂/∂x [g(x, y)] where nobody knows g."""
    body = partial.body
    return isinstance(body, Applied) and body.name in reading.unknown and partial.variable in body.arguments
