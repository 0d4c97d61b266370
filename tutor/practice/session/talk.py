"""What is typed at a prompt without being an answer or a command: `ok`, `thanks`, `I don't know`.

It costs nothing, in an exam neither, and what is said to it names what can be typed there.
"""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum


class Talk(StrEnum):
    """What kind of talk a line is."""

    NOTHING = ""
    """It is none."""
    READY = "ready"
    """It agrees, greets or thanks."""
    LOST = "lost"
    """It says that the student does not know how to go on."""


_READY = """
ok|okay|yes|yeah|yep|yup|y|sure|no|nope|nah|n|thanks|thank you|thx|ty|hi|hello|hey|cool|nice|good|great|fine|alright
all right|right|got it|i see|hm|hmm|oh|ah|wow|done|ready|go|go on|start|begin|continue|please|sorry|oops
"""
_LOST = """
what|huh|eh|how|idk|i dont know|dont know|dunno|i have no idea|no idea|no clue|not sure|im not sure|lost|im lost
i am lost|stuck|im stuck|i am stuck|i give up|give up|i dont understand|i dont get it|confused|im confused|i cant|cant
"""
_WORDS = {
    **dict.fromkeys(_READY.strip().replace("\n", "|").split("|"), Talk.READY),
    **dict.fromkeys(_LOST.strip().replace("\n", "|").split("|"), Talk.LOST),
}
_MARKS = ".,!?… "
_QUOTES = str.maketrans("", "", "'’`")


def talk(line: str, letters: Container[str]) -> Talk:
    """What kind of talk a line is. A product of letters that the question has is an answer, whatever it spells.

    Arguments:
        line: what was typed.
        letters: the names that may stand in an answer.

    >>> talk("OK!", ()), talk("I don’t know.", ()), talk("2xy", ()), talk("ok", ("o", "k"))
    (<Talk.READY: 'ready'>, <Talk.LOST: 'lost'>, <Talk.NOTHING: ''>, <Talk.NOTHING: ''>)
    """
    words = " ".join(line.lower().translate(_QUOTES).strip(_MARKS).split())
    found = _WORDS.get(words, Talk.NOTHING)
    if found and all(letter in letters for letter in line.strip()):
        return Talk.NOTHING
    return found
