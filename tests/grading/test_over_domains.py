"""Answers are compared over the whole of a domain: to both ends of it, on all branches of curves, at listed values."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

import tutor
from tutor import parse
from tutor.errors import Unanswerable
from tutor.expression.tree import Symbol
from tutor.grading.domains import split_conditions
from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.key import key_of
from tutor.grading.spread import along_curves, over_domain
from tutor.grading.verdict import Verdict

X, Y = Symbol("x"), Symbol("y")
EQUAL, DIFFERENT = Kind.EQUAL, Kind.DIFFERENT

ROWS = [
    # A kink that no border crosses, a little way into the domain, or near an end of it
    ("sqrt(x^2-6x+9)", "3-x", "0<x<6", DIFFERENT),
    ("sqrt(x^2-6x+9)", "3-x", "2<x<4", DIFFERENT),
    ("sqrt(x^2-6x+9)", "3-x", "x<4", DIFFERENT),
    ("sqrt(x^2-6x+9)", "x-3", "x>2", DIFFERENT),
    ("sqrt(x^2-6x+9)", "3-x", "0<x<3", EQUAL),
    ("sqrt(x^2-6x+9)", "3-x", "x<=3", EQUAL),
    ("(x^2-6x+9)^(3/2)", "(3-x)^3", "0<x<4", DIFFERENT),
    ("sqrt(x^2-2xy+y^2)", "y-x", "0<x<4 and 3<y<5", DIFFERENT),
    ("sqrt(x^2-2xy+y^2)", "y-x", "0<x<3 and 3<y<5", EQUAL),
    ("sqrt(x^2-200x+10000)", "100-x", "0<x<101", DIFFERENT),
    ("acos(cos x)", "x", "0<x<7", DIFFERENT),
    ("acos(cos x)", "x", "0<x<3.2", DIFFERENT),
    ("acos(cos x)", "x", "0<x<3.14", EQUAL),
    ("asin(sin x)", "pi-x", "1.6<x<5", DIFFERENT),
    ("asin(sin x)", "pi-x", "1.6<x<4.7", EQUAL),
    ("sqrt((x-5.99)^2)", "5.99-x", "0<x<6", DIFFERENT),
    ("acos(cos x)", "x", "x^2<16", DIFFERENT),
    ("acos(cos(x+y))", "x+y", "0<x<3 and 0<y<3", DIFFERENT),
    ("sqrt((x+y-3)^2)", "3-x-y", "0<x<2 and 0<y<2", DIFFERENT),
    # Curves: all branches, and as many points as are wanted
    ("sqrt(1-x^2)", "y", "x^2+y^2=1", DIFFERENT),
    ("sqrt(1-y^2)", "x", "x^2+y^2=1", DIFFERENT),
    ("sqrt(1-x^2)", "|y|", "x^2+y^2=1", EQUAL),
    ("sqrt(1-x^2)", "y", "x^2+y^2=1 and y>0", EQUAL),
    ("1/x", "y", "x y=1", EQUAL),
    ("x", "y", "x y=1", DIFFERENT),
    ("x", "sqrt(1+y^2)", "x^2-y^2=1", DIFFERENT),
    ("x", "2", "x^2=4", DIFFERENT),
    ("x y", "|x y|", "x^2=y^2", DIFFERENT),
    ("x^2+2x y", "x(x+2y)", "x^2+y^2=3", EQUAL),
    ("sqrt(x^2+y^2)", "z", "x^2+y^2=z^2", DIFFERENT),
    ("sqrt(x^2+y^2)", "z", "x^2+y^2=z^2 and z>0", EQUAL),
    # Straight lines: a letter is put in
    ("a+b", "1", "a+b=1", EQUAL),
    ("a b", "a(1-a)", "a+b=1", EQUAL),
    ("a b", "a(1+a)", "a+b=1", DIFFERENT),
    ("x", "-y", "x+y=0", EQUAL),
    ("x+y+z", "1", "x+y+z=1", EQUAL),
    ("x y", "x(3-2x)/3", "2x+3y=3", EQUAL),
    ("x y", "x(5-2x)/3", "2x+3y=3", DIFFERENT),
    ("x", "2", "2x=4", EQUAL),
    ("x", "y/2-1", "x/3=y/6-1/3", EQUAL),
    # Values that are listed
    ("x^3", "x", "x==0 or x==1 or x==-1", EQUAL),
    ("x^2", "x", "x==0 or x==1 or x==-1", DIFFERENT),
    ("x^2 y", "x y", "x==0 or x==1", EQUAL),
    ("1/x", "x", "x==0 or x==1", EQUAL),
]


@pytest.mark.parametrize(("model", "answer", "domain", "kind"), ROWS)
def test_over_the_whole_domain(model: str, answer: str, domain: str, kind: Kind) -> None:
    assert equivalent(answer, model, domain).kind is kind


@pytest.mark.parametrize(("model", "answer", "domain", "kind"), [row for row in ROWS if "1/x" not in row])
def test_the_other_way_round(model: str, answer: str, domain: str, kind: Kind) -> None:
    assert equivalent(model, answer, domain).kind is kind


def test_points_lie_near_both_ends_and_between() -> None:
    key = key_of(parse("x y"), (parse("10 < x < 20"),))
    values = sorted(point[X] for point in key.points)
    assert 10 < values[0] < Fraction("10.1")
    assert Fraction("19.9") < values[-1] < 20
    assert max(after - before for before, after in pairwise(values)) < 2


def test_what_has_one_end_only_is_not_filled() -> None:
    assert over_domain((parse("x > 3"),), (X,), [{X: Fraction(5)}]) == []


def test_points_of_a_curve_lie_on_it() -> None:
    found = along_curves((parse("x^2 + y^2 == 25"),), [{X: Fraction(3), Y: Fraction(4)}], (X, Y))
    assert len(found) > 8
    assert all(point[X] ** 2 + point[Y] ** 2 == 25 for point in found)
    assert {(point[X] > 0, point[Y] > 0) for point in found} >= {(a, b) for a in (True, False) for b in (True, False)}


@pytest.mark.parametrize("many", [200, 1000])
@pytest.mark.parametrize(
    ("model", "answer"),
    [
        ("ln(e^x + relu(x - {}))", "x"),
        ("tanh(x + relu(x - {}))", "tanh(x)"),
        ("sigmoid(min(x, {}))", "sigmoid(x)"),
    ],
)
def test_a_difference_far_out_that_fades_is_seen(model: str, answer: str, many: int) -> None:
    assert equivalent(answer, model.format(many)).kind is DIFFERENT
    assert equivalent(model.format(many), answer).kind is DIFFERENT


def test_commas_in_brackets_part_no_conditions() -> None:
    assert split_conditions("max(x, y) > 0, x >= 0; y > [1, 2]") == ["max(x, y) > 0", " x >= 0", " y > [1, 2]"]


def checked(model: str, answer: str, domain: str) -> Verdict:
    found = tutor.check(model, answer, expression=True, domain=domain)
    assert isinstance(found, Verdict)
    return found


@pytest.mark.parametrize(
    ("model", "answer", "domain", "right"),
    [
        ("sum(j,y_j)^2", "1", "sum(j,y_j)=1", True),
        ("x^3", "x", "x in {0,1,-1}", True),
        ("x^2", "x", "x ∈ {0, 1, -1}", False),
        ("|x y|", "x y", "x in {0, 1}, y > 0", True),
        ("max(x,y)", "x", "max(x,y)>0, x>=y", True),
    ],
)
def test_conditions_with_brackets(model: str, answer: str, domain: str, right: bool) -> None:
    assert (checked(model, answer, domain).kind == "right") is right


@pytest.mark.parametrize(
    "domain",
    ["x>1, x<0", "x>1, x<=1", "x^2<-1", "x^2<1, x>2", "2x<=4 and 3-x<0", "1<x<2, y>0, y<0"],
)
def test_a_domain_without_numbers_is_refused(domain: str) -> None:
    with pytest.raises(Unanswerable, match="No number"):
        tutor.check("x y", "x y", expression=True, domain=domain)


@pytest.mark.parametrize("domain", ["x>=1, x<=1", "x^2<=2, x>1.4", "x^2=2", "x!=0", "x>y, x<0", "x^2<2, x^2>1.99"])
def test_a_domain_with_a_number_is_not_refused(domain: str) -> None:
    assert checked("2x", "x+x", domain).kind == "right"


def test_what_is_right_in_a_part_has_no_turned_sign() -> None:
    told = checked("sqrt(x^2-2x+1)", "1-x", "0<x<3")
    assert told.kind == "wrong"
    assert not told.explanations
