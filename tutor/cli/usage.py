"""What is wrong with a command line that the parser of options refuses, told in our words and with a mend."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from tutor.cli.app import COMMANDS, GROUPS
from tutor.errors import StudentError, Unanswerable
from tutor.expression.steering import harmless

# The parser is Click, which typer keeps under a name that has changed; its errors are the bases of its own.
UsageError: type[Exception] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "UsageError")


def retold(error: Exception, arguments: Sequence[str]) -> StudentError:
    """An error of the parser with a mend.

    Arguments:
        error: a `UsageError`: a value, an option, an argument or a command that cannot be used.
        arguments: what stands behind the program's name on the command line.
    """
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    message = str(getattr(error, "message", "") or error).rstrip(".")
    program = _program(context, arguments)
    help_ = f"{program} --help shows examples."
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return Unanswerable(context.get_help() if context is not None else message)
    if kind == "BadParameter" and parameter is not None:
        return _bad_value(message, parameter.opts[0])
    if kind == "MissingParameter" and parameter is not None and context is not None:
        option = parameter.param_type_name == "option"
        what = f"{parameter.opts[0]} {parameter.make_metavar(context)}" if option else parameter.make_metavar(context)
        return Unanswerable(f"{what} is missing.", f"Type it behind {program}; {help_}")
    if kind == "BadOptionUsage":
        return Unanswerable(f"{getattr(error, 'option_name', 'An option')} needs a value behind it.", help_)
    if kind == "NoSuchOption":
        return _no_option(getattr(error, "option_name", ""), context, program, help_)
    extra = re.match(r"Got unexpected extra argument\S* \((.*)\)", message, re.DOTALL)
    if extra:
        return _extra(extra.group(1), context, program, help_)
    command = re.match(r"No such command '([^']*)'", message)
    if command:
        known = list(COMMANDS) if context is None else context.command.list_commands(context)
        near = get_close_matches(command.group(1), known, 1)
        mend = f"Is {near[0]} meant? " if near else ""
        inside = "" if program == "tutor" else f" in {program}"
        return Unanswerable(
            f"There is no command {_shown(command.group(1))}{inside}.", f"{mend}The commands are {', '.join(known)}."
        )
    return Unanswerable(f"{_shown(message)}.", help_)


def _program(context: Any, arguments: Sequence[str]) -> str:
    """What was called, as it is typed: `tutor grad`, `tutor bank list`."""
    if not arguments or arguments[0] not in COMMANDS:
        return "tutor"
    name = getattr(context, "info_name", None)
    inside = f" {name}" if arguments[0] in GROUPS and name not in (None, arguments[0]) else ""
    return f"tutor {arguments[0]}{inside}"


def _bad_value(message: str, option: str) -> StudentError:
    """A value of the wrong kind: 2.5 for a whole number, or a word that is none of the choices."""
    value = re.match(r"'(.*)' is not (a valid|one of) (.*)", message, re.DOTALL)
    if value is None:
        return Unanswerable(f"{option}: {_shown(message)}.", f"Choose another value for {option}.")
    typed, how, kind = value.groups()
    if how == "one of":
        choices = kind.replace("'", "")
        near = get_close_matches(typed, choices.split(", "), 1)
        first = near[0] if near else choices.split(", ")[0]
        return Unanswerable(f"{option} cannot be {_shown(typed)}.", f"Choose one of {choices}: {option} {first}")
    name = {"integer": "whole number", "float": "number"}.get(kind.split(" ")[0], kind)
    return Unanswerable(f"{option} takes a {name}, and {_shown(typed)} is none.", f"Give one, for example {option} 2.")


def _extra(words: str, context: Any, program: str, help_: str) -> StudentError:
    """More words than there are arguments: an option that is not known, or a text without quotation marks."""
    first = words.split(" ")[0]
    if first.startswith("--"):
        return _no_option(first, context, program, help_)
    return Unanswerable(
        f"Nobody knows what {_shown(words)} stands for here.",
        f"Put a text with blanks in it between quotation marks; {help_}",
    )


def _no_option(option: str, context: Any, program: str, help_: str) -> StudentError:
    """An option that is not known, with the one that is spelt nearly so."""
    known = [name for one in context.command.params for name in one.opts] if context is not None else []
    near = get_close_matches(option.split("=")[0][2:], [name[2:] for name in known if name.startswith("--")], 1)
    mend = f"Is --{near[0]} meant? {help_}" if near else help_
    return Unanswerable(f"{program} has no option {_shown(option)}.", mend)


def _shown(typed: str) -> str:
    """What was typed, cut short and without characters that move the cursor."""
    clean = harmless(typed)
    return clean if len(clean) <= 60 else f"{clean[:60]}…"
