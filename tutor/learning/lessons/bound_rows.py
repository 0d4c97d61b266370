"""What a lesson says of the rows that a Σ runs over: the file, how it was read, and the column of each letter."""

from __future__ import annotations

from tutor.derivation.lesson import Note, phrase
from tutor.learning.bind import letter_of
from tutor.learning.data.notes import data_notes
from tutor.learning.loss_data import LossData


def rows_read(rows: LossData) -> list[Note]:
    """The file and the number of its rows, what each letter stands for, and what was left out."""
    data = rows.data
    key = "data-row" if data.count == 1 else "data-rows"
    counted = tuple(sorted(rows.counts, key=lambda letter: letter.label))
    notes = [phrase(f"{key}-counted" if counted else key, source=data.source, count=f"{data.count:,}", letters=counted)]
    for letter, heading in zip(rows.letters, data.headings, strict=True):
        how = "data-letter-unit" if heading.unit else "data-letter"
        notes.append(phrase(how, letter=letter, name=heading.name, unit=heading.unit))
    if rows.guessed:
        pairs = zip(rows.letters, data.headings, strict=True)
        bind = ", ".join(f"{letter_of(letter)}={heading.name}" for letter, heading in pairs)
        notes.append(phrase("data-guessed", bind=bind))
    return [Note(said) for said in (*notes, *data_notes(data))]
