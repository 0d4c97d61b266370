"""Everything that is checked about one exercise."""

from __future__ import annotations

from collections.abc import Callable

from tutor.bank.entry import Located
from tutor.bank.finding import Finding
from tutor.bank.lint.answers import check_answers
from tutor.bank.lint.askable import askable
from tutor.bank.lint.asks import check_asked
from tutor.bank.lint.dollars import check_dollars
from tutor.bank.lint.feedback import FeedbackCheck
from tutor.bank.lint.function_values import check_values
from tutor.bank.lint.menus import check_menus
from tutor.bank.lint.reported import Report
from tutor.bank.lint.texts import check_blanks, check_formulas, check_params, check_prompts
from tutor.bank.pose import pose
from tutor.bank.possible_draws import MANY, possible_draws
from tutor.bank.time_limit import TooLong, time_limit
from tutor.bank.trials import trials
from tutor.bank.variant import asked
from tutor.errors import AuthorError, TutorError

LIMIT = 20.0
"""How many seconds a variant may take."""
_TRIED = 3
"""In so many variants feedback rules are tried."""
_HOPELESS = 3
"""After so many variants in a row that cannot be asked the others are not tried."""


def examine(
    located: Located, variants: int, limit: float = LIMIT, tell: Callable[[], None] | None = None
) -> tuple[Finding, ...]:
    """What is wrong with an exercise.

    Arguments:
        located: the exercise.
        variants: how many variants are wanted: seeds 0, 1, …
        limit: how many seconds each may take.
        tell: is called after each variant.
    """
    report = Report(located)
    check_params(located.exercise, report)
    check_blanks(located.exercise, report)
    check_dollars(located.exercise, report)
    rules = FeedbackCheck()
    seen: dict[str, int] = {}
    failed = 0
    whole, waiting = located, list(reversed(range(variants)))
    while waiting and failed < _HOPELESS:
        seed = waiting.pop()
        report.looked_at.add(seed)
        failed += 1
        try:
            with time_limit(limit):
                _variant(located, seed, report, rules, seen)
            failed = 0
        except TooLong:
            said = f"The variant takes longer than {limit:g} seconds."
            report.add("timeout", said, "Ask for something smaller.", seed=seed)
        except AuthorError as error:
            fewer = _fewer(located, report, limit) if located is whole and not seen else None
            if fewer is None:
                report.add("cannot-be-asked", error.message, error.mend, *error.field, seed=seed)
                continue
            located = report.located = fewer
            if not fewer.exercise.parts:
                break
            waiting.append(seed)
            failed = 0
        except TutorError as error:
            report.add("fault", f"tutor fails: {str(error)[:200]}", "Ask in another way, and report it.", seed=seed)
        except Exception as error:  # one exercise must not stop the others from being checked
            said = f"tutor fails: {type(error).__name__}: {str(error)[:200]}"
            report.add("fault", said, "This is a fault of tutor's own: please report it.", seed=seed)
        finally:
            if tell is not None and waiting[-1:] != [seed]:
                tell()
    rules.report(report)
    if not failed and located is whole:
        _alike(seen, variants, report)
        _tests(located, report, limit)
    return report.findings()


def _fewer(located: Located, report: Report, limit: float) -> Located | None:
    """The exercise without the parts that cannot be asked, which are told; None where it is no part's fault."""
    try:
        with time_limit(limit):
            return askable(located, report)
    except (TooLong, TutorError):
        report.located = located
        return None


def _variant(located: Located, seed: int, report: Report, rules: FeedbackCheck, seen: dict[str, int]) -> None:
    exercised = pose(located, seed)
    seen.setdefault(asked(exercised.variant), seed)
    check_answers(exercised, report)
    if seed < _TRIED:
        rules.look_at(exercised)
    if seed == 0:
        check_asked(exercised, report)
        check_prompts(exercised, report)
        check_formulas(exercised, report)
        check_menus(exercised, report)
        check_values(exercised, report)


def _alike(seen: dict[str, int], variants: int, report: Report) -> None:
    # Who does not say how many takes as many as there are.
    asked_for = report.located.exercise.variants
    if len(seen) < variants and (asked_for is not None or len(seen) == 1):
        said = f"Of {variants} variants only {len(seen)} are different."
        most = possible_draws(report.located.exercise.params)
        why = f"; the params give {most} at most, and each seed is drawn by itself" if most < MANY else ""
        mend = f"Write variants: {len(seen)}, widen the ranges of the params, or ask for less under require{why}."
        report.add("variants-alike", said, mend, "variants" if "variants" in _keys(report) else "params")


def _keys(report: Report) -> set[object]:
    return {route[0] for route in report.located.spots if route}


def _tests(located: Located, report: Report, limit: float) -> None:
    try:
        with time_limit(limit * (1 + len(located.exercise.tests) // 4)):
            for finding in trials(located):
                report.put(finding)
    except TooLong:
        report.add("timeout", "The tests take too long.", "Test fewer answers.", "tests")
    except Exception as error:
        said = f"A test makes tutor fail: {type(error).__name__}: {str(error)[:200]}"
        report.add("fault", said, "This is a fault of tutor's own: please report it.", "tests")
