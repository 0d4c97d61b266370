"""The exercise that is named against a mistake, in the banks that ship and in one with skills of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.bank.index import Library, banks, library
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.practice.event import Event, Kind
from tutor.practice.progress.cure import cure

HILLS = Path(__file__).parents[2] / "data" / "hills.yaml"


@pytest.fixture(scope="module")
def shipped() -> Library:
    return banks(())


def seen(exercise: str, *skills: str) -> Event:
    return Event(Kind.ANSWERED, 0.0, "5e55", exercise, 1, 0, "a", skills, code=1)


def cured(misconception: str, last: Event, library: Library) -> str:
    found = cure(misconception, last, library)
    return "" if found is None else found.id


@pytest.mark.parametrize("misconception", MISCONCEPTIONS)
def test_against_each_mistake_there_is_an_exercise_that_ships(misconception: str, shipped: Library) -> None:
    assert cured(misconception, seen("rules/rules-table-waves", "trigonometric-functions"), shipped)


@pytest.mark.parametrize(
    ("misconception", "wanted"),
    [
        ("quotient-plus", "rules-quotient-square"),  # the one whose feedback names it
        ("product-minus", "rules-product-logarithm"),  # about the product rule; no bank names the mistake
        ("product-minus + sine-sign", "rules-product-logarithm"),
        ("variable-killed", "rules-power-natural"),  # as its rule tells: ∂x/∂x = 1 is taught with the power rule
    ],
)
def test_it_looks_for_the_mistake_or_is_about_its_skill(misconception: str, wanted: str, shipped: Library) -> None:
    assert cured(misconception, seen("rules/rules-table-waves", "trigonometric-functions"), shipped) == wanted


def test_it_is_another_exercise_than_the_one_in_which_the_mistake_was_seen(shipped: Library) -> None:
    before = seen("rules/rules-product-logarithm", "product-rule", "exponentials-and-logarithms")
    assert cured("product-minus", before, shipped) not in ("", "rules-product-logarithm")
    before = seen("rules/rules-quotient-lines", "quotient-rule")
    assert cured("quotient-reversed", before, shipped) not in ("", "rules-quotient-lines")


def test_in_an_own_bank_it_practises_the_same() -> None:
    own = library((HILLS,))
    assert cured("product-minus", seen("hills/hills-slope", "read-a-slope"), own) == "hills-step"
    assert cured("nobody-knows-it", seen("hills/hills-step", "read-a-slope", "find-the-top"), own) == "hills-slope"
    assert cured("product-minus", seen("gone/gone", "another-skill"), own) == ""
