"""What is typed at a prompt: one line, or several up to an empty one, which an interruption does not lose."""

from __future__ import annotations

from tutor.cli.lines import Lines
from tutor.practice.session.commands import is_command
from tutor.practice.session.reply import Reply
from tutor.practice.session.scene import Mode, Scene

_NO_QUESTION = "next"
"""The prompt where none is asked, for a sign alone is not read aloud."""


class Typing:
    """What is typed, prompt by prompt.

    Arguments:
        lines: where lines come from.
        spoken: is a prompt read aloud, so that it ends in a colon?
    """

    def __init__(self, lines: Lines, *, spoken: bool = False) -> None:
        self._lines = lines
        self._spoken = spoken
        self._begun: list[str] = []
        """Lines of a working that is not handed over yet: it goes on after a question in between."""
        self._waiting: list[str] = []
        """Lines that were pasted behind the one that was handed over."""

    @property
    def begun(self) -> str:
        """The lines of a working that is not handed over yet."""
        return "\n".join(self._begun)

    def read(self, reply: Reply) -> str:
        """What the student types next.

        Arguments:
            reply: what was shown last; it says how many lines are wanted.

        Raises:
            EOFError: nothing comes any more.
            KeyboardInterrupt: the student pressed Ctrl-C.
        """
        prompt = reply.prompt
        if self._spoken:
            prompt = f"{prompt.removesuffix('> ') or _NO_QUESTION}: "
        if reply.lines:
            return self._several(prompt, reply.scene)
        mode = reply.scene.mode
        if mode is not Mode.CONFIRM:
            self._begun = []
        typed = self._waiting.pop(0) if self._waiting else self._lines.read(prompt)
        # Two answers are not one: what is done with them is for the session to say.
        joint = "\n" if mode is Mode.ANSWER else " "
        return joint.join(line for line in typed.splitlines() if line.strip())

    def _several(self, prompt: str, scene: Scene) -> str:
        """The lines up to an empty one, or up to a command, which comes by itself after them."""
        from tutor.practice.session.talking import stands_alone  # it grades: no page needs it before a line is typed

        more = prompt if self._spoken else " " * (len(prompt) - 2) + "| "
        while True:
            pasted = self._pasted(more if self._begun else prompt)
            for place, line in enumerate(pasted):
                if is_command(line) or (not self._begun and stands_alone(scene, line)):
                    if not self._begun:
                        self._waiting = [*pasted[place + 1 :], *self._waiting]
                        return line
                    self._waiting = [*pasted[place:], *self._waiting]
                    return self._handed_over()
                if line.strip():
                    self._begun.append(line)
            if not pasted[-1].strip():
                return self._handed_over()

    def _pasted(self, prompt: str) -> list[str]:
        """What is typed at once: one line, or those that were pasted. An end is an empty line where lines wait."""
        if self._waiting:
            return [self._waiting.pop(0)]
        try:
            return self._lines.read(prompt).splitlines() or [""]
        except EOFError:
            if self._begun:
                return [""]
            raise

    def _handed_over(self) -> str:
        typed, self._begun = "\n".join(self._begun), []
        return typed
