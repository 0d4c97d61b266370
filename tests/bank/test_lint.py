"""What `tutor bank lint` and `coverage` know of mistakes; variants that take too long."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.bank.conftest import HEAD, SOUND
from tutor.bank.coverage import together
from tutor.bank.index import Library
from tutor.bank.lint.examine import examine
from tutor.bank.lint.possible import KNOWN, WHOLE, can_show, showing
from tutor.bank.lint.run import lint
from tutor.bank.pose import Posed, pose
from tutor.render.sentences import whole_answers


def asked(written: Callable[..., Library], part: str) -> Posed:
    text = f"- {{id: one, title: T, skills: [s], difficulty: 1, parts: [{{{part}}}]}}\n"
    return pose(written(HEAD + text).exercise("one")).part()


def test_mistakes_about_whole_answers_are_those_that_have_a_sentence() -> None:
    found = (re.fullmatch("check-whole-why-(.*)", key) for key in whole_answers.SENTENCES)
    # Three sentences are other words for a mistake that has another one.
    others = {"wrong-number-alone", "model-components-swapped", "model-missing-term"}
    assert {one[1] for one in found if one} - others == set(WHOLE)


@pytest.mark.parametrize(
    ("part", "shows", "not_shows"),
    [
        ("kind: partial, f: sin(x^2), wrt: x", "chain-inner-dropped", "quotient-reversed"),
        ("kind: partial, f: x/(x+1), wrt: x", "quotient-reversed", "chain-inner-dropped"),
        ("kind: partial, f: x^3, wrt: x", "all-signs", "descent-uphill"),
        ("kind: gradient, f: x^2 y", "held-factor-lost", "quotient-reversed"),
        ("kind: descent-step, f: x^2, start: x=3, rate: 0.1", "descent-uphill", "fit-swapped"),
        ("kind: stationary, f: x^3 + y^3 - 3xy", "divided-by-variable", "gradient-summed"),
        ("kind: gradient, f: x^2 y + y", "gradient-summed", "point-swapped"),
        ("kind: gradient, f: x^2 y + y", "components-swapped", "divided-by-variable"),
        ("kind: gradient, f: x^2 y + y, at: 'x=3, y=2'", "point-swapped", "function"),
        ("kind: partial, f: x^2 y + y, wrt: x", "other-variable", "components-swapped"),
        ("kind: second-partial, f: x^3 y, wrt: [x, y]", "pure-for-mixed", "gradient-length"),
        ("kind: value, f: x^2 y - y, at: 'x=3, y=2'", "value-point-swapped", "point-swapped"),
        ("kind: value, f: x^2 y - y, at: 'x=3, y=2'", "all-signs", "other-variable"),
        ("kind: number, value: 2*30, prompt: How much?", "factor-missing", "function"),
        ("kind: discussion, model_answer: A., look_for: [B.]", "", "all-signs"),
    ],
)
def test_mistakes_that_can_show(part: str, shows: str, not_shows: str, written: Callable[..., Library]) -> None:
    posed = asked(written, part)
    assert not shows or can_show(shows, posed)
    assert not shows or shows in showing(posed).possible
    assert not can_show(not_shows, posed)
    assert set(showing(posed).possible) <= KNOWN


def test_mistakes_that_cannot_be_told_apart(written: Callable[..., Library]) -> None:
    """x² with the factor 2 left out, and with the exponent left at 1: both are x."""
    posed = asked(written, "kind: partial, f: x^2, wrt: x")
    assert ("power-factor-missing", "power-factor-reduced") in showing(posed).collisions


def test_mistakes_with_the_method_that_cannot_be_told_apart(written: Callable[..., Library]) -> None:
    """∇f = (1, 0) and v = (1, 1): ∇f·v = 1 and |∇f| = 1, and the right slope is 1/√2."""
    posed = asked(written, "kind: directional, f: 'f(x, y) = x', at: 'x=1, y=1', direction: '(1, 1)'")
    assert (("direction-not-unit", "direction-only-length"),)[0] in showing(posed).collisions


def test_mistakes_with_the_method_that_do_no_harm(written: Callable[..., Library]) -> None:
    """v = (3, 4) points along ∇f = (3, 4): the slope is |∇f| = 5, and nobody can make a mistake of it."""
    posed = asked(written, "kind: directional, f: 3x + 4y, at: 'x=1, y=1', direction: '(3, 4)'")
    shows = showing(posed).possible
    assert "direction-not-unit" in shows
    assert "direction-only-length" not in shows


def test_a_variant_that_takes_too_long(written: Callable[..., Library]) -> None:
    located = written(HEAD + SOUND.replace("value: 1", "value: 1, prompt: One?")).exercise("sound")
    (finding,) = examine(located, 1, limit=1e-6)
    assert (finding.code, finding.spot.line, finding.seed) == ("timeout", 5, 0)
    assert examine(located, 1) == ()


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_is_told_by_variants(jobs: int, written: Callable[..., Library]) -> None:
    """Two exercises with nine variants each: on one core each is told, on two there are some steps on the way."""
    part = "params: {n: {integer: [2, 40]}}, variants: 9, parts: [{kind: partial, f: '{n}x^2', wrt: x}]"
    rows = (f"- {{id: {name}, title: T, skills: [s], difficulty: 1, {part}}}\n" for name in ("one", "two"))
    banks, told = written(HEAD + "".join(rows)), []
    lint(banks, banks.entries(), jobs, lambda done, everything: told.append((done, everything)))
    assert told == sorted(set(told))
    assert told[-1] == (18, 18)
    assert jobs > 1 or told == [(done, 18) for done in range(1, 19)]


def test_what_cannot_be_asked_is_done_all_the_same(written: Callable[..., Library]) -> None:
    text = "- {id: one, title: T, skills: [s], difficulty: 1, variants: 20, params: {n: {integer: [2, 40]}}, "
    banks, told = written(HEAD + text + "parts: [{kind: partial, f: '{n}x +', wrt: x}]}\n"), []
    assert lint(banks, banks.entries(), 1, lambda done, everything: told.append((done, everything)))
    assert told[-1] == (20, 20)


def test_mistakes_with_one_answer_are_listed_together() -> None:
    pairs = [("a", "b"), ("c", "d"), ("a", "e"), ("b", "e"), ("e", "c")]
    assert together(pairs) == (("a", "b", "e"), ("c", "d"), ("e", "c"))
