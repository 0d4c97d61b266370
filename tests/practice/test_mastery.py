"""Bayesian knowledge tracing, with numbers worked out by hand from its formulas (Corbett and Anderson 1995)."""

from __future__ import annotations

import pytest

from tests.practice.happening import about, answer, right
from tutor.derivation.rules import RULES
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.practice.event import Event, Kind
from tutor.practice.mastery import MASTERED, blame, guess, observed, taught
from tutor.practice.standing import Fold
from tutor.practice.taught import SKILLS_OF_RULES, skill_of_mistake


def mastery(*events: Event, skill: str = "s1") -> float:
    return Fold(["s1", "s2"], events).standings()[skill].mastery


def test_a_right_answer_by_bayes() -> None:
    # 0.25·0.9 / (0.25·0.9 + 0.75·0.2) = 0.6, and then a tenth of what is missing is learned.
    assert observed(0.25, 1) == pytest.approx(0.6)
    assert mastery(answer(0, "s1")) == pytest.approx(0.64)


def test_a_wrong_answer_by_bayes() -> None:
    # 0.25·0.1 / (0.25·0.1 + 0.75·0.8) = 0.04, and 0.04 + 0.96·0.1 = 0.136.
    assert observed(0.25, 0) == pytest.approx(0.04)
    assert mastery(answer(1, "s1")) == pytest.approx(0.136)


def test_three_right_answers_master_a_skill() -> None:
    assert mastery(*right(3, "s1")) == pytest.approx(0.9783, abs=1e-4)
    assert mastery(*right(2, "s1")) < MASTERED < mastery(*right(3, "s1"))


def test_one_slip_resets_nothing() -> None:
    before, after = mastery(*right(3, "s1")), mastery(*right(3, "s1"), answer(1, "s1", part="z"))
    assert 0.85 < after < before
    assert mastery(*right(3, "s1"), answer(1, "s1", part="z"), answer(0, "s1", part="y")) > MASTERED


def test_however_many_were_right_a_later_mistake_still_counts() -> None:
    assert mastery(*right(500, "s1"), answer(1, "s1", part="z")) < 0.95


def test_a_menu_is_guessed_more_easily() -> None:
    assert guess(2) == 0.5
    # 0.25·0.9 / (0.25·0.9 + 0.75·0.5) = 0.375, and 0.375 + 0.625·0.1 = 0.4375.
    assert mastery(answer(0, "s1", options=2)) == pytest.approx(0.4375)
    assert mastery(answer(0, "s1", options=2)) < mastery(answer(0, "s1", options=4)) < mastery(answer(0, "s1"))


def test_a_later_try_counts_less_and_teaches() -> None:
    # 0.136·0.9/(0.136·0.9 + 0.864·0.2) = 0.41463; from 0.136 a quarter of the way: 0.20566; taught: 0.28509.
    assert mastery(answer(1, "s1"), answer(0, "s1")) == pytest.approx(0.28509, abs=1e-5)


def test_many_wrong_tries_at_one_part_are_no_flood() -> None:
    once = mastery(answer(1, "s1"))
    assert mastery(*(answer(1, "s1") for _ in range(3))) > once / 2


def test_hints_are_no_mistakes() -> None:
    assert mastery(about(Kind.HINTED, "s1"), about(Kind.HINTED, "s1")) == 0.25
    # After one hint the answer counts half: 0.25 + (0.6 − 0.25)/2 = 0.425, taught: 0.4825.
    assert mastery(about(Kind.HINTED, "s1"), answer(0, "s1")) == pytest.approx(0.4825)
    assert mastery(answer(0, "s1", hints=1)) == pytest.approx(0.4825)


@pytest.mark.parametrize(
    "event",
    [
        answer(2, "s1", verdict="unreadable"),
        answer(3, "s1", verdict="undecided"),
        answer(1, "s1", verdict="wrong-form"),
        about(Kind.UNREAD, "s1"),
        about(Kind.SKIPPED, "s1"),
        about(Kind.NOTED, "s1"),
        about(Kind.BROKEN, "s1"),
    ],
    ids=lambda event: event.verdict or event.kind,
)
def test_what_is_no_evidence(event: Event) -> None:
    assert mastery(event) == 0.25
    assert mastery(event, answer(0, "s1")) == pytest.approx(0.64), "the next answer is the first one that counts"


def test_credit_counts_in_part() -> None:
    # Half of the way between 0.04 and 0.6 is 0.32; taught: 0.388.
    assert mastery(answer(1, "s1", credit=0.5)) == pytest.approx(0.388)


def test_a_right_answer_is_evidence_for_all_skills() -> None:
    assert mastery(answer(0, "s1", "s2")) == mastery(answer(0, "s1", "s2"), skill="s2") == pytest.approx(0.64)


def test_of_many_skills_a_part_is_evidence_for_two() -> None:
    # Each of four counts and is taught by half: 0.25 + 0.35/2 = 0.425, and 0.425 + 0.575/20 = 0.45375.
    assert mastery(answer(0, "s1", "s2", "s3", "s4")) == pytest.approx(0.45375)


def test_blame_falls_on_what_is_least_mastered() -> None:
    assert blame([0.9, 0.4]) == pytest.approx((1 / 7, 6 / 7))
    events = (*right(4, "s1"), answer(1, "s1", "s2", part="z"))
    assert mastery(*events) > MASTERED
    assert mastery(*events, skill="s2") < 0.15


def test_blame_falls_on_the_skill_of_the_mistake() -> None:
    both = ("chain-rule", "product-rule")
    fold = Fold(both, [answer(1, *both, misconceptions=("product-one-term",))])
    standings = fold.standings()
    assert standings["product-rule"].mastery == pytest.approx(0.136)
    assert standings["chain-rule"].mastery == pytest.approx(taught(0.25))


def test_a_step_is_evidence_for_the_skill_of_its_rule() -> None:
    both = ("chain-rule", "product-rule")
    fold = Fold((*both, "sum-rule"), [about(Kind.STEPPED, *both, rule="chain", code=0)])
    assert fold.standings()["chain-rule"].mastery > 0.25
    assert fold.standings()["product-rule"].mastery == 0.25
    fold.add(about(Kind.STEPPED, *both, rule="sum", code=0))
    assert fold.standings()["sum-rule"].mastery > 0.25


def test_a_step_in_a_bank_with_skills_of_its_own() -> None:
    fold = Fold(["mine"], [about(Kind.STEPPED, "mine", rule="chain", code=0)])
    assert fold.standings()["mine"].mastery > 0.25
    assert set(fold.standings()) == {"mine"}


def test_every_rule_has_its_skills() -> None:
    assert set(SKILLS_OF_RULES) == set(RULES)


def test_the_skill_of_a_mistake_is_one_of_its_rules() -> None:
    """Where the first word of a mistake names a skill of a rule, the rows of the mistakes agree."""
    of_rules = {skill for skills in SKILLS_OF_RULES.values() for skill in skills}
    for row in MISCONCEPTIONS.values():
        skill = skill_of_mistake(row.id)
        if skill in of_rules:
            assert any(skill in SKILLS_OF_RULES[rule] for rule in row.rules), row.id
