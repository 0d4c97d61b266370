"""What is known about f when the whole picture is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.domain import Domain
from tutor.expression.structures import Applied, Comparison, Delta, Piecewise
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Symbol
from tutor.stationary.results import EdgePoint, StationaryFamily, StationaryPoint
from tutor.stationary.system import Box
from tutor.stationary.whole.values import Candidate

_BROKEN = frozenset(("sign", "acot", "atan2", "floor", "ceil"))
"""Functions that jump."""


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """All that the proofs draw on."""

    function: Expression
    variables: tuple[Symbol, ...]
    hessian: Sequence[Sequence[Expression]]
    points: Sequence[StationaryPoint]
    families: Sequence[StationaryFamily]
    edges: Sequence[EdgePoint]
    name: str
    domain: Domain
    found: tuple[Candidate, ...]
    """Everything whose value is known."""
    listed: bool
    """Is every stationary point, anywhere, in the list?"""
    valued: bool
    """Is the value known of everything in the list?"""
    box: Box | None = None
    """The box within which the list is complete, if it is only complete there."""

    @property
    def closed(self) -> bool:
        """Has f no letters besides its variables?"""
        return symbols(self.function) <= set(self.variables)

    @property
    def single(self) -> bool:
        """Has f one variable only, so that it has f″ instead of H?"""
        return len(self.variables) == 1

    @property
    def smooth(self) -> bool:
        """Is f differentiable wherever it is defined, on an open domain?"""
        if self.domain.smooth or self.edges:
            return False
        strict = all(
            isinstance(condition, Comparison) and condition.relation in ("<", ">", "!=")
            for condition in self.domain.real
        )
        return strict and self.continuous

    @property
    def continuous(self) -> bool:
        """Is f surely continuous wherever it is defined?"""
        return not any(
            isinstance(node, Piecewise | Applied | Delta) or (isinstance(node, Call) and node.function in _BROKEN)
            for node in postorder(self.function)
        )

    @property
    def everywhere(self) -> bool:
        """Is f defined and differentiable in all of space?"""
        return self.smooth and not self.domain.real
