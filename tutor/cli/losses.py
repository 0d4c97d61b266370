"""What `tutor grad` and `tutor diff` add to a lesson on request: definitions, means, and the data of a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from tutor.errors import Unanswerable

if TYPE_CHECKING:
    from tutor.derivation.lesson import Lesson, Note, Section
    from tutor.derivation.place import Place
    from tutor.derivation.where import Defined
    from tutor.expression.reading import Reading
    from tutor.expression.tree import Expression, Symbol
    from tutor.learning.lessons.loss_subject import OverData


def ask_loss(
    function: str,
    where: str | None,
    variables: str | None,
    functions: str | None,
    data: str | None = None,
    means: bool = False,
) -> "tuple[Reading, Defined | None]":
    """The function to differentiate, and its definitions if `--where` was given.

    With data or means, the N of 1/N·Σᵢ is the number of rows, and this is said on standard error.
    """
    if function == data == "-":
        raise Unanswerable("The function and the data cannot both come in on standard input.", "Type the function.")
    from tutor.cli.asking import ask, ask_defined

    defined = None if where is None else ask_defined(function, where, variables, functions)
    reading = ask(function, variables, functions) if defined is None else defined.reading
    if data is None and not means:
        return reading, defined
    from tutor.derivation.subject import with_number_of_rows

    counted = with_number_of_rows(reading)
    if counted is reading:
        return reading, defined
    typer.echo("N is taken as n, the number of rows.", err=True)
    if defined is not None:
        typed = with_number_of_rows(defined.typed)
        defined = replace(defined, typed=typed, reading=counted)
    return counted, defined


def require_first_order(orders: Sequence[str]) -> None:
    """Refuse data for a derivative of higher order."""
    if len(orders) > 1:
        raise Unanswerable(
            "The numbers of a data file are put into first derivatives only.",
            "Name one variable, or leave --data out.",
        )


def rows_of(
    reading: "Reading",
    answers: "Mapping[Symbol, Expression]",
    data: str | None,
    bind: str | None = None,
    skip_bad: bool = False,
) -> "OverData | None":
    """The function over the rows of `--data`, or None if it was not given.

    Arguments:
        reading: the function, its definitions put in.
        answers: each variable → the derivative by it.
        data: the path of `--data`, or None.
        bind: the text of `--bind`, or None.
        skip_bad: is `--skip-bad` given?
    """
    if data is None:
        if bind is not None or skip_bad:
            option = "--bind" if bind is not None else "--skip-bad"
            raise Unanswerable(f"{option} needs a data file.", "Name it with --data FILE.")
        return None
    from tutor.learning.bind import read_bind
    from tutor.learning.data.open import open_data
    from tutor.learning.lessons.loss_subject import over_data

    bound = None if bind is None else read_bind(bind)
    return over_data(reading, answers, open_data(data), bound, skip_bad)


def extended(
    lesson: "Lesson",
    reading: "Reading",
    answers: "Mapping[Symbol, Expression]",
    defined: "Defined | None" = None,
    means: bool = False,
    rows: "OverData | None" = None,
    place: "Place | None" = None,
) -> "tuple[Lesson, Unanswerable | None]":
    """A lesson with what the options ask for in front of its closing notes.

    At a kink there is no gradient to show; the derivation is an answer all the same, and comes back with the problem.

    Arguments:
        lesson: the lesson on the derivatives.
        reading: the function, its definitions put in.
        answers: each variable → the derivative by it.
        defined: the definitions of `--where`, or None.
        means: is `--means` given?
        rows: the function over the rows of `--data`, or None.
        place: the point of `--at`, where the data are put in; or None.
    """
    problem: Unanswerable | None = None
    if defined is not None:
        from tutor.derivation.lessons.where import with_definitions

        lesson = with_definitions(lesson, defined)
    if means:
        from tutor.derivation.lesson import Lines
        from tutor.derivation.lessons.counts import count_notes
        from tutor.derivation.lessons.loss_forms import means_section, section_facts

        section = means_section(reading, answers)
        notes = count_notes(reading.expression, [block for block in section.blocks if isinstance(block, Lines)])
        lesson = _with_notes(lesson, notes)
        section = _explained(section, defined, answers)
        lesson = _before_closing(lesson, (section,), {"means": section_facts(section, answers)})
    if rows is not None:
        from tutor.learning.lessons.losses import data_sections
        from tutor.learning.slopes import Kink

        try:
            sections, facts = data_sections(rows, place)
        except Kink as found:
            problem = found
            sections, facts = data_sections(rows, None, kinked=True)
        shown = (_explained(sections[0], defined, answers), *sections[1:])
        lesson = _before_closing(_without_counts(lesson), shown, {"data": facts})
    return lesson, problem


def _explained(section: "Section", defined: "Defined | None", answers: "Mapping[Symbol, Expression]") -> "Section":
    """A section with "pᵢ put in" beside the lines in which a defined name of the answer is gone."""
    if defined is None:
        return section
    from tutor.derivation.lessons.where import with_definitions_put_in

    return with_definitions_put_in(section, defined, answers)


def _with_notes(lesson: "Lesson", notes: "tuple[Note, ...]") -> "Lesson":
    """A lesson with further notes at the head of its closing ones."""
    closing = lesson.sections[-1]
    new = tuple(note for note in notes if note not in closing.blocks)
    return replace(lesson, sections=(*lesson.sections[:-1], replace(closing, blocks=(*new, *closing.blocks))))


def _without_counts(lesson: "Lesson") -> "Lesson":
    """A lesson without the notes on what n counts, where the section on the data says what it is."""
    from tutor.derivation.lesson import Note

    closing = lesson.sections[-1]
    kept = tuple(
        block
        for block in closing.blocks
        if not (isinstance(block, Note) and block.phrase.key in ("number-of-terms", "number-of-each", "means-number"))
    )
    return replace(lesson, sections=(*lesson.sections[:-1], replace(closing, blocks=kept)))


def _before_closing(lesson: "Lesson", sections: "tuple[Section, ...]", facts: dict[str, object]) -> "Lesson":
    return replace(
        lesson, sections=(*lesson.sections[:-1], *sections, lesson.sections[-1]), facts={**lesson.facts, **facts}
    )
