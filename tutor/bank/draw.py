"""The values of the parameters of a variant, drawn with the dice of its seed.

Parameters are drawn in their order, and a later one may use earlier ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd

from tutor.bank.columns import table
from tutor.bank.fill import fill_maths
from tutor.bank.filled import PART, Filled, names_in
from tutor.bank.schema.params import Choice, Data, Derived, Fractions, Integers, Param
from tutor.bank.within import within
from tutor.bank.worth import Undefined, worth
from tutor.errors import AuthorError
from tutor.expression.dice import Dice

__all__ = ["Undefined", "check_order", "draw_values"]

_MOST_PAIRS = 100_000
"""A range of fractions may have no more numerators times denominators."""


def draw_values(params: Mapping[str, Param], dice: Dice) -> dict[str, Filled]:
    """A value for each parameter.

    Arguments:
        params: the parameters, in order.
        dice: what they are drawn with.

    Raises:
        AuthorError: a parameter cannot be drawn; the error names its field.
        Undefined: a value that is to be worked out has none for the numbers drawn.

    >>> params = {"n": Integers(integer=(2, 9)), "f": Derived.model_validate({"is": "{n}x^2"})}
    >>> {name: value.text for name, value in draw_values(params, Dice(1)).items()}
    {'n': '3', 'f': '3x^2'}
    """
    values: dict[str, Filled] = {}
    for name, param in params.items():
        with within("params", name):
            values[name] = _drawn(param, values, dice)
    return values


def check_order(params: Mapping[str, Param]) -> None:
    """Makes sure that each parameter uses only parameters before it.

    Raises:
        AuthorError: one uses itself, a later one, or one that does not exist.
    """
    order = list(params)
    uses = {name: [used for text in _texts(param) for used in names_in(text)] for name, param in params.items()}
    for place, name in enumerate(order):
        with within("params", name):
            for text in _texts(params[name]):
                fill_maths(text, dict.fromkeys((*params, *(used for used in uses[name] if used.startswith(PART)))))
        for used in uses[name]:
            with within("params", name):
                if used == name:
                    raise AuthorError(f"{name} is made of itself.", f"Take {{{name}}} out of it.")
                if used in order[place:] and name in uses[used]:
                    message = f"{name} is made of {used}, and {used} of {name}."
                    raise AuthorError(message, "Draw one of them without the other.")
                if used in order[place:]:
                    raise AuthorError(f"{name} uses {used}, which stands below it.", f"Put {used} above {name}.")
                if used.startswith(PART):
                    raise AuthorError(f"{name} uses {used}: a parameter cannot depend on an answer.", "Use parameters.")


def _texts(param: Param) -> tuple[str, ...]:
    match param:
        case Choice():
            return param.choice
        case Derived():
            return (param.formula,)
        case Data():
            columns = param.columns.values()
            return tuple(text for column in columns for text in (*(column.values or ()), column.formula or ""))
    return ()


def _drawn(param: Param, values: Mapping[str, Filled], dice: Dice) -> Filled:
    match param:
        case Integers():
            return Filled(str(_integer(param, dice)))
        case Fractions():
            return Filled(str(_fraction(param, dice)))
        case Choice():
            return Filled(fill_maths(dice.choice(param.choice), values))
        case Derived():
            with within("is"):
                filled = fill_maths(param.formula, values)
                return Filled(worth(filled) if param.worked_out else filled)
        case Data():
            return Filled("", table(param, values, dice))


def _integer(param: Integers, dice: Dice) -> int:
    least, greatest = param.integer
    left_out = sorted({number for number in param.without if least <= number <= greatest})
    number = least + dice.randrange(0, greatest - least + 1 - len(left_out))
    for without in left_out:
        number += number >= without
    return number


def _fraction(param: Fractions, dice: Dice) -> Fraction:
    (least, greatest), (first, last) = param.fraction, param.over
    if (greatest - least + 1) * (last - first + 1) > _MOST_PAIRS:
        raise AuthorError("These are too many fractions to draw from.", "Take smaller ranges.", ("fraction",))
    found = [
        Fraction(above, below)
        for below in range(first, last + 1)
        for above in range(least, greatest + 1)
        if gcd(above, below) == 1
    ]
    if not found:
        message = f"No fraction in lowest terms goes from {least} to {greatest} over {first} to {last}."
        raise AuthorError(message, "Take wider ranges.", ("fraction",))
    return dice.choice(found)
