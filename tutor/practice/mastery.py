"""How likely it is that a student has learned a skill: Bayesian knowledge tracing.

The model and its four parameters are those of Corbett and Anderson, "Knowledge tracing: modeling the acquisition of
procedural knowledge", User Modeling and User-Adapted Interaction 4 (1995), 253-278, and so is the bar at 0.95. A
skill is either learned or not; answers are evidence, and each occasion to practise may teach it. The values below
are not fitted to data, for there are none yet; docs/practice.md says how they were chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

KNOWN_AT_FIRST = 0.25
"""P(L0): a skill was learned before the first exercise."""
LEARNED_EACH_TIME = 0.1
"""P(T): a skill that was not learned is learned by one occasion to practise it."""
SLIP = 0.1
"""P(S): a wrong answer although every skill is learned."""
GUESS = 0.2
"""P(G): a right answer although the skill is not learned. A menu of fewer than five options is guessed more easily."""
NEEDED = 2
"""A part seldom needs more than so many of the skills that its exercise names: a right answer to an exercise of more
is shared among them."""
MASTERED = 0.95
"""From here on a skill counts as mastered."""
CEILING = 0.99
"""Never surer than this, so that later answers can still change the picture."""


def guess(options: int) -> float:
    """P(G) of a part.

    Arguments:
        options: how many answers a menu offers; 0 where the answer is typed.

    >>> guess(0), guess(2), guess(8)
    (0.2, 0.5, 0.2)
    """
    return max(GUESS, 1 / options) if options > 1 else GUESS


def observed(mastery: float, share: float, weight: float = 1.0, guessed: float = GUESS) -> float:
    """What an answer says about a skill, by Bayes' theorem.

    Arguments:
        mastery: how likely it was before that the skill is learned.
        share: 1 for a right answer, 0 for a wrong one, the credit for one that is right in part.
        weight: how much the answer counts: 0 not at all, 1 fully.
        guessed: P(G).

    >>> round(observed(0.5, 1), 3), round(observed(0.5, 0), 3)
    (0.818, 0.111)
    """
    doubt, said = 1 - mastery, 0.0
    if share:
        right = mastery * (1 - SLIP)
        said = share * right / (right + doubt * guessed)
    if share < 1:
        wrong = mastery * SLIP
        said += (1 - share) * wrong / (wrong + doubt * (1 - guessed))
    found = mastery + weight * (said - mastery)
    return found if found < CEILING else CEILING


def taught(mastery: float, share: float = 1.0) -> float:
    """The skill was practised once more, and that may have taught it.

    Arguments:
        mastery: how likely it was before that the skill is learned.
        share: how likely it is that this skill was practised, of all that the exercise names.

    >>> round(taught(0.5), 3)
    0.55
    """
    found = mastery + (1 - mastery) * LEARNED_EACH_TIME * share
    return found if found < CEILING else CEILING


def blame(masteries: Sequence[float]) -> tuple[float, ...]:
    """How a wrong answer is spread over the skills it needed: most of it falls on those least mastered.

    Arguments:
        masteries: how likely it is of each that it is learned.

    Returns:
        A share for each; together they are 1.

    >>> [round(share, 2) for share in blame([0.9, 0.4])]
    [0.14, 0.86]
    """
    doubts = [1 - mastery for mastery in masteries]
    return tuple(doubt / sum(doubts) for doubt in doubts)
