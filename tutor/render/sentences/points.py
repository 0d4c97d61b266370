"""Sentences that say what was found: points, families, the table at the end, and how complete the list is."""

from __future__ import annotations

from itertools import product

_WHO = {
    "only": "One stationary point: ",
    "found": "One stationary point was found: ",
    "numbered": "Point {number}: ",
    "edge": "At ",
}
_WHERE = {
    "exact": "({variables}) = ({values})",
    "both": "({variables}) = ({values}) ≈ ({decimals})",
    "about": "({variables}) ≈ ({decimals})",
    "one-exact": "{variables} = {values}",
    "one-both": "{variables} = {values} ≈ {decimals}",
    "one-about": "{variables} ≈ {decimals}",
}
_HEIGHT = {
    "exact": "; {name} = {height}",
    "both": "; {name} = {height} ≈ {decimal}",
    "about": "; {name} ≈ {decimal}",
    "none": "",
}
_TALLY = {
    "minimum": "Minima: {minimum}.",
    "maximum": "Maxima: {maximum}.",
    "saddle": "Saddle points: {saddle}.",
    "undecided": "Not decided: {undecided}.",
}
_MOST_NAMED = 8

SENTENCES: dict[str, str] = {
    "title-stationary": "The stationary points of {name}",
    "points-gradient-zero": "{slope} = 0",
    "points-slope": "{slope}({variable})",
    "points-equation": "({number})",
    # Points.
    **{
        f"points-{who}-{where}-{height}": _WHO[who] + _WHERE[where] + _HEIGHT[height]
        for who, where, height in product(_WHO, _WHERE, _HEIGHT)
    },
    "points-only-long": "One stationary point",
    "points-found-long": "One stationary point was found",
    "points-count-found": "{count} stationary points were found",
    "points-numbered-long": "Point {number}",
    "points-edge-long": "A single place",
    "points-count": "{count} stationary points",
    **{
        "-".join(("points-tally", *kinds)): " ".join(_TALLY[kind] for kind in kinds)
        for bits in range(1, 1 << len(_TALLY))
        for kinds in [[kind for place, kind in enumerate(_TALLY) if bits >> place & 1]]
    },
    "points-count-if": "{count} stationary points, where their conditions hold",
    "points-worked": "One test of each kind is written out; the table has the numbers that decide the others.",
    "points-undecided": "The second-derivative test does not decide here.",
    "points-none": "No stationary point",
    "points-none-here": "No stationary point in the box",
    "points-none-found": "No stationary point was found",
    "points-none-everywhere": "{slope} is zero nowhere.",
    "points-none-box": "{slope} is zero nowhere in the box.",
    "points-none-partial": "No place was found where {slope} = 0, but that does not prove that there is none.",
    # On a kink ∇f may exist and be zero all the same, so with kinks less is said.
    "points-none-everywhere-smooth": "Where {name} is smooth, {slope} is zero nowhere.",
    "points-none-box-smooth": "Where {name} is smooth, {slope} is zero nowhere in the box.",
    "points-none-partial-smooth": "No place was found where {slope} = 0, but that does not prove that there is none.",
    "points-none-edges": "What is low or high can only lie where {name} is not smooth: such places are listed below.",
    # Families.
    "points-families-count": "{count} families of stationary points",
    "points-families-alike": "Around all points of a family {name} changes in the same way, so one of them speaks for "
    "the whole family.",
    "points-families-same": "The test ends in the same way for family {letters}.",
    "points-families-same-many": "The test ends in the same way for the families {letters}.",
    "points-families-same-long": "The test ends in the same way for {count} more families with this value of {name}; "
    "the table has them.",
    **{
        f"points-family-numbered{key}": f"Family {{number}}: {where}"
        for key, where in {
            "": "({variables}) = ({values})",
            "-one": "{variables} = {values}",
            "-where": "({variables}) = ({values}) where {conditions}",
            "-one-where": "{variables} = {values} where {conditions}",
            "-curve": "all ({variables}) where {conditions}",
            "-curve-one": "all {variables} where {conditions}",
        }.items()
    },
    "points-family": "A family of stationary points: ({variables}) = ({values})",
    "points-family-one": "A family of stationary points: {variables} = {values}",
    "points-family-where": "A family of stationary points: ({variables}) = ({values}) where {conditions}",
    "points-family-one-where": "A family of stationary points: {variables} = {values} where {conditions}",
    "points-family-curve": "A family of stationary points: all ({variables}) where {conditions}",
    "points-family-curve-one": "A family of stationary points: all {variables} where {conditions}",
    "points-family-all": "Every point is stationary",
    "points-constant": "0 = 0 holds always: f is constant here, and every point is stationary.",
    "points-free": "{letters} may be any real number",
    "points-whole": "{letters} stands for any whole number",
    "points-whole-many": "{letters} stand for any whole numbers",
    "points-whole-some": "{letters} is a whole number",
    "points-whole-some-many": "{letters} are whole numbers",
    "points-free-whole": "{letters} may be any real number, {integers} any whole number",
    # Places without a gradient.
    "points-apart": "Listed apart: where {slope} need not exist",
    "points-apart-why": "Such a place is no stationary point, yet a minimum or a maximum can sit there.",
    "points-kink": "{name} may have a kink where {conditions}.",
    "points-edge": "The domain of {name} may end where {conditions}.",
    "points-kink-here": "a place where {slope} need not exist: {conditions}",
    "points-edge-here": "on the edge of the domain: {conditions}",
    "points-edge-open": "What {name} does near this place was not decided.",
    # The table.
    "points-table": "All points",
    "points-table-roots": "Coordinates without a closed form",
    "points-place-where": "({values}) where {conditions}",
    "points-place-one-where": "{values} where {conditions}",
    "points-place-all": "all",
    "points-place-curve": "all ({variables}) where {conditions}",
    "points-place-curve-one": "all {variables} where {conditions}",
    "points-row-family": "family {number}",
    "points-column-number": "no.",
    "points-column-about": "{variable} ≈",
    "points-column-tuple": "({variables})",
    "points-column-tuple-about": "({variables}) ≈",
    "points-column-name": "{name}",
    "points-column-name-about": "{name} ≈",
    "points-column-kind": "kind",
    "points-column-second": "{name}″",
    "points-column-if": "if",
    "points-conditions": "{conditions}",
    "points-column-determinant": "D",
    "points-column-minor": "minor {order}",
    "points-tuple": "({values})",
    "points-tuple-long": "({first}, {second}, …, {last})",
    "points-kind-minimum": "minimum",
    "points-kind-maximum": "maximum",
    "points-kind-saddle": "saddle point",
    "points-kind-neither": "neither",
    "points-kind-undecided": "not decided",
    "points-kind-flat-minimum": "minimum, not strict",
    "points-kind-flat-maximum": "maximum, not strict",
    "points-kind-global-minimum": "global minimum",
    "points-kind-global-maximum": "global maximum",
    "points-kind-global-both": "global minimum and maximum",
    "points-kind-flat-both": "minimum and maximum, not strict",
    "points-kind-edge-global-both": "global minimum and maximum without {slope}",
    "points-kind-edge-minimum": "minimum without {slope}",
    "points-kind-edge-maximum": "maximum without {slope}",
    "points-kind-edge-global-minimum": "global minimum without {slope}",
    "points-kind-edge-global-maximum": "global maximum without {slope}",
    "points-kind-edge-saddle": "neither, without {slope}",
    "points-kind-edge-undecided": "not decided, without {slope}",
    "points-more": "… and {count} more rows; --format json has all of them.",
    "points-root": "{variable} ≈ {decimals} is a root of {polynomial}.",
    "points-roots": "{variable} ≈ {decimals} are roots of {polynomial}.",
    "points-root-long": "{variable} ≈ {decimals} is a root of a polynomial of degree {degree}; "
    "--format json has its coefficients.",
    "points-roots-long": "{variable} ≈ {decimals} are roots of a polynomial of degree {degree}; "
    "--format json has its coefficients.",
    "points-roots-many": "The {count} values of {variable} are roots of {polynomial}.",
    "points-roots-many-long": "The {count} values of {variable} are roots of a polynomial of degree {degree}; "
    "--format json has its coefficients.",
    # The whole picture and how complete the list is.
    "points-only-box": "Only what lies in the box is listed.",
    "points-picture": "The whole picture",
    "points-everywhere": "Proved complete",
    "points-in-box": "Proved complete in the box",
    "points-partial": "Found, not proved complete",
    "points-range": "{letters} from {low} to {high}",
    **{
        f"points-ranges-{count}": ", ".join(
            f"{{variable{place}}} from {{low{place}}} to {{high{place}}}" for place in range(count)
        )
        for count in range(2, _MOST_NAMED + 1)
    },
    "points-ranges-long": "{count} ranges; --format json has all of them",
    "points-out-of-time": "The time limit was reached: what stands here is what was known by then; --limit gives more "
    "time.",
    "points-open": "Parts of the box of which nothing is known:",
    "points-open-more": "… and {count} more such parts.",
    "points-assumed": "All this holds for {conditions}.",
    "points-holds-if": "if {conditions}",
    "points-checked-behind": "Checked: every line behind these results, {lines} in all, at up to {points} points each.",
    "points-checked-behind-partly": "Checked: {done} of the {lines} lines behind these results at up to {points} "
    "points each; the others could not be evaluated.",
    "points-checked": "Checked: every line, {lines} in all, at up to {points} points each.",
    "points-checked-partly": "Checked: {done} of {lines} lines at up to {points} points each; "
    "the others could not be evaluated.",
}
