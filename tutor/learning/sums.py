"""Which sums over the rows a model needs, and how all of them come from sums of monomials."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tutor.derivation.differentiate import Engine
from tutor.derivation.tidy import tidied
from tutor.errors import InternalError, Unanswerable
from tutor.expression.numbers import ONE, number
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.learning.balls import ball_of, middle
from tutor.learning.letters import COUNT, in_row, with_rows
from tutor.learning.loss import make_loss
from tutor.learning.matrices import fractions_of, matrix_of
from tutor.learning.model import LossKind, Model, Statistics
from tutor.learning.polynomial import Atoms, Monomial, Polynomial, joined, polynomial

_MOST_DERIVED = 12
"""With more parameters than this no derivative is multiplied out, so the normal equations have every Σ."""

MonomialSums = Mapping[Monomial, Fraction]
"""Monomial → its sum over the rows; that of () is the number of rows."""


def row_sum(model: Model, *factors: Expression) -> Expression:
    """Σ over the rows of a product of expressions in data letters, as it stands at the end of a derivation.

    Arguments:
        model: knows the letters and the index.
        factors: what is multiplied, such as the letters a and h.

    Returns:
        Σᵢ aᵢhᵢ for a and h; n for 1; 2·Σᵢ aᵢ for 2a.

    >>> from tutor.expression.text import text
    >>> from tutor.learning.data.dataset import Heading
    >>> from tutor.learning.modelling import read_model
    >>> line = read_model([Heading("age")], Heading("height"))
    >>> a, one = line.factors
    >>> [text(row_sum(line, *pair)) for pair in ((a, a), (a, one), (one, one), (a, line.output))]
    ['Σᵢ aᵢ²', 'Σᵢ aᵢ', 'n', 'Σᵢ aᵢhᵢ']
    """
    body = factors[0] if len(factors) == 1 else Product(tuple(factors))
    indexed = with_rows(body, (*model.inputs, model.output), model.index)
    return tidied(BigSum(indexed, model.index, ONE, COUNT, implicit=True))


def target(model: Model) -> Expression:
    """y, what the parameters have to make up: the output without the offset of the model."""
    return tidied(Sum((model.output, Negation(model.offset))))


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be summed over the rows for one model."""

    atoms: Atoms
    columns: tuple[Polynomial, ...]
    """The factors of the model, y, and the output itself (p + 2)."""
    bodies: Mapping[BigSum, Polynomial]
    """Each Σ that stands in a derivative → what it sums, as a polynomial."""

    @property
    def basis(self) -> tuple[Monomial, ...]:
        """The monomials of the columns."""
        return tuple(dict.fromkeys(monomial for column in self.columns for monomial in column))

    @property
    def monomials(self) -> frozenset[Monomial]:
        """Every monomial whose sum is needed."""
        basis = self.basis
        products = {joined(one, other) for place, one in enumerate(basis) for other in basis[place:]}
        return frozenset(products.union(((),), *self.bodies.values(), *self.columns))


def plan(model: Model) -> Plan:
    """The sums that a model with linear parameters needs.

    Raises:
        InternalError: the model is not linear in its parameters.
    """
    if model.factors is None:
        raise InternalError("statistics of a model that is not linear in its parameters")
    return _planned(model, text(model.expression))


@lru_cache(maxsize=16)
def _planned(model: Model, spelled: str) -> Plan:
    """The same, remembered for other data. Models that are equal may be spelled in two ways, and so may their Σ."""
    atoms = Atoms()
    y = target(model)
    columns = tuple(polynomial(part, atoms) for part in (*(model.factors or ()), y, model.output))
    bare: dict[Expression, Expression] = {
        in_row(letter, model.index): letter for letter in (*model.inputs, model.output)
    }
    bodies: dict[BigSum, Polynomial] = {}
    for found in _sums(model, y):
        bodies[found] = polynomial(substitute(found.body, bare), atoms)
    return Plan(atoms, columns, bodies)


def _sums(model: Model, y: Expression) -> dict[BigSum, None]:
    """The distinct Σ over data in the normal equations and in the partial derivatives, in order of appearance."""
    factors = model.factors or ()
    pairs = [(one, other) for place, one in enumerate(factors) for other in (*factors[place:], y)]
    pairs += [(y, y), (model.output, ONE)]
    shown = [row_sum(model, *pair) for pair in pairs]
    if len(factors) <= _MOST_DERIVED:
        loss, engine = make_loss(model, LossKind.SSE).reading.expression, Engine()
        shown += [engine.derive(loss, parameter).answer for parameter in model.parameters]
    data = frozenset(in_row(letter, model.index) for letter in (*model.inputs, model.output))
    found: dict[BigSum, None] = {}
    for expression in shown:
        for node in postorder(expression):
            # A derivative that is not multiplied out has Σ with parameters in them: those are no sums over data.
            if isinstance(node, BigSum) and symbols(node.body) <= data:
                found[node] = None
    return found


def assembled(
    found: Plan,
    sums: MonomialSums,
    exact: bool,
    rounding: float = 0.0,
    blur: Mapping[Monomial, float] | None = None,
    unrounded: Container[Monomial] = (),
) -> Statistics:
    """The statistics from the sums of monomials.

    Arguments:
        found: which sums are needed.
        sums: the sum of each of `found.monomials`.
        exact: are the sums exact?
        rounding: how far a sum of squares may be off, relative to itself.
        blur: monomial → how far its column may be off (as a root of a sum of squares) because of rounded data.
        unrounded: monomials whose sums with each other are exact all the same.
    """
    basis, width = found.basis, len(found.columns)
    rows = matrix_of([[column.get(monomial, Fraction(0)) for monomial in basis] for column in found.columns])
    moments = matrix_of([[sums[joined(one, other)] for other in basis] for one in basis])
    products = fractions_of(rows * moments * rows.transpose())
    size = width - 2
    count = int(sums[()])
    totals = [_worth(column, sums) for column in found.columns[size:]]
    grain: tuple[tuple[Fraction, ...], ...] = ()
    if not exact:
        lengths = []
        for one in basis:
            off = Fraction(0) if one in unrounded else _root(abs(sums[joined(one, one)]) * Fraction(rounding))
            lengths.append(off + Fraction((blur or {}).get(one, 0.0)))
        # In fractions: the combination that is left of a³ near 10⁹ is small although each of its terms is near 10²⁷.
        grain = tuple(
            tuple(column.get(monomial, Fraction(0)) * length for monomial, length in zip(basis, lengths, strict=True))
            for column in found.columns[:size]
        )
    return Statistics(
        count=count,
        gram=tuple(tuple(row[:size]) for row in products[:size]),
        moments=tuple(row[size] for row in products[:size]),
        total=totals[0],
        square=products[size][size],
        exact=exact,
        sums={node: _worth(body, sums) for node, body in found.bodies.items()},
        outputs=None if found.columns[size] == found.columns[size + 1] else (totals[1], products[size + 1][size + 1]),
        grain=grain,
    )


def _worth(column: Polynomial, sums: MonomialSums) -> Fraction:
    return sum((coefficient * sums[monomial] for monomial, coefficient in column.items()), Fraction(0))


def _root(square: Fraction) -> Fraction:
    return middle(ball_of(square).sqrt())


def columns_in(atom: Expression, model: Model) -> dict[Symbol, int]:
    """The data letters of an atom → their columns in the dataset; the output's is the last."""
    places = {**model.inputs, model.output: -1}
    return {letter: places[letter] for letter in symbols(atom)}


def no_value(source: str, row: int, part: Expression, point: Mapping[Symbol, Fraction]) -> Unanswerable:
    """The error for a row in which a part of the model has no value."""
    where = ", ".join(f"{letter.label} = {text(number(value, decimal=True))}" for letter, value in point.items())
    at = f" at {where}" if where else ""
    return Unanswerable(
        f"{source}, row {row}: {text(part)} has no value{at}, or one that is too large.",
        "Leave such rows out of the data, or choose a model that has a value in every row.",
    )
