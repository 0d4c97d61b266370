"""A lesson with definitions: what each name stands for at the top, and every line written with the names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.derivation.definitions import Folder, is_member, put_in_definitions
from tutor.derivation.lesson import Block, Lesson, Line, Lines, Matrix, Note, Phrase, Section, Value, phrase
from tutor.derivation.lessons.parts import opening, partial_symbol
from tutor.derivation.place import fresh
from tutor.derivation.results import checker
from tutor.derivation.verify import Verifier
from tutor.derivation.where import Defined
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Expression, Symbol


def with_definitions(lesson: Lesson, defined: Defined) -> Lesson:
    """A lesson about a function with its definitions put in, written with the defined names.

    Arguments:
        lesson: the lesson about `defined.reading`; its first section is the function itself.
        defined: the function as it was typed, and the definitions.

    Raises:
        CheckFailed: a line with names in it is not what the line without them was; a fault of tutor's own.
    """
    verifier = replace(checker(defined.reading), names=defined.vocabulary.names)
    writer = _Writer(defined, Folder(defined.definitions), verifier)
    first, *others = (section for section in lesson.sections if not _names_prediction(section))
    sections = (_opening(first, defined), *(writer.section(section) for section in others))
    definitions = {one.symbol.label: one.expression for one in defined.definitions}
    facts = {**lesson.facts, "typed": defined.typed.expression, "where": definitions}
    for key in ("gradient", "derivative"):
        if key in lesson.facts:
            facts[f"{key}_in_names"] = writer.fact(lesson.facts[key])
    return Lesson(lesson.title, sections, facts)


def with_definitions_put_in(section: Section, defined: Defined, answers: Mapping[Symbol, Expression]) -> Section:
    """A section whose lines no longer hold the defined names, with that as the reason where the answer did hold them.

    Arguments:
        section: a section with lines such as ∂f/∂w = …; the first line of each derivative has a left side.
        defined: the definitions.
        answers: each variable → the derivative, with the definitions put in.
    """
    folder = Folder(defined.definitions)
    reasons = {}
    for variable, answer in answers.items():
        names = symbols(folder.fold(answer)) - symbols(answer)
        used = tuple(name for one in defined.definitions for name in names if is_member(name, one.symbol))
        if used:
            left = partial_symbol(defined.reading.name, (variable,))
            reasons[left] = phrase("where-put-in", letters=tuple(dict.fromkeys(used)))

    def told(line: Line) -> Line:
        if not isinstance(line.left, Phrase) or line.left not in reasons or not symbols(line.right):
            return line
        return replace(line, reason=(reasons[line.left], *line.reason))

    blocks = (
        replace(part, lines=tuple(map(told, part.lines))) if isinstance(part, Lines) else part
        for part in section.blocks
    )
    return replace(section, blocks=tuple(blocks))


def _names_prediction(section: Section) -> bool:
    """Whether a section gives a name to the prediction: with names of the student's own there is no need."""
    return section.heading is not None and section.heading.key == "prediction-heading"


def _opening(first: Section, defined: Defined) -> Section:
    """The function as it was typed, and below it what each name stands for."""
    shown = opening(replace(defined.typed, variables=defined.reading.variables))
    where = phrase("where-defined")
    lines = tuple(
        Line(one.symbol, one.expression, label=where if place == 0 else None)
        for place, one in enumerate(defined.definitions)
    )
    return replace(shown, blocks=(*shown.blocks, Lines(None, lines)))


def _other_letters(defined: Defined) -> dict[Expression, Expression]:
    used = symbols(defined.reading.expression) | {one.symbol for one in defined.definitions}
    used |= set(map(Symbol, "uvw"))
    other: dict[Expression, Expression] = {}
    for one in defined.definitions:
        letter = Symbol(one.symbol.name)
        if one.symbol.subscripts and letter not in used:
            other[letter] = fresh("rqgt", {*used, *(new for new in other.values() if isinstance(new, Symbol))})
    return other


class _Writer:
    """Writes parts of a lesson with the defined names, and checks each line it changes."""

    def __init__(self, defined: Defined, folder: Folder, verifier: Verifier) -> None:
        self.defined = defined
        self.folder = folder
        self.verifier = verifier
        self.letters = _other_letters(defined)
        """An inner function must not be called p when pₖ is defined: p → another letter."""

    def section(self, section: Section) -> Section:
        return replace(section, blocks=tuple(self.block(block) for block in section.blocks))

    def block(self, block: Block) -> Block:
        if isinstance(block, Lines):
            start = block.opening
            folded = self.fold(start) if isinstance(start, Expression) else start
            return Lines(folded, self.lines(block.lines, folded if isinstance(folded, Expression) else None))
        if isinstance(block, Matrix):
            return replace(block, rows=tuple(tuple(self.fold(entry) for entry in row) for row in block.rows))
        if isinstance(block, Note):
            return Note(self.phrase(block.phrase))
        return block

    def lines(self, lines: Sequence[Line], above: Expression | None) -> tuple[Line, ...]:
        """The lines with names in them; two that have become one are one."""
        written: list[Line] = []
        for line in lines:
            right = self.fold(line.right)
            left = self.fold(line.left) if isinstance(line.left, Expression) else line.left
            reason = tuple(self.phrase(part) for part in line.reason)
            last = written[-1].right if written else above
            if left is None and right == last:
                if written:
                    written[-1] = replace(written[-1], reason=tuple(dict.fromkeys((*written[-1].reason, *reason))))
                continue
            opened = self._opened(last, right) if left is None else ()
            written.append(replace(line, left=left, right=right, reason=(*opened, *reason)))
        return tuple(written)

    def _opened(self, above: Expression | None, right: Expression) -> tuple[Phrase, ...]:
        """The reason for a line in which ∂ of a name becomes ∂ of what it stands for."""
        if above is None:
            return ()
        gone = {part.body for part in postorder(above) if isinstance(part, Partial)}
        gone -= {part.body for part in postorder(right) if isinstance(part, Partial)}
        found = [put_in_definitions(body, self.defined.definitions) for body in gone]
        names = [body for body, meaning in zip(gone, found, strict=True) if body != meaning and not body.children]
        return tuple(phrase("where-opened", name=name, meaning=self._meaning(name)) for name in names)

    def _meaning(self, name: Expression) -> Expression:
        before = tuple(one for one in self.defined.definitions if one.symbol.name != getattr(name, "name", ""))
        return Folder(before).fold(put_in_definitions(name, self.defined.definitions))

    def fold(self, expression: Expression) -> Expression:
        """An expression with names, checked: with the definitions put in again it is what it was."""
        folded = self.folder.fold(expression)
        if folded != expression:
            self.verifier.printed(folded)
            self.verifier.equal(expression, put_in_definitions(folded, self.defined.definitions))
        return folded

    def phrase(self, said: Phrase) -> Phrase:
        return Phrase(said.key, tuple((name, self.value(value)) for name, value in said.values))

    def value(self, value: Value) -> Value:
        if isinstance(value, Expression):
            return self.folder.fold(substitute(value, self.letters))
        if isinstance(value, tuple):
            return tuple(self.folder.fold(substitute(part, self.letters)) for part in value)
        return value

    def fact(self, fact: object) -> object:
        if isinstance(fact, Expression):
            return self.folder.fold(fact)
        return {key: self.fact(value) for key, value in fact.items()} if isinstance(fact, dict) else fact
