"""What is known about two expressions: equal, different, equal on a part of the domain, or undecided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tutor.expression.exact import Point
from tutor.expression.text import text
from tutor.expression.tree import Expression

if TYPE_CHECKING:
    from flint import arb


ENOUGH_POINTS = 4
"""Agreement at fewer points is no agreement, unless there are no letters; so many are tried however dear they are."""


class Kind(StrEnum):
    """How an answer and a model are related, over the reals."""

    EQUAL = "equal"
    DIFFERENT = "different"
    NARROWER = "narrower-domain"
    """Equal where both have a value, but the answer has none somewhere where the model has one."""
    WIDER = "wider-domain"
    """Equal where the model has a value; the answer also has one elsewhere."""
    UNDECIDED = "undecided"


class Method(StrEnum):
    """How a relation was found out."""

    TREE = "same expression"
    """The same tree up to the order of terms and factors."""
    EXACT = "exact"
    """Rational functions, compared exactly."""
    BALLS = "balls"
    """Rigorous ball arithmetic at points: a difference is proved, an equality is checked."""
    ALGEBRA = "algebra"
    """A proof by a computer algebra system."""


@dataclass(frozen=True, slots=True)
class How:
    """How a relation was found out.

    >>> str(How(Method.BALLS, 12))
    'balls at 12 points'
    """

    method: Method
    points: int = 0
    """At how many points both sides were compared; 0 unless the method is balls."""

    def __str__(self) -> str:
        return f"balls at {self.points} points" if self.method is Method.BALLS else str(self.method)


@dataclass(frozen=True, slots=True)
class Witness:
    """A point at which two expressions differ for certain."""

    point: Point
    """The values of the letters."""
    answer: arb | None
    """The value of the answer there, as a ball; None where it has none."""
    model: arb | None
    """The value of the model there, as a ball; None where it has none."""


@dataclass(frozen=True, slots=True)
class Equivalence:
    """How an answer is related to a model.

    >>> Equivalence(Kind.EQUAL, How(Method.EXACT)).kind == "equal"
    True
    """

    kind: Kind
    how: How | None = None
    """How it was found out; None when it is undecided."""
    witness: Witness | None = None
    """A point that proves the difference, or at which only one of the two has a value; None when they are equal."""
    place: tuple[Expression, ...] = ()
    """For a narrower or wider domain: the conditions of the narrower one that fail where the other one has a value."""
    thin: bool = False
    """For a narrower or wider domain: do single points or curves make the difference, as in (x² − 1)/(x − 1)?"""

    def __str__(self) -> str:
        """In a line: the relation, how it was found out, and where it fails.

        >>> str(Equivalence(Kind.EQUAL, How(Method.BALLS, 12)))
        'equal (balls at 12 points)'
        """
        said = str(self.kind) if self.how is None else f"{self.kind} ({self.how})"
        if self.witness is not None and self.witness.point:
            said += (
                f"; for example at {', '.join(f'{name.label} = {value}' for name, value in self.witness.point.items())}"
            )
        if self.place:
            said += f"; only where {' and '.join(map(text, self.place))}"
        return said

    @property
    def agrees(self) -> bool:
        """Equal wherever it counts: everywhere, on a wider domain, or but for single points or curves."""
        return self.kind in (Kind.EQUAL, Kind.WIDER) or (self.kind is Kind.NARROWER and self.thin)
