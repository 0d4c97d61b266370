"""∇loss in sums over the data, such as s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ, and what the sums are worth."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.errors import CheckFailed
from tutor.expression.numbers import whole
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Product, Quotient
from tutor.learning.lessons.sums import Sums, added, data_values, sums_of
from tutor.learning.letters import COUNT
from tutor.learning.model import LossKind
from tutor.learning.over_data import value_over

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


def answers(regression: Regression) -> tuple[Expression, ...]:
    """∇loss in sums over the data (p); as the rules give it when the model is not linear in its parameters."""
    found = regression.gradient.answer
    if regression.model.factors is None:
        return found
    sums = sums_of(regression.loss)
    return tuple(
        answer if _is_in_sums(answer, regression) else _in_sums(sums, regression, place)
        for place, answer in enumerate(found)
    )


def _is_in_sums(answer: Expression, regression: Regression) -> bool:
    """Whether no parameter stands inside a Σ."""
    parameters = frozenset(regression.model.parameters)
    return not any(isinstance(node, BigSum) and symbols(node.body) & parameters for node in postorder(answer))


def _in_sums(sums: Sums, regression: Regression, place: int) -> Expression:
    """∂loss/∂βⱼ in sums over the data: 2/n·(s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ)."""
    # XᵀX is symmetric: each sum stands in the order in which its factors come first.
    gram = tuple(sums.gram[min(place, other)][max(place, other)] for other in range(len(sums.gram)))
    inner = added(sums.model.parameters, gram, sums.moments[place])
    match regression.loss.kind:
        case LossKind.HALF_SSE:
            return inner
        case LossKind.SSE:
            return Product((whole(2), inner))
        case LossKind.MSE:
            return Product((Quotient(whole(2), sums.count), inner))


def sums_in(regression: Regression) -> tuple[Expression, ...]:
    """The different sums over the data in ∇loss, in the order in which they stand there."""
    if regression.statistics is None:
        return ()
    found = (node for answer in answers(regression) for node in _from_left(answer) if isinstance(node, BigSum))
    return tuple(dict.fromkeys(found))


def _from_left(root: Expression) -> list[Expression]:
    """The nodes of an expression in the order in which they are read, the whole before its parts."""
    found, stack = [], [root]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(reversed(node.children))
    return found


def sum_values(regression: Regression) -> dict[Expression, Fraction]:
    """Each different sum in ∇loss → its value, and n; `exact_sums` says which of the values are exact."""
    statistics = regression.statistics
    if statistics is None:
        return {}
    sums = sums_of(regression.loss)
    values = {node: sum_value(regression, sums, node) for node in sums_in(regression)}
    return {**values, **exact_sums(regression)}


def exact_sums(regression: Regression) -> dict[Expression, Fraction]:
    """The sums in ∇loss whose value is exact, and n, each with that value.

    Beside a Σ over sines there may be one over the outputs alone, which ends.
    """
    statistics = regression.statistics
    if statistics is None:
        return {}
    sums = sums_of(regression.loss)
    found: dict[Expression, Fraction] = {sums.count: Fraction(statistics.count)}
    columns = data_values(regression)
    for node in sums_in(regression):
        if statistics.exact:
            found[node] = sum_value(regression, sums, node)
        elif columns is not None:
            value = value_over(node, columns, {COUNT: Fraction(statistics.count)})
            found |= {} if value is None else {node: value}
    return found


def sum_value(regression: Regression, sums: Sums, node: Expression) -> Fraction:
    """The value of a sum over the data, from the statistics.

    Raises:
        CheckFailed: the statistics do not have it; a fault of tutor's own.
    """
    statistics = regression.statistics
    assert statistics is not None
    assert isinstance(node, BigSum)
    if node in statistics.sums:
        return statistics.sums[node]
    for row, entries in enumerate(sums.gram):
        if node in entries:
            return statistics.gram[row][entries.index(node)]
    if node in sums.moments:
        return statistics.moments[sums.moments.index(node)]
    raise CheckFailed(f"{text(node)} is not among the sums over the data")
