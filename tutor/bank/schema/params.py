"""What changes from one variant of an exercise to the next."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Discriminator, Field, Tag, model_validator

from tutor.bank.schema.fields import Line, Maths, Model, Truth, Whole, Wrong


class Integers(Model):
    """A whole number from a range, or from a list: `n: {integer: [2, 9]}`, `n: {integer: [2, 9], not: [5]}`."""

    integer: tuple[Whole, Whole]
    """The least and the greatest number."""
    without: tuple[Whole, ...] = Field(default=(), alias="not", max_length=200)
    """Numbers of the range that are left out; often 0 and 1."""

    @model_validator(mode="after")
    def _some_number_is_left(self) -> Self:
        _in_order(self.integer, "integer")
        least, greatest = self.integer
        left_out = {number for number in self.without if least <= number <= greatest}
        if len(left_out) > greatest - least:
            raise Wrong("No number of the range is left.", "Make the range wider, or leave out fewer.", "not")
        return self


class Choice(Model):
    """One of several values, each a text, a number or an expression: `f: {choice: ["sin(x)", "cos(x)"]}`."""

    choice: tuple[Maths, ...] = Field(min_length=1, max_length=200)
    """The values."""


class Fractions(Model):
    """A fraction in lowest terms that is no whole number: `q: {fraction: [1, 5], over: [2, 6]}`."""

    fraction: tuple[Whole, Whole]
    """The least and the greatest numerator."""
    over: tuple[Whole, Whole]
    """The least and the greatest denominator, at least 2."""

    @model_validator(mode="after")
    def _some_fraction_is_left(self) -> Self:
        _in_order(self.fraction, "fraction")
        _in_order(self.over, "over")
        if self.over[0] < 2:
            raise Wrong("A denominator is at least 2.", "Begin `over` at 2 or more.", "over", 0)
        if self.fraction == (0, 0):
            raise Wrong("0 is the only numerator.", "Let `fraction` reach 1 or more.", "fraction")
        return self


class Derived(Model):
    """An expression that is made of other parameters and written plainly: `f: {is: "{n}x^2 + {m}x y"}`."""

    formula: Maths = Field(alias="is")
    """The expression. −1·x becomes −x, and x + −3 becomes x − 3; nothing else is worked out."""
    worked_out: Truth = Field(default=False, alias="value")
    """Whether its value is worked out: {is: "{n}^2 + 1", value: true} is 10 for n = 3."""


class Column(Model):
    """The numbers of one column of data: drawn, or worked out row by row."""

    values: tuple[Maths, ...] | None = Field(default=None, min_length=2, max_length=50)
    """The numbers themselves; parameters may stand in them."""
    integer: tuple[Whole, Whole] | None = None
    """The least and the greatest of whole numbers that are drawn, all different."""
    formula: Maths | None = Field(default=None, alias="is")
    """How a number follows from the columns before, by name: "5a + 30"."""

    @model_validator(mode="after")
    def _made_in_one_way(self) -> Self:
        if sum(way is not None for way in (self.values, self.integer, self.formula)) != 1:
            raise Wrong("A column is made in exactly one way.", "Write one of `values`, `integer` and `is`.")
        if self.integer:
            _in_order(self.integer, "integer")
        return self


class Data(Model):
    """A table of data: `data: {rows: 3, columns: {a: {values: [0, 2, 4]}, h: {is: "{s}a + 30"}}}`."""

    rows: int = Field(ge=2, le=50)
    """How many rows."""
    columns: dict[Line, Column] = Field(min_length=1, max_length=6)
    """The columns, in order, by the letter of their members."""

    @model_validator(mode="after")
    def _as_many_as_rows(self) -> Self:
        for name, column in self.columns.items():
            if column.values is not None and len(column.values) != self.rows:
                raise Wrong(
                    f"Column `{name}` has {len(column.values)} values, and the table {self.rows} rows.",
                    "Write as many values as rows.",
                    "columns",
                    name,
                    "values",
                )
            if column.integer and column.integer[1] - column.integer[0] + 1 < self.rows:
                raise Wrong(
                    f"Column `{name}` has too few numbers to be all different.",
                    "Make its range wider.",
                    "columns",
                    name,
                    "integer",
                )
        return self


def _in_order(limits: tuple[int, int], key: str) -> None:
    if limits[0] > limits[1]:
        raise Wrong(f"The range goes from {limits[0]} down to {limits[1]}.", "Write the least number first.", key)


def which_param(written: object) -> str | None:
    """Which kind of parameter is written, by the key that only this kind has; None for none of them."""
    if isinstance(written, Model):
        return type(written).__name__.lower()
    if not isinstance(written, dict):
        return None
    keys = {"integer": "integers", "choice": "choice", "fraction": "fractions", "is": "derived"}
    keys |= {"rows": "data", "columns": "data"}
    return next((name for key, name in keys.items() if key in written), None)


Param = Annotated[
    Annotated[Integers, Tag("integers")]
    | Annotated[Choice, Tag("choice")]
    | Annotated[Fractions, Tag("fractions")]
    | Annotated[Derived, Tag("derived")]
    | Annotated[Data, Tag("data")],
    Discriminator(which_param),
]
"""Something that changes from variant to variant."""
