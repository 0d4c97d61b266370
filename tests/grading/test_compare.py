"""Answers of every sort beside their models: vectors, sets, intervals, constants of integration."""

from __future__ import annotations

import pytest

from tests.grading.answers import judged
from tutor import parse
from tutor.derivation.lesson import Phrase
from tutor.expression.structures import Comparison
from tutor.grading.answer import Single, Vector
from tutor.grading.check import check
from tutor.grading.compare import compare, keys_of, worst
from tutor.grading.equality import Kind
from tutor.grading.sentences import sentences

RIGHT = [
    ("x + x", "2x"),
    ("(2x, y)", "(x + x, y)"),
    ("[2x; y]", "(x + x, y)"),
    ("2x i + y j", "(2x, y)"),
    ("{1, -1}", "±1"),
    ("x = -1 or x = 1", "{1, -1}"),
    ("1, 1, -1", "±1"),
    ("√2/2", "{1/√2}"),
    ("none", "none"),
    ("(0, 0), (1, 1)", "{(1, 1), (0, 0)}"),
    ("(±1, 0)", "{(-1, 0), (1, 0)}"),
    ("x=0, y=0; x=1, y=1", "{(1, 1), (0, 0)}"),
    ("(sqrt(8), 1)", "{(2 sqrt(2), cos(0))}"),
    ("{a + a, b}", "{b, 2a}"),
    ("[0, 1)", "0 <= x < 1"),
    ("x < 1 and x > 0", "0 < x < 1"),
    ("(0, 1) U [1, 2)", "0 < x < 2"),
    ("[1, 2) U (0, 1)", "0 < x < 2"),
    ("(0, 2) U (1, 2)", "0 < x < 2"),
    ("(0, 1) U (1, 1) U [2, 2]", "0 < x < 1 or x = 2"),
    ("x > 0 or x < 0", "x != 0"),
    ("[-sqrt(8), oo)", "x >= -2 sqrt(2)"),
    ("(a, 2b]", "(a, b + b]"),
    ("none", "(1, 1]"),
    ("x^2 + C", "x^2 + C"),
    ("x^2 + K", "x^2 + C"),
    ("C + x^2 + 5", "x^2 + C"),
    ("x^2 + c_1", "x^2 + C"),
    ("ln(2x) + C", "ln(x) + C"),
    ("-cos(x)^2/2 + C", "sin(x)^2/2 + C"),
]
WRONG = [
    ("(y, 2x)", "(2x, y)"),
    ("(2x, y, 0)", "(2x, y)"),
    ("2x", "(2x, y)"),
    ("(2x, y)", "2x"),
    ("1", "±1"),
    ("1, 2, -1", "±1"),
    ("none", "±1"),
    ("1", "none"),
    ("(0, 0)", "{(0, 0), (1, 1)}"),
    ("(0, 1)", "{(1, 0)}"),
    ("1, 2", "{(1, 3)}"),
    ("[0, 1]", "0 <= x < 1"),
    ("(0, 2)", "0 < x < 1"),
    ("(0, 1) U (1, 2)", "0 < x < 2"),
    ("x > 0", "x != 0"),
    ("none", "0 < x < 1"),
    ("ℝ", "x != 0"),
    ("(a, 3b)", "(a, 2b]"),
    ("x^2", "x^2 + C"),
    ("x^3 + C", "x^2 + C"),
    ("x^2 + C x", "x^2 + C"),
    ("ln(x) + C", "ln|x| + C"),
    ("sqrt(-1)", "{1}"),
]


@pytest.mark.parametrize(("answer", "model"), RIGHT)
def test_right_answers_agree(answer: str, model: str) -> None:
    assert judged(answer, model).agrees


@pytest.mark.parametrize(("answer", "model"), WRONG)
def test_wrong_answers_do_not(answer: str, model: str) -> None:
    found = judged(answer, model)
    assert not found.agrees
    assert found.kind in (Kind.DIFFERENT, Kind.NARROWER)


@pytest.mark.parametrize(
    ("answer", "model", "missing", "extra"),
    [("1", "±1", 1, 0), ("1, 2, 3", "±1", 1, 2), ("none", "{1, 2, 3}", 3, 0), ("(0,0), (2,2)", "{(0,0), (1,1)}", 1, 1)],
)
def test_what_is_missing_is_counted_and_what_is_too_much_named(
    answer: str, model: str, missing: int, extra: int
) -> None:
    found = judged(answer, model)
    assert (found.missing, len(found.extra)) == (missing, extra)


@pytest.mark.parametrize(
    ("answer", "model", "keys"),
    [
        ("1, 1, -1", "±1", ["check-answer-repeated"]),
        ("1, 2/2, -1", "±1", ["check-answer-twice"]),
        ("1, 5", "±1", ["check-answer-right-one", "check-answer-extra-one", "check-answer-missing-one"]),
        ("5", "none", ["check-answer-extra-one"]),  # that there are none is the answer
        ("(1, 2)", "{1, 2}", []),
        ("x^2", "x^2 + C", ["check-answer-constant-missing"]),
        ("[0, 1]", "0 < x < 1", ["check-answer-ends-belong", "check-answer-end-out", "check-answer-end-out"]),
        ("[0, 2)", "0 <= x < 1", ["check-answer-left-end"]),
        ("x > 0", "x != 0", ["check-answer-more-pieces"]),
        ("(1, 2, 3)", "(1, 2)", ["check-answer-components"]),
        ("x", "(1, 2)", ["check-answer-wants-a-vector"]),
        ("(1, 2)", "x", ["check-answer-not-a-vector"]),
        ("±1", "1", ["check-answer-one-value"]),
        ("x", "y = x", ["check-answer-wants-an-equation"]),
    ],
)
def test_the_answer_is_told_what_it_lacks(answer: str, model: str, keys: list[str]) -> None:
    assert [phrase.key for phrase in judged(answer, model).says] == keys


def test_another_sort_of_answer_does_not_fit() -> None:
    assert not judged("x", "(1, 2)").fits
    assert judged("(1, 3)", "(1, 2)").fits


def test_what_cannot_be_decided_is_not_wrong() -> None:
    found = judged("9**9**9**9, 1", "{1, 9**9**9**9 + 1}")
    assert found.kind is Kind.UNDECIDED
    assert not found.agrees


def test_each_component_has_its_own_comparison() -> None:
    model = Vector((parse("2x"), parse("y")))
    found = compare(Vector((parse("x + x"), parse("2y"))), model, keys_of(model))
    assert [member.kind for member in found.members] == [Kind.EQUAL, Kind.DIFFERENT]
    assert found.members[1].witness is not None
    assert found.equivalence is None


def test_a_domain_is_heeded() -> None:
    model = Single(parse("1/x"))
    assert compare(Single(parse("1/|x|")), model, keys_of(model, (Comparison(">", parse("x"), parse("0")),))).agrees
    assert not compare(Single(parse("1/|x|")), model).agrees


def test_the_worst_part_decides() -> None:
    assert worst([Kind.EQUAL, Kind.WIDER, Kind.UNDECIDED, Kind.DIFFERENT]) is Kind.DIFFERENT
    assert worst([]) is Kind.EQUAL


def test_a_set_that_is_right_is_no_expression() -> None:
    (said,) = sentences(check("{(0, 0)}", "{(0, 0)}", expression=True))
    second = dict(said.values)["second"]
    assert isinstance(second, Phrase)
    assert second.key == "check-how-tree-set"


def test_an_answer_in_words_is_asked_for_alone() -> None:
    found = check("x^19 + 6x", "derivative is 19x^18 + 6", "x")
    assert found.kind == "not-worked-out"
    assert [one.key for one in sentences(found)] == ["check-answer-alone"]
