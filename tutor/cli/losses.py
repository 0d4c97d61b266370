"""What `tutor grad` and `tutor diff` add to a lesson on request: definitions, means, and the data of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.errors import Unanswerable

if TYPE_CHECKING:
    from tutor.derivation.lesson import Lesson, Section
    from tutor.derivation.place import Place
    from tutor.derivation.where import Defined
    from tutor.expression.reading import Reading
    from tutor.expression.tree import Expression, Symbol


def ask_loss(
    function: str, where: str | None, variables: str | None, functions: str | None, data: str | None = None
) -> "tuple[Reading, Defined | None]":
    """The function to differentiate, and its definitions if `--where` was given."""
    if function == data == "-":
        raise Unanswerable("The function and the data cannot both come in on standard input.", "Type the function.")
    from tutor.cli.asking import ask, ask_defined

    if where is None:
        return ask(function, variables, functions), None
    defined = ask_defined(function, where, variables, functions)
    return defined.reading, defined


def require_first_order(orders: Sequence[str]) -> None:
    """Refuse data for a derivative of higher order."""
    if len(orders) > 1:
        raise Unanswerable(
            "The numbers of a data file are put into first derivatives only.",
            "Name one variable, or leave --data out.",
        )


def extended(
    lesson: "Lesson",
    reading: "Reading",
    answers: "Mapping[Symbol, Expression]",
    defined: "Defined | None" = None,
    means: bool = False,
    data: str | None = None,
    bind: str | None = None,
    skip_bad: bool = False,
    place: "Place | None" = None,
) -> "Lesson":
    """A lesson with what the options ask for in front of its closing notes.

    Arguments:
        lesson: the lesson on the derivatives.
        reading: the function, its definitions put in.
        answers: each variable → the derivative by it.
        defined: the definitions of `--where`, or None.
        means: is `--means` given?
        data: the path of `--data`, or None.
        bind: the text of `--bind`, or None.
        skip_bad: is `--skip-bad` given?
        place: the point of `--at`, where the data are put in; or None.
    """
    if data is None and (bind is not None or skip_bad):
        option = "--bind" if bind is not None else "--skip-bad"
        raise Unanswerable(f"{option} needs a data file.", "Name it with --data FILE.")
    if defined is not None:
        from tutor.derivation.lessons.where import with_definitions

        lesson = with_definitions(lesson, defined)
    if means:
        from tutor.derivation.lessons.loss_forms import means_section, section_facts

        section = means_section(reading, answers)
        lesson = _before_closing(lesson, (section,), {"means": section_facts(section, answers)})
    if data is not None:
        from tutor.learning.bind import read_bind
        from tutor.learning.data.open import open_data
        from tutor.learning.lessons.loss_subject import over_data
        from tutor.learning.lessons.losses import data_sections

        bound = None if bind is None else read_bind(bind)
        sections, facts = data_sections(over_data(reading, answers, open_data(data), bound, skip_bad), place)
        lesson = _before_closing(lesson, sections, {"data": facts})
    return lesson


def _before_closing(lesson: "Lesson", sections: "tuple[Section, ...]", facts: dict[str, object]) -> "Lesson":
    return replace(
        lesson, sections=(*lesson.sections[:-1], *sections, lesson.sections[-1]), facts={**lesson.facts, **facts}
    )
