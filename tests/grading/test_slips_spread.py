"""The measurement of the bench on a few functions: mistakes are named, right answers are left alone."""

from __future__ import annotations

from tests.bench.misconceptions import TARGET, spread


def test_mistakes_are_named_and_right_answers_are_not() -> None:
    found = spread(5, seed=11)
    assert found.cases.total() > 150
    assert len(found.cases) > 35
    assert found.share >= TARGET, found.missed
    assert found.right >= 25
    assert found.right_diagnosed == []
    assert found.pairs_explained >= 0.8 * found.pairs
