"""Why data are singular: one point, equal inputs, fewer rows than parameters, columns that depend on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Check, Line, Lines, Note, Phrase, phrase
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.learning.data.dataset import Dataset
from tutor.learning.lessons.factor_rows import rows_of
from tutor.learning.lessons.family import Minimisers, family_of
from tutor.learning.lessons.figures import figure

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


@dataclass(frozen=True, slots=True)
class Reason:
    """Why parameters are left open."""

    kind: str
    """one-row, equal-inputs, few-rows, few-values, same-factor, absent, or dependent."""
    blocks: tuple[Block, ...]
    mend: Phrase
    """What would help."""
    facts: Mapping[str, object] = field(default_factory=dict)


def reasons_of(regression: Regression) -> tuple[Reason, ...]:
    """The reasons, the plainest first: one that explains everything, or one for each dependent column.

    Raises:
        CheckFailed: a relation between columns does not hold in a row; a fault of tutor's own.
    """
    model = regression.model
    assert model.factors is not None
    family = family_of(regression)
    pairs = tuple(_twins(model.factors))
    if pairs:
        twins = tuple(_twin(regression, *pair) for pair in pairs)
        return (*twins, *(_of_data(regression, family, pairs) if len(family.directions) > len(pairs) else ()))
    return _of_data(regression, family)


def _of_data(
    regression: Regression, family: Minimisers, pairs: Sequence[tuple[int, int, Fraction]] = ()
) -> tuple[Reason, ...]:
    """What it is in the data that leaves parameters open. Of each pair of twins only the first counts."""
    data, model = regression.data, regression.model
    assert model.factors is not None
    count, size = data.count, len(model.factors) - len(pairs)
    if count == 1 and size > 1:
        mend = phrase("singular-mend-rows", p=size)
        return (Reason("one-row", (Note(phrase("singular-one-row", p=size)),), mend),)
    if count < size:
        few = phrase("singular-few-rows", n=count, p=size)
        return (Reason("few-rows", (Note(few),), phrase("singular-mend-rows", p=size), {"rows": count}),)
    if len(model.inputs) == 1 and isinstance(data, Dataset) and size > 1:
        ((letter, column),) = model.inputs.items()
        found = _few_values(regression, letter, column, size)
        if found is not None:
            return (found,)
    return tuple(
        _dependent(regression, family, place, direction)
        for place, direction in zip(family.places, family.directions, strict=True)
        if not any(_within(direction, pair) for pair in pairs)
    )


def _twins(factors: tuple[Expression, ...]) -> Iterator[tuple[int, int, Fraction]]:
    """Parameters before the same factor, each with the first one there: b + c, or s·a + 2k·a.

    Yields:
        the place of the first one, that of the other one, and how many times its factor that of the first is.
    """
    taken: set[int] = set()
    for first, other in combinations(range(len(factors)), 2):
        if {first, other} & taken or ZERO in (factors[first], factors[other]):
            continue
        times = rational_value(tidied(Quotient(factors[other], factors[first])))
        if times is not None:
            taken.add(other)
            yield first, other, times


def _twin(regression: Regression, first: int, other: int, times: Fraction) -> Reason:
    """Two parameters that stand only in their sum: no data can part them."""
    one, two = regression.model.parameters[first], regression.model.parameters[other]
    size = two if abs(times) == 1 else Product((figure(abs(times)).shown, two))
    together = Sum((one, Negation(size) if times < 0 else size))
    said = Note(phrase("singular-twins", letters=(one, two), together=together))
    mend = phrase("singular-mend-twins", letters=(one, two), x=two)
    return Reason("same-factor", (said,), mend, {"parameters": [one.label, two.label], "together": together})


def _within(direction: tuple[Fraction, ...], pair: tuple[int, int, Fraction]) -> bool:
    return all(place in pair[:2] for place, value in enumerate(direction) if value)


def _few_values(regression: Regression, letter: Symbol, column: int, size: int) -> Reason | None:
    """All inputs are equal, or there are fewer different ones than parameters."""
    data = regression.data
    assert isinstance(data, Dataset)
    name = data.headings[column].name
    values = set(data.columns[column])
    if len(values) == 1:
        (value,) = values
        said = phrase("singular-equal-inputs", input=name, a=letter, value=figure(value).shown)
        mend = phrase("singular-mend-values", input=name, p=size)
        return Reason("equal-inputs", (Note(said),), mend, {"input": name, "value": figure(value).shown})
    if len(values) < size:
        said = phrase("singular-few-values", input=name, d=len(values), p=size)
        mend = phrase("singular-mend-values", input=name, p=size)
        return Reason("few-values", (Note(said),), mend, {"input": name, "values": len(values)})
    return None


def _dependent(regression: Regression, family: Minimisers, place: int, direction: tuple[Fraction, ...]) -> Reason:
    """One column of X is a combination of others: w = 2a + 1 in every row."""
    model, statistics = regression.model, regression.statistics
    assert model.factors is not None
    assert statistics is not None
    factor = model.factors[place]
    if factor == ZERO:  # s·a − s·a + b: no row has anything to say of s
        parameter = model.parameters[place]
        absent = Note(phrase("singular-absent", x=parameter))
        return Reason("absent", (absent,), phrase("singular-mend-absent", x=parameter), {"parameter": parameter.label})
    relation = _combination(model.factors, place, direction, statistics.exact)
    exact = statistics.exact and all(figure(value).exact for value in direction)
    line = Line(factor, relation, (phrase("singular-every-row"),), "=" if exact else "≈", _holds(regression, direction))
    name = _name(regression, factor)
    if not any(value for other, value in enumerate(direction) if other != place):
        said = phrase("singular-zero", factor=factor, name=name)
    elif all(not value or model.factors[other] == ONE for other, value in enumerate(direction) if other != place):
        said = phrase("singular-constant", factor=factor, name=name)
    else:
        said = phrase("singular-collinear", factor=factor, name=name)
    facts = {"column": factor, "equals": relation}
    about = () if statistics.exact else (Note(phrase("singular-about")),)
    mend = phrase("singular-mend-column", x=model.parameters[place], factor=factor)
    return Reason("dependent", (Note(said), Lines(None, (line,)), *about), mend, facts)


def _name(regression: Regression, factor: Expression) -> str:
    """What a column of X is called: the heading of a plain input, in words; else nothing."""
    model = regression.model
    if isinstance(factor, Symbol) and factor in model.inputs:
        name = regression.data.headings[model.inputs[factor]].name
        return "" if name == factor.label else f" ({name})"
    return ""


def _combination(
    factors: tuple[Expression, ...], place: int, direction: tuple[Fraction, ...], exact: bool
) -> Expression:
    """The others from which a column can be worked out, each with its number; a plain number comes last."""
    terms: list[Expression] = []
    order = sorted(range(len(factors)), key=lambda other: factors[other] == ONE)
    for other in order:
        value = -direction[other]
        if other == place or value == 0:
            continue
        size = figure(abs(value), exact).shown
        factor = factors[other]
        term = size if factor == ONE else factor if size == ONE else Product((size, factor))
        terms.append(Negation(term) if value < 0 else term)
    return total(tuple(terms)) if terms else ZERO


def _holds(regression: Regression, direction: tuple[Fraction, ...]) -> Check | None:
    """Put the relation into every row of the data.

    Raises:
        CheckFailed: it does not hold in one of them.
    """
    rows = rows_of(regression)
    if rows is None or not rows.exact:
        return None
    for row in zip(*rows.factors, strict=True):
        if sum((value * entry for value, entry in zip(direction, row, strict=True)), Fraction(0)) != 0:
            raise CheckFailed("a relation between columns does not hold in every row")
    return Check(len(rows.outputs))
