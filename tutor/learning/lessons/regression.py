"""The lesson of `tutor regress`: its parts in order, all of them or those that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Lesson, Lines, Note, Phrase, Section, phrase
from tutor.errors import Unanswerable
from tutor.learning.data.notes import data_notes
from tutor.learning.lessons.check import check_facts, check_sections
from tutor.learning.lessons.closed_form import closed_form_facts, closed_form_sections
from tutor.learning.lessons.descending import descending_facts, descending_sections
from tutor.learning.lessons.fit import fit_facts, fit_sections
from tutor.learning.lessons.gradient import gradient_facts, gradient_sections
from tutor.learning.lessons.loss import loss_facts, loss_sections
from tutor.learning.lessons.setup import setup_facts, setup_sections
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

Sections = Callable[["Regression", Ledger], tuple[Section, ...]]
Facts = Callable[["Regression"], dict[str, object]]

PARTS: dict[str, tuple[Sections, Facts]] = {
    "setup": (setup_sections, setup_facts),
    "loss": (loss_sections, loss_facts),
    "gradient": (gradient_sections, gradient_facts),
    "step": (descending_sections, descending_facts),
    "closed-form": (closed_form_sections, closed_form_facts),
    "fit": (fit_sections, fit_facts),
    "check": (check_sections, check_facts),
}
"""The parts of the lesson in order: name → its sections, and the same as data."""


def read_show(text: str | None) -> list[str] | None:
    """The parts named in "setup, fit", or None for all.

    Raises:
        Unanswerable: there is no such part, or none is named.

    >>> read_show("fit, loss")
    ['fit', 'loss']
    """
    if text is None:
        return None
    return parts_of([name.strip() for name in text.split(",") if name.strip()])


def parts_of(names: Sequence[str] | None) -> list[str]:
    """The parts that are shown, each once, in the order in which they were asked for.

    Raises:
        Unanswerable: there is no such part, or none is named.
    """
    if names is None:
        return list(PARTS)
    mend = f"The parts are {', '.join(PARTS)}."
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise Unanswerable(f"The lesson has no part {unknown[0]!r}.", mend)
    if not names:
        raise Unanswerable("--show names no part of the lesson.", mend)
    return list(dict.fromkeys(names))


def regression_lesson(regression: Regression, show: Sequence[str] | None = None) -> Lesson:
    """The lesson on a regression, every line checked.

    Arguments:
        regression: the data, the model, and all that was worked out.
        show: the parts to show, in order, or None for all.

    Raises:
        Unanswerable: there is no such part, or the loss has no value at the start.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    names = parts_of(show)
    ledger = Ledger(regression.loss.reading.names)
    sections: list[Section] = []
    facts: dict[str, object] = {}
    for name in names:
        make, facts_of = PARTS[name]
        part = make(regression, ledger)
        sections += part
        lines = [block for section in part for block in section.blocks if isinstance(block, Lines)]
        facts[name.replace("-", "_")] = {**facts_of(regression), "lines": lines}
    if "setup" not in names and regression.data.skipped.count:
        # Rows are never left out in silence.
        sections.append(Section(None, None, tuple(map(Note, data_notes(regression.data)))))
    note, checks = _checked(sections)
    if note is not None:
        sections.append(Section(None, None, (Note(note),)))
    title = phrase("title-regression", source=regression.data.source)
    return Lesson(title, tuple(sections), {**facts, "checks": checks})


def _checked(sections: Sequence[Section]) -> tuple[Phrase | None, dict[str, object]]:
    """The closing sentence on what was checked, and the same as data; no sentence where no line is shown."""
    blocks: list[Block] = [block for section in sections for block in section.blocks]
    checks = [
        line.check for block in blocks if isinstance(block, Lines) for line in block.lines if line.check is not None
    ]
    done = [check for check in checks if check.points]
    facts: dict[str, object] = {"lines": len(checks), "checked": len(done)}
    if not checks:
        return None, facts
    if len(done) < len(checks):
        return phrase("regress-checked-partly", done=len(done), lines=len(checks)), facts
    return phrase("regress-checked" if len(done) > 1 else "regress-checked-one", lines=len(checks)), facts
