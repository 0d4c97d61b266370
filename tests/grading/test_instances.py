"""Sums and families written out for fixed numbers of terms, and compared like that."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.exact import exact
from tutor.expression.parser import parse
from tutor.expression.tree import Expression, Symbol
from tutor.grading.closed_sums import closed
from tutor.grading.counts import assignments, letters_for_whole_numbers
from tutor.grading.equality import Kind, Method
from tutor.grading.equivalence import equivalent
from tutor.grading.ground import Grounder, Skipped, TooLarge
from tutor.grading.key import key_of

INDEX, J, N = Symbol("i"), Symbol("j"), Symbol("n")


def written(typed: str, **values: int) -> str:
    return str(Grounder({Symbol(name): value for name, value in values.items()}).of(parse(typed)))


@pytest.mark.parametrize(
    ("typed", "values", "plain"),
    [
        ("sum(i, a_i^2)", {"n": 2}, "a_1**2 + a_2**2"),
        ("sum(i, a_i)", {"n": 1}, "a_1"),
        ("sum(i=2..n, a_i)", {"n": 1}, "0"),
        ("mean(a)", {"n": 3}, "(a_1 + a_2 + a_3)/3"),
        ("sum(j, delta(i,j) a_j)", {"n": 2, "i": 2}, "0*a_1 + 1*a_2"),
        ("x_i + i", {"i": 3}, "x_3 + 3"),
        ("x_n/n", {"n": 3}, "x_3/3"),
        ("sum(i=1..n, sum(j=1..i, w_{i,j}))", {"n": 2}, "w_1_1 + (w_2_1 + w_2_2)"),
        ("sum(i=1..4, i^2)", {}, "30"),
        ("sum(i=1..3, x)", {}, "3*x"),
        ("sum(i=1..2, sum(i=1..3, i x))", {}, "2*(1*x + 2*x + 3*x)"),
        ("x + y", {"n": 2}, "x + y"),
    ],
)
def test_written_out(typed: str, values: dict[str, int], plain: str) -> None:
    assert written(typed, **values) == plain


@pytest.mark.parametrize("typed", ["sum(i=1..oo, x^i)", "sum(i=1..10^9, sin(i x))", "sum(i=1..10^9, a_i)"])
def test_what_is_too_long(typed: str) -> None:
    with pytest.raises(TooLarge):
        written(typed)


def test_numbers_of_terms_that_nobody_means() -> None:
    with pytest.raises(Skipped):
        written("sum(i=3..n, a_i)", n=1)
    assert written("sum(i=5..3, a_i)") == "0"


@pytest.mark.parametrize("body", ["1", "i", "i^2", "(2i - 1)^3", "i(i + 1)/6", "3 - i^5/7", "(i + 1)(i - 4)^2", "2^i"])
@pytest.mark.parametrize(("lower", "upper"), [(1, 1), (0, 60), (-7, 90), (5, 71), (-9, -2)])
def test_closed_forms_against_adding_up(body: str, lower: int, upper: int) -> None:
    tree = parse(body)
    total = sum((value(tree, index) for index in range(lower, upper + 1)), Fraction(0))
    found = closed(tree, INDEX, lower, upper)
    assert found is not None
    assert exact(found, {}) == total


def value(tree: Expression, index: int) -> Fraction:
    found = exact(tree, {INDEX: Fraction(index)})
    assert found is not None
    return found


@pytest.mark.parametrize("body", ["1/i", "sin(i)", "x^i", "sqrt(i)", "i^20", "abs(i)"])
def test_no_closed_form(body: str) -> None:
    assert closed(parse(body), INDEX, 1, 100) is None


def test_closed_forms_with_other_letters() -> None:
    found = closed(parse("i x/y - i^2 sin(x)"), INDEX, 1, 100)
    assert found is not None
    assert equivalent(found, "5050 x/y - 338350 sin(x)").kind is Kind.EQUAL


def test_letters_for_whole_numbers() -> None:
    letters = letters_for_whole_numbers(parse("sum(i=k..n, a_i b_j) + sum(j, c_j)"))
    assert {letter.name for letter in letters.counts} == {"n"}
    assert {letter.name for letter in letters.indices} == {"j", "k"}


def test_indices_are_at_most_the_counts_and_both_same_and_different() -> None:
    given = list(assignments(letters_for_whole_numbers(parse("sum(k, x_i y_j z_k)"))))
    assert all(values[INDEX] <= values[N] and values[J] <= values[N] for values in given)
    assert {values[INDEX] == values[J] for values in given} == {True, False}
    assert {values[N] for values in given} >= {1, 2, 3}


def test_an_answer_for_some_numbers_of_terms_only() -> None:
    right_up_to_three = "n + (n - 1)(n - 2)(n - 3)"
    found = equivalent(right_up_to_three, "sum(i, 1)")
    assert found.kind is Kind.DIFFERENT
    assert found.witness is not None
    assert found.witness.point[N] > 3


@pytest.mark.parametrize("model", ["sum(i, relu(a_i - 5))", "sum(i, ln(a_i^2) b_i)", "abs(x_i - 10)", "mean(abs(a))"])
def test_points_have_members_of_both_signs_and_several_sizes(model: str) -> None:
    points = key_of(parse(model)).points
    members = [number for point in points for letter, number in point.items() if letter.subscripts]
    assert min(members) < 0 < max(members)
    assert max(map(abs, members)) > 10 * min(map(abs, members))


def test_a_domain_about_members_holds_for_all() -> None:
    assert equivalent("2*sum(i, ln(a_i))", "sum(i, ln(a_i^2))", domain="a_i > 0").kind is Kind.EQUAL
    assert equivalent("sum(i, a_i)", "sum(i, abs(a_i))", domain="a_i > 0").kind is Kind.EQUAL
    assert equivalent("sum(i, a_i)", "sum(i, abs(a_i))", domain="a_i < 3").kind is Kind.DIFFERENT


def test_a_domain_about_the_number_of_terms() -> None:
    answer, model = "sum(i, a_i)(n - 1)/(n - 1)", "sum(i, a_i)"
    assert equivalent(answer, model).kind is Kind.NARROWER
    assert equivalent(answer, model, domain="n > 1").kind is Kind.EQUAL


def test_conditions_are_told_about_members_in_general() -> None:
    found = equivalent("2*sum(i, ln(a_i))", "sum(i, ln(a_i^2))")
    assert found.kind is Kind.NARROWER
    assert not found.thin
    assert [str(condition) for condition in found.place] == ["Indexed(a, i) > 0"]
    assert found.witness is not None
    assert found.witness.answer is None
    assert found.witness.point[N] == 2


def test_how_it_was_found_out() -> None:
    fixed, open_ended = equivalent("55", "sum(i=1..10, i)"), equivalent("n(n+1)/2", "sum(i=1..n, i)")
    assert fixed.how is not None
    assert fixed.how.method is Method.EXACT
    assert open_ended.how is not None
    assert open_ended.how.method is Method.BALLS  # a check for several n is no proof for all of them


LONG = [
    ("x^2", "sum(i=1..1000, sum(j=1..1000, x^(i*j)))"),
    ("x^2", "sum(i=1..10^9, sin(i x))"),
    ("1", "sum(i=1..100, sum(j=1..i, a_j))"),
    ("x", "sum(i=1..60, sum(j=1..60, sin(i j x)))"),
    ("5", "sum(i=1..9^9^9, sqrt(i))"),
]


@pytest.mark.parametrize(("one", "other"), LONG)
def test_what_is_too_long_is_left_open(one: str, other: str) -> None:
    assert equivalent(one, other).kind is Kind.UNDECIDED
    assert equivalent(other, one).kind is Kind.UNDECIDED


def test_many_sums_in_each_other_are_no_burden() -> None:
    nested = "sum(i=1..2, " * 30 + "x" + ")" * 30
    assert equivalent("2^30 x", nested).kind is Kind.EQUAL
    assert equivalent("2^30 x + 1", nested).kind is Kind.DIFFERENT
