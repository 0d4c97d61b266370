"""An exercise as data, for JSON."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.bank.pose import Exercised, Posed
from tutor.bank.posed import Hint, Menu, Points
from tutor.bank.schema.params import Derived
from tutor.bank.variant import Variant
from tutor.derivation.lesson import Block, Lines, Matrix, Note, Table


def exercise_facts(exercised: Exercised, hints: Sequence[Sequence[Hint]], solution: bool) -> dict[str, object]:
    """What `tutor bank show --format json` writes.

    Arguments:
        exercised: the exercise as it is asked.
        hints: the hints to each part that are shown; () for none.
        solution: with the right answers and the facts of the worked solutions.
    """
    variant = exercised.variant
    exercise = variant.exercise
    return {
        "bank": variant.bank,
        "id": exercise.id,
        "version": exercise.version,
        "title": exercise.title,
        "topic": exercise.topic,
        "skills": list(exercise.skills),
        "difficulty": exercise.difficulty,
        "seed": variant.seed,
        "params": _params(variant, solution),
        "prompt": block_facts(exercised.prompt),
        "parts": [_part(part, hints[place] if hints else None, solution) for place, part in enumerate(exercised.parts)],
    }


def _params(variant: Variant, solution: bool) -> dict[str, str]:
    """The values of the parameters; what is worked out from others may be an answer."""
    written = variant.exercise.params
    shown = (name for name in written if solution or not isinstance(written[name], Derived))
    return {name: variant.values[name].text for name in shown if variant.values[name].text}


def _part(part: Posed, hints: Sequence[Hint] | None, solution: bool) -> dict[str, object]:
    subject = part.made.subject
    found: dict[str, object] = {
        "id": part.id,
        "kind": part.part.kind,
        "prompt": block_facts(part.prompt),
        "question": dict(part.made.facts),
        "attempts": part.attempts,
        "points": part.points,
    }
    if isinstance(subject, Menu):
        found["options"] = [block_facts(option) for option in subject.options]
        found["several"] = subject.several
    if hints is not None:
        found["hints"] = [{"grade": hint.grade, "says": block_facts(hint.says)} for hint in hints]
    if solution:
        found["answer"] = part.made.key
        if isinstance(subject, Points):
            found["model_answer"] = block_facts(subject.model_answer)
            found["look_for"] = [block_facts(point) for point in subject.look_for]
        found["solution"] = dict(part.made.lesson().facts)
    return found


def block_facts(blocks: Sequence[Block]) -> list[object]:
    """Blocks as data: a sentence as text, a formula as text, a table or matrix as an object."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> object:
    match block:
        case Note(said):
            return said
        case Table(columns, rows):
            return {"columns": list(columns), "rows": [list(row) for row in rows]}
        case Matrix(left, rows):
            return {"left": left, "rows": [list(row) for row in rows]}
        case Lines(opening, lines):
            return block if lines else opening
