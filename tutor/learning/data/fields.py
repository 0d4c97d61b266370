"""The wanted fields of a row: taken out, and found to be numbers or to blame."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.errors import Unanswerable
from tutor.learning.data.clean import shown
from tutor.learning.data.dataset import BadRow, Heading
from tutor.learning.data.dialect import looks_like_thousands
from tutor.learning.data.faults import Tally
from tutor.learning.data.number import Problem, is_number, spelled
from tutor.learning.data.rows import Row


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Takes the wanted numbers out of rows."""

    headings: tuple[Heading, ...]
    """Of all columns of the file."""
    columns: tuple[int, ...]
    """Which are wanted, from 0."""
    comma: bool
    """Whether the file has decimal commas."""
    delimiter: str
    tally: Tally
    """Where bad rows go."""
    source: str

    def texts(self, row: Row) -> tuple[str, ...] | None:
        """The wanted numbers of a row as `spelled` writes them, or None if the row is bad and left out.

        Raises:
            Unanswerable: the row is bad and must not be left out, or it runs over several lines by mistake.
        """
        fields = row.fields
        if len(fields) != len(self.headings):
            self._refuse_spread(row)
            self.tally.add(BadRow(row.line, 0, "", Problem.COUNT, str(len(fields))), self._count_hint(fields))
            return None
        found = tuple([spelled(fields[column], self.comma) for column in self.columns])
        for column, text in zip(self.columns, found, strict=True):
            if isinstance(text, Problem):
                if "\n" in fields[column]:
                    self._refuse_spread(row)
                field = fields[column]
                bad = BadRow(row.line, column + 1, self.headings[column].name, text, shown(field))
                self.tally.add(bad, self._number_hint(field, text))
                return None
        return found

    def _refuse_spread(self, row: Row) -> None:
        """A row over several lines that is bad too: a stray quotation mark has swallowed the rows below it.

        Even where bad rows are left out this is an error, or good rows would go with the bad one, uncounted.
        """
        if row.end > row.line:
            raise Unanswerable(
                f"{self.source}, line {row.line}: a quotation mark is opened here and closed only in line {row.end}.",
                "Close it in its own line, or take it away.",
            )

    def _count_hint(self, fields: list[str]) -> str:
        if self.delimiter == "," and len(fields) == 2 * len(self.headings):
            return "If these are decimal commas, put semicolons between the columns. Or mend the row"
        if len(fields) == len(self.headings) + 1:
            return "If all rows are so, the header lacks a name. Else mend the row"
        return ""

    def _number_hint(self, field: str, problem: Problem) -> str:
        if problem is not Problem.NOT_A_NUMBER:
            return ""
        if not self.delimiter and len(field.replace(";", ",").split(",")) > 1:
            return "The first line was read as a header of one column; put # before lines above the table"
        if looks_like_thousands(field):
            return "Write thousands without commas"
        return "Write all decimals with points, or all with commas" if is_number(field) else ""
