"""Several steps of gradient descent: each is written out in the worked solution."""

from __future__ import annotations

from tests.bank.kinds.parts import made
from tutor.render.formats import render


def test_each_step_is_written_out() -> None:
    """f′ = 2x, so 3 − 0.1·6 = 2.4, then 2.4 − 0.1·4.8 = 1.92, then 1.92 − 0.1·3.84 = 1.536."""
    page = render(made("descent-step", f="x^2", start="x=3", rate="0.1", steps=3).lesson(), "text", 100, False, False)
    for step in ("3 − 0.1·6", "2.4 − 0.1·4.8", "1.92 − 0.1·3.84", "= 1.536"):
        assert step in page


def test_one_step_is_written_out_once() -> None:
    page = render(made("descent-step", f="x^2", start="x=3", rate="0.1").lesson(), "text", 100, False, False)
    assert page.count("by hand") == 1
