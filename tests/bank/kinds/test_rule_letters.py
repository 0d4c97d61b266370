"""Rules of differentiation beside a question: in its variable, and with no other letter of it."""

from __future__ import annotations

import pytest

from tests.bank.kinds.parts import made
from tutor.bank.kinds.giveaway import shown
from tutor.bank.kinds.rule_letters import stated_rule, table_row
from tutor.bank.posed import Menu
from tutor.derivation.lesson import Lines, Note, Phrase
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Call, Expression, Symbol


@pytest.mark.parametrize(
    ("rule", "variable", "function", "says", "where"),
    [
        ("constant-factor", "c", "x c^2", "∂/∂c [k·u] = k · ∂/∂c [u]", "k does not contain c"),
        ("constant-factor", "w", "5 w^2", "∂/∂w [c·u] = c · ∂/∂w [u]", "c does not contain w"),
        ("power", "n", "n^2", "∂/∂n [nᵐ] = m·nᵐ⁻¹", "m does not contain n"),
        ("power", "x", "x^n", "∂/∂x [xᵐ] = m·xᵐ⁻¹", "m does not contain x"),
        ("product", "u", "u sin(u)", "∂/∂u [wv] = ∂/∂u [w] · v + w · ∂/∂u [v]", "w and v are expressions in u"),
        ("sigma", "w", "sum(i, (w u_i)^2)", "∂/∂w [Σᵢ vᵢ] = Σᵢ ∂/∂w [vᵢ]",
         "i is an index, not a variable: ∂ moves inside Σ"),
    ],
)  # fmt: skip
def test_its_letters_do_not_clash(rule: str, variable: str, function: str, says: str, where: str) -> None:
    found = stated_rule(rule, Symbol(variable), parse(function))
    assert (text(found.says), found.where) == (says, where)


def test_a_variable_that_is_called_as_a_constant_of_the_rule() -> None:
    second = made("loss-gradient", model="w*x + c", parameters=["w", "c"], target="y", loss="mean", wrt="c").hints()[1]
    assert [text(one) for one in shown(second.says)] == ["∂/∂c [k·u] = k · ∂/∂c [u]"]


def test_what_the_letters_stand_for_is_told_in_the_same_letters() -> None:
    asked = made("partial", f="n^5", wrt="n")
    _, second, third = asked.hints()
    assert [text(one) for one in shown(second.says)] == ["∂/∂n [nᵐ] = m·nᵐ⁻¹"]
    (note,) = third.says
    assert isinstance(note, Note)
    assert dict(note.phrase.values)["letter"] == "m"


@pytest.mark.parametrize(
    ("f", "wrt", "says", "letters"),
    [
        ("g(u) = u sin(u)", "u", "∂/∂u [wv] = ∂/∂u [w] · v + w · ∂/∂u [v]", {"a": "w", "b": "v"}),
        ("u(x) = x sin(x)", "x", "∂/∂x [wv] = ∂/∂x [w] · v + w · ∂/∂x [v]", {"a": "w", "b": "v"}),
        ("u(x) = sin(x^2)", "x", "∂/∂x [f(v)] = ∂/∂v [f(v)] · ∂/∂x [v]", {"letter": "v"}),
    ],
)
def test_the_next_line_has_the_letters_of_the_rule_and_none_of_the_question(
    f: str, wrt: str, says: str, letters: dict[str, str]
) -> None:
    _, second, third = made("partial", f=f, wrt=wrt).hints()
    assert [text(one) for one in shown(second.says)] == [says]
    (block,) = third.says
    assert isinstance(block, Lines)
    (reason,) = block.lines[0].reason
    said = dict(reason.values)
    assert {name: text(said[name]) for name in letters} == letters  # type: ignore[arg-type]


def test_a_menu_of_rules_is_in_the_variable_of_the_question() -> None:
    menu = made("which-rule", f="(x + y + z)^2", wrt="y").subject
    assert isinstance(menu, Menu)
    for (option,) in menu.options:
        assert isinstance(option, Note)
        says = dict(option.phrase.values)["statement"]
        assert isinstance(says, Expression)
        assert "∂/∂y" in text(says)
        assert "∂x" not in text(says)


@pytest.mark.parametrize(
    ("call", "row"),
    [("abs(r)", "∂/∂r [|r|] = sign(r)"), ("ln(r)", "∂/∂r [ln(r)] = 1/r"), ("sin(r)", "∂/∂r [sin(r)] = cos(r)")],
)
def test_a_function_of_the_table_has_its_own_row(call: str, row: str) -> None:
    parsed = parse(call)
    assert isinstance(parsed, Call)
    found = table_row(parsed, Symbol("r"))
    assert found is not None
    assert text(found) == row


def test_of_an_absolute_value_the_row_is_its_own_and_the_branches_are_told() -> None:
    _, second, third = made("partial", f="abs(r)", wrt="r", at="r=-3").hints()
    assert [text(one) for one in shown(second.says)] == ["∂/∂r [|r|] = sign(r)"]
    assert [_key(block) for block in third.says] == ["bank-hint-bars"]


def test_the_row_is_not_shown_where_it_is_the_answer() -> None:
    hints = made("partial", f="sin(t)", wrt="t").hints()
    assert [_key(block) for hint in hints[1:] for block in hint.says] == ["bank-hint-row"]


def test_a_reason_whose_number_is_the_answer_keeps_its_rule() -> None:
    *_, third = made("partial", f="4*abs(b - 18)", wrt="b", at="b=20").hints()  # the slope is 4 there
    (block,) = third.says
    (line,) = block.lines  # type: ignore[union-attr]
    assert [dict(reason.values) for reason in line.reason] == [{"text": "constant factor"}]


def _key(block: object) -> str:
    assert isinstance(block, Note)
    assert isinstance(block.phrase, Phrase)
    return block.phrase.key.removeprefix("bank-one-")
