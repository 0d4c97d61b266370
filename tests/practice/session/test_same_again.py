"""The same wrong option once more is no other answer, however it is typed."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, Session
from tests.practice.session.test_teaching import RULE_FIRST
from tutor.practice.event import Kind


@pytest.mark.parametrize("again", ["power rule", "power", "number"])
@pytest.mark.parametrize("first", ["power rule", "number"])
def test_the_same_option_by_its_number_and_by_its_name_is_one_answer(first: str, again: str) -> None:
    session = Session(RULE_FIRST, NUMBER)
    number = next(one for one in session.text.splitlines() if "power rule" in one).strip().partition(".")[0]
    session.type(number if first == "number" else first)
    tried = session.sheet.here
    assert "the answer you gave before" in session.type(number if again == "number" else again)
    assert [(one.kind, one.verdict) for one in session.new] == [(Kind.UNREAD, "repeated")]
    assert session.sheet.here == tried
    assert "the answer you gave before" not in session.type("sum rule")
