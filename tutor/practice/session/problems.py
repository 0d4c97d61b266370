"""What could not be read, told to somebody in a session: mends that name options or other commands do not help here."""

from __future__ import annotations

from tutor.errors import StudentError, SyntaxProblem
from tutor.grading.task import Task
from tutor.practice.session.at_hand import at_hand
from tutor.practice.session.derivative import derivative_of
from tutor.practice.session.scene import Scene

_OPTION = "--"
_OF_LETTERS = ("--vars", "--wrt", "--functions")
"""Options by which letters are declared: in a session they are what they are."""
_BEHIND = "Type it behind "
_MEANT = "did you mean `"


def told(problem: StudentError, scene: Scene) -> StudentError:
    """The same problem with a mend that can be followed.

    Arguments:
        problem: what is wrong with what was typed.
        scene: where the session stands.
    """
    mend = mend_here(problem.mend, scene)
    if mend == problem.mend:
        return problem
    if not isinstance(problem, SyntaxProblem):
        return StudentError(problem.message, mend)
    return SyntaxProblem(problem.message, problem.source, problem.column, problem.end, mend, problem.related)


def mend_here(mend: str, scene: Scene) -> str:
    """A mend that can be followed in a session; "" where there is none.

    Arguments:
        mend: what a command would say.
        scene: where the session stands.
    """
    return _mend(mend, scene) if _OPTION in mend else at_hand(mend)


def _mend(mend: str, scene: Scene) -> str:
    if "--working" in mend:
        works = not scene.exam and scene.sheet is not None and derivative_of(scene.sheet.part) is not None
        return mend.replace("--working", "`work`") if works else mend.partition(";")[0]
    if mend.startswith(_MEANT):
        return mend[: mend.index("?") + 1]
    if mend.startswith(_BEHIND):  # of something that was looked up
        return f"{mend.partition(';')[0].replace('tutor ', '? ')}."
    if not any(option in mend for option in _OF_LETTERS):
        return ""
    task = scene.sheet.part.made.subject if scene.sheet is not None else None
    letters = [symbol.label for symbol in task.reading.variables] if isinstance(task, Task) else []
    if len(letters) == 1:
        return f"the letter of this question is {letters[0]}"
    return f"the letters of this question are {', '.join(letters)}" if letters else ""
