"""The last steps of a derivation: an answer made shorter where a textbook would not stop either.

Only what the rules have put together is looked at, sums, products and fractions; what stands inside functions,
powers and Σ is the student's own. The work is linear in the number of distinct nodes of that part.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.derivation.residuals import has_bracket
from tutor.derivation.shorter import MOST_TERMS, cancel, open_brackets, take_factor_out
from tutor.derivation.signs import signs
from tutor.derivation.tidy import Pass, Tidier, Tidying
from tutor.errors import Unanswerable
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import factors
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum

STEPS = frozenset(
    (
        "opened", "cancelled-through", "number-through", "fractions", "powers-merged", "roots-merged", "factor-leaves",
    )
)  # fmt: skip
"""The names of these steps, as keys of the table of sentences. What follows from one is named behind it."""
_ASSEMBLED = (Sum, Product, Quotient, Negation)
_LONG_PRODUCT = 8


@dataclass(slots=True)
class Textbook:
    """Brings answers about one function into the form in which a textbook would leave them."""

    function: Expression
    """What is differentiated: its domain decides what may be cancelled."""
    tidier: Tidier
    """What the pieces are tidied with after a step."""
    _settled: set[Expression] = field(default_factory=set)
    """Parts in which there is nothing to do."""
    _cancelled: list[Expression] = field(default_factory=list)
    """What the pass that is being made has cancelled."""
    _nonzero: frozenset[Expression] | None = None

    def steps(self, answer: Expression) -> tuple[Tidying, ...]:
        """The steps that make an answer shorter; none where it is as short as it gets.

        >>> from tutor import parse
        >>> book = Textbook(parse("(9x^2 - 2x)/8"), Tidier())
        >>> [str(step.after) for step in book.steps(parse("(18x - 2)/8"))]
        ['(9*x - 1)/4']
        """
        if not self._may_be_shorter(answer):
            return ()
        found: list[Tidying] = []
        current = answer
        for one_pass in (self._cancel, open_brackets, self._cancel, take_factor_out):
            self._cancelled.clear()
            after, names = _everywhere(current, one_pass)
            if names:
                said = tuple(sorted(names, key=lambda name: (name not in STEPS, name)))
                found += [
                    Tidying(said, current, after, tuple(dict.fromkeys(self._cancelled))),
                    *self.tidier.local(after),
                ]
                current = found[-1].after
        return tuple(found)

    def _may_be_shorter(self, answer: Expression) -> bool:
        """Whether there is a bracket in a sum, a product or above a fraction line, or a power of a power below one."""
        stack, seen = [answer], set[Expression]()
        while stack:
            node = stack.pop()
            if node in self._settled or node in seen:
                continue
            if _is_candidate(node):
                return True
            seen.add(node)
            stack += _parts(node)
        self._settled |= seen
        return False

    def _cancel(self, node: Expression) -> tuple[Expression, frozenset[str]]:
        return cancel(node, self._is_nonzero, self._cancelled)

    def _is_nonzero(self, base: Expression) -> bool:
        """Whether a base is nowhere 0 where the function is real."""
        if 0 not in signs(base):
            return True
        if self._nonzero is None:
            self._nonzero = _excluded_zeros(self.function)
        return base in self._nonzero


def _excluded_zeros(function: Expression) -> frozenset[Expression]:
    """What is not 0 anywhere in the domain of a function."""
    from tutor.derivation.domain import domain  # seldom asked for

    try:
        conditions = domain(function).real
    except Unanswerable:
        return frozenset()
    found: set[Expression] = set()
    for condition in conditions:
        if isinstance(condition, Comparison) and condition.right == ZERO and condition.relation in ("!=", "<", ">"):
            found.update((condition.left, *factors(condition.left)))
    return frozenset(found)


def _parts(node: Expression) -> tuple[Expression, ...]:
    """The parts of a node that the rules have put together; a long product is left alone."""
    if isinstance(node, Quotient):
        return (node.numerator,) if isinstance(node.numerator, _ASSEMBLED) else ()
    if not isinstance(node, _ASSEMBLED) or (isinstance(node, Product) and len(node.factors) > _LONG_PRODUCT):
        return ()
    return tuple(part for part in node.children if isinstance(part, _ASSEMBLED))


def _is_candidate(node: Expression) -> bool:
    """A quick look, before anything is counted."""
    if isinstance(node, Sum):
        return len(node.terms) <= MOST_TERMS and any(has_bracket(term) for term in node.terms)
    if isinstance(node, Product):
        return len(node.factors) <= _LONG_PRODUCT and any(isinstance(factor, Sum) for factor in node.factors)
    if isinstance(node, Quotient):
        below = node.denominator
        return has_bracket(node.numerator) or any(
            isinstance(factor, Power) and isinstance(factor.base, Power | Product) for factor in factors(below)
        )
    return False


def _everywhere(root: Expression, one_pass: Pass) -> tuple[Expression, frozenset[str]]:
    """Apply a pass to every assembled node, parts before wholes, without recursion."""
    made: dict[Expression, Expression] = {}
    names: frozenset[str] = frozenset()
    stack = [root]
    while stack:
        node = stack[-1]
        waiting = [part for part in _parts(node) if part not in made] if node not in made else []
        if waiting:
            stack += waiting
            continue
        stack.pop()
        if node in made:
            continue
        children = tuple(made.get(child, child) for child in node.children)
        same = all(new is old for new, old in zip(children, node.children, strict=True))
        made[node], done = one_pass(node if same else node.rebuild(children))
        names |= done
    return made[root], names
