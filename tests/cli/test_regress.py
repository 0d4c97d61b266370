"""`tutor regress` as a student runs it: golden pages, refusals, and what JSON says."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Printed
from tutor.cli.main import run
from tutor.derivation.lesson import Lesson
from tutor.learning.lessons.regression import regression_lesson
from tutor.learning.regression import Regression
from tutor.render.fold import measure

DATA = Path(__file__).parent.parent / "data"
LECTURE = ("heights.csv", "--x", "age", "--y", "height", "--at", "s=1, b=0", "--rate", "0.01")

PAGES: dict[str, tuple[str, ...]] = {
    # The lecture's questions, number for number.
    "lecture-question-3.txt": (*LECTURE, "--show", "setup,loss"),
    "lecture-question-6.txt": (*LECTURE, "--show", "gradient,step"),
    "lecture-question-7.txt": (*LECTURE, "--show", "closed-form"),
    "lecture-question-8.txt": (*LECTURE, "--show", "closed-form,fit,check"),
    "regress-lecture.txt": LECTURE,
    "regress-lecture.md": (*LECTURE, "--show", "setup,loss,step", "--format", "markdown"),
    "regress-lecture.json": (*LECTURE, "--format", "json"),
    "regress-lecture-ascii.txt": (*LECTURE, "--ascii"),
    # Other losses and models.
    "regress-mse.txt": (*LECTURE, "--loss", "mse", "--steps", "3"),
    "regress-sse.txt": (*LECTURE, "--loss", "sse", "--show", "loss,gradient,step"),
    "regress-degree-2.txt": ("points.csv", "--degree", "2"),
    "regress-degree-5.txt": ("points.csv", "--degree", "5", "--show", "setup,gradient,closed-form,fit"),
    "regress-three-inputs.txt": ("houses.csv", "--x", "size,rooms,floor", "--y", "price"),
    "regress-tide.txt": ("tide.csv", "--model", "A*sin(t) + B*cos(t)", "--rate", "0.1", "--steps", "3"),
    "regress-not-linear.txt": (
        *("growth.csv", "--model", "a*exp(k t)", "--at", "a=1, k=0.2", "--rate", "0.001", "--steps", "12"),
    ),
    # Data of every kind.
    "regress-long.txt": ("cooling.csv", "--rate", "0.0001", "--steps", "40"),
    "regress-diverges.txt": ("cooling.csv", "--rate", "0.01", "--steps", "40", "--show", "step"),
    "regress-one-row.txt": ("one.csv",),
    "regress-equal-inputs.txt": ("equal.csv",),
    "regress-collinear.txt": ("collinear.csv", "--x", "a,w", "--y", "y", "--show", "closed-form,fit,check"),
    "regress-bad-rows.txt": ("bad.csv", "--skip-bad", "--show", "setup,fit"),
}


def command(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """The arguments of a page, with the file where it is."""
    return ("regress", str(DATA / arguments[0]), *arguments[1:])


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, tutor: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    printed = tutor(*command(PAGES[name]))
    assert printed.code == 0, printed.err
    golden(name, printed.out)


LECTURE_SAYS = {
    # The lines of the lecture's solutions in their order, in our notation: mean(a²) is its a² with a bar.
    # Question 3.
    "loss": ("½((0 − 30)² + (2 − 40)² + (4 − 50)²)", "½(900 + 1444 + 2116)", "½·4460", "2230"),
    # Questions 5 and 6.
    "gradient": (
        *("½·Σᵢ 2(s·aᵢ + b − hᵢ)", "Σᵢ (s·aᵢ + b − hᵢ)·aᵢ", "Σᵢ (s·aᵢ² + b·aᵢ − aᵢhᵢ)"),
        *("s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ", "½·Σᵢ 2(s·aᵢ + b − hᵢ)", "= Σᵢ (s·aᵢ + b − hᵢ) ", "s·Σᵢ aᵢ + b·n − Σᵢ hᵢ"),
        *("Σᵢ aᵢ² =", "= 20\n", "Σᵢ aᵢ =", "= 6\n", "Σᵢ aᵢhᵢ =", "= 280\n", "Σᵢ hᵢ =", "= 120\n"),
        *("1·20 + 0·6 − 280", "= −260\n", "1·6 + 0·3 − 120", "= −114\n", "∇loss(1, 0) = ⎡ −260 ⎤", "⎣ −114 ⎦"),
    ),
    "step": ("1 − 0.01·(−260)", "= 3.6\n", "0 − 0.01·(−114)", "= 1.14\n"),
    # Questions 7 and 8.
    "closed-form": (
        *("s·Σᵢ aᵢ + b·n − Σᵢ hᵢ = 0", "b·n = Σᵢ hᵢ − s·Σᵢ aᵢ", "b = h̄ − s·ā"),
        *("s = −b·ā/mean(a²) + mean(ah)/mean(a²)", "s = −(h̄ − s·ā)·ā/mean(a²) + mean(ah)/mean(a²)"),
        "s = −h̄·ā/mean(a²) + s·ā²/mean(a²) + mean(ah)/mean(a²)",
        *("s·(1 − ā²/mean(a²)) = (mean(ah) − ā·h̄)/mean(a²)", "s = (mean(ah) − ā·h̄)/(mean(a²) − ā²)"),
        *("ā = (0 + 2 + 4)/3", "= 2\n", "h̄ = (30 + 40 + 50)/3", "= 40\n", "= 20/3\n", "= 280/3\n"),
        *("s = (280/3 − 2·40)/(20/3 − 2²)", "= (40/3)/(8/3)", "= 5\n", "b = 40 − 5·2", "= 30\n"),
    ),
    "fit": ("s = 5\n", "b = 30\n", "prediction = 5a + 30", "grows by 5 cm per month of age", "is 0, it is 30 cm"),
}


@pytest.mark.parametrize("part", LECTURE_SAYS)
def test_the_lecture_line_by_line(part: str, tutor: Callable[..., Printed]) -> None:
    page = tutor(*command((*LECTURE, "--show", part))).out
    place = 0
    for piece in LECTURE_SAYS[part]:
        found = page.find(piece, place)
        assert found >= 0, f"{piece!r} is missing behind\n{page[:place]}\nin\n{page}"
        place = found + len(piece)


def test_json_is_complete(tutor: Callable[..., Printed]) -> None:
    facts = json.loads(tutor(*command((*LECTURE, "--steps", "2", "--format", "json"))).out)
    assert facts["setup"]["rows"] == 3
    assert [column["unit"] for column in facts["setup"]["columns"]] == ["months", "cm"]
    assert facts["loss"]["value"] == "2230"
    assert facts["loss"]["residuals"] == ["-30", "-38", "-46"]
    assert facts["gradient"]["at_start"] == {"s": "-260", "b": "-114"}
    assert sorted(facts["gradient"]["sums"].values()) == ["120", "20", "280", "3", "6"]
    assert facts["step"]["steps"][1]["point"] == {"s": "3.6", "b": "1.14"}
    assert facts["step"]["count"] == 2
    assert facts["closed_form"]["solution"] == {"s": "5", "b": "30"}
    assert facts["checks"]["lines"] == facts["checks"]["checked"] > 30


@pytest.mark.parametrize("form", ["markdown", "latex", "html"])
def test_every_format_has_the_answer(form: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor(*command((*LECTURE, "--format", form)))
    assert printed.code == 0, printed.err
    assert "2230" in printed.out
    assert "260" in printed.out


@pytest.mark.parametrize("page", ["regress-mse.txt", "regress-three-inputs.txt", "regress-long.txt"])
def test_no_line_is_wider_than_the_screen(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lessons: list[Lesson] = []

    def once(found: Regression, parts: Sequence[str]) -> Lesson:
        lessons.append(lessons[0] if lessons else regression_lesson(found, parts))
        return lessons[0]

    monkeypatch.setattr("tutor.learning.lessons.regression.regression_lesson", once)
    monkeypatch.setattr("sys.argv", ["tutor", *command(PAGES[page])])
    for columns in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert run() == 0
        assert max(map(measure, capsys.readouterr().out.splitlines())) <= columns


def test_parts_come_in_the_order_asked_for(tutor: Callable[..., Printed]) -> None:
    page = tutor(*command((*LECTURE, "--show", "fit,loss,fit"))).out
    assert page.startswith("The fit\n")
    assert page.count("The fit\n") == 1
    assert page.index("The loss at s = 1, b = 0") > page.index("The fit")


def test_rows_are_never_left_out_in_silence(tutor: Callable[..., Printed]) -> None:
    page = tutor(*command(("bad.csv", "--skip-bad", "--show", "step"))).out
    assert "bad rows" in page.lower()
    assert "oops" in page


def test_standard_input(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.TextIOWrapper(io.BytesIO((DATA / "heights.csv").read_bytes()))
    monkeypatch.setattr("sys.stdin", text)
    page = tutor("regress", "-", "--show", "setup,fit").out
    assert "standard input, 3 rows" in page
    assert "prediction = 5a + 30" in page


def test_a_long_file_is_read_once_and_shown_to_six_digits(tutor: Callable[..., Printed], tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"{row % 500},{3 * (row % 500) + 7}\n" for row in range(25_000))
    path.write_text("t,y\n" + rows, encoding="utf-8")
    page = tutor("regress", str(path), "--at", "s=3, b=0").out
    # t runs 50 times from 0 to 499: Σ t = 50·124,750; at s = 3, b = 0 every residual is −7.
    for said in ("25,000 rows", "n = 25000", "Σᵢ tᵢ ≈ 6237500", "residual: prediction − yᵢ", "½·1225000", "612500"):
        assert said in page
    facts = json.loads(tutor("regress", str(path), "--format", "json").out)
    assert not facts["setup"]["exact"]
    assert float(facts["closed_form"]["solution"]["s"]) == pytest.approx(3, rel=1e-9)
    assert float(facts["closed_form"]["solution"]["b"]) == pytest.approx(7, rel=1e-9)


REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "no file": (("nowhere.csv",), "nowhere.csv"),
    "part": ((*LECTURE, "--show", "setup,banana"), "setup, loss, gradient, step, closed-form, fit, check"),
    "no part": ((*LECTURE, "--show", ","), "--show names no part"),
    "column": (("heights.csv", "--x", "weight"), "weight"),
    "many columns": (("houses.csv",), "It is not clear"),
    "unknown letter": (("heights.csv", "--at", "q=1"), "q is no parameter of the model"),
    "loss": (("heights.csv", "--loss", "huber"), "huber"),
    "rate": (("heights.csv", "--rate", "-1"), "above 0"),
    "bad row": (("bad.csv",), "--skip-bad"),
    "model and degree": (("heights.csv", "--degree", "2", "--model", "s*a+b"), "degree"),
    "output in the model": (("heights.csv", "--model", "s*h"), "h stands for what is predicted, “height”"),
    "hostile model": (
        ("heights.csv", "--model", "__import__('os')"),
        "a quotation has no meaning here (column 12)",
    ),
    "no column in the model": (("heights.csv", "--model", "s*z+b"), "No letter of the model is a column"),
    "degree": (("heights.csv", "--degree", "2.5"), "--degree takes a whole number, and 2.5 is none."),
    "all columns are inputs": (("heights.csv", "--x", "age,height"), "All columns are inputs, age, height"),
    "undefined": (("growth.csv", "--model", "a*ln(t) + b"), "row 1"),
    "no value": (("growth.csv", "--model", "a*sqrt(k t - 1)"), "row 1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tutor: Callable[..., Printed]) -> None:
    arguments, says = REFUSED[name]
    printed = tutor(*command(arguments))
    assert printed.code == 2, printed.err + printed.out
    assert printed.out == ""
    assert len(says) > 3
    assert says in printed.err
    assert len(printed.err.strip().splitlines()) > 1, "it says no mend"
    assert "Traceback" not in printed.err


def test_names_from_a_file_never_move_the_cursor(tutor: Callable[..., Printed], tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_text("\x1b[2Jage\u202e (mon\x07ths),h{x}\\frac$eight\n0,1\n1,3\n", encoding="utf-8")
    for form in ("text", "markdown", "latex", "html", "json"):
        printed = tutor("regress", str(path), "--format", form)
        assert printed.code == 0, printed.err
        assert not set("\x1b\x07\u202e") & set(printed.out + printed.err)


def test_the_walk_says_how_long_each_step_is(tutor: Callable[..., Printed]) -> None:
    page = tutor(
        "regress",
        str(Path(__file__).parent.parent / "data" / "heights.csv"),
        "--at",
        "s=1, b=0",
        "--show",
        "step",
        "--steps",
        "2",
    ).out
    start = next(line.split() for line in page.splitlines() if line.split()[:3] == ["0", "1", "0"])
    assert start[-1] == "2.83894"  # 0.01·√(260² + 114²), the way from (1, 0) to (3.6, 1.14)
    assert "|step|" in page
