"""Small named algebra steps that turn an assembled derivative into textbook form.

Nothing here is a general simplification: each pass does one thing a person would do without paper, is named
in the lesson, and is checked like any other line. The work is linear in the number of distinct nodes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tutor.derivation.monomial import combine
from tutor.derivation.residuals import cancel_brackets, divide_terms, put_sign_in, take_out
from tutor.derivation.sigma import leave_sigma, multiply_out, split_sigma
from tutor.derivation.terms import collect, drop_units
from tutor.expression.structures import Counted
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Negation, Number, Product, Quotient, Sum, Symbol

Pass = Callable[[Expression], tuple[Expression, frozenset[str]]]

_LOCAL: tuple[Pass, ...] = (drop_units, combine, collect)
_SIGMA: tuple[Pass, ...] = (leave_sigma, drop_units, combine, divide_terms)
_SPREAD: tuple[Pass, ...] = (multiply_out, split_sigma, drop_units, combine, collect)
_RESIDUAL: tuple[Pass, ...] = (cancel_brackets, take_out, put_sign_in)
_LONG_PRODUCT = 8


@dataclass(frozen=True, slots=True)
class Tidying:
    """One small algebra step: `before` = `after`."""

    names: tuple[str, ...]
    """What was done, as keys of the table of sentences: "zeros", "arithmetic", "order" …"""
    before: Expression
    after: Expression
    factors: tuple[Expression, ...] = ()
    """What was cancelled above and below fraction lines, where a reason tells it."""


def tidied(expression: Expression) -> Expression:
    """An expression in textbook form, without the steps that lead there.

    >>> from tutor import parse
    >>> str(tidied(parse("2*x*3 + 0")))
    '6*x'
    """
    return Tidier().result(expression)


def spread(expression: Expression) -> Expression:
    """An expression with the brackets inside each Σ multiplied out and each Σ split, where that leads to sums of data.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> text(spread(parse("2/N sum(n, (y_n - t x_n) x_n)")))
    '2(Σₙ xₙyₙ − t·Σₙ xₙ²)/N'
    """
    return Tidier().spread(expression)


@dataclass(slots=True)
class Tidier:
    """Tidies expressions and remembers what it has tidied, so that shared parts are done once."""

    _memo: dict[Pass, dict[Expression, tuple[Expression, frozenset[str]]]] = field(default_factory=dict)
    _without_sigma: set[Expression] = field(default_factory=set)

    def local(self, expression: Expression) -> tuple[Tidying, ...]:
        """Tidy a result inside a derivation. A long product waits for the end, so that the work stays linear."""
        if _long(expression):
            return ()
        return self._run(expression, (*_LOCAL, *_SIGMA))

    def whole(self, expression: Expression) -> tuple[Tidying, ...]:
        """Tidy the answer of a whole derivation."""
        steps = self._run(expression, (*_LOCAL, *_SIGMA))
        result = steps[-1].after if steps else expression
        turned = self._run(result, _RESIDUAL)
        if turned:
            steps += turned
            result = turned[-1].after
        if self._holds_sigma(result) and not _is_mean(result):
            steps += self._run(result, _SPREAD)
        return steps

    def spread(self, expression: Expression) -> Expression:
        """Single sums over the data, also where a mean is left in one piece as an answer."""
        steps = self.spreading(expression)
        return steps[-1].after if steps else expression

    def spreading(self, expression: Expression) -> tuple[Tidying, ...]:
        """The steps of `spread`."""
        return self._run(expression, _SPREAD)

    def result(self, expression: Expression) -> Expression:
        """What tidying the whole of an expression makes of it."""
        steps = self.whole(expression)
        return steps[-1].after if steps else expression

    def _holds_sigma(self, root: Expression) -> bool:
        """Whether there is a Σ or a mean below `root`; parts that are known are not walked again."""
        walked: set[Expression] = set()
        stack = [root]
        while stack:
            node = stack.pop()
            if node in self._without_sigma or node in walked:
                continue
            if isinstance(node, Counted):
                return True
            walked.add(node)
            stack.extend(node.children)
        self._without_sigma |= walked
        return False

    def _run(self, expression: Expression, passes: tuple[Pass, ...]) -> tuple[Tidying, ...]:
        steps: list[Tidying] = []
        current = expression
        for one_pass in passes:
            after, names = self._everywhere(current, one_pass)
            if names or after is not current:
                steps.append(Tidying(tuple(sorted(names)), current, after))
                current = after
        return tuple(steps)

    def _everywhere(self, root: Expression, one_pass: Pass) -> tuple[Expression, frozenset[str]]:
        """Apply a pass to every node below `root`, parts before wholes."""
        memo = self._memo.setdefault(one_pass, {})
        stack: list[tuple[Expression, bool]] = [(root, False)]
        while stack:
            node, ready = stack.pop()
            if node in memo:
                continue
            if not ready:
                stack.append((node, True))
                stack.extend((child, False) for child in node.children if child not in memo)
                continue
            memo[node] = _apply(node, one_pass, memo)
        return memo[root]


def _apply(
    node: Expression, one_pass: Pass, memo: dict[Expression, tuple[Expression, frozenset[str]]]
) -> tuple[Expression, frozenset[str]]:
    if isinstance(node, Symbol | Number):
        return node, frozenset()
    names: frozenset[str] = frozenset()
    changed = False
    children = []
    for child in node.children:
        new, done = memo[child]
        children.append(new)
        changed = changed or new is not child
        if done:
            names |= done
    rebuilt = node.rebuild(tuple(children)) if changed else node
    result, own = one_pass(rebuilt)
    same = result == node and not changed and not _restyled(result, node)
    return (node if same else result), names | own


def _restyled(result: Expression, node: Expression) -> bool:
    """Equal trees may still be printed in two ways: x·y and xy."""
    return result is not node and any(isinstance(part, Product) and part.dotted for part in (node, *node.children))


def _long(expression: Expression) -> bool:
    """Whether a product has so many factors that tidying it at every level would cost quadratic time."""
    if isinstance(expression, Negation):
        return _long(expression.operand)
    if isinstance(expression, Quotient):
        return _long(expression.numerator) or _long(expression.denominator)
    return isinstance(expression, Product) and len(expression.factors) > _LONG_PRODUCT


def _is_mean(expression: Expression) -> bool:
    """Whether a Σ is divided by a letter, as in 2/N Σ…: such a sum is left in one piece."""
    terms = expression.terms if isinstance(expression, Sum) else (expression,)
    for term in terms:
        for node in postorder(term):
            if isinstance(node, Quotient) and any(isinstance(part, Symbol) for part in postorder(node.denominator)):
                return True
    return False
