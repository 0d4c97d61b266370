"""Lines that belong together, commands among them, and an interruption that loses none of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.practice.session.acting import NUMBER, Session
from tests.practice.session.test_stepping import CHAIN, STEPS
from tutor.cli.practice_typing import Typing


class Keys:
    """Lines as they are typed; None is Ctrl-C, and behind the last one comes Ctrl-D."""

    def __init__(self, typed: Sequence[str | None]) -> None:
        self.typed = list(typed)
        self.prompts: list[str] = []

    def read(self, prompt: str) -> str:
        self.prompts.append(prompt)
        if not self.typed:
            raise EOFError
        line = self.typed.pop(0)
        if line is None:
            raise KeyboardInterrupt
        return line


def working(*typed: str | None) -> tuple[Session, Typing, Keys]:
    session = Session(CHAIN)
    session.type("work")
    keys = Keys(typed)
    return session, Typing(keys), keys


def test_a_working_ends_with_an_empty_line() -> None:
    session, typing, keys = working("= a", "= b", "")
    assert typing.read(session.reply) == "= a\n= b"
    assert keys.prompts == ["work> ", "    | ", "    | "]


def test_a_pasted_working_may_have_gaps() -> None:
    session, typing, _ = working("= a\n\n= b", "")
    assert typing.read(session.reply) == "= a\n= b"


@pytest.mark.parametrize("command", ["hint", "quit", "solution", "? grad x^2"])
def test_a_command_is_no_line_of_a_working(command: str) -> None:
    session, typing, keys = working("= a", command)
    assert typing.read(session.reply) == "= a"
    session.type("")
    assert typing.read(session.reply) == command
    assert len(keys.prompts) == 2


def test_a_command_comes_alone_where_no_line_was_typed() -> None:
    session, typing, _ = working("hint")
    assert typing.read(session.reply) == "hint"


def test_an_end_hands_over_what_was_typed() -> None:
    session, typing, _ = working("= a")
    assert typing.read(session.reply) == "= a"
    with pytest.raises(EOFError):
        typing.read(session.reply)


def test_ctrl_c_loses_no_line() -> None:
    session, typing, keys = working("= y * 3(x^2+1)^2 * 2x", None, "no", "= 6xy(x^2+1)^2", "")
    with pytest.raises(KeyboardInterrupt):
        typing.read(session.reply)
    session.interrupt()
    said = session.type(typing.read(session.reply))
    assert "Type your answer" not in said
    assert typing.read(session.reply) == "= y * 3(x^2+1)^2 * 2x\n= 6xy(x^2+1)^2"
    assert keys.prompts == ["work> ", "    | ", "yes or no> ", "    | ", "    | "]


def test_lines_of_one_question_are_none_of_another() -> None:
    session, typing, _ = working("= a", None, "skip", "7")
    with pytest.raises(KeyboardInterrupt):
        typing.read(session.reply)
    assert typing.read(Session(NUMBER).reply) == "skip"
    assert typing.read(Session(STEPS).reply) == "7"


def test_two_lines_at_the_prompt_of_an_answer_stay_two() -> None:
    typing = Typing(Keys(["2x\n3y", "7\n"]))
    reply = Session(NUMBER).reply
    assert typing.read(reply) == "2x\n3y"
    assert typing.read(reply) == "7"


def test_a_pasted_note_is_one_note() -> None:
    session = Session(NUMBER)
    session.type("note")
    assert Typing(Keys(["one\ntwo"])).read(session.reply) == "one two"


def test_a_prompt_that_is_read_aloud_ends_in_a_colon() -> None:
    session = Session(CHAIN)
    session.type("work")
    keys = Keys(["= a", "", "why", ""])
    typing = Typing(keys, spoken=True)
    typing.read(session.reply)
    last = Session(NUMBER)
    last.type("7")
    typing.read(last.reply)
    assert keys.prompts == ["work: ", "work: ", "next: "]


@pytest.mark.parametrize("typed", ["ok", "idk", "exit", "q", ":q", "h", "hnt"])
def test_nothing_more_is_awaited_behind_what_begins_no_working(typed: str) -> None:
    session, typing, keys = working(typed, "= a", "")
    assert typing.read(session.reply) == typed
    session.type(typed)
    assert not session.new
    assert keys.typed == ["= a", ""]


def test_a_letter_of_the_function_begins_a_working() -> None:
    session, typing, _ = working("y", "= x", "")
    assert typing.read(session.reply) == "y\n= x"
