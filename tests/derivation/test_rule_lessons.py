"""`tutor rules`: every rule is found, stated, and at work in its example."""

from __future__ import annotations

import json

import pytest

from tutor.derivation.lesson import Lesson
from tutor.derivation.lessons.partial import mixed_partial
from tutor.derivation.lessons.rules import find_rule, rule_lesson, statement
from tutor.derivation.rules import RULES, Rule
from tutor.derivation.subject import subject
from tutor.errors import StudentError
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.render.formats import render

x = Symbol("x")


def facts(lesson: Lesson) -> dict[str, object]:
    found: dict[str, object] = json.loads(render(lesson, "json"))
    return found


# Rules.


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_at_work_in_its_example(rule: Rule) -> None:
    lesson = rule_lesson(rule.name)
    reading = subject(rule.example, functions=("f", "g"))
    families = [symbol for symbol in reading.variables if symbol.subscripts]
    variable = x if x in reading.variables or not families else families[0]
    used = {step.rule for step in mixed_partial(reading, [variable.label])[0].steps}
    assert rule.name in used
    assert render(lesson)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_has_a_statement_with_two_sides(rule: Rule) -> None:
    assert all(text(side) for side in statement(rule))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_found_by_all_its_names(rule: Rule) -> None:
    for name in (rule.name, *rule.aliases):
        assert find_rule(name.upper()) is rule
    assert find_rule(rule.title).title == rule.title


@pytest.mark.parametrize("typed", ["the chain rule", "By the Chain rule", "by chain rule", "the  chain", "CHAIN-rule"])
def test_words_around_the_name_of_a_rule_do_not_matter(typed: str) -> None:
    assert find_rule(typed).name == "chain"


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("the chian rule", "`chain rule`"),
        ("by the", "lists"),
        ("chian", "`chain`"),
        ("\x1b[2Jqq", "lists them all"),
        ("", "lists"),
    ],
)
def test_an_unknown_rule_is_refused(typed: str, mend: str) -> None:
    with pytest.raises(StudentError) as caught:
        find_rule(typed)
    assert mend in caught.value.mend
    assert caught.value.message.isprintable()


def test_every_row_of_the_table_is_checked() -> None:
    table = facts(rule_lesson("table"))["table"]
    assert [row["function"] for row in table if not row["check"]["points"]] == []  # type: ignore[attr-defined]
