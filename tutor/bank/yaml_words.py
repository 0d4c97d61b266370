"""What the YAML reader says about a broken file, in words for someone who does not program."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

from tutor.bank.places import Flaw, Position

_QUOTES = "Put the text in quotes: '…'."
_INDENT = (
    "Begin it in the column of the lines it belongs with; a text over several lines stands below its key after a |."
)

_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("character '\\t'", "There is a tab here, and YAML knows only spaces.", "Replace the tab by spaces."),
    (
        "that cannot start any token",
        "A text cannot begin with this sign unless it stands in quotes.",
        _QUOTES,
    ),
    (
        "mapping values are not allowed",
        "There is a colon here where no key can stand.",
        "A text that holds a colon and a space stands in quotes: 'note: …'. "
        "Or the line above lacks its colon, or this line begins in the wrong column.",
    ),
    ("could not find expected ':'", "The colon after a key is missing.", "Write `key: value`."),
    ("unexpected end of stream", "The quotation mark that opens here is never closed.", "Close it."),
    ("unexpected document separator", "The quotation mark that opens here is never closed.", "Close it."),
    (
        "unknown escape character",
        "In double quotes a backslash has a meaning of its own.",
        "Write the text in single quotes, or below the key after a |; there a backslash is a backslash.",
    ),
    ("expected escape sequence", "In double quotes a backslash has a meaning of its own.", "Use single quotes."),
    (
        "expected alphabetic or numeric character",
        "A text cannot begin with * or & unless it stands in quotes.",
        _QUOTES,
    ),
    (
        "expected ',' or ']'",
        "The bracket [ that opens here is not closed, or what stands in it needs quotes.",
        "Close it, or put each text in quotes: ['{a} != {b}', '2x'].",
    ),
    (
        "expected ',' or '}'",
        "The brace { that opens here is not closed, or what stands in it needs quotes.",
        "Close it, or put each text in quotes: {answer: '{n}x', verdict: right}.",
    ),
    ("expected the node content", "There is a sign here where a value should begin.", _QUOTES),
    ("but found '<block", "This line does not begin in the column of the lines around it.", _INDENT),
    ("expected <block end>, but found '-'", "This line does not begin in the column of the lines around it.", _INDENT),
    ("expected <block end>, but found '?'", "This line does not begin in the column of the lines around it.", _INDENT),
    (
        "expected <block end>",
        "There is more here after the value has ended.",
        'A text that begins with a quotation mark, { or [ stands in quotes as a whole: "{n}x^2". '
        "Inside '…' an apostrophe is written twice: 'it''s'.",
    ),
    ("'<document start>'", "There is more here after the file has ended.", _INDENT),
)
"""A part of the reader's own words → what is wrong and the mend. The first that fits counts."""

_OPENED = ("quoted scalar", "flow sequence", "flow mapping", "an alias", "an anchor")
"""Where the place to look at is where something begins, and not where its end was missed."""


def yaml_flaw(error: Exception, line: int = 0) -> Flaw:
    """What is wrong, and where.

    Arguments:
        error: what the reader raised.
        line: how many lines of the file stand before the text that was read.
    """
    if not isinstance(error, MarkedYAMLError):
        # The reader has faults of its own: `"\\U00110000"` is a ValueError.
        return Flaw("yaml", "The file cannot be read as YAML.", "Look for a backslash in double quotes.", (line + 1, 1))
    problem, context = str(error.problem or ""), str(error.context or "")
    message, mend = next(
        ((message, mend) for words, message, mend in _KNOWN if words in problem),
        (f"The file cannot be read as YAML here: {problem or context}.", "Compare with a line that works."),
    )
    opened = error.context_mark if any(name in context for name in _OPENED) else None
    return Flaw("yaml", message, mend, _position(opened or error.problem_mark or error.context_mark, line))


def _position(mark: object, line: int) -> Position:
    row, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return int(row) + line + 1, int(column) + 1
