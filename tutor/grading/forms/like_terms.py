"""Terms of a sum that join: like terms, numbers, zeros, and the squares of a sine and a cosine."""

from __future__ import annotations

from fractions import Fraction

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.monomial import monomial
from tutor.expression.numbers import rational_value
from tutor.expression.tree import Call, Expression, Negation, Sum
from tutor.grading.forms.products import flat_terms
from tutor.grading.same_tree import Numbering

Kind = frozenset[tuple[int, Fraction]]
"""What makes a term like another: its bases, by number, with their exponents."""


def like_terms(node: Sum) -> list[Phrase]:
    """Like terms of a sum that are not together, numbers that are not added, and zeros.

    >>> from tutor import parse
    >>> [problem.key for problem in like_terms(parse("2x + y + 3x"))]
    ['check-form-like-terms']
    """
    found: list[Phrase] = []
    numbering = Numbering()
    like: dict[Kind, list[Expression]] = {}
    for term, minus in flat_terms(node):
        if rational_value(term) == 0:
            found.append(phrase("check-form-zero-term", part=node))
        else:
            like.setdefault(_kind(term, numbering), []).append(Negation(term) if minus else term)
    for kind, terms in like.items():
        distinct = tuple(dict.fromkeys(terms))
        if len(distinct) > 1:
            found.append(phrase("check-form-like-terms" if kind else "check-form-numbers-added", letters=distinct))
        elif len(terms) > 1:
            found.append(phrase("check-form-twice", part=terms[0]))
    return found


def _kind(term: Expression, numbering: Numbering) -> Kind:
    exponents: dict[int, Fraction] = {}
    for base, exponent in monomial(term).exponents.items():
        number = abs(numbering.number(base))
        exponents[number] = exponents.get(number, Fraction(0)) + exponent
    return frozenset([(number, exponent) for number, exponent in exponents.items() if exponent])


def squares(node: Sum) -> list[Phrase]:
    """sin²u + cos²u, alone or times the same.

    >>> from tutor import parse
    >>> [problem.key for problem in squares(parse("3 sin(x)^2 + 3 cos(x)^2"))]
    ['check-form-squares']
    """
    found: list[Phrase] = []
    known: dict[object, Expression] = {}
    for term, minus in flat_terms(node):
        parts = monomial(Negation(term) if minus else term)
        for base, exponent in parts.exponents.items():
            if exponent == 2 and isinstance(base, Call) and base.function in ("sin", "cos"):
                rest = frozenset([pair for pair in parts.exponents.items() if pair[0] != base])
                other = known.get(("cos" if base.function == "sin" else "sin", base.arguments, rest, parts.coefficient))
                if other is not None:
                    found.append(phrase("check-form-squares", letters=(other, term)))
                known[base.function, base.arguments, rest, parts.coefficient] = term
    return found
