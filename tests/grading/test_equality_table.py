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
    assert equivalent(model, answer).kind is TURNED[kind], "the other way round"
    found = equivalent(answer, model)
    assert found.kind is kind
    if kind is Kind.DIFFERENT:
        has_a_witness(found)
    elif kind in (Kind.NARROWER, Kind.WIDER):
        has_a_place_and_a_witness_where_it_is_rational(found)
    elif kind is Kind.UNDECIDED:
        assert found == Equivalence(Kind.UNDECIDED), "where nothing is proved nothing is claimed"


def has_a_witness(found: Equivalence) -> None:
    """What is different is so at a point, where the two values lie apart."""
    witness = found.witness
    assert witness is not None
    assert witness.answer is not None
    assert witness.model is not None
    assert not witness.answer.overlaps(witness.model)


def has_a_place_and_a_witness_where_it_is_rational(found: Equivalence) -> None:
    """A gap has conditions, and a point unless none has rational coordinates."""
    assert found.place
    if found.witness is None:
        assert found.thin
        assert all(isinstance(one, Comparison) and one.relation == "!=" for one in found.place)
    else:
        here, elsewhere = found.witness.answer, found.witness.model
        assert (here is None, elsewhere is None) == (found.kind is Kind.NARROWER, found.kind is Kind.WIDER)


def test_each_kind_is_in_the_table() -> None:
    assert {kind for _, _, kind in rows()} == set(Kind)
