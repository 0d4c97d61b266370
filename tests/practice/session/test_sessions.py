"""Limits, discussions, menus of rules, broken exercises, and whatever else is typed."""

from __future__ import annotations

import pytest

from tests.practice.session.acting import NUMBER, TWO_PARTS, Choice, Session, in_order, the_first
from tests.practice.session.test_asides import CHAINS, at_a_menu
from tests.practice.session.test_resume import THINK
from tests.practice.session.test_stepping import CHAIN
from tutor.bank.pose import Exercised, Posed
from tutor.bank.pose import pose as real
from tutor.errors import CheckFailed, Unanswerable
from tutor.practice.event import Kind
from tutor.practice.session import answering, ask
from tutor.practice.session.scene import Mode
from tutor.practice.wish import Wish

HOSTILE = (
    "", " ", "\t", "\n\n", "(", ")" * 300, "9**9**9**9", "x" * 5000, "\x00\x1b[2J", "∂", "=", "=" * 40, "{", "\\", "?",
    "??", "? ", ":", ":!", "1/0", "none", "yes", "no", "12", "-1", "0", "a", "1,1,1", "hint hint", "step x y", "rules ",
    "note  ",
    "work q", "'; drop table events", "😀", "é" * 200, "\u202e2xy", "skip skip", "rule", "∫x dx", "lim", "⎡1⎤",
)  # fmt: skip


@pytest.mark.parametrize("opening", [(), ("step",), ("work",), ("note",), ("hnt",), ("2xy", "x^2", "7"), ("quit",)])
@pytest.mark.parametrize("bank", [(TWO_PARTS, NUMBER), (THINK,), (CHAIN,)])
def test_whatever_is_typed_is_answered(bank: tuple[str, ...], opening: tuple[str, ...]) -> None:
    session = Session(*bank)
    session.type(*opening)
    opened = session.moment()
    for line in HOSTILE:
        session.return_to(opened)
        for _ in range(2):
            session.type(line)
            assert session.text or session.reply.over
            assert all(one.verdict != "fault" for one in session.new)


def test_a_count_ends_the_session_and_time_begins_no_new_exercise() -> None:
    session = Session(wish=Wish(count=1))
    session.type("2xy", "x^2", "")
    assert session.reply.over
    session = Session(wish=Wish(minutes=1))
    session.time += 100
    session.type("2xy", "x^2", "")
    assert session.reply.over


def test_single_exercises_are_asked_once() -> None:
    session = Session(wish=Wish(scope=("one",)))
    session.type("7", "")
    assert session.reply.over


def test_exercises_that_are_named_come_once_each() -> None:
    session = Session(wish=Wish(scope=("one", "two")), choose=the_first)
    session.type("2xy", "x^2")
    assert session.at == ("one", "a")


@pytest.mark.parametrize("name", ["Apply the rule", "apply the RULE"])
def test_a_name_may_be_typed_with_spaces_and_capitals(name: str) -> None:
    exercise = NUMBER.replace("id: one", "id: apply-the-rule")
    session = Session(TWO_PARTS, exercise, wish=Wish(scope=(name,)), choose=the_first)
    assert (session.sheet.entry.id, session.scene.wish.count) == ("apply-the-rule", 1)


@pytest.mark.parametrize("name", ["nonsense", "two-parts", "\x1b"])
def test_an_unknown_scope_is_refused(name: str) -> None:
    with pytest.raises(Unanswerable, match="There is no bank, topic, skill or exercise"):
        Session(wish=Wish(scope=(name,)))


def test_a_discussion_shows_the_model_answer_after_the_student_has_typed_something() -> None:
    session = Session(THINK)
    assert session.mode == Mode.DISCUSS
    assert "Because." not in session.text
    said = session.type("I think it is so")
    assert said.index("Because.") < said.index("1. one") < said.index("2. two")
    assert (session.new[0].kind, session.new[0].text) == (Kind.NOTED, "I think it is so")
    assert session.mode == Mode.MARK
    assert "^" in session.type("3")
    session.type("2")
    assert (session.new[0].verdict, session.new[0].credit) == ("marked", 0.5)
    assert session.reply.over


def test_at_most_every_third_right_answer_is_followed_by_a_menu_and_nothing_leaves_it() -> None:
    menus = []
    session = Session(CHAINS)
    for number in range(1, 13):
        session.type(f"6xy(x^2+{number})^2")
        if session.mode == Mode.MENU:
            menus.append(number)
            assert "Which rule made this line?" in session.text
            assert "no option 9" in session.type("9")
            session.type("")
            assert not [one for one in session.new if one.kind is Kind.STEPPED]
    assert menus
    assert all(number % 3 == 0 for number in menus)


def test_a_rule_of_the_menu_is_graded_and_kept() -> None:
    session = at_a_menu()
    used = session.scene.used
    assert used is not None
    said = session.type(str(used.options.index(used.step.rule) + 1))
    assert "Yes:" in said
    assert [(str(one.kind), one.rule, one.code) for one in session.new] == [("stepped", used.step.rule, 0)]


def test_a_variant_that_cannot_be_asked_is_reported_and_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def pose(located: object, seed: int, *rest: object) -> Exercised:
        if seed == 0:
            raise CheckFailed("a line is false")
        return real(located, seed, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ask, "pose", pose)
    session = Session(TWO_PARTS)
    assert [str(one.kind) for one in session.new] == ["started", "broken", "asked"]
    broken = session.new[1]
    assert (broken.exercise, broken.seed) == ("b/two", 0)
    assert "a line is false" in broken.text
    assert session.sheet.seed == 1
    assert "a line is false" not in session.text


def test_where_every_variant_is_broken_the_session_ends_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    def pose(located: object, seed: int, *rest: object) -> Exercised:
        raise RecursionError("deep")

    monkeypatch.setattr(ask, "pose", pose)
    session = Session(choose=the_first)
    assert session.reply.over
    assert {one.exercise for one in session.new if one.kind is Kind.BROKEN} == {"b/two", "b/one"}


def test_a_fault_at_an_answer_keeps_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome(posed: Posed, answer: str) -> object:
        raise ZeroDivisionError

    session = Session(choose=in_order)
    monkeypatch.setattr(answering, "outcome", outcome)
    said = session.type("2xy")
    assert "not your mistake" in said
    assert "Traceback" not in said
    assert [(str(one.kind), one.text[:3]) for one in session.new][:2] == [("unread", "2xy"), ("broken", "Zer")]
    assert session.sheet.seed == 1


def test_prose_may_begin_with_the_name_of_a_command() -> None:
    session = Session(THINK)
    session.type("note that it rises")
    assert session.mode == Mode.MARK
    assert session.new[0].text == "note that it rises"


def test_the_report_names_what_went_well_the_mistake_and_what_is_next() -> None:
    session = Session()
    session.type("2x", "hint", "2xy", "x^2", "7", "")
    said = " ".join(session.text.split())
    assert "2 exercises; 3 of 3 answers" in said
    assert "You practised: Skill S; Skill T." in said
    assert "One hint helped." in said
    assert "right at once each time: Skill T." in said
    assert "A mistake to look at: It looks as if the factor y was lost" in said
    assert "Next, " in said


def test_the_same_seed_and_the_same_events_lead_to_the_same_session() -> None:
    lines = ("2x", "2xy", "hint", "x^2", "7")
    first, second = Session(wish=Wish(seed=3)), Session(wish=Wish(seed=3))
    for line in lines:
        assert first.type(line) == second.type(line)
    assert first.events == second.events


def test_a_fault_in_choosing_the_first_exercise_ends_kindly() -> None:
    def choose(*about: object) -> Choice | None:
        raise ZeroDivisionError

    session = Session(choose=choose)
    assert session.reply.over
    assert [str(one.kind) for one in session.new] == ["started", "ended"]


def test_a_broken_exercise_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome(posed: Posed, answer: str) -> object:
        raise ZeroDivisionError

    session = Session(wish=Wish(count=1))
    with monkeypatch.context() as broken:
        broken.setattr(answering, "outcome", outcome)
        session.type("2xy")
    assert session.scene.begun == 1
    again = Session(wish=Wish(count=1), events=session.events, session="b" * 32)
    assert again.scene.begun == 1
    assert again.sheet.seed == session.sheet.seed
