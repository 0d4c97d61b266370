"""What tutor itself says of choices and of the components of a point."""

from __future__ import annotations

import pytest

from tests.bank.asked import answered, exercise, plain

SEVERAL = exercise(
    "kind: choice, fixed_order: true, options: [{text: A, right: true, say: Yes.}, {text: B, right: true}, "
    "{text: C, say: Never!}, {text: D}, {text: E, right: true}]"
)
PLANE = exercise("kind: descent-step, f: 3x^2 + y^2, start: 'x=1, y=2', rate: 0.1")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("1", "Not yet. Your choice is right. Something that is right is still missing. Option 1: Yes."),
        ("3", "Not yet. Your choice is not right. Something that is right is still missing. Option 3: Never!"),
        ("1, 2", "Not yet. Both of your choices are right. Something that is right is still missing. Option 1: Yes."),
        ("3, 4", "Not yet. Neither of your choices is right. Something that is right is still missing. "
         "Option 3: Never!"),
        ("1, 3", "Not yet. 1 of your 2 choices is right. Something that is right is still missing. "
         "Option 3: Never! Option 1: Yes."),
        ("1, 2, 3", "Not yet. 2 of your 3 choices are right. Something that is right is still missing. "
         "Option 3: Never! Option 1: Yes."),
        ("1, 2, 3, 5", "Not yet. 3 of your 4 choices are right. Option 3: Never! Option 1: Yes."),
        ("1, 2, 5", "Right. Option 1: Yes."),
    ],
)  # fmt: skip
def test_choices_are_counted_and_remarks_say_to_which_option_they_belong(answer: str, said: str) -> None:
    assert plain(answered(SEVERAL, answer).says) == said


def test_the_components_of_a_point_have_the_names_of_its_letters() -> None:
    # From (1, 2) the gradient (6, 4) leads with the rate 0.1 to (0.4, 1.6).
    assert answered(PLANE, "(0.4, 1.6)").right
    said = plain(answered(PLANE, "(0.4, q)").says)
    assert "x: Right. It is" in said
    assert "y: Not yet. A number is asked for; q stands in your answer." in said
    assert "Component" not in said


def test_of_a_component_alone_nothing_is_said_of_options_of_a_command() -> None:
    said = plain(answered(exercise("kind: gradient, f: 3a^2 + b^2 - ab + a"), "2b - a").says)
    assert "one component only" in said
    assert "--" not in said
