"""How a line follows from the one before it, in the words of a lesson: by rules, or by algebra that has a name."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.reasons import inner_letters, rule_reason, tidy_reasons
from tutor.derivation.rules import RULES
from tutor.derivation.step import Step
from tutor.derivation.tidy import Tidier, Tidying
from tutor.derivation.unfold import TRIVIAL
from tutor.expression.numbers import rational_value
from tutor.expression.traversal import postorder, size
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum
from tutor.grading.same_tree import same_up_to_order
from tutor.grading.working.route import Move

_PAIRED = frozenset(("product", "quotient"))
"""Rules whose reasons name two letters of their own."""
_ROOTS = frozenset(("sqrt", "cbrt", "root"))
_MOST_NAMED = 3
"""More rules than this are given by their titles."""
_MOST_LISTED = 5
_LONG = 2_000


def rule_reasons(moves: Sequence[Move], function: Expression, complete: bool) -> tuple[Phrase, ...]:
    """The rules between two lines, each once; steps that go without saying only where there is nothing else.

    Arguments:
        moves: what was worked out.
        function: the function, whose letters a name for an inner function must not take.
        complete: False where the student's derivatives are not those of the moves; then only the first are sure.
    """
    wanted = moves if complete else [move for move in moves if move.outermost]
    outer = {move.rewrite.partials[0] for move in wanted if move.rule == "chain"}
    wanted = [move for move in wanted if move.rule != "table" or move.place not in outer]
    telling = [move for move in wanted if move.rule not in TRIVIAL] or list(wanted)
    first, second, *others = inner_letters(function)
    paired = any(move.rule in _PAIRED for move in telling)
    letter = others[0] if others and paired else first
    said = dict.fromkeys(rule_reason(_step(move), letter, (first, second)) for move in telling)
    if len(said) > _MOST_NAMED:
        titles = list(dict.fromkeys(title(move.rule) for move in telling))
        more = len(titles) - _MOST_LISTED
        return (*titles[:_MOST_LISTED], *((phrase("check-working-more-rules", count=more),) if more > 0 else ()))
    return tuple(said)


def title(rule: str) -> Phrase:
    """The name of a rule as lessons show it."""
    return phrase("plain", text=RULES[rule].title)


def _step(move: Move) -> Step:
    """The move as a step whose answer nobody asks for: the reasons look at its rule and what its letters stand for."""
    return Step(move.rule, move.before, move.rewrite, (), (Tidying((), move.before, move.before),))


def rule_names(moves: Sequence[Move], complete: bool) -> tuple[str, ...]:
    """The keys of the rules between two lines, each once."""
    return tuple(dict.fromkeys(move.rule for move in moves if complete or move.outermost))


def algebra_reasons(before: Expression, after: Expression) -> tuple[Phrase, ...]:
    """What was done between two lines of the same value in which the same derivatives are left.

    >>> from tutor import parse
    >>> [reason.key for reason in algebra_reasons(parse("2(x + y)"), parse("2x + 2y"))]
    ['check-working-expanded']
    """
    if same_up_to_order(before, after):
        return (phrase("check-working-reordered"),)
    if max(size(before), size(after)) > _LONG:
        return (phrase("check-working-algebra"),)
    tidier = Tidier()
    for steps in (tidier.local(before), tidier.whole(before)):
        for count, step in enumerate(steps, 1):
            if same_up_to_order(step.after, after) and (found := tidy_reasons(steps[:count], named=True)):
                return tuple(found)
    return (phrase(f"check-working-{_change(before, after)}"),)


def _change(before: Expression, after: Expression) -> str:
    """What is told apart by counting: roots, functions, fractions, brackets; the first that changed names it."""
    if _calls(before, roots=True) != _calls(after, roots=True):
        return "roots"
    if _calls(before, roots=False) != _calls(after, roots=False):
        return "functions"
    quotients, negative = _quotients(after) - _quotients(before), _negative_powers(after) - _negative_powers(before)
    if quotients * negative < 0:
        return "negative-powers"
    if quotients:
        return "fractions" if quotients < 0 else "split"
    if _sums_in_exponents(before) != _sums_in_exponents(after):
        return "powers"
    brackets = _brackets(after) - _brackets(before)
    return ("expanded" if brackets < 0 else "factored") if brackets else "algebra"


def _calls(expression: Expression, roots: bool) -> frozenset[str]:
    """The functions that stand in an expression, roots or all others."""
    names = {node.function for node in postorder(expression) if isinstance(node, Call)}
    return frozenset(name for name in names if (name in _ROOTS) == roots)


def _negative_powers(expression: Expression) -> int:
    return sum(isinstance(node, Power) and isinstance(node.exponent, Negation) for node in postorder(expression))


def _sums_in_exponents(expression: Expression) -> int:
    return sum(isinstance(node, Power) and isinstance(node.exponent, Sum) for node in postorder(expression))


def _brackets(expression: Expression) -> int:
    """How many sums stand in brackets as a factor or under an exponent."""
    found = 0
    for node in postorder(expression):
        if isinstance(node, Product):
            found += sum(isinstance(part, Sum) for part in node.children)
        elif isinstance(node, Power):
            found += isinstance(node.base, Sum)
        elif isinstance(node, Negation):
            found += isinstance(node.operand, Sum)
    return found


def _quotients(expression: Expression) -> int:
    nodes = postorder(expression)
    return sum(isinstance(node, Quotient) and rational_value(node) is None for node in nodes)
