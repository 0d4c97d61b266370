"""A verdict as a page."""

from __future__ import annotations

import shlex

from tutor.derivation.lesson import Lesson, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.grading.answer import Answer, Single, Vector, answer_text
from tutor.grading.facts import verdict_facts
from tutor.grading.form import Form
from tutor.grading.grade import Asking
from tutor.grading.sentences import read_back, sentences
from tutor.grading.task import Task, What
from tutor.grading.verdict import Verdict, WrongForm

_NEEDS_QUOTES = frozenset('"$`\\!')


def verdict_lesson(verdict: Verdict, reveal: bool = False, asking: Asking | None = None) -> Lesson:
    """The page of a verdict: how the answer was read, what is said of it, and of each component.

    Arguments:
        verdict: what is said.
        reveal: show the right answer, and how to see every step that leads to it.
        asking: what the answer had to be besides right; the right answer is shown in the form that was asked for.
    """
    read = read_back(verdict)
    said = (*(() if read is None else (read,)), *sentences(verdict))
    sections = [_section(None, said)]
    task = verdict.task
    for place, part in enumerate(() if explains_itself(verdict) else verdict.components):
        sections.append(_section(_heading(task, place), sentences(part)))
    model = None
    if reveal and task is not None:
        form = asking.form if asking is not None else verdict.wanted if isinstance(verdict, WrongForm) else Form.ANY
        model = model_in_form(task, Form(form))
        sections.append(_section(None, revealed(task, model)))
    return Lesson(phrase("check-title"), tuple(sections), verdict_facts(verdict, model, asking))


def explains_itself(verdict: Verdict) -> bool:
    """Whether there is nothing to add about single components: all are right, or one mistake explains them all."""
    if verdict.right:
        return all(len(sentences(part)) == 1 for part in verdict.components)
    return bool(verdict.explanations)


def _section(heading: Phrase | None, said: tuple[Phrase, ...]) -> Section:
    return Section(heading, None, tuple(Note(sentence) for sentence in said))


def _heading(task: Task | None, place: int) -> Phrase:
    """What a component is called: the derivative that it is, the letter whose value it is, or its number."""
    if task is None:
        return phrase("check-component", number=place + 1)
    if task.questions:
        return partial_symbol(task.reading.name, task.questions[place].orders)
    letters = _letters_of_components(task)
    return phrase("check-component-of", x=letters[place]) if letters else phrase("check-component", number=place + 1)


def _letters_of_components(task: Task) -> tuple[Symbol, ...]:
    """The variables of the function that a point belongs to; () where the components have no letters.

    A model that was typed has letters of its own, and they are not those of its components.
    """
    variables, body = task.reading.variables, symbols(task.reading.expression)
    own = any(symbols(key.expression) for key in task.keys)
    return variables if len(variables) == len(task.keys) and not own and body.issuperset(variables) else ()


def model_in_form(task: Task, form: Form) -> Answer:
    """The right answer in a form, as far as a way to write it in that form is found."""
    if form is Form.ANY or not isinstance(task.model, Single | Vector):
        return task.model
    from tutor.grading.forms.rewritten import in_form

    parts = tuple([in_form(key, form) or key.expression for key in task.keys])
    return Vector(parts) if isinstance(task.model, Vector) else Single(parts[0])


def revealed(task: Task, model: Answer) -> tuple[Phrase, ...]:
    """The right answer, and the command that shows every step."""
    what = task.what.value
    match model:
        case Single(expression):
            said = phrase(f"check-reveal-{what}", answer=expression)
        case Vector(components):
            said = phrase(f"check-reveal-{'vector' if what == 'expression' else what}", answer=components)
        case _:
            said = phrase("check-reveal-expression", answer=answer_text(model))
    steps = command(task)
    return (said, phrase("check-reveal-steps", command=steps)) if steps else (said,)


def command(task: Task) -> str:
    """The command that shows every step of the right answer; "" where there are none."""
    if not task.questions:
        return ""
    source = task.reading.source
    function = shlex.quote(source) if _NEEDS_QUOTES & set(source) else f'"{source}"'
    words = ["tutor", "grad" if task.what is What.GRADIENT else "diff", function]
    if task.what is What.GRADIENT and task.reading.declared:
        words += ["--vars", ",".join(symbol.label for symbol in task.reading.variables)]
    elif task.what is What.DERIVATIVE:
        words += [symbol.label for symbol in task.questions[0].orders]
    if task.reading.unknown:
        words += ["--functions", ",".join(task.reading.unknown)]
    if task.place is not None:
        place = ", ".join(f"{symbol.label}={value}" for symbol, value in task.place.items())
        words += ["--at", f'"{place}"']
    return " ".join(words)
