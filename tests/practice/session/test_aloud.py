"""What a screen reader is given of a session."""

from __future__ import annotations

from tutor.derivation.lesson import Lesson, Note, Section, phrase
from tutor.render.plain import render as aloud


def test_an_id_keeps_its_letters_and_a_sentence_begins_with_a_capital() -> None:
    says = (Note(phrase("plain", text="Read sums with Σ")),)
    section = Section(phrase("plain", text="rules-power-root, level 2"), phrase("plain", text="two parts"), says)
    read = aloud(Lesson(phrase("plain", text=""), (section,)))
    assert read == "rules-power-root, level 2.\nTwo parts.\nRead sums with sigma\n"


def test_a_sentence_that_begins_with_the_name_of_a_rule_begins_with_a_capital() -> None:
    says = (Note(phrase("plain", text="sum rule: u")), Note(phrase("plain", text="x is held")))
    assert aloud(Lesson(phrase("plain", text=""), (Section(None, None, says),))) == "Sum rule: u\nx is held\n"
