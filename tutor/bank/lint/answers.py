"""Every variant: the right answer is right, no answer and the question itself are not, the solution can be shown."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.author_words import around
from tutor.bank.judge import judge
from tutor.bank.kinds.giveaway import reveals, shown, telling_keys
from tutor.bank.kinds.table import make
from tutor.bank.lint.given_away import gives_away
from tutor.bank.lint.hint_texts import written_hints
from tutor.bank.lint.reported import Report
from tutor.bank.pose import Exercised, Posed
from tutor.errors import InternalError, StudentError
from tutor.grading.grade import Asking

_FIRST = 3
_STRICT = 12
"""Whether the question is its own answer has been asked already when a variant was drawn: then it is drawn again, so
many times at most, unless it is so in all variants, and then it is so in the first."""


def check_answers(exercised: Exercised, report: Report) -> None:
    """Checks every part of a variant.

    Arguments:
        exercised: the variant as it is asked.
        report: where to tell what is wrong.
    """
    for part in exercised.parts:
        _key(part, exercised.variant.seed, report)
        _written(part, exercised.variant.seed, report)
        _blank(part, exercised.variant.seed, report)
        if exercised.variant.seed < _FIRST or exercised.variant.attempt >= _STRICT:
            _unchanged(part, exercised.variant.seed, report)
        _solution(part, exercised.variant.seed, report)
        _hints(part, exercised, report)


def _key(part: Posed, seed: int, report: Report) -> None:
    verdict = judge(part.made, part.made.key, replace(part.asking, diagnose=False))
    if verdict.code == 0:
        return
    said = f"The right answer to part {part.id}, {part.made.key}, is graded {verdict.kind}, and not right."
    if verdict.kind == "wrong-form":
        mend = "Ask for another form, or leave `form` out: tutor's own answer does not have this one."
        report.add("key-not-right", said, mend, "parts", part.place, "form", seed=seed)
    else:
        report.add(
            "key-not-right",
            said,
            "Ask it in another way; see `tutor bank show --solution`.",
            "parts",
            part.place,
            seed=seed,
        )


def _written(part: Posed, seed: int, report: Report) -> None:
    """An answer that the author wrote must agree with the one that tutor has worked out."""
    written = part.part.answer
    if written is None or part.part.kind == "expression":
        return
    # Options are numbered as they stand in the file.
    made = make(part.part) if part.part.kind == "choice" else part.made
    verdict = judge(made, written, Asking(tolerance=part.asking.tolerance, diagnose=False))
    if verdict.code != 0:
        shown, right = around(written), around(made.key)
        said = f"The written answer to part {part.id}, {shown}, is graded {verdict.kind}; tutor's is {right}."
        report.add(
            "answer-disagrees", said, "Mend the question or the answer.", "parts", part.place, "answer", seed=seed
        )


def _blank(part: Posed, seed: int, report: Report) -> None:
    quick = replace(part.asking, diagnose=False)
    if judge(part.made, "", quick).code == 0:
        report.add(
            "blank-right",
            f"No answer at all to part {part.id} is graded right.",
            "Ask for more.",
            "parts",
            part.place,
            seed=seed,
        )


def _unchanged(part: Posed, seed: int, report: Report) -> None:
    quick = replace(part.asking, diagnose=False)
    for text in part.made.unchanged:
        if judge(part.made, text, quick).code == 0:
            said = f"To part {part.id} the question itself, {text}, is graded right."
            mend = "Ask for a form, such as form: expanded, or change the question."
            report.add("question-right", said, mend, "parts", part.place, seed=seed)


def _solution(part: Posed, seed: int, report: Report) -> None:
    try:
        part.made.lesson()
    except StudentError as error:
        said = f"The solution of part {part.id} cannot be worked out: {error.message.rstrip('.')}."
        report.add("solution", said, error.mend, "parts", part.place, seed=seed)
    except InternalError as error:
        said = f"The solution of part {part.id} does not survive its checks: {str(error)[:200].rstrip('.')}."
        report.add(
            "solution",
            said,
            "This is tutor's own fault: ask for something else, and report it.",
            "parts",
            part.place,
            seed=seed,
        )


def _hints(part: Posed, exercised: Exercised, report: Report) -> None:
    """No hint of the author's is the answer; those of tutor's own that would be it are left out where they are made."""
    keys = telling_keys(part.made)
    part.hints()  # tutor's own must come about in every variant
    texts = written_hints(exercised, part)
    for place, (hint, text) in enumerate(zip(part.written, texts, strict=True)):
        if (keys and any(reveals(one, keys) for one in shown(hint.says))) or gives_away(part, text):
            said = f"Hint {place + 1} to part {part.id} gives the answer away."
            report.add(
                "hint-is-answer",
                said,
                "Say less; the answer itself is always the last hint.",
                *_route(exercised, place, part),
                seed=exercised.variant.seed,
            )


def _route(exercised: Exercised, place: int, part: Posed) -> tuple[str | int, ...]:
    """Where a hint stands: those of the exercise come first, then those of the part."""
    whole = len(exercised.variant.exercise.hints)
    return ("hints", place) if place < whole else ("parts", part.place, "hints", place - whole)
