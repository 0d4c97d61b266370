"""Every row of tests/data/equality.txt, worked out by hand: a model, an answer, and how they are related."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tutor.expression.structures import Comparison
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.equivalence import equivalent

TABLE = Path(__file__).parent.parent / "data" / "equality.txt"
KINDS = {
    "equal": Kind.EQUAL,
    "different": Kind.DIFFERENT,
    "narrower": Kind.NARROWER,
    "wider": Kind.WIDER,
    "undecided": Kind.UNDECIDED,
}
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


@pytest.mark.parametrize(("model", "answer"), [row[:2] for row in rows() if row[2] is Kind.DIFFERENT])
def test_what_is_different_has_a_witness(model: str, answer: str) -> None:
    witness = equivalent(answer, model).witness
    assert witness is not None
    assert witness.answer is not None
    assert witness.model is not None
    assert not witness.answer.overlaps(witness.model)


@pytest.mark.parametrize(("model", "answer", "kind"), [row for row in rows() if row[2] in (Kind.NARROWER, Kind.WIDER)])
def test_a_gap_has_a_place_and_a_witness_where_it_is_rational(model: str, answer: str, kind: Kind) -> None:
    found = equivalent(answer, model)
    assert found.place
    if found.witness is None:
        assert found.thin
        assert all(isinstance(one, Comparison) and one.relation == "!=" for one in found.place)
    else:
        here, elsewhere = found.witness.answer, found.witness.model
        assert (here is None, elsewhere is None) == (kind is Kind.NARROWER, kind is Kind.WIDER)


@pytest.mark.parametrize(("model", "answer"), [row[:2] for row in rows() if row[2] is Kind.UNDECIDED])
def test_where_nothing_is_proved_nothing_is_claimed(model: str, answer: str) -> None:
    assert equivalent(answer, model) == Equivalence(Kind.UNDECIDED)


def test_each_kind_is_in_the_table() -> None:
    assert {kind for _, _, kind in rows()} == set(Kind)
