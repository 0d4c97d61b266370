"""Data of any kind as a file whose columns are known: a file by its name, or what a program hands over."""

from __future__ import annotations

import os

from tutor.learning.data.dataset import Dataset
from tutor.learning.data.header import headings_of
from tutor.learning.data.open import DataFile, open_data
from tutor.learning.given import OWN, Given, columns_of


def opened(data: object) -> DataFile:
    """Data of any kind, to be asked for columns.

    Arguments:
        data: a file's name, "-", a dataset, a mapping from names to numbers, or a table with columns.

    Raises:
        StudentError: the file cannot be opened, or the table has no columns.

    >>> opened({"age": [0, 2]}).find("age")
    0
    """
    if isinstance(data, str | os.PathLike):
        return open_data(data)
    if isinstance(data, Dataset):
        table = Given(data.source, data.headings, data.columns, data.skipped, data.remarks)
        return DataFile(data.source, data.headings, data.remarks, table)
    columns = columns_of(data)
    headings, renamed = headings_of(list(columns))
    return DataFile(OWN, headings, (), Given(OWN, headings, tuple(columns.values()), renamed=renamed))
