"""What cannot be read, told to somebody who hears it: no caret, and the place in words."""

from __future__ import annotations

import pytest

from tutor.cli.complaint import in_sentences
from tutor.errors import StudentError, SyntaxProblem


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            SyntaxProblem("nothing stands after the ^ at column 2", "x^", 1, mend="type what belongs there"),
            "Nothing stands after the ^ at column 2.\nType what belongs there.",
        ),
        (SyntaxProblem("there is no option 5", "1, 5", 3, 4), "There is no option 5 (column 4)."),
        (SyntaxProblem("there is no option 5", "5", 0, 1), "There is no option 5."),
        (StudentError("There is no rule `x`.", "Did you mean `y`?"), 'There is no rule "x".\nDid you mean "y"?'),
    ],
)  # fmt: skip
def test_a_problem_in_sentences(problem: StudentError, said: str) -> None:
    assert in_sentences(problem) == said
