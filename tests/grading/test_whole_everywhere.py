"""The same mistakes about the whole answer, made with functions of all families: no function needs rows of its own."""

from __future__ import annotations

import pytest

from tests.grading.functions_of_all_kinds import FUNCTIONS
from tutor.derivation.subject import subject, variable_of
from tutor.expression.numbers import whole
from tutor.expression.reading import Reading
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.grading.question import Question, ask
from tutor.grading.verdict import Explanation
from tutor.grading.whole import find_whole, term_remarks

UNKNOWN = ("g", "h")


def asked(function: str, variable: str) -> Question:
    reading: Reading = subject(function, functions=UNKNOWN)
    return ask(reading, (variable_of(variable, reading),))


def names(found: tuple[Explanation, ...]) -> set[str]:
    return {one.misconception for one in found}


def is_plain(answer: Expression) -> bool:
    """A number, or one letter: too little to tell mistakes apart."""
    return not symbols(answer) or isinstance(answer, Symbol)


@pytest.mark.parametrize(("function", "variable"), FUNCTIONS)
def test_mistakes_about_the_whole_are_found_for_any_function(function: str, variable: str) -> None:
    question = asked(function, variable)
    right = question.answer
    assert find_whole(right, question) == ()
    assert term_remarks(right, question) == ()
    if is_plain(right):
        return
    made = {
        "all-signs": Negation(right),
        "factor-extra": Product((whole(3), right)),
        "factor-missing": Quotient(right, whole(3)),
        "function": question.reading.expression,
    }
    for mistake, answer in made.items():
        assert mistake in names(find_whole(answer, question)), mistake


@pytest.mark.parametrize(("function", "variable"), FUNCTIONS)
def test_what_is_right_in_another_form_is_never_explained(function: str, variable: str) -> None:
    question = asked(function, variable)
    right, letter = question.answer, Symbol("x")
    for answer in (
        Quotient(Product((whole(6), right)), whole(6)),
        Sum((letter, right, Negation(letter))),
        Negation(Negation(right)),
    ):
        assert find_whole(answer, question) == ()


@pytest.mark.parametrize(("function", "variable"), FUNCTIONS)
def test_the_other_partials_and_the_second_derivative(function: str, variable: str) -> None:
    question = asked(function, variable)
    for other in question.reading.variables:
        if other == question.orders[0]:
            continue
        swapped = ask(question.reading, (other,), question.engine)
        found = names(find_whole(swapped.answer, question))
        # Where a function is symmetric, or an answer is no more than a letter, something else may fit as well.
        assert "other-variable" in found or find_whole(question.answer, swapped) == ()
