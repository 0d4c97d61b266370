"""The tests of an exercise: answers with the verdicts they must get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutor.bank.entry import Located
from tutor.bank.fill import fill_maths
from tutor.bank.filled import Values
from tutor.bank.finding import Finding, Severity
from tutor.bank.outcome import Outcome, outcome
from tutor.bank.places import nearest_spot
from tutor.bank.pose import Exercised, pose
from tutor.bank.schema.exercise import Trial
from tutor.bank.within import within
from tutor.errors import AuthorError, StudentError
from tutor.expression.spelling import nearest

_AS_TRIALS_SAY = {"wrong-line": "wrong", "unfinished": "not-worked-out", "marked": "wrong"}
"""Verdicts on workings and discussions → the verdict that a test names."""
_SHORT = 60


def trials(located: Located) -> Iterator[Finding]:
    """Runs the tests of an exercise.

    The answers may hold parameters. Options of menus are numbered as they stand in the file.

    Arguments:
        located: the exercise.

    Returns:
        a finding for each test that fails, at its place in the file.
    """
    posed: dict[int, Exercised] = {}
    for place, trial in enumerate(located.exercise.tests):
        try:
            if trial.seed not in posed:
                posed[trial.seed] = pose(located, trial.seed, shuffle=False)
            with within("tests", place):
                yield from _tried(located, posed[trial.seed], trial, place)
        except AuthorError as error:
            spot = error.spot or nearest_spot(located.spots, error.field)
            yield Finding(
                "trial-cannot-run", spot, error.message, error.mend, Severity.ERROR, located.exercise.id, trial.seed
            )


def _tried(located: Located, exercised: Exercised, trial: Trial, place: int) -> Iterator[Finding]:
    """One test."""
    id = trial.part or located.exercise.parts[0].id
    if id not in (part.id for part in exercised.parts):
        message = f"Part {id} is left out of the variant of seed {trial.seed}."
        raise AuthorError(message, "Test it with another seed, or test another part.", ("part",))
    posed = exercised.part(id)
    values = posed.values
    with within("answer"):
        answer = _filled(trial.answer, values)
    earlier = {}
    for name, text in trial.after.items():
        with within("after", name):
            earlier[name] = _filled(text, values)
    if earlier:
        exercised = pose(located, trial.seed, earlier, shuffle=False)
        posed = exercised.part(id)
        yield from _not_carried(located, exercised, earlier, trial, place)
    found = outcome(posed, answer)
    kind = _AS_TRIALS_SAY.get(found.kind, found.kind)
    if kind != trial.verdict:
        message = f"{_said(answer)} to part {id} is judged {kind}, and not {trial.verdict}{_reason(found)}."
        mend = "Mend the question, the answer or the verdict."
        yield _finding("trial-verdict", located, trial, place, message, mend, "verdict")
    elif trial.misconception and trial.misconception not in found.misconceptions:
        named = ", ".join(found.misconceptions) or "no misconception"
        near = nearest(trial.misconception, found.misconceptions)
        message = f"{_said(answer)} to part {id} shows {named}, and not {trial.misconception}."
        mend = f"Did you mean {near}?" if near else "Name one that it shows, or leave `misconception` out."
        yield _finding("trial-misconception", located, trial, place, message, mend, "misconception")


def _not_carried(
    located: Located, exercised: Exercised, earlier: Mapping[str, str], trial: Trial, place: int
) -> Iterator[Finding]:
    """Earlier answers that are right change nothing, so that the test would show nothing."""
    for name, text in earlier.items():
        if name in (part.id for part in exercised.parts) and outcome(exercised.part(name), text).code != 1:
            message = f"{_said(text)} to part {name} is not wrong, so nothing is carried on from it."
            mend = "Give a wrong answer under `after`, or leave it out."
            yield _finding("trial-carries-nothing", located, trial, place, message, mend, "after", name)


def _filled(text: str, values: Values) -> str:
    """An answer with its blanks filled, line by line, as a working has several."""
    return "\n".join(fill_maths(line, values) if line.strip() else line for line in text.split("\n"))


def _said(answer: str) -> str:
    """An answer, quoted on one line."""
    line = " ".join(answer.split())
    return f"“{line if len(line) <= _SHORT else line[: _SHORT - 1] + '…'}”"


def _reason(found: Outcome) -> str:
    """What cannot be read in an answer, or which mistake it shows."""
    problem = getattr(found.verdict, "problem", None)
    if isinstance(problem, StudentError):
        return f": {problem.message.rstrip('.')}"
    return f" ({', '.join(found.misconceptions)})" if found.misconceptions else ""


def _finding(
    code: str, located: Located, trial: Trial, place: int, message: str, mend: str, *field: str | int
) -> Finding:
    spot = nearest_spot(located.spots, ("tests", place, *field))
    return Finding(code, spot, message, mend, Severity.ERROR, located.exercise.id, trial.seed)
