"""The answer of `tutor stationary`: the points where ∇f = 0, what each one is, and how complete the list is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tutor.derivation.lesson import Block, Lesson, Phrase, Section
from tutor.derivation.results import Gradient, Hessian
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box, Family, Scope

MINIMUM, MAXIMUM, SADDLE, UNDECIDED = "minimum", "maximum", "saddle", "undecided"


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What a point is, and why."""

    kind: str
    """"minimum", "maximum", "saddle" or "undecided"."""
    reason: tuple[Phrase, ...]
    """Whole sentences: the test that decided, or what was tried."""
    blocks: tuple[Block, ...] = ()
    """The test written out: H at the point, determinant, squares completed."""
    strict: bool = True
    """For an extremum: is f larger (smaller) at all other points nearby? False along a line of minima."""
    told: int = 0
    """How many of the sentences stand among the blocks already."""
    everywhere: bool = False
    """Is it proved to be the lowest, or the highest, value that f has anywhere? Set for kinks and edges only."""


class _Judged:
    """What has a verdict."""

    __slots__ = ()
    verdict: Verdict

    @property
    def kind(self) -> str:
        """ "minimum", "maximum", "saddle" or "undecided"."""
        return self.verdict.kind

    @property
    def reason(self) -> str:
        """Why, in words."""
        return _words(self.verdict.reason)


@dataclass(frozen=True, slots=True, eq=False)
class StationaryPoint(_Judged):
    """A point where ∇f = 0."""

    spot: Spot
    height: Coordinate
    """f there."""
    verdict: Verdict
    whole: str = ""
    """"minimum" or "maximum" when it is proved to be the global one, else ""."""
    conditions: tuple[Expression, ...] = ()
    """What parameters must fulfil for this point to be there: a > 0."""

    @property
    def coordinates(self) -> Mapping[str, Expression]:
        """Name → value: the closed form, or six digits."""
        return {symbol.label: one.shown for symbol, one in self.spot.coordinates.items()}

    @property
    def value(self) -> Expression:
        """f at the point: the closed form, or six digits."""
        return self.height.shown


@dataclass(frozen=True, slots=True, eq=False)
class StationaryFamily(_Judged):
    """Infinitely many points where ∇f = 0."""

    family: Family
    height: Expression | None
    """f on the family (a number, or a formula in its letters), or None when that has no short form."""
    verdict: Verdict
    whole: str = ""

    @property
    def coordinates(self) -> Mapping[str, Expression]:
        """Name → form in the free variables and whole-number letters."""
        return {symbol.label: value for symbol, value in self.family.coordinates.items()}


@dataclass(frozen=True, slots=True, eq=False)
class EdgePoint:
    """A point, or a set of points, where f has a value but perhaps no gradient, or an edge of its domain."""

    what: str
    """"kink", "edge", or "stationary" for a kink at which the gradient exists after all and is zero."""
    condition: Expression
    """Where: |x| has its kink where x = 0; a `Comparison`, or several of them with "and"."""
    spot: Spot | None
    """The point, if it is a single one or a candidate singled out on a line of kinks; else None."""
    height: Coordinate | None
    """f there, or None."""
    verdict: Verdict | None
    """What the point is, if that is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Completeness:
    """Whether a point can be missing."""

    scope: Scope
    argument: tuple[Phrase, ...]
    """Why, in whole sentences."""
    box: Box | None
    """The box of the proof; None where it holds everywhere."""
    undecided: tuple[Box, ...] = ()
    """Parts of the box of which nothing is known."""

    @property
    def name(self) -> str:
        """ "proved complete", "proved complete in the box" or "found, not proved complete"."""
        return {
            Scope.EVERYWHERE: "proved complete" if self.box is None else "proved complete in the box",
            Scope.BOX: "proved complete in the box",
            Scope.PARTIAL: "found, not proved complete",
        }[self.scope]

    def __str__(self) -> str:
        return f"{self.name}: {_words(self.argument)}" if self.argument else self.name


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The whole picture: what is the lowest and the highest value of f."""

    notes: tuple[Phrase, ...]
    """Whole sentences, one for each thing that is known."""
    minimum: str = ""
    """"proved", "none" (f runs away below, or comes near without reaching) or "" when nothing is known."""
    maximum: str = ""
    blocks: tuple[Block, ...] = ()
    """Shown work: f along the direction in which it runs away."""
    points: Mapping[int, str] = field(default_factory=dict)
    """Number of a stationary point, from 0 → "minimum" or "maximum", for those proved to be global."""
    families: Mapping[int, str] = field(default_factory=dict)
    """The same for families."""
    edges: Mapping[int, str] = field(default_factory=dict)
    """The same for kinks and edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Stationary:
    """Every point where ∇f = 0, with the algebra that finds it.

    >>> from tutor import stationary_points
    >>> found = stationary_points("3a^2 + b^2 - ab + a")
    >>> [(str(point.coordinates["a"]), str(point.coordinates["b"]), point.kind) for point in found.points]
    [('-2/11', '-1/11', 'minimum')]
    >>> found.completeness.name
    'proved complete'
    """

    gradient: Gradient
    hessian: Hessian
    points: tuple[StationaryPoint, ...]
    families: tuple[StationaryFamily, ...]
    edges: tuple[EdgePoint, ...]
    completeness: Completeness
    whole: Whole
    sections: tuple[Section, ...]
    """The algebra as it is shown."""
    assumptions: tuple[Expression, ...] = ()
    """What is taken for granted about parameters: a ≠ 0."""
    stopped: bool = False
    """Was the time limit reached, so that something was left undone?"""

    @property
    def reading(self) -> Reading:
        """What was asked, and how it was read."""
        return self.gradient.reading

    @property
    def variables(self) -> tuple[Symbol, ...]:
        """The variables, in order."""
        return self.gradient.variables

    @property
    def lesson(self) -> Lesson:
        """The whole lesson, checked."""
        from tutor.stationary.lesson.whole import stationary_lesson

        return stationary_lesson(self)

    def _repr_html_(self) -> str | None:
        from tutor.derivation.notebook import notebook_html

        return notebook_html(self.lesson)


def _words(phrases: tuple[Phrase, ...]) -> str:
    from tutor.derivation.notebook import spoken

    return " ".join(map(spoken, phrases))
