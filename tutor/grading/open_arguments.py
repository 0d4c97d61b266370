"""Arguments without brackets that may end sooner than they are read: sin x e^x for sin(x) e^x."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.grading.typed_tokens import Token

_MOST_FUNCTIONS = 6
_ENDS = tuple("+-−)]},;=")
"""Before these an argument ends anyway."""


def shorter_arguments(typed: str, tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """The text with brackets around shorter arguments, and which functions then have them.

    An argument ends after its first letter, or after the power of it; in all functions alike, or in one of them.

    >>> from tutor.grading.typed_tokens import tokens_of
    >>> list(shorter_arguments("sin x e^x", tokens_of("sin x e^x")))
    [('sin(x) e^x', 'sin(x)')]
    """
    ends = [_ends(tokens, at) for at in range(len(tokens))]
    open_ones = [at for at, found in enumerate(ends) if found]
    if not 0 < len(open_ones) <= _MOST_FUNCTIONS:
        return
    said: set[str] = set()
    for length in (0, -1):
        for chosen in (open_ones, *([at] for at in open_ones if len(open_ones) > 1)):
            text, meant = _closed(typed, tokens, {at: ends[at][length] for at in chosen})
            if text not in said:
                said.add(text)
                yield text, meant


def _ends(tokens: list[Token], at: int) -> list[int]:
    """The last tokens of the shorter arguments of a function; none where the argument has brackets."""
    if tokens[at].what != "function":
        return []
    last = at + 1
    while last < len(tokens) and tokens[last].what == "number":
        last += 1
    if last + 1 >= len(tokens) or tokens[last].what != "letter":
        return []
    if tokens[last + 1].what == "raised":
        return [last, last + 1]
    if tokens[last + 1].text == "^" and last + 2 < len(tokens) and tokens[last + 2].what == "number":
        return [last, last + 2]
    return [last] if tokens[last + 1].text not in _ENDS else []


def _closed(typed: str, tokens: list[Token], ends: dict[int, int]) -> tuple[str, str]:
    text, meant, done = "", [], 0
    for at, last in ends.items():
        name, start, stop = tokens[at], tokens[at + 1].start, tokens[last].stop
        text += f"{typed[done : name.stop]}({typed[start:stop]})"
        meant.append(f"{name.text}({typed[start:stop]})")
        done = stop
    return text + typed[done:], ", ".join(dict.fromkeys(meant))
