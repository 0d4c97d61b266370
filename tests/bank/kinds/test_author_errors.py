"""What an author may write wrongly: a located error each, that names the field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bank.kinds.parts import DATA, made
from tutor.errors import AuthorError

_AB = {"a": ["0", "1"], "h": ["1"]}


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("partial", {"f": "x^2 (", "wrt": "x"}, ("f",)),
        ("partial", {"f": "x^2", "wrt": "t"}, ("wrt",)),
        ("partial", {"f": "x^2", "wrt": "x x"}, ("wrt",)),
        ("partial", {"f": "sqrt(x)", "wrt": "x", "at": "x=-1"}, ("at",)),
        ("partial", {"f": "abs(x)", "wrt": "x", "at": "x=0"}, ("at",)),
        ("partial", {"f": "x^2", "wrt": "x", "at": "z=1"}, ("at",)),
        ("partial", {"f": "x^2", "wrt": "x", "domain": ["x"]}, ("domain",)),
        ("partial", {"f": "x^2", "wrt": "x", "variables": ["x y"]}, ("variables", 0)),
        ("partial", {"f": "9^9^9^9^9 x + __import__('os')", "wrt": "x"}, ("f",)),
        ("partial", {"f": "x^2 y", "wrt": "x,y"}, ("wrt",)),
        ("partial", {"f": "x^2 y", "wrt": "x y"}, ("wrt",)),
        ("which-rule", {"f": "x^2 y", "wrt": "x,y"}, ("wrt",)),
        ("steps", {"f": "x^2 y", "wrt": "x,y"}, ("wrt",)),
        ("second-partial", {"f": "x y", "wrt": ["x,y", "x"]}, ("wrt", 0)),
        ("loss-gradient", {"wrt": "s,b"}, ("wrt",)),
        ("gradient", {"f": "5"}, ("f",)),
        ("second-partial", {"f": "x y", "wrt": ["x", "q"]}, ("wrt", 1)),
        ("hessian", {"f": "x y", "at": "x=1"}, ("at",)),
        ("hessian", {"f": "5"}, ("f",)),
        ("value", {"f": "1/x", "at": "x=0"}, ("at",)),
        ("directional", {"f": "x y", "at": "x=1, y=1", "direction": "(0, 0)"}, ("direction",)),
        ("directional", {"f": "x y", "at": "x=1, y=1", "direction": "(1, 2, 3)"}, ("direction",)),
        ("tangent", {"f": "ln(x)", "at": "x=0"}, ("at",)),
        ("stationary", {"f": "sin(x)"}, ("f",)),
        ("stationary", {"f": "x^2 y^2"}, ("f",)),
        ("classify", {"f": "abs(x)", "at": "x=0"}, ("at",)),
        ("isolate", {"equation": "6a - b + 1", "for": "a"}, ("equation",)),
        ("isolate", {"equation": "6a - b = 0", "for": "c"}, ("for",)),
        ("isolate", {"equation": "a = a", "for": "a"}, ("equation",)),
        ("isolate", {"equation": "x^2 = c", "for": "x"}, ("equation",)),
        ("loss", {"data": DATA, "at": "s=1"}, ("at",)),
        ("loss", {"data": _AB, "at": "s=1, b=0"}, ("data",)),
        ("loss", {"data": {"a": ["0", "q"], "h": ["1", "2"]}, "at": "s=1, b=0"}, ("data", "a", 1)),
        ("loss", {"data": DATA, "at": "s=1, b=0", "target": "y"}, ("target",)),
        ("loss", {"data": "{d}", "at": "s=1, b=0"}, ("data",)),
        ("loss-gradient", {"model": "s*a + (", "wrt": "s"}, ("model",)),
        ("loss-gradient", {"wrt": "q"}, ("wrt",)),
        ("descent-step", {"f": "x^2", "start": "x=1", "rate": "fast"}, ("rate",)),
        ("descent-step", {"f": "x^2", "start": "x=1", "rate": "-1"}, ("rate",)),
        ("descent-step", {"f": "x^2 (", "start": "x=1", "rate": "0.1"}, ("f",)),
        ("descent-step", {"f": "ln(x)", "start": "x=-1", "rate": "0.1"}, ("start",)),
        ("descent-step", {"f": "ln(x)", "start": "x=1", "rate": "2"}, ("steps",)),
        ("descent-step", {"f": "sin(x)", "start": "x=pi", "rate": "0.1"}, ("start",)),
        ("closed-form", {"for": "m"}, ("for",)),
        ("closed-form", {"for": "s, b"}, ("for",)),
        ("fit", {"data": {"a": ["1", "1"], "h": ["1", "2"]}}, ("data",)),
        ("fit", {"data": DATA, "for": "q"}, ("for",)),
        ("number", {"value": "x + 1"}, ("value",)),
        ("number", {"value": "1/0"}, ("value",)),
        ("expression", {"answer": "2x +"}, ("answer",)),
        ("expression", {"answer": "2x", "given": "2x"}, ("given",)),
        ("expression", {"answer": "2x", "given": "2x +"}, ("given",)),
        ("choice", {"options": [{"text": "![](x.png)", "right": True}, {"text": "no"}]}, ("options", 0, "text")),
        ("which-rule", {"f": "x^2", "wrt": "y"}, ("wrt",)),
        ("steps", {"f": "x^2 +", "wrt": "x"}, ("f",)),
    ],
)
def test_the_field_is_named(kind: str, fields: dict[str, Any], field: tuple[str | int, ...]) -> None:
    with pytest.raises(AuthorError) as caught:
        made(kind, **fields)
    assert caught.value.field == field, caught.value.message
    assert caught.value.message
    assert "--" not in caught.value.mend
