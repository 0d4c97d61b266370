"""What cannot be decided is not counted against the student: no try is used, nothing is learned of skills."""

from __future__ import annotations

from tests.practice.session.acting import NUMBER, Session
from tutor.practice.session.scene import Mode
from tutor.practice.standing import standings
from tutor.practice.wish import Wish

TOWERS = "7 + 9**9**9**9 - 9**9**9**9"
"""It is 7, but the numbers are too large for anybody to see it."""


def test_no_try_is_used_and_nothing_is_learned() -> None:
    session = Session(NUMBER)
    for _ in range(9):
        said = session.type(TOWERS)
        assert "I cannot decide" in said
        assert said.count("count") == 1, "it is said once that it does not count"
        assert "`solution` shows" in said
        assert [(one.verdict, one.code) for one in session.new] == [("undecided", 3)]
    assert session.mode == Mode.ANSWER
    assert standings(session.events, ["t"])["t"] == standings((), ["t"])["t"]
    assert "Right." in session.type("7")


def test_in_an_exam_it_is_left_out_of_the_points() -> None:
    session = Session(NUMBER, wish=Wish(exam=True))
    said = session.type(TOWERS, "")
    assert session.reply.over
    assert "cannot be told; not counted" in said
    assert "Points" not in said
