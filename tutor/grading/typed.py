"""A typed answer as a whole: where its brackets and separators stand, and its parts, read one by one.

A part is read by the bounded parser with the rest of the text blanked out, so that columns stay those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.limits import LIMITS
from tutor.expression.parser import read_text
from tutor.expression.setting import RemarkNote
from tutor.expression.structures import Comparison, Logic
from tutor.expression.tree import Expression
from tutor.grading.scope import with_whole_sums
from tutor.grading.signs import shaped

OPENING, CLOSING = "([{⟨", ")]}⟩"
MOST_PARTS = 100
"""How many components, members or pieces an answer may have."""
MOST_LAYERS = 8
"""How many brackets around the whole are looked through; the parser sees to the rest."""
_FOR_A_FUNCTION = "leave it out: tutor works out"
"""How the mend begins that is given for f' where a function is asked for."""
_BRACKETS = re.compile(rf"[{re.escape(OPENING + CLOSING)}]")


class Part(NamedTuple):
    """A range of the text, blanks at its ends left out."""

    start: int
    stop: int


class TypedText:
    """A text that is an answer.

    Arguments:
        source: what was typed.
        names: the names that are declared, such as "rate".
        functions: names of functions that are not known.

    Raises:
        LimitExceeded: the text is too long.
    """

    __slots__ = ("_partner", "functions", "names", "notes", "source", "text")

    def __init__(self, source: str, names: Sequence[str] = (), functions: Sequence[str] = ()) -> None:
        if len(source) > LIMITS.characters:
            message = f"the text has {len(source):,} characters; the limit is {LIMITS.characters:,} characters"
            raise LimitExceeded(message, source, LIMITS.characters, mend="type a shorter answer")
        self.source = source
        self.text = shaped(source)
        self.names = tuple(names)
        self.functions = tuple(functions)
        self.notes: list[RemarkNote] = []
        """The ambiguous spots of the parts that were read."""
        self._partner: dict[int, int] | None = None

    @property
    def whole(self) -> Part:
        """All of it."""
        return self.trim(0, len(self.text))

    def without_stop(self) -> Part:
        """All of it but for a full stop or a semicolon at the end of a sentence."""
        part = self.whole
        if part.stop - part.start > 1 and self.text[part.stop - 1] in ".;," and not self.text[part.stop - 2].isdigit():
            return self.trim(part.start, part.stop - 1)
        return part

    def said(self, part: Part) -> str:
        """The text of a part."""
        return self.text[part.start : part.stop]

    def trim(self, start: int, stop: int) -> Part:
        """The part between two columns."""
        text = self.text
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        return Part(start, stop)

    def rewrite(self, text: str) -> None:
        """Take another spelling of the same length for the text."""
        assert len(text) == len(self.text)
        self.text, self._partner = text, None

    @property
    def partner(self) -> dict[int, int]:
        """Where each bracket opens → where it closes; a bracket without its partner is left out."""
        if self._partner is None:
            self._partner = {}
            waiting: list[int] = []
            for match in _BRACKETS.finditer(self.text):
                if match.group() in OPENING:
                    waiting.append(match.start())
                elif waiting:
                    self._partner[waiting.pop()] = match.start()
        return self._partner

    @property
    def is_balanced(self) -> bool:
        """Has every bracket its partner, of the same kind?"""
        pairs = self.partner.items()
        return 2 * len(pairs) == len(_BRACKETS.findall(self.text)) and all(
            OPENING.index(self.text[start]) == CLOSING.index(self.text[stop]) for start, stop in pairs
        )

    def is_bracket(self, part: Part) -> bool:
        """Is the part one bracket from end to end?"""
        return self.partner.get(part.start) == part.stop - 1 and part.stop > part.start

    def inside(self, part: Part) -> Part:
        """What stands between the brackets of a part that is one bracket."""
        return self.trim(part.start + 1, part.stop - 1)

    def find(self, part: Part, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """The matches of a pattern that stand in a part, but in no bracket of it."""
        found = []
        partner, behind = self.partner, part.start
        brackets = [match.start() for match in _BRACKETS.finditer(self.text, part.start, part.stop)]
        at = 0
        for match in pattern.finditer(self.text, part.start, part.stop):
            while at < len(brackets) and brackets[at] < match.start():
                if brackets[at] >= behind and brackets[at] in partner:
                    behind = partner[brackets[at]] + 1
                at += 1
            if match.start() >= behind:
                found.append(match)
        return found

    def split(self, part: Part, pattern: re.Pattern[str]) -> list[Part]:
        """The parts between the matches of a pattern; [part] when there is none.

        Raises:
            LimitExceeded: there are too many.
        """
        parts: list[Part] = []
        start = part.start
        for match in self.find(part, pattern):
            parts.append(self.trim(start, match.start()))
            start = match.end()
        if len(parts) >= MOST_PARTS:
            message = f"the answer has more than {MOST_PARTS} parts"
            raise LimitExceeded(message, self.source, parts[-1].start, mend="type a shorter answer")
        return [*parts, self.trim(start, part.stop)]

    def read(self, part: Part) -> Expression:
        """The expression that a part says.

        Raises:
            SyntaxProblem: it says none; the columns are those of the whole text.
        """
        if part.start >= part.stop:
            at = part.start if self.text[part.start : part.start + 1] in (",", ";") else max(part.start - 1, 0)
            beside = Part(at, at + 1)
            raise self.problem("a part of the answer is missing", beside, "type it, or take the separator away")
        return self.read_as(self.said(part), part)

    def read_as(self, text: str, part: Part) -> Expression:
        """The expression that `text` says, which stands in the place of a part and is as long."""
        try:
            whole = " " * part.start + text
            found = read_text(whole, self.names, self.functions, LIMITS)
        except SyntaxProblem as problem:
            problem.source = self.source
            if problem.mend.startswith(_FOR_A_FUNCTION):
                problem.mend = "work the derivative out, and leave the mark out"
            raise
        if isinstance(found.expression, Comparison | Logic):
            raise self.problem("this is a condition, not a value", part, "type a value such as x^2 + y")
        self.notes += found.setting.notes
        return with_whole_sums(found.expression, whole)

    def problem(self, message: str, part: Part, mend: str) -> SyntaxProblem:
        """An error that points at a part."""
        start = min(part.start, max(len(self.source) - 1, 0))
        return SyntaxProblem(f"{message} (column {start + 1})", self.source, start, max(part.stop, start + 1), mend)
