"""The parts of an exercise: one model for each kind of question."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tutor.bank.schema.asked import Asked as Asked
from tutor.bank.schema.asked import Columns as Columns
from tutor.bank.schema.asked import OfFunction as OfFunction
from tutor.bank.schema.fields import Line, Maths, Model, Prose, Truth, Wrong


class Partial(OfFunction):
    """One partial derivative."""

    kind: Literal["partial"]
    wrt: Line
    """The variable."""
    at: Line | None = None
    """The point at which its value is asked for, "x=1, y=2"."""


class Gradient(OfFunction):
    """All partial derivatives, as a vector."""

    kind: Literal["gradient"]
    at: Line | None = None
    """The point at which its value is asked for."""


class SecondPartial(OfFunction):
    """A partial derivative of a partial derivative."""

    kind: Literal["second-partial"]
    wrt: tuple[Line, Line]
    """The variables in the order of differentiation: [x, y] is ∂²f/∂y∂x."""
    at: Line | None = None
    """The point at which its value is asked for."""


class Hessian(OfFunction):
    """All second partial derivatives, as a matrix [[…, …], […, …]]."""

    kind: Literal["hessian"]
    at: Line | None = None
    """The point at which its value is asked for."""


class Value(OfFunction):
    """The value of a function at a point."""

    kind: Literal["value"]
    at: Line
    """The point."""


class Directional(OfFunction):
    """The slope at a point in a direction."""

    kind: Literal["directional"]
    at: Line
    """The point."""
    direction: Line
    """The direction, (3, 4); it need not have length 1."""


class Tangent(OfFunction):
    """The tangent line or plane at a point, as an equation."""

    kind: Literal["tangent"]
    at: Line
    """The point."""


class Stationary(OfFunction):
    """All points with ∇f = 0, as a set; "none" when there are none."""

    kind: Literal["stationary"]


class Classify(OfFunction):
    """Which kind a stationary point is: one choice of a menu."""

    kind: Literal["classify"]
    at: Line
    """The point."""


class Isolate(Asked):
    """Solve an equation for a letter."""

    kind: Literal["isolate"]
    equation: Maths
    """The equation, such as "6a - b + 1 = 0"."""
    letter: Line = Field(alias="for")
    """The letter that is to stand alone."""


class OfModel(Asked):
    """A part about a model of data."""

    model: Maths = "s*a + b"
    """The model, with the column of inputs in it."""
    target: Line = "h"
    """The column that the model is to predict."""
    parameters: tuple[Line, ...] = ("s", "b")
    """The letters that are fitted, in order."""
    loss: Literal["half-sum", "sum", "mean"] = "half-sum"
    """½·Σ of the squared residuals, their sum, or their mean."""


class OfData(OfModel):
    """A part about data and a model of them."""

    data: Columns
    """The columns of numbers by name, or {name} of a data parameter."""


class Loss(OfData):
    """The loss at given parameters."""

    kind: Literal["loss"]
    at: Line
    """The parameters, "s=1, b=0"."""


class LossGradient(OfModel):
    """The gradient of the loss, or one component of it, in letters or at a point."""

    kind: Literal["loss-gradient"]
    data: Columns | None = None
    """Left out, the answer is asked for in letters: Σ over the data."""
    wrt: Line | None = None
    """The one parameter by which it is asked for; left out, the whole gradient."""
    at: Line | None = None
    """The parameters at which its value is asked for; only with data."""

    @model_validator(mode="after")
    def _a_point_needs_data(self) -> Self:
        if self.at is not None and self.data is None:
            raise Wrong("There is a point, and no data.", "Add `data`, or leave out `at`.", "at")
        return self


class DescentStep(OfModel):
    """Where gradient descent stands after some steps."""

    kind: Literal["descent-step"]
    f: Maths | None = None
    """The function; or else `data` with its `model`."""
    data: Columns | None = None
    """The data, or {name} of a data parameter."""
    start: Line
    """Where it starts, "s=1, b=0"."""
    rate: Line
    """The learning rate η."""
    steps: int = Field(default=1, ge=1, le=20)
    """How many steps."""

    @model_validator(mode="after")
    def _one_function(self) -> Self:
        if (self.f is None) == (self.data is None):
            raise Wrong("Gradient descent needs one function.", "Write either `f` or `data`.")
        return self


class ClosedForm(Asked):
    """A parameter of the best line in terms of means, as in s = (mean(a h) − mean(a) mean(h))/(mean(a²) − mean(a)²)."""

    kind: Literal["closed-form"]
    letter: Line = Field(alias="for")
    """s or b."""
    terms: Literal["means", "means-and-slope"] = "means"
    """Whether the slope may stand in the answer for the intercept: b = mean(h) − s mean(a)."""


class Fit(OfData):
    """The parameters with the least loss, as a vector, or one of them."""

    kind: Literal["fit"]
    letter: Line | None = Field(default=None, alias="for")
    """The one parameter that is asked for; left out, all in order."""


class Number(Asked):
    """A number."""

    kind: Literal["number"]
    value: Maths
    """The number, or an expression whose value it is: "(0 + 4 + 16)/3"."""


class Expression(Asked):
    """An expression, a vector, a set, an interval or an equation that is equal to the answer."""

    kind: Literal["expression"]
    answer: Maths
    """The right answer."""
    given: Maths | None = None
    """The expression that is to be rewritten, if that is the task; repeating it is no answer."""
    domain: tuple[Maths, ...] = ()
    """Conditions under which the answer must be right."""
    functions: tuple[Line, ...] = ()
    """Names of functions that are not known."""


class Option(Model):
    """One answer of a menu."""

    text: Prose
    """What it says."""
    right: Truth = False
    """Whether it is right."""
    say: Prose | None = None
    """What to say to who chose it."""
    misconception: Line | None = None
    """The mistake of who chooses it, by id: it is counted where a student's mistakes are counted."""


class Choice(Asked):
    """A menu: one answer is right, or several."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=12)
    """The answers; their order changes with the variant."""
    fixed_order: Truth = False
    """Whether they keep their order."""

    @model_validator(mode="after")
    def _one_is_right(self) -> Self:
        if not any(option.right for option in self.options):
            raise Wrong("No option is right.", "Write `right: true` at one of them.", "options")
        texts = [option.text.strip() for option in self.options]
        for place, text in enumerate(texts):
            if text in texts[:place]:
                raise Wrong("This option stands twice.", "Delete one of the two.", "options", place, "text")
        for place, option in enumerate(self.options):
            if option.right and option.misconception is not None:
                mend = "Write it at a wrong option."
                raise Wrong("The right option shows no mistake.", mend, "options", place, "misconception")
        return self


class WhichRule(OfFunction):
    """Which rule comes first, from a menu of rules."""

    kind: Literal["which-rule"]
    wrt: Line
    """The variable."""


class Steps(OfFunction):
    """The student's own working, line by line."""

    kind: Literal["steps"]
    wrt: Line
    """The variable."""


class Discussion(Asked):
    """A question to think about: the student reads a model answer and marks the points that were reached."""

    kind: Literal["discussion"]
    model_answer: Prose
    """A good answer."""
    look_for: tuple[Prose, ...] = Field(min_length=1, max_length=10)
    """The points to look for, each a sentence."""

    @model_validator(mode="after")
    def _nothing_to_compare(self) -> Self:
        if self.answer is not None:
            message = "An answer to a discussion is not compared with another one."
            raise Wrong(message, "Write what a good answer says under `model_answer`, in whole sentences.", "answer")
        return self


Part = Annotated[
    Partial | Gradient | SecondPartial | Hessian | Value | Directional | Tangent | Stationary | Classify | Isolate
    | Loss | LossGradient | DescentStep | ClosedForm | Fit | Number | Expression | Choice | WhichRule | Steps
    | Discussion,
    Field(discriminator="kind"),
]  # fmt: skip
"""A part of an exercise; its `kind` says which."""
