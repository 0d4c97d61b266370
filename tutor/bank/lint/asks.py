"""Does an exercise ask anything, and does it show what it asks about: the function, the equation, the model?

A reader sees the prompt of the exercise, and of each part what stands above it. What a prompt asks about must stand
there, as it is or as what an earlier part has led to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from tutor.bank.filled import EARLIER
from tutor.bank.lint.formulas import formulas
from tutor.bank.lint.given_away import gives_away
from tutor.bank.lint.reported import Report
from tutor.bank.lint.shown import expressions, sides
from tutor.bank.places import Route
from tutor.bank.pose import Exercised, Posed
from tutor.bank.schema.parts import OfModel
from tutor.derivation.terms import total
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Applied, Comparison
from tutor.expression.text import text
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation
from tutor.grading.answer import expressions_of
from tutor.grading.equivalence import equivalent
from tutor.grading.key import key_of
from tutor.grading.task import Task

_MOST_SHOWN = 80
_FOLLOWS = "{part."
_LONGEST = 60


def check_asked(exercised: Exercised, report: Report) -> None:
    """Parts that ask nothing, whose prompt does not show what it asks about, or whose answer stands in a prompt.

    Arguments:
        exercised: the variant as it is asked.
        report: where to tell.
    """
    page = list(expressions(exercised.prompt))
    for place, part in enumerate(exercised.parts):
        page += expressions(part.prompt)
        if _is_empty(part, exercised):
            said = f"Part {part.id} asks nothing: it has no prompt, and tutor has no words of its own for it."
            report.add("asks-nothing", said, 'Write what is asked: prompt: "How much is …?"', "parts", part.place)
        elif part.part.prompt is not None and not _stands(part, exercised.parts[:place], page, exercised):
            _tell(part, exercised, report)
        _told(part, exercised, report)


def _is_empty(part: Posed, exercised: Exercised) -> bool:
    """Whether nothing says what is asked; of the only part the words of the exercise may say it."""
    if part.part.kind in ("choice", "discussion"):
        return part.part.prompt is None and not exercised.prompt
    return not part.prompt and (not exercised.prompt or len(exercised.parts) > 1)


def _tell(part: Posed, exercised: Exercised, report: Report) -> None:
    what, matter = _matter(part)
    shown = "" if matter is None or len(text(matter)) > _LONGEST else f", {text(matter)}"
    said = f"Nothing in the prompts up to part {part.id} shows the {what} that it is about{shown}."
    mend = f"Write the {what} between dollars in the prompt, or leave the prompt out: tutor then words the question."
    report.add("prompt-without-question", said, mend, "parts", part.place, "prompt", seed=exercised.variant.seed)


def _matter(part: Posed) -> tuple[str, Expression | None]:
    """What a part is about."""
    facts = part.made.facts
    for name in ("function", "left", "model", "loss"):
        found = facts.get(name)
        if isinstance(found, Expression) and not (isinstance(part.part, OfModel) and facts.get("data") is not None):
            return "equation" if name == "left" else name, found
    return "model", None


def _stands(part: Posed, earlier: Sequence[Posed], page: Sequence[Expression], exercised: Exercised) -> bool:
    """Whether what a part is about stands above it."""
    facts = part.made.facts
    raw = exercised.variant.exercise.parts[part.place]
    if isinstance(part.part, OfModel) and getattr(part.part, "f", None) is None:
        # The letters of the model are enough: each has its own way to write the sum of squares.
        names = {one.label for expression in page for one in symbols(expression)}
        return set(part.part.parameters) <= names
    function = facts.get("function")
    if isinstance(function, Expression):
        written = getattr(raw, "f", None) or ""
        return _FOLLOWS in written or _function_stands(function, earlier, page)
    left, right = facts.get("left"), facts.get("right")
    if isinstance(left, Expression) and isinstance(right, Expression):
        # To find the equation from what was worked out before may be a part of the question.
        return bool(earlier) or _FOLLOWS in str(getattr(raw, "equation", "")) or _equation_stands(left, right, page)
    return True


def _function_stands(function: Expression, earlier: Sequence[Posed], page: Sequence[Expression]) -> bool:
    answers = [
        one
        for before in earlier
        if isinstance(before.made.subject, Task)
        for one in expressions_of(before.made.subject.model)
    ]
    shown = [*(side for one in islice(page, _MOST_SHOWN) for side in sides(one)), *answers]
    key = key_of(function)
    if function in shown or any(equivalent(one, key).agrees for one in shown):
        return True
    # g(x) = 6·f(x) + 18 tells what g is where f stands above; 5a + 30 is what the fit has found.
    if any(isinstance(node, Applied) for one in page if isinstance(one, Comparison) for node in postorder(one.right)):
        return True
    numbers = {value for node in postorder(function) if (value := rational_value(node)) is not None}
    known = {rational_value(one) for one in answers}
    return bool(numbers) and numbers <= known


def _equation_stands(left: Expression, right: Expression, page: Sequence[Expression]) -> bool:
    """Whether an equation with the same solutions stands there, its terms on whichever side."""
    wanted = total((left, Negation(right)))
    keys = (key_of(wanted), key_of(Negation(wanted)))
    for one in islice(page, _MOST_SHOWN):
        if isinstance(one, Comparison) and one.relation == "=":
            moved = total((one.left, Negation(one.right)))
            if any(equivalent(moved, key).agrees for key in keys):
                return True
    shown = [side for one in page for side in sides(one)]
    # Its two sides may stand in different places of a sentence.
    return all(any(equivalent(one, key_of(side)).agrees for one in shown) for side in (left, right))


def _told(part: Posed, exercised: Exercised, report: Report) -> None:
    """The answer to a part may stand in no prompt: all of them are on one page."""
    exercise = exercised.variant.exercise
    told = exercise.prompt and exercised.variant.say(exercise.prompt)
    texts: list[tuple[Route, str | None, str | None]] = [(("prompt",), exercise.prompt, told)]
    texts += [
        (("parts", other.place, "prompt"), exercise.parts[other.place].prompt, other.part.prompt)
        for other in exercised.parts
    ]
    for route, raw, said in texts:
        if not raw or not said:
            continue
        blank = next((found[0] for found in EARLIER.finditer(raw) if found[1] == part.id), "")
        if blank or (formulas(said) and gives_away(part, said, "prompt")):
            own = f" Where {blank} stands, write: your answer to part {part.id}." if blank else ""
            report.add(
                "prompt-is-answer",
                f"The answer to part {part.id} stands in this prompt.",
                f"Take it out: all prompts can be read before anything is answered.{own}",
                *route,
                seed=exercised.variant.seed,
            )
