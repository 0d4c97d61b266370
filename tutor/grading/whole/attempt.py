"""A wrong answer beside the question, and how a mistake found in it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.lesson import Value, phrase
from tutor.expression.tree import Expression, Symbol
from tutor.grading.columns import Columns
from tutor.grading.question import Question
from tutor.grading.verdict import Explanation
from tutor.grading.whole.sight import Sight
from tutor.grading.whole.vector import Vector

LIKELIHOODS: dict[str, float] = {
    # Another derivative than the one asked for: nobody hits it by accident.
    "first-derivative": 0.85,
    "other-variable": 0.8,
    "pure-for-mixed": 0.8,
    "mixed-for-pure": 0.8,
    "other-derivative": 0.8,
    "function": 0.75,
    "second-derivative": 0.7,
    "mixed-derivative": 0.7,
    "antiderivative": 0.7,
    # A term of a sum.
    "missing-term": 0.5,
    "sign-of-term": 0.5,
    "extra-term": 0.45,
    "term-twice": 0.3,
    "wrong-number": 0.3,
    "wrong-term": 0.25,
    "summand-left-out": 0.3,
    "summand-turned": 0.3,
    "branch-everywhere": 0.3,
    "constant-term": 0.2,
    # A factor of the whole.
    "all-signs": 0.55,
    "sum-for-mean": 0.75,
    "mean-for-sum": 0.6,
    "factor-extra": 0.3,
    "factor-missing": 0.3,
    "factor-wrong": 0.15,
    "reciprocal": 0.15,
    # An expression that is no derivative.
    "divided-by-variable": 0.6,
    "mean-split": 0.7,
    "sum-split": 0.7,
    # A value at a point.
    "point-not-put-in": 0.9,
    "value-of-function": 0.75,
    "point-swapped": 0.5,
    # A vector.
    "components-swapped": 0.9,
    "components-permuted": 0.85,
    "components-missing": 0.9,
    "components-extra": 0.8,
    "gradient-summed": 0.8,
    "gradient-length": 0.75,
    "gradient-normalised": 0.7,
}
"""How likely each mistake is when it explains an answer, beside mistakes at a rule, which are rated on the same scale.

Teaching practice, not studies: 0.7 and more is what nobody hits by accident; about 0.5 is a common slip of the pen;
below 0.35 the words are true but tell little, so that any named mistake at a rule goes before them.
"""
LIKELIHOOD_OF_ONE_SIGN = 0.25
"""All signs of an answer with one term turned: a slip in the sign of a rule is told before it."""

LIKELIHOOD_OF_A_LOST_LETTER = 0.61
"""A letter that is held constant is missing as a factor: likelier than that it was differentiated away."""
LIKELIHOOD_OF_A_LETTER_DIFFERENTIATED_AWAY = 0.4
"""The mixed derivative, where that is the right answer without a letter."""
LIKELIHOOD_SOMEWHERE = 0.28
"""A term of which only the student's mistake is known, not where it comes from."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A wrong answer and its values where the question is looked at."""

    answer: Expression
    values: Vector
    columns: Columns
    """The values of its parts."""
    sight: Sight
    others: tuple[Question, ...]
    """Questions for the other variables, where they are at hand."""

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.sight.question

    @property
    def variable(self) -> Symbol:
        """The variable of the last differentiation."""
        return self.question.orders[-1]

    @property
    def name(self) -> str:
        """The function's name."""
        return self.question.reading.name


def explanation(
    mistake: str,
    *,
    key: str | None = None,
    why: str | None = None,
    likelihood: float | None = None,
    places: Sequence[Expression] = (),
    **values: Value,
) -> Explanation:
    """What is said of a mistake about the whole answer.

    Arguments:
        mistake: its name, a key of `LIKELIHOODS`.
        key: the sentence where it is not "check-whole-" with the name.
        why: the reason where it is not "check-whole-why-" with the name.
        likelihood: how likely it is where that is not what the table says.
        places: the parts of the function that are meant.
        values: what fills the blanks of both sentences.
    """
    says = (phrase(f"check-whole-{key or mistake}", **values), phrase(f"check-whole-why-{why or mistake}", **values))
    rate = LIKELIHOODS[mistake] if likelihood is None else likelihood
    return Explanation(mistake, says, places=tuple(places), likelihood=rate)
