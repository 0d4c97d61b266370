"""Which expressions take every real value, worked out by hand."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.grading.reach import takes_every_value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *((text, True) for text in ("C", "-C", "2C + 3", "C^3 - C^2", "ln(C)", "ln|C|", "ln(2C^2)", "sinh(C)", "C D")),
        *((text, True) for text in ("C + ln(D)", "pi C", "C/3", "cbrt(C)", "ln(e^C)", "1 - 2C", "C^2 + D")),
        *((text, False) for text in ("5", "C - C", "C^2", "-C^2 + C", "e^C", "|C|", "sqrt(C)", "sin(C)", "cosh(C)")),
        *((text, False) for text in ("atan(C) + 5", "3 - e^C", "C^4 + C^2", "2 sin(C) + cos(D)", "C^2 D^2")),
        *((text, None) for text in ("C + sin(C)", "1/C", "C^2 - D^2", "C e^C", "ln(1 + C^2)")),
    ],
)  # fmt: skip
def test_every_real_value(text: str, wanted: bool | None) -> None:
    found = takes_every_value(parse(text))
    assert found is wanted
