"""Every row of tests/data/equality.txt, worked out by hand: a model, an answer, and how they are related."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent

TABLE = Path(__file__).parent.parent / "data" / "equality.txt"
KINDS = {"equal": Kind.EQUAL, "different": Kind.DIFFERENT, "narrower": Kind.NARROWER, "wider": Kind.WIDER}
TURNED = {kind: kind for kind in Kind} | {Kind.NARROWER: Kind.WIDER, Kind.WIDER: Kind.NARROWER}


def rows() -> list[tuple[str, str, Kind]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines:
        verdict, model, answer = re.split(r"\s{2,}", line.strip())
        found.append((model, answer, KINDS[verdict]))
    return found


def test_the_table_is_whole() -> None:
    assert len(rows()) >= 300
    assert len(set(rows())) == len(rows())


@pytest.mark.parametrize(("model", "answer", "kind"), rows())
def test_the_kind_is_the_one_worked_out_by_hand(model: str, answer: str, kind: Kind) -> None:
    assert equivalent(answer, model).kind is kind


@pytest.mark.parametrize(("model", "answer", "kind"), rows())
def test_the_other_way_round(model: str, answer: str, kind: Kind) -> None:
    assert equivalent(model, answer).kind is TURNED[kind]


@pytest.mark.parametrize(("model", "answer", "kind"), [row for row in rows() if row[2] is not Kind.EQUAL])
def test_what_is_not_equal_has_a_witness(model: str, answer: str, kind: Kind) -> None:
    found = equivalent(answer, model)
    if kind is Kind.DIFFERENT:
        assert found.witness is not None
        assert found.witness.answer is not None
        assert found.witness.model is not None
        assert not found.witness.answer.overlaps(found.witness.model)
