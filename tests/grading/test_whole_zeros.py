"""Solutions lost by dividing by a letter: told only where all that is missing has a 0 at one place."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.grading.equality import Equivalence
from tutor.grading.whole import lost_zeros as module
from tutor.grading.whole.lost_zeros import lost_zeros


def _named(given: list[str], model: list[str]) -> bool:
    """Whether it is told; members such as "0 2" are points."""
    rows = [[[parse(part) for part in member.split()] for member in members] for members in (given, model)]
    return lost_zeros(rows[0], rows[1]) is not None


@pytest.mark.parametrize(
    ("given", "model", "told"),
    [
        (["1"], ["0", "1"], True),
        (["2", "3"], ["0", "2", "3"], True),
        (["1 3"], ["0 2", "1 3"], True),
        (["1 3"], ["1 3", "2 0"], True),
        (["0"], ["0", "1"], False),  # the 0 is there, the 1 is missing
        (["1"], ["1", "2"], False),
        (["1"], ["0", "1", "2"], False),  # dividing does not lose the 2
        (["1", "5"], ["0", "1"], False),  # 5 is wrong anyway
        (["0 1"], ["0 1", "0 2"], False),  # the place where a 0 is missing has one
        ([], ["0"], False),
        (["1"], [], False),
    ],
)
def test_what_is_missing_has_a_zero(given: list[str], model: list[str], told: bool) -> None:
    assert _named(given, model) is told


def test_nothing_is_compared_where_no_zero_can_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> Equivalence:
        raise AssertionError("compared")

    monkeypatch.setattr(module, "equivalent", never)
    assert not _named(["1", "2"], ["1", "3"])
    assert not _named(["0"], ["0", "3"])
