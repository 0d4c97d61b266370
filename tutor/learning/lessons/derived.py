"""The normal equations of any linear model, derived: the loss with Σₖ βₖXᵢₖ in it, ∂loss/∂βⱼ by the rules, and = 0."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Block, Line, Lines, Note, phrase
from tutor.derivation.lessons.parts import derivation_block
from tutor.derivation.results import Derivation, checker
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.reading import Reading
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.learning.lessons.line import to_sums
from tutor.learning.lessons.sums import Sums
from tutor.learning.letters import in_row
from tutor.learning.model import LossKind
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


@dataclass(frozen=True, slots=True)
class Letters:
    """How the parameters and the entries of X are counted."""

    family: str
    """The letter of the parameters: β."""
    first: int
    """The number of the first parameter: 0 for β₀."""
    own: bool
    """Are these the parameters' own names? Else β₁, β₂ … stand for them here."""
    j: Symbol
    k: Symbol
    last: Symbol
    """The letter of the number of the last parameter: m."""
    power: Symbol | None
    """xᵢ in a polynomial, where Xᵢⱼ is xᵢʲ; else None."""
    index: Symbol

    def parameter(self, place: Expression) -> Symbol:
        """βⱼ"""
        return Symbol(self.family, (place,))

    def entry(self, place: Expression) -> Expression:
        """Xᵢⱼ; xᵢʲ in a polynomial."""
        return Symbol("X", (self.index, place)) if self.power is None else Power(self.power, place)

    def term(self, place: Expression) -> Product:
        """βₖXᵢₖ; xᵢᵏ·βₖ in a polynomial, as the sources have it."""
        factors = (self.parameter(place), self.entry(place))
        return Product(factors if self.power is None else factors[::-1])

    def total(self, body: Expression) -> BigSum:
        """Σ over the parameters."""
        return BigSum(body, self.k, whole(self.first), self.last)


def letters_of(sums: Sums) -> Letters:
    """β₀ … βₘ where the parameters are numbered so; else β₁ … βₘ for them."""
    model, index = sums.model, sums.over.index
    known = (index, sums.count, *model.parameters, *model.inputs, model.output)
    taken = {symbol.name for symbol in known if isinstance(symbol, Symbol)}
    j, k, *_ = (Symbol(letter) for letter in "jkpqlruv" if letter not in taken)
    last = next(Symbol(letter) for letter in "mpqMPQ" if letter not in taken | {j.name, k.name})
    names = {parameter.name for parameter in model.parameters}
    numbers = [rational_value(part) for parameter in model.parameters for part in parameter.subscripts]
    first = numbers[0] if numbers else None
    own = first in (0, 1) and len(names) == 1 and numbers == [first + place for place in range(len(model.parameters))]
    start = int(first) if own and first is not None else 1
    power = None
    if model.is_polynomial and own and start == 0:
        (letter,) = model.inputs
        power = in_row(letter, index)
    return Letters(names.pop() if own else "beta", start, own, j, k, last, power, index)


def derived_blocks(regression: Regression, sums: Sums, ledger: Ledger) -> tuple[Block, ...]:
    """∂loss/∂βⱼ line by line, and from that the equation in which the sums over the data stand alone.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    model, letters = sums.model, letters_of(sums)
    output = sums.indexed(model.output)
    if model.offset != ZERO:
        used = {symbol.name for symbol in (*model.inputs, model.output, *model.parameters)}
        output = Symbol(next(letter for letter in "yzwvu" if letter not in used), (sums.over.index,))
    prediction = letters.total(letters.term(letters.k))
    mse = regression.loss.kind is LossKind.MSE
    inner = Sum((output, Negation(prediction))) if mse else Sum((prediction, Negation(output)))
    loss: Expression = replace(sums.over, body=Power(inner, whole(2)))
    if mse:
        loss = Product((Quotient(ONE, sums.count), loss))
    elif regression.loss.kind is LossKind.HALF_SSE:
        loss = Product((Quotient(ONE, whole(2)), loss))
    name, variable = regression.loss.reading.name, letters.parameter(letters.j)
    reading = Reading(f"{name} = {text(loss)}", loss, name, (variable,), True, (), ())
    root = Engine().derive(loss, variable)
    derivation = derivation_block(Derivation(reading, variable, root), checker(reading), "key")
    blocks: list[Block] = [Note(phrase("normal-design", row=_row(sums), j=letters.j))]
    if model.offset != ZERO:
        target = Sum((sums.indexed(model.output), Negation(sums.indexed(model.offset))))
        blocks.append(Note(phrase("normal-offset", y=output, target=target)))
    key = "normal-loss" if letters.own else "normal-loss-renamed"
    same = phrase(key, row=model.parameters, family=Symbol(letters.family))
    written = Line(phrase("name", name=name), loss, check=None)
    blocks += [Note(same), Lines(None, (written,)), derivation]
    return (
        *blocks,
        Lines(None, _equations(regression, sums, ledger, letters, output, root.answer)),
        _said(sums, letters),
    )


def _row(sums: Sums) -> tuple[Expression, ...]:
    """Row i of X: (1, aᵢ, aᵢ²)."""
    assert sums.model.factors is not None
    return tuple(map(sums.indexed, sums.model.factors))


def _equations(
    regression: Regression, sums: Sums, ledger: Ledger, letters: Letters, output: Expression, found: Expression
) -> tuple[Line, ...]:
    """The derivative = 0, multiplied out, and the sums in the other order."""

    def over(body: Expression) -> BigSum:
        return replace(sums.over, body=body)

    j, k = letters.entry(letters.j), letters.entry(letters.k)
    factor = to_sums(regression, sums)
    inside = over(letters.total(Product((letters.parameter(letters.k), j, k))))
    left = letters.total(Product((letters.parameter(letters.k), over(Product((j, k))))))
    right = over(Product((j, output)))
    said = phrase("closed-partial", name=regression.loss.reading.name, variable=letters.parameter(letters.j))
    times = () if factor == ONE else (phrase("linear-multiplied", c=factor),)
    return (
        Line(found, ZERO, (said,)),
        ledger.line((inside, right), (found, ZERO), factor, (*times, phrase("normal-spread", y=output))),
        ledger.line((left, right), (inside, right), reason=(phrase("normal-exchanged"),)),
    )


def _said(sums: Sums, letters: Letters) -> Note:
    """For which j the equation stands."""
    parameters = sums.model.parameters
    key = "normal-letters-power" if letters.power is not None else "normal-letters"
    last = letters.first + len(parameters) - 1
    return Note(phrase(key, j=letters.j, first=letters.first, m=letters.last, last=last, x=letters.power or letters.j))
