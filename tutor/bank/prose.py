"""Markdown with formulas as blocks of a lesson: paragraphs, lists, tables, and formulas on lines of their own.

Emphasis and code are plain text, a link is its text and its address, HTML is shown as it is typed. There are
no pictures: a prompt has to be readable in a terminal and aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tutor.bank.dollars import maths_at, split
from tutor.bank.formula import Piece, formula
from tutor.derivation.lesson import Block, Lines, Note, Phrase, Table, phrase
from tutor.errors import AuthorError
from tutor.expression.tree import Expression

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"(?:[^\W_]|[ ,;:.?'\"()’“”…–/%=+-])+")
"""Words, and signs that Markdown leaves alone inside a line that begins with a letter or a formula."""
_DISPLAY = "display"
_MATHS = "maths"


def blocks(markdown: str, letters: Sequence[str] = ()) -> tuple[Block, ...]:
    """The blocks of a text.

    Arguments:
        markdown: the text, its blanks filled.
        letters: names of several letters that are variables in its formulas.

    Raises:
        AuthorError: there is a picture in it.

    >>> [type(block).__name__ for block in blocks("Let $f(x) = x^2$.\\n\\n- one\\n- two\\n\\n$$x^2$$")]
    ['Note', 'Note', 'Note', 'Lines']
    """
    line = _plain_line(markdown, letters)
    if line is not None:
        return (Note(phrase_of(line)),)
    return tuple(_Page(letters).walk(_parser().parse(markdown)))


def _plain_line(markdown: str, letters: Sequence[str]) -> list[Piece] | None:
    """The pieces of a text that is one line of words and formulas: most are, and need no Markdown to be loaded.

    Returns:
        None where a sign may mean something else than itself.
    """
    text = markdown.rstrip("\n")
    if not text[:1].isalpha() and not text.startswith("$"):
        return None
    found: list[Piece] = []
    for piece, kind in split(text):
        if kind == "maths" and not piece.startswith("$$"):
            found.extend(formula(piece[1:-1], letters).pieces)
        elif kind == "words" and _PLAIN.fullmatch(piece):
            found.append(piece)
        else:
            return None
    return _tidied(found)


def unread(markdown: str) -> tuple[str, ...]:
    r"""The commands of the formulas of a text that nothing is known about.

    >>> unread(r"$\nabla f$ and $\oint x$")
    ('\\oint',)
    """
    found: list[str] = []
    for token in _parser().parse(markdown):
        for child in (token, *(token.children or ())):
            if child.type in (_MATHS, _DISPLAY):
                found += formula(child.content).unknown
    return tuple(dict.fromkeys(found))


def plain_phrase(text: str) -> Phrase:
    """A text as it stands, as a phrase."""
    return phrase("bank-prose", text=text)


def phrase_of(pieces: Sequence[Piece]) -> Phrase:
    """Words and expressions as one phrase; a pair of pairs, so that it nests no deeper than it must."""
    if not pieces:
        return plain_phrase("")
    values: list[Piece | Phrase] = list(pieces)
    while len(values) > 1:
        pairs = [
            phrase("bank-prose-pair", first=values[at], second=values[at + 1]) for at in range(0, len(values) - 1, 2)
        ]
        values = [*pairs, *values[len(values) - len(values) % 2 :]]
    return values[0] if isinstance(values[0], Phrase) else phrase("bank-prose", text=values[0])


class _Page:
    """Walks over the tokens of a text and keeps how deep in lists it stands."""

    __slots__ = ("letters", "marker", "numbers")

    def __init__(self, letters: Sequence[str]) -> None:
        self.letters = letters
        self.numbers: list[int] = []
        """For each list that is open the number of the next item; 0 without numbers."""
        self.marker = ""

    def walk(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The blocks, in order."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            match token.type:
                case "bullet_list_open":
                    self.numbers.append(0)
                case "ordered_list_open":
                    self.numbers.append(int(token.attrGet("start") or 1))
                case "bullet_list_close" | "ordered_list_close":
                    self.numbers.pop()
                case "list_item_open":
                    self.marker = self._marker()
                case "table_open":
                    end = next(place for place in range(at, len(tokens)) if tokens[place].type == "table_close")
                    yield self._table(tokens[at:end])
                    at = end + 1
                case "inline":
                    yield from self._inline(token.children or [])
                case "fence" | "code_block":
                    yield from (self._note([line]) for line in token.content.rstrip().split("\n"))
                case "display":
                    yield self._display(token.content)

    def _marker(self) -> str:
        number = self.numbers[-1]
        if not number:
            return "• " if len(self.numbers) == 1 else "– "
        self.numbers[-1] += 1
        return f"{number}. "

    def _note(self, pieces: Sequence[Piece]) -> Note:
        marker, self.marker = self.marker, ""
        return Note(phrase_of([marker, *pieces] if marker else pieces))

    def _inline(self, children: Sequence[Token]) -> Iterator[Block]:
        line: list[Piece] = []
        for part in self._pieces(children):
            if isinstance(part, str | Expression):
                line.append(part)
                continue
            if line := _tidied(line):
                yield self._note(line)
            line = []
            if part is not None:
                yield part
        if line := _tidied(line):
            yield self._note(line)

    def _pieces(self, children: Sequence[Token]) -> Iterator[Piece | Lines | None]:
        """The pieces of a paragraph; None where a new line begins."""
        address = ""
        opened: list[str] = []
        for token in children:
            match token.type:
                case "text" | "code_inline" | "text_special" | "html_inline":
                    opened.append(token.content)
                    yield token.content
                case "softbreak":
                    yield " "
                case "hardbreak":
                    yield None
                case "maths":
                    if token.markup == "$$":
                        yield self._display(token.content)
                    else:
                        yield from formula(token.content, self.letters).pieces
                case "link_open":
                    address, opened = str(token.attrGet("href") or ""), []
                case "link_close":
                    if address and address != "".join(opened):
                        yield f" ({address})"
                case "image":
                    message = "A picture cannot be shown in a terminal or read aloud."
                    raise AuthorError(message, "Say in words, or in a table, what it shows.")

    def _display(self, source: str) -> Lines:
        """A formula on a line of its own."""
        pieces = formula(source, self.letters).pieces
        alone = pieces[0] if len(pieces) == 1 else None
        return Lines(alone if isinstance(alone, Expression) else phrase_of(pieces), ())

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[list[Phrase | Expression]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                cell = [part for part in self._pieces(token.children or []) if isinstance(part, str | Expression)]
                cell = _tidied(cell)
                alone = cell[0] if len(cell) == 1 else None
                rows[-1].append(alone if isinstance(alone, Expression) else phrase_of(cell))
        return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _tidied(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with words side by side joined, single spaces, and none at the ends."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(last := found[-1], str):
            found[-1] = last + piece
        else:
            found.append(piece)
    tidied = [_SPACES.sub(" ", piece) if isinstance(piece, str) else piece for piece in found]
    if tidied and isinstance(first := tidied[0], str):
        tidied[0] = first.lstrip()
    if tidied and isinstance(final := tidied[-1], str):
        tidied[-1] = final.rstrip()
    return [piece for piece in tidied if piece != ""]


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables and formulas; HTML is text. It is loaded with the first text that needs it."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("escape", _MATHS, _inline_rule)
    parser.block.ruler.before("fence", _DISPLAY, _block_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return parser


def _inline_rule(state: StateInline, silent: bool) -> bool:
    """A formula between dollars inside a paragraph."""
    found = maths_at(state.src, state.pos) if state.src[state.pos] == "$" else None
    if found is None or found.end > state.posMax:
        return False
    if not silent:
        token = state.push(_MATHS, "", 0)
        token.content = found.source
        token.markup = "$$" if found.display else "$"
    state.pos = found.end
    return True


def _block_rule(state: StateBlock, start: int, stop: int, silent: bool) -> bool:
    """A formula between $$ and $$ with lines of its own."""
    begin = state.bMarks[start] + state.tShift[start]
    found = maths_at(state.src, begin) if state.src.startswith("$$", begin) else None
    if found is None or not found.display:
        return False
    last = next((line for line in range(start, stop) if state.eMarks[line] >= found.end), None)
    if last is None or state.src[found.end : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push(_DISPLAY, "", 0)
        token.content = found.source
        token.map = [start, last + 1]
        state.line = last + 1
    return True
