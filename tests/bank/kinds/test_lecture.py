"""The lecture's numbers, one after the other (002: questions 1 to 8)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bank.kinds.parts import DATA, kind_of, made

_LOSS = {"data": DATA}


@pytest.mark.parametrize(
    ("kind", "fields", "answer"),
    [
        ("gradient", {"f": "3a^2 + b^2 - ab + a"}, "(6a - b + 1, 2b - a)"),
        ("isolate", {"equation": "6a - b + 1 = 0", "for": "a"}, "a = (b - 1)/6"),
        ("isolate", {"equation": "2b - a = 0", "for": "b"}, "b = a/2"),
        ("isolate", {"equation": "b = 1/2 * (b - 1)/6", "for": "b"}, "-1/11"),
        ("number", {"value": "((-1/11) - 1)/6"}, "-2/11"),
        ("stationary", {"f": "3a^2 + b^2 - ab + a"}, "a = -2/11, b = -1/11"),
        ("partial", {"f": "(x + y + z)^2", "wrt": "y"}, "2(x + y + z)"),
        ("loss", {**_LOSS, "at": "s=1, b=0"}, "2230"),
        ("loss-gradient", {"wrt": "s"}, "s sum(i, a_i^2) + b sum(i, a_i) - sum(i, a_i h_i)"),
        ("loss-gradient", {"wrt": "b"}, "s sum(i, a_i) + b n - sum(i, h_i)"),
        ("loss-gradient", {**_LOSS, "at": "s=1, b=0"}, "(-260, -114)"),
        ("descent-step", {**_LOSS, "start": "s=1, b=0", "rate": "0.01"}, "(3.6, 1.14)"),
        ("closed-form", {"for": "b", "terms": "means-and-slope"}, "b = mean(h) - s mean(a)"),
        ("closed-form", {"for": "s"}, "s = (mean(a h) - mean(a) mean(h))/(mean(a^2) - mean(a)^2)"),
        ("number", {"value": "(0 + 80 + 200)/3"}, "280/3"),
        ("fit", _LOSS, "(5, 30)"),
        ("fit", {**_LOSS, "for": "s"}, "s = 5"),
        ("loss", {**_LOSS, "at": "s=5, b=30"}, "0"),
    ],
)
def test_the_lecture_has_it_so(kind: str, fields: dict[str, Any], answer: str) -> None:
    assert kind_of(made(kind, **fields), answer) == "right"


@pytest.mark.parametrize(
    ("kind", "fields", "answer"),
    [
        ("closed-form", {"for": "s"}, r"s = \frac{\overline{ah} - \bar{a}\bar{h}}{a^2 - \bar{a}^2}"),
        (
            "isolate",
            {"equation": "s*mean(a^2) + b*mean(a) - mean(a h) = 0", "for": "s"},
            r"s = -b \frac{\bar{a}}{a^2} + \frac{\overline{ah}}{a^2}",
        ),
    ],
)
def test_a_bar_that_the_slides_lost_is_no_mistake(kind: str, fields: dict[str, Any], answer: str) -> None:
    asked = made(kind, **fields)
    assert kind_of(asked, answer) == "not-worked-out"
    assert kind_of(asked, answer.replace("a^2", r"\overline{a^2}")) == "right"
    assert kind_of(asked, answer.replace("a^2", "2")) == "wrong"
