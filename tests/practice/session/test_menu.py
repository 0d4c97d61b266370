"""Which rule made this line? The menu, what is taken for an answer to it, and what is kept of it."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import Session
from tests.practice.session.test_asides import CHAINS, at_a_menu
from tests.practice.session.test_stepping import CHAIN
from tutor.derivation.rules import RULES
from tutor.practice.session.scene import Mode, Used
from tutor.practice.wish import Wish

FACTORS = f"{CHAIN.partition('parts:')[0]}parts:\n" + "".join(
    f"    - {{id: a{number}, kind: partial, f: 'f(x, y) = 2(x^2 + {number})/3 + 5y x', wrt: x, prompt: By x?}}\n"
    for number in range(1, 13)
)
"""A factor above and one below: two rules that go by the name of constant factor."""


def used(session: Session) -> Used:
    assert session.scene.used is not None
    return session.scene.used


def test_another_rule_is_wrong_and_the_right_one_is_told() -> None:
    session = at_a_menu()
    right = used(session).step.rule
    wrong = next(place for place, name in enumerate(used(session).options, 1) if name != right)
    said = session.type(str(wrong))
    assert f"It was another one: {RULES[right].title}" in said
    # That it is one of four decides how much a right answer would have told.
    (kept,) = session.new
    assert (str(kept.kind), kept.rule, kept.code, kept.verdict, kept.options) == ("stepped", right, 1, "wrong", 4)
    assert session.mode == Mode.ANSWER


def test_a_rule_may_be_named_in_place_of_its_number() -> None:
    session = at_a_menu()
    assert "Yes:" in session.type(RULES[used(session).step.rule].title)
    assert [one.code for one in session.new] == [0]


@pytest.mark.parametrize(
    ("line", "told"), [("1, 2", "only one can be chosen"), ("quotient rule", "no number of an option")]
)
def test_what_is_no_one_option_costs_nothing(line: str, told: str) -> None:
    session = at_a_menu()
    assert told in session.type(line)
    assert not session.new
    assert session.mode == Mode.MENU


def menus(exercise: str, answer: str, session: str) -> list[Used]:
    """The menus behind twelve right answers."""
    played, found = Session(exercise, session=session * 32), []
    for number in range(1, 13):
        played.type(answer.format(number))
        if played.mode == Mode.MENU:
            found.append(used(played))
            played.type("")
    return found


def test_now_and_then_and_not_each_time_a_rule_is_asked_for() -> None:
    # Twelve right answers have four occasions.
    counts = [len(menus(CHAINS, "6xy(x^2+{})^2", session)) for session in "abcd"]
    assert 0 < sum(counts) < 16


def test_the_options_stand_in_the_order_of_the_rules_and_no_name_twice() -> None:
    order = list(RULES)
    found = [one for session in "abcd" for one in menus(FACTORS, "4x/3 + 5y", session)]
    assert {"constant-factor", "constant-denominator"} & {one.step.rule for one in found}
    for one in found:
        assert one.step.rule in one.options
        assert list(one.options) == sorted(one.options, key=order.index)
        assert len({RULES[name].title for name in one.options}) == len(one.options)


def test_in_an_exam_no_rule_is_asked_for() -> None:
    played = Session(CHAINS, wish=Wish(exam=True), session="a" * 32)
    for number in range(1, 13):
        assert played.mode == Mode.ANSWER
        played.type(f"6xy(x^2+{number})^2")
