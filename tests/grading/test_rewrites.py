"""A rewrite by an identity is equal, however it is buried; a small change is not, and has a witness."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent

IDENTITIES = (
    ("(u)+(v)", "(v)+(u)"),
    ("(u)-(v)", "-((v)-(u))"),
    ("(u)*(v)*(w)", "(w)*(u)*(v)"),
    ("(u)*((v)+(w))", "(u)*(v)+(u)*(w)"),
    ("((u)+(v))^2", "(u)^2+2*(u)*(v)+(v)^2"),
    ("((u)-(v))^3", "(u)^3-3*(u)^2*(v)+3*(u)*(v)^2-(v)^3"),
    ("(u)^2-(v)^2", "((u)-(v))*((u)+(v))"),
    ("(u)/2+(v)/3", "(3*(u)+2*(v))/6"),
    ("0.25*(u)", "(u)/4"),
    ("1/(1+(u)^2)+1/(2+(v)^2)", "(3+(u)^2+(v)^2)/((1+(u)^2)*(2+(v)^2))"),
    ("(u)/(1+(v)^2)", "(u)*(1+(v)^2)^(-1)"),
    ("sin(2*(u))", "2*sin(u)*cos(u)"),
    ("cos(u)^2", "1-sin(u)^2"),
    ("cos(2*(u))", "2*cos(u)^2-1"),
    ("sin((u)+(v))", "sin(u)*cos(v)+cos(u)*sin(v)"),
    ("cos((u)-(v))", "cos(u)*cos(v)+sin(u)*sin(v)"),
    ("sin(u)*cos(v)", "(sin((u)+(v))+sin((u)-(v)))/2"),
    ("ln(e^(u))", "u"),
    ("e^((u)+(v))", "e^(u)*e^(v)"),
    ("e^(-(u))", "1/e^(u)"),
    ("ln((1+(u)^2)*(2+(v)^2))", "ln(1+(u)^2)+ln(2+(v)^2)"),
    ("ln((1+(u)^2)/(2+(v)^2))", "ln(1+(u)^2)-ln(2+(v)^2)"),
    ("ln((1+(u)^2)^3)", "3*ln(1+(u)^2)"),
    ("2^(u)", "e^((u)*ln(2))"),
    ("sqrt((u)^2)", "abs(u)"),
    ("sqrt(1+(u)^2)", "(1+(u)^2)/sqrt(1+(u)^2)"),
    ("abs(u)*abs(v)", "abs((u)*(v))"),
    ("max(u,v)", "((u)+(v)+abs((u)-(v)))/2"),
    ("sigmoid(u)", "1-sigmoid(-(u))"),
    ("tanh(u)", "2*sigmoid(2*(u))-1"),
    ("cosh(u)^2", "1+sinh(u)^2"),
    ("atan(u)", "asin((u)/sqrt(1+(u)^2))"),
)
"""Both sides have a value wherever u, v and w have one."""

CONTEXTS = (
    "{}", "x*({})+y", "({})^2", "sin({})", "({})/(2+x^2)", "exp(-({})^2/9)", "1/(2+cos({}))", "y-2*({})", "atan({})",
)  # fmt: skip
PARTS = (
    "x", "y", "x*y", "x^2+1", "2*x-3", "y/3", "sin(x)", "cos(x*y)", "x-y", "e^(x/4)", "x/(1+y^2)", "3", "-y", "0.5*x",
    "sqrt(1+x^2)", "abs(y)", "pi*x", "(x+y)^2",
)  # fmt: skip
CHANGES = ("1/1000000000", "x/1000", "sin(y)/1000", "1e-40", "x*y")


def filled(template: str, parts: tuple[str, ...]) -> str:
    """The template with u, v and w replaced, longer names such as `abs` left alone."""
    letters = dict(zip("uvw", parts, strict=True))
    return "".join(
        letters[sign] if sign in letters and not (template[place - 1 : place] or " ").isalpha() else sign
        for place, sign in enumerate(template)
    )


@settings(max_examples=125)
@given(st.sampled_from(IDENTITIES), st.tuples(*[st.sampled_from(PARTS)] * 3), st.sampled_from(CONTEXTS), st.booleans())
def test_a_rewrite_is_equal(identity: tuple[str, str], parts: tuple[str, ...], context: str, turned: bool) -> None:
    one, other = (context.format(filled(side, parts)) for side in identity)
    answer, model = (other, one) if turned else (one, other)
    assert equivalent(answer, model).kind is Kind.EQUAL


@settings(max_examples=125)
@given(
    st.sampled_from(IDENTITIES),
    st.tuples(*[st.sampled_from(PARTS)] * 3),
    st.sampled_from(CONTEXTS),
    st.sampled_from(CHANGES),
)
def test_a_changed_rewrite_is_different(
    identity: tuple[str, str], parts: tuple[str, ...], context: str, change: str
) -> None:
    model = context.format(filled(identity[0], parts))
    answer = context.format(f"{filled(identity[1], parts)}+{change}")
    found = equivalent(answer, model)
    assert found.kind is Kind.DIFFERENT
    assert found.witness is not None
