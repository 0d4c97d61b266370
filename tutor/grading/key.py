"""The key to an answer: the model, where it counts, and the points at which answers are compared with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.expression.exact import Point
from tutor.expression.reading import default_variables
from tutor.expression.structures import Applied
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.borders import bordered, borders_of_node, has_border, reachable
from tutor.grading.cells import Crossing
from tutor.grading.columns import Columns
from tutor.grading.families import is_exotic
from tutor.grading.holes import hole_conditions
from tutor.grading.pair import Places
from tutor.grading.points import Found, find_points, seed_of

if TYPE_CHECKING:
    from tutor.grading.instances import Instance

_MOST_COLUMNS = 40
"""At how many precisions and places the values of a model are remembered."""


class Key:
    """A model with its points. Nothing is worked out before it is asked for; what was is remembered.

    Two keys are equal when they are the same object.

    Arguments:
        expression: the model.
        domain: conditions under which it counts, each a `Comparison` or `Logic`.
        variables: its variables in order.
        found: its points, where they are known already.
    """

    __slots__ = (
        "_borders",
        "_columns",
        "_exotic",
        "_found",
        "_holes",
        "_known",
        "_names",
        "domain",
        "expression",
        "instances",
        "variables",
    )

    def __init__(
        self,
        expression: Expression,
        domain: tuple[Expression, ...],
        variables: tuple[Symbol, ...],
        found: Found | None = None,
    ) -> None:
        self.expression = expression
        self.domain = domain
        self.variables = variables
        self._found = found
        self._columns: dict[tuple[int, Places], Columns] = {}
        self._borders: dict[Expression, tuple[Expression, ...]] | None = None
        self._holes: tuple[Crossing, ...] | None = None
        self._known: frozenset[Expression] | None = None
        self._names: tuple[list[str], list[str]] | None = None
        self._exotic: bool | None = None
        self.instances: dict[object, Instance | None] = {}
        """The model written out for whole numbers, remembered by `tutor.grading.instances`."""

    @property
    def found(self) -> Found:
        """The points, those where the model has no value, and the borders between."""
        if self._found is None:
            from tutor.grading.instances import points_of_instances  # which are keys themselves

            points = points_of_instances(self) if self.exotic else ()
            self._found = (
                Found(points, (), (), (), exotic=True)
                if points
                else find_points(self.expression, self.domain, self.variables)
            )
        return self._found

    @property
    def exotic(self) -> bool:
        """Does the model, or its domain, hold a Σ, a δ, a ∂ or members of families?"""
        if self._exotic is None:
            self._exotic = is_exotic(self.expression, *self.domain)
        return self._exotic

    @property
    def points(self) -> tuple[Point, ...]:
        """Where the model is real and the conditions of its domain hold; points on borders come last."""
        return self.found.inside

    @property
    def borders(self) -> frozenset[Expression]:
        """The borders of the model and of its domain, all of which the points have on either side."""
        if self._known is None:
            self._known = frozenset(self.found.borders)
        return self._known

    @property
    def holes(self) -> tuple[Crossing, ...]:
        """Where lines meet the single points, curves and surfaces at which the model has no value."""
        if self._holes is None:
            conditions = hole_conditions(self.expression)
            self._holes = tuple([crossing for crossing in self.found.crossings if crossing.border in conditions])
        return self._holes

    @property
    def seed(self) -> int:
        """What points are drawn from."""
        return seed_of(self.expression)

    @property
    def names(self) -> tuple[list[str], list[str]]:
        """The names of letters, and of functions nobody knows, with which an answer is read."""
        if self._names is None:
            letters = (*self.variables, *symbols(self.expression))
            functions = (node.name for node in postorder(self.expression) if isinstance(node, Applied))
            self._names = sorted({letter.label for letter in letters}), sorted(set(functions))
        return self._names

    def columns(self, precision: int, places: Places) -> Columns:
        """The values of the model, and of all its parts, at some of the points.

        Arguments:
            precision: the number of binary digits.
            places: which points.
        """
        columns = self._columns.get((precision, places))
        if columns is None:
            points = self.points
            columns = Columns([points[place] for place in places], precision)
            columns.of(self.expression)
            if len(self._columns) < _MOST_COLUMNS:
                self._columns[precision, places] = columns
        return columns

    def borders_of(self, node: Expression) -> tuple[Expression, ...]:
        """The borders of a node; those of the model's parts are remembered, for answers are made of them too."""
        if not has_border(node):
            return ()
        if self._borders is None:
            self._borders = {part: borders_of_node(part) for part in bordered(reachable(self.expression))}
        found = self._borders.get(node)
        return borders_of_node(node) if found is None else found


def key_of(model: Expression, domain: Sequence[Expression] = (), variables: Sequence[Symbol] = ()) -> Key:
    """The key for a model.

    Arguments:
        model: the right answer.
        domain: conditions under which it counts.
        variables: its variables in order; none to take them from the model.

    >>> from tutor import parse
    >>> len(key_of(parse("x^2 y")).points) > 5
    True
    """
    return Key(model, tuple(domain), tuple(variables) or default_variables(model))
