"""What a page is made of as plain data and back: sections, sentences, formulas."""

from __future__ import annotations

from dataclasses import Field, fields, is_dataclass
from fractions import Fraction
from operator import eq
from typing import Any

from tutor.derivation import lesson
from tutor.expression import structures, tree
from tutor.practice.session.face import Face
from tutor.practice.session.outline import Outline

_FROM = (lesson, tree, structures)
_APART = {Face.__name__: Face, Outline.__name__: Outline}
_SPAN = "span"
"""Where a node stood in a source. A page has none."""


def plain(value: object) -> object:
    """A section or something in one as lists, texts, numbers, and mappings of one key that names a class.

    Raises:
        TypeError: a page has no such thing.

    >>> plain(tree.Power(tree.Symbol("x"), tree.Number(Fraction(2))))
    {'Power': [{'Symbol': ['x']}, {'Number': ['2']}]}
    """
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Fraction):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        written = [(getattr(value, field.name), field.default) for field in _fields(type(value))]
        while written and eq(*written[-1]):
            written.pop()
        return {type(value).__name__: [plain(one) for one, _ in written]}
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} is no part of a page")


def built(data: object) -> Any:
    """What `plain` made data of.

    Raises:
        ArithmeticError, ValueError, LookupError, TypeError, AttributeError: they are of something else.

    >>> str(built({"Power": [{"Symbol": ["x"]}, {"Number": ["2"]}]}))
    'x**2'
    """
    if isinstance(data, list):
        return tuple(map(built, data))
    if not isinstance(data, dict):
        return data
    ((name, values),) = data.items()
    made = _made(name)
    given = dict(zip((field.name for field in _fields(made)), map(built, values), strict=False))
    if made is tree.Number:
        # A Fraction reads "1e999999999", too, and works for hours at it.
        given["value"] = Fraction(*map(int, given["value"].split("/")))
    return made(**given)


def _made(name: str) -> Any:
    if name in _APART:
        return _APART[name]
    # None is refused by whoever asks for its fields. A StopIteration would only end the tuple that is being built.
    return next((getattr(module, name) for module in _FROM if hasattr(module, name)), None)


def _fields(made: Any) -> list[Field[object]]:
    return [field for field in fields(made) if field.init and field.name != _SPAN]
