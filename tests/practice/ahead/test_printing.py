"""A bank is printed so that all of it is shown as it is asked, in an exam, too."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.practice.session.acting import START, page
from tutor.bank.index import Library, library
from tutor.cli.practice_screen import Screen
from tutor.practice.ahead.opening import opening
from tutor.practice.ahead.printed import SUFFIX, Print, from_print, print_of
from tutor.practice.ahead.printing import printed
from tutor.practice.session.begin import begin
from tutor.practice.session.desk import Desk
from tutor.practice.wish import Wish

BANK = """
bank: own
title: Own
skills: [{id: s, title: Skill S}]
exercises:
- id: think
  title: Think
  skills: [s]
  difficulty: 1
  parts: [{kind: discussion, prompt: Why is that so?, model_answer: Because., look_for: [one, two]}]
- id: once
  title: Once
  skills: [s]
  difficulty: 2
  parts: [{kind: number, value: 7, prompt: How much is 3 + 4?, attempts: 1, points: 2}]
- id: two
  title: Two
  skills: [s]
  difficulty: 2
  prompt: Take $f(x, y) = x^2 y$.
  parts:
  - {kind: partial, f: 'f(x, y) = x^2 y', wrt: x, prompt: By x?, attempts: 2}
  - {kind: partial, f: 'f(x, y) = x^2 y', wrt: y, prompt: By y?}
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Library, Print]:
    """A bank as if it shipped, and its print."""
    monkeypatch.setattr("tutor.practice.ahead.printed.shipped_folder", lambda: tmp_path)
    path = tmp_path / "own.yaml"
    path.write_text(BANK, encoding="utf-8")
    whole = library([path])
    assert whole.findings == ()
    (tmp_path / f"own{SUFFIX}").write_bytes(print_of(whole.files[0], partial(printed, library=whole)))
    found = from_print([path], tmp_path)
    assert found is not None
    return whole, found


@pytest.mark.parametrize("name", ["think", "once", "two"])
def test_in_an_exam_nothing_is_said_of_tries_and_points_to_mark(own: tuple[Library, Print], name: str) -> None:
    whole, pages = own
    shown = []
    for exam in (False, True):
        wish = Wish((name,), exam=exam)
        first = opening(wish, Desk(pages.library, tuple, "5e" * 16, lambda: START), pages)
        assert first is not None
        shown.append(Screen().page(first, checked=True))
        assert shown[-1].split() == page(begin(wish, Desk(whole, tuple, "5e" * 16, lambda: START))).split()
    asked, examined = shown
    told = {"think": "mark the points", "once": "only one attempt", "two": "2 attempts"}[name]
    assert (told in " ".join(asked.split()), told in " ".join(examined.split())) == (True, False)
