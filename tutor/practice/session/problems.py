"""What could not be read, told to somebody in a session: mends that name options or other commands do not help here."""

from __future__ import annotations

from tutor.errors import StudentError, SyntaxProblem
from tutor.grading.task import Task
from tutor.practice.session.scene import Scene

_OPTION = "--"
_MEANT = "did you mean `"


def told(problem: StudentError, scene: Scene) -> StudentError:
    """The same problem with a mend that can be followed.

    Arguments:
        problem: what is wrong with what was typed.
        scene: where the session stands.
    """
    mend = _mend(problem.mend, scene) if _OPTION in problem.mend else problem.mend.replace("`tutor rules", "`rules")
    if mend == problem.mend:
        return problem
    if not isinstance(problem, SyntaxProblem):
        return StudentError(problem.message, mend)
    return SyntaxProblem(problem.message, problem.source, problem.column, problem.end, mend, problem.related)


def _mend(mend: str, scene: Scene) -> str:
    if "--working" in mend:
        return mend.replace("--working", "`work`")
    if mend.startswith(_MEANT):
        return mend[: mend.index("?") + 1]
    task = scene.sheet.part.made.subject if scene.sheet is not None else None
    letters = [symbol.label for symbol in task.reading.variables] if isinstance(task, Task) else []
    return f"the letters of this question are {', '.join(letters)}" if letters else ""
