"""One step of a derivation: a partial derivative, rewritten by one rule.

The answer is computed from the steps and from nothing else: a step's `after` still holds smaller partial
derivatives; each has a step of its own among `substeps`; putting their answers in their places and tidying
gives the step's answer. Steps are shared, not copied, where the same subexpression stands twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tutor.derivation.tidy import Tidying
from tutor.expression.structures import Partial
from tutor.expression.tree import Expression

Build = Callable[[tuple[Expression, ...]], Expression]
"""Puts one expression in the place of each partial derivative of a rewrite, in order."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a rule makes of a partial derivative."""

    build: Build
    """The new form, given what stands in the places of `partials`."""
    partials: tuple[Partial, ...] = ()
    """The smaller partial derivatives that are left to work out, in the order of the new form."""
    bindings: tuple[tuple[str, Expression], ...] = ()
    """What the letters of the rule's statement stand for: u, v, n, c."""


@dataclass(frozen=True, slots=True)
class Step:
    """A partial derivative worked out by one rule and the steps below it."""

    rule: str
    """The name of the rule, a key of `rules.RULES`."""
    before: Partial
    """What is worked out."""
    rewrite: Rewrite
    """What the rule makes of it."""
    substeps: tuple[Step, ...]
    """One step for each partial derivative of the rewrite."""
    tidied: tuple[Tidying, ...]
    """Small algebra on the assembled result, in order; the last one's `after` is the answer."""
    _answer: Expression = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        answer = self.tidied[-1].after if self.tidied else self.assembled
        object.__setattr__(self, "_answer", answer)

    @property
    def after(self) -> Expression:
        """The rewrite by this one rule, with the smaller partial derivatives still in it."""
        return self.rewrite.build(self.rewrite.partials)

    @property
    def assembled(self) -> Expression:
        """The rewrite with the answers of the substeps in place, before it is tidied."""
        return self.rewrite.build(tuple(step.answer for step in self.substeps))

    @property
    def answer(self) -> Expression:
        """The derivative, as the steps give it."""
        return self._answer

    @property
    def bindings(self) -> tuple[tuple[str, Expression], ...]:
        """What the letters of the rule's statement stand for."""
        return self.rewrite.bindings


def walk(root: Step) -> Iterator[Step]:
    """Every distinct step below and including `root`, substeps before the step they belong to."""
    seen: set[int] = set()
    stack: list[tuple[Step, bool]] = [(root, False)]
    while stack:
        step, ready = stack.pop()
        if ready:
            yield step
        elif id(step) not in seen:
            seen.add(id(step))
            stack.append((step, True))
            stack.extend((substep, False) for substep in reversed(step.substeps))
