"""What the models of a bank share: they are frozen, know every key, and bound every text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
)

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A name that never changes: small letters, digits and hyphens."""
Letter = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=40)]
"""The name of a parameter."""
Maths = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True)]
"""An expression as a student would type it; {n} stands for the value of the parameter n."""
Prose = Annotated[str, StringConstraints(min_length=1, max_length=8_000)]
"""Markdown with maths between dollar signs; {n} stands for the value of the parameter n."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True, pattern=r"^[^\n]*$")]
"""One line of plain text."""


def _truth(written: object) -> object:
    """true and false as YAML 1.2 writes them; yes, no, on and off are texts there, and no truth values."""
    return {"true": True, "false": False}.get(written.lower(), written) if isinstance(written, str) else written


Truth = Annotated[bool, Strict(), BeforeValidator(_truth)]
"""true or false."""
MOST = 10**12
MOST_HINTS = 20
MOST_RULES = 100
Whole = Annotated[int, Field(ge=-MOST, le=MOST)]
"""A whole number that can be shown on a page."""


class Wrong(ValueError):
    """What the keys of a model say together is wrong.

    Arguments:
        message: one line that says what is wrong.
        mend: one line that says what to do.
        field: the way from the model to the value that is wrong.
    """

    def __init__(self, message: str, mend: str, *field: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.field = field


class Model(BaseModel):
    """A part of a bank file. A key that is not known is an error, and nothing changes once it is read."""

    # The docstrings of attributes become descriptions in `json_schema.py` alone: pydantic would read all the
    # sources again whenever the models are imported.
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True, defer_build=True)


_FORMS = ("expanded", "factored", "simplified", "exact")


def _one_line(when: object) -> object:
    """`{equals: 2x}`, as YAML has it, as "equals: 2x"."""
    if isinstance(when, dict) and len(when) > 1:
        names = ", ".join(str(name)[:30] for name in when)
        raise Wrong(f"A rule has one condition, and here are {len(when)}: {names}.", "Write a rule for each of them.")
    if isinstance(when, dict) and len(when) == 1:
        ((name, value),) = when.items()
        if isinstance(name, str) and isinstance(value, str | int | float):
            return f"{name}: {value}"
    return when


def _known_condition(when: str) -> str:
    name, colon, value = (piece.strip() for piece in when.partition(":"))
    if name == "any-wrong" and not colon:
        return name
    if name not in ("misconception", "equals", "form") or not value:
        raise Wrong(
            f"`{when[:60]}` is no condition.",
            "Write {misconception: chain-inner-dropped}, {equals: 2x}, {form: expanded} or any-wrong.",
        )
    if name == "form" and value not in _FORMS:
        raise Wrong(f"`{value}` is no form.", f"The forms are {', '.join(_FORMS)}.")
    return f"{name}: {value}"


_CONDITIONS = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "misconception": {"type": "string"},
                "equals": {"type": "string"},
                "form": {"enum": list(_FORMS)},
            },
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        },
    ]
}
When = Annotated[Line, BeforeValidator(_one_line), AfterValidator(_known_condition), WithJsonSchema(_CONDITIONS)]
"""When a rule fits: always one line, such as "equals: 2x"."""


class Feedback(Model):
    """What to say to an answer, before what tutor says by itself. The first rule that fits is used."""

    when: When
    """{misconception: chain-inner-dropped}, {equals: 2x}, {form: expanded}, or any-wrong."""
    say: Prose
    """What to say."""
    credit: float = Field(default=0, ge=0, le=1)
    """What part of the points the answer still earns."""


class Answering(Model):
    """How answers are taken. What a part leaves out stands in the exercise, then in the `defaults` of the file."""

    form: Literal["any", "expanded", "factored", "simplified", "exact"] | None = None
    """The form that is asked for: any, expanded, factored, simplified or exact."""
    tolerance: Line | None = None
    """How far a number may be from the right one, relative to it: 0.01 or 1%. Without it a number is exact."""
    attempts: int | None = Field(default=None, ge=1, le=20)
    """How many answers count."""
    points: float | None = Field(default=None, gt=0, le=100)
    """What the right answer earns."""
