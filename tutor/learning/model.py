"""What is fitted: a model with parameters, the letters that stand for data, and a loss over all rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.reading import Reading
from tutor.expression.structures import BigSum
from tutor.expression.tree import Expression, Power, Symbol


@dataclass(frozen=True, slots=True)
class Model:
    """A prediction from data letters and parameters, such as s·a + b."""

    expression: Expression
    """The prediction for one row, in letters without an index: s·a + b."""
    parameters: tuple[Symbol, ...]
    """What is learnt, in order: (s, b)."""
    inputs: Mapping[Symbol, int] = field(hash=False)  # a mapping has no hash; the other fields tell models apart
    """Each data letter of the prediction → its column in the dataset: a → 0."""
    output: Symbol
    """The letter of what is predicted: h. Its column is the last of the dataset."""
    index: Symbol
    """The index over the rows: i."""
    factors: tuple[Expression, ...] | None
    """What each parameter is multiplied by, in data letters: (a, 1); None when a parameter does not stand linearly."""
    offset: Expression = ZERO
    """What stands without any parameter, in data letters."""

    @property
    def is_line(self) -> bool:
        """Whether the prediction is slope · one data letter + intercept, in this order, as in the lecture."""
        if self.factors is None or len(self.factors) != 2 or self.offset != ZERO or len(self.inputs) != 1:
            return False
        letter = next(iter(self.inputs))
        return self.factors == (letter, ONE)

    @property
    def is_polynomial(self) -> bool:
        """Whether the prediction is β₀ + β₁x + β₂x² … of one data letter, as `--degree` makes it."""
        if self.factors is None or len(self.inputs) != 1 or self.offset != ZERO:
            return False
        letter = next(iter(self.inputs))
        powers = (ONE, letter, *(Power(letter, whole(degree)) for degree in range(2, len(self.factors))))
        return self.factors == powers[: len(self.factors)]


class LossKind(Enum):
    """Which loss: what the sum of squared residuals is multiplied by."""

    HALF_SSE = "half-sse"
    """½ Σ residual²: the lecture's."""
    SSE = "sse"
    """Σ residual²."""
    MSE = "mse"
    """1/n · Σ residual²: the chapter's."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss over all rows, as a function of the parameters."""

    kind: LossKind
    model: Model
    reading: Reading
    """loss(s, b) = ½·Σᵢ (s·aᵢ + b − hᵢ)², its variables the parameters."""

    def scale(self, count: int) -> Fraction:
        """What Σ residual² is multiplied by, for `count` rows."""
        return {LossKind.HALF_SSE: Fraction(1, 2), LossKind.SSE: Fraction(1)}.get(self.kind, Fraction(1, count))


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that least squares needs to know of the data, for a model with p linear parameters.

    With x₁ … x_p the factors of the model in a row and y = output − offset:
    """

    count: int
    """n, the number of rows."""
    gram: tuple[tuple[Fraction, ...], ...]
    """XᵀX (p × p): Σ xⱼxₖ over the rows."""
    moments: tuple[Fraction, ...]
    """Xᵀy (p): Σ xⱼy."""
    total: Fraction
    """Σ y."""
    square: Fraction
    """Σ y²."""
    exact: bool
    """Are these the exact sums? Else they are accumulated in floating point, and shown to 6 digits."""
    sums: Mapping[BigSum, Fraction]
    """Each Σ as it stands in a derivative ("Σᵢ aᵢ²") → its value."""
    outputs: tuple[Fraction, Fraction] | None = None
    """Σ output and Σ output², where a model has an offset, so that y is not the output itself; else None."""
    grain: tuple[tuple[Fraction, ...], ...] = ()
    """How far rounded sums can be trusted; () for exact ones. A combination v of the factors whose sum of squares
    vᵀ(XᵀX)v is at most (Σₖ |Σⱼ vⱼ·grain[j][k]|)² cannot be told from zero."""

    @property
    def spread(self) -> Fraction:
        """Σ (output − mean output)²."""
        total, square = self.outputs or (self.total, self.square)
        return square - total**2 / self.count


@dataclass(frozen=True, slots=True)
class Fit:
    """The parameters for which Σ residual² is least."""

    values: tuple[Fraction, ...]
    """A minimiser (p); the one with zeros for the free parameters when there are many."""
    directions: tuple[tuple[Fraction, ...], ...]
    """Directions (each p) along which nothing changes: the minimisers are values + any multiples; () for one."""
    minimum: Fraction
    """Σ residual² there."""
    r_squared: Fraction | None
    """1 − Σ residual² / Σ (y − ȳ)²; None when all outputs are equal."""
    certain: bool = True
    """Is it known that there are these directions and no fewer? False when the sums are rounded and what is left of a
    column that seems to depend on the others is not nothing, but too little to be told from the rounding."""
