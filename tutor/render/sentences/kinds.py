"""Sentences of this part of the lesson on stationary points: what a point is, and why."""

from __future__ import annotations

_TESTS: dict[str, str] = {
    "kinds-second-here": "{name}″({x})",
    "kinds-d": "D = {name}_{x}{x}·{name}_{y}{y} − {name}_{x}{y}²",
    "kinds-minor": "D{k}",
    "kinds-characteristic": "det({letter}·I − H)",
    "kinds-along": "{name}({values})",
    "kinds-one-minimum": "{name}″ {equals} {value} > 0: a minimum.",
    "kinds-one-maximum": "{name}″ {equals} {value} < 0: a maximum.",
    "kinds-one-open": "{name}″ = 0: the second-derivative test does not decide here.",
    "kinds-one-none": "The formula for {name}″ gives no number here, so the second-derivative test does not decide "
    "here.",
    "kinds-second-none": "The formulas for the second derivatives give no number here, so the second-derivative test "
    "does not decide here.",
    "kinds-two-minimum": "D {equals} {d} > 0 and {name}_{x}{x} {same} {first} > 0: a minimum.",
    "kinds-two-maximum": "D {equals} {d} > 0 and {name}_{x}{x} {same} {first} < 0: a maximum.",
    "kinds-two-saddle": "D {equals} {d} < 0: a saddle point.",
    "kinds-two-open": "D = 0: the second-derivative test does not decide here.",
    "kinds-many-minimum": "All {n} leading principal minors of H are positive, so H is positive definite "
    "(Sylvester's criterion): a minimum.",
    "kinds-many-maximum": "The {n} leading principal minors of H have the signs −, +, −, … in turn, so H is negative "
    "definite (Sylvester's criterion): a maximum.",
    "kinds-many-saddle": "H has positive eigenvalues ({positive}) and negative ones ({negative}), counted by the "
    "changes of sign in its characteristic polynomial (Descartes' rule; all its roots are real): a saddle point.",
    "kinds-many-saddle-zero": "H has positive eigenvalues ({positive}), negative ones ({negative}) and the eigenvalue "
    "0 ({zero}), counted by the changes of sign in its characteristic polynomial (Descartes' rule; all its roots are "
    "real). Both signs occur: a saddle point.",
    "kinds-many-indefinite": "A principal minor of H shows that H has eigenvalues of both signs: a saddle point.",
    "kinds-many-open": "H has the eigenvalue 0 ({zero}) beside positive ones ({positive}) and negative ones "
    "({negative}): the second-derivative test does not decide here.",
    "kinds-same-everywhere": "H is the same everywhere.",
    "kinds-open-sign": "The second-derivative test does not decide here: the sign of {what} is too close to zero to "
    "be proved.",
    "kinds-depends": "What this point is depends on the sign of {what} = {value}: where that is positive, a minimum; "
    "where it is negative, a maximum.",
    "kinds-depends-same": "{what} = {value}: a minimum if {core} > 0, a maximum if {core} < 0.",
    "kinds-depends-opposite": "{what} = {value}: a minimum if {core} < 0, a maximum if {core} > 0.",
    "kinds-depends-minimum": "{what} = {value} is never negative: a minimum if {core} ≠ 0.",
    "kinds-depends-maximum": "{what} = {value} is never positive: a maximum if {core} ≠ 0.",
    "kinds-depends-two": "What this point is depends on the signs of D = {d} and {name}_{x}{x} = {first}: where D < 0, "
    "a saddle point; where D > 0, a minimum if {name}_{x}{x} > 0 and a maximum if {name}_{x}{x} < 0.",
    "kinds-depends-saddle": "D = {d} is never positive: a saddle point wherever it is not 0.",
    "kinds-depends-gap-minimum": "D = {d} and {name}_{z}{z} = {value} > 0: a saddle point if {below}, a minimum if "
    "{above}.",
    "kinds-depends-gap-maximum": "D = {d} and {name}_{z}{z} = {value} < 0: a saddle point if {below}, a maximum if "
    "{above}.",
    "kinds-depends-first": "D = {d} is never negative. Where it is not 0, what this point is depends on the sign of "
    "{name}_{x}{x} = {first}: where that is positive, a minimum; where it is negative, a maximum.",
    "kinds-depends-many": "What this point is depends on the signs of the eigenvalues of H, and so on the letters in "
    "it.",
    "kinds-letters-minimum": "D is never negative, and a second derivative on the diagonal is positive: where D > 0, a "
    "minimum.",
    "kinds-letters-maximum": "D is never negative, and a second derivative on the diagonal is negative: where D > 0, a "
    "maximum.",
    "kinds-schwarz-minimum": "D is never negative (the Cauchy–Schwarz inequality), and 0 only if the data are "
    "proportional or, beside a constant, all equal. Where D > 0 this is a minimum, since a second derivative on the "
    "diagonal is positive.",
    "kinds-schwarz-maximum": "D is never negative (the Cauchy–Schwarz inequality), and 0 only if the data are "
    "proportional or, beside a constant, all equal. Where D > 0 this is a maximum, since a second derivative on the "
    "diagonal is negative.",
}  # fmt: skip

_DEGENERATE: dict[str, str] = {
    "kinds-never-negative": "The difference to the value here, {shape}, is never negative.",
    "kinds-never-positive": "The difference to the value here, {shape}, is never positive.",
    "kinds-never-negative-near": "The difference to the value here, {shape}, is not negative anywhere near the point.",
    "kinds-never-positive-near": "The difference to the value here, {shape}, is not positive anywhere near the point.",
    "kinds-never-negative-long": "The difference to the value here is put together from terms none of which is ever "
    "negative.",
    "kinds-never-positive-long": "The difference to the value here is put together from terms none of which is ever "
    "positive.",
    "kinds-strict-minimum": "It is 0 only at the point itself: a strict minimum.",
    "kinds-strict-maximum": "It is 0 only at the point itself: a strict maximum.",
    "kinds-line-minimum": "It is 0 wherever {zero} = 0: a minimum, but not a strict one, since {name} has the same "
    "value along all of these points.",
    "kinds-line-maximum": "It is 0 wherever {zero} = 0: a maximum, but not a strict one, since {name} has the same "
    "value along all of these points.",
    "kinds-so-minimum": "So this is a minimum.",
    "kinds-so-maximum": "So this is a maximum.",
    "kinds-constant": "{name} has the same value everywhere near the point: a minimum and a maximum at once, neither "
    "of them strict.",
    "kinds-inner": "{name} depends on its variables through {letter} = {inner} alone: it is {outer}.",
    "kinds-inner-minimum": "As a function of {letter} that has a strict minimum here, and {letter} takes its value at "
    "the point nowhere else nearby: {name} has a strict minimum.",
    "kinds-inner-maximum": "As a function of {letter} that has a strict maximum here, and {letter} takes its value at "
    "the point nowhere else nearby: {name} has a strict maximum.",
    "kinds-inner-minimum-weak": "As a function of {letter} that has a minimum here, so {name} is nowhere smaller near "
    "the point: a minimum. It keeps its value where {letter} does.",
    "kinds-inner-maximum-weak": "As a function of {letter} that has a maximum here, so {name} is nowhere larger near "
    "the point: a maximum. It keeps its value where {letter} does.",
    "kinds-inner-grows": "That grows with {letter} here, so {name} is what {letter} is.",
    "kinds-inner-falls": "That falls while {letter} grows here, so {name} is the opposite of what {letter} is.",
    "kinds-begins": "near {letter} = 0 the term {term} decides",
    "kinds-difference-begins": "its difference to the value of {name} at the point begins with {term}",
    "kinds-curve-odd": "On this curve through the point the difference to the value at the point begins with an odd "
    "power ({power}), so {name} is larger on one side and smaller on the other: neither a minimum nor a maximum, a "
    "saddle point.",
    "kinds-curves-both": "On the first of these curves through the point {name} rises, on the second it falls: neither "
    "a minimum nor a maximum, a saddle point.",
    "kinds-first-minimum": "The first derivative of {name} that is not 0 here has even order {order}; near the point "
    "the difference to the value here begins with {term}, which is positive: a minimum.",
    "kinds-first-maximum": "The first derivative of {name} that is not 0 here has even order {order}; near the point "
    "the difference to the value here begins with {term}, which is negative: a maximum.",
    "kinds-first-saddle": "The first derivative of {name} that is not 0 here has odd order {order}; near the point the "
    "difference to the value here begins with {term}, which changes its sign: neither a minimum nor a maximum, a "
    "saddle point (a point of inflection).",
    "kinds-form-minimum": "Near the point the difference to the value of {name} here begins with the terms of degree "
    "{degree}, {form}. They are positive in every direction and outweigh all later terms: a strict minimum.",
    "kinds-form-maximum": "Near the point the difference to the value of {name} here begins with the terms of degree "
    "{degree}, {form}. They are negative in every direction and outweigh all later terms: a strict maximum.",
    "kinds-outweigh-minimum": "Near the point the even powers {form} in the difference to the value of {name} here "
    "outweigh every other term that could be negative: a strict minimum.",
    "kinds-outweigh-maximum": "Near the point the even powers {form} in the difference to the value of {name} here "
    "outweigh every other term that could be positive: a strict maximum.",
    "kinds-newton-minimum": "Followed into the point along every curve (the edges of its Newton polygon tell which "
    "terms decide), {name} is larger than at the point: a strict minimum.",
    "kinds-newton-maximum": "Followed into the point along every curve (the edges of its Newton polygon tell which "
    "terms decide), {name} is smaller than at the point: a strict maximum.",
    "kinds-newton-flat-minimum": "Followed into the point along every curve (the edges of its Newton polygon tell "
    "which terms decide), {name} is never smaller than at the point, and on some curve it stays the same: a minimum, "
    "but not a strict one.",
    "kinds-newton-flat-maximum": "Followed into the point along every curve (the edges of its Newton polygon tell "
    "which terms decide), {name} is never larger than at the point, and on some curve it stays the same: a maximum, "
    "but not a strict one.",
    "kinds-valley-minimum": "Across the directions with positive eigenvalues {name} rises to both sides. On the bottom "
    "of that valley the difference to the value here begins with {term}, which is positive, so {name} rises there "
    "too: a strict minimum (the splitting lemma).",
    "kinds-valley-maximum": "Across the directions with negative eigenvalues {name} falls to both sides. On the top "
    "of that ridge the difference to the value here begins with {term}, which is negative, so {name} falls there "
    "too: a strict maximum (the splitting lemma).",
    "kinds-open-squares": "Tried without success: writing the difference to the value of {name} here as squares or "
    "other terms of one sign.",
    "kinds-open-no-series": "The Taylor polynomial of {name} at this point could not be worked out exactly.",
    "kinds-open-curves": "Lines, parabolas and the terms of lowest degree do not decide either.",
    "kinds-open-curves-one": "Its derivatives at this point do not decide either.",
    "kinds-open-order-one": "Its derivatives up to order {order} do not decide either: they are all 0 here.",
    "kinds-open-order": "Lines, parabolas and the terms up to degree {order} do not decide either.",
}  # fmt: skip

_FAMILIES: dict[str, str] = {
    "kinds-alike": "{name} changes in the same way around all these points, whatever the whole numbers {letters}: one "
    "of them speaks for all.",
    "kinds-family-every": "That holds for all whole numbers {letters}.",
    "kinds-family-odd": "On the curve ({values}) the difference to the value at the point begins with {term}: an odd "
    "power ({power}), and its coefficient is 0 for none of these whole numbers. So {name} is larger on one side "
    "and smaller on the other: saddle points.",
    "kinds-family-odd-one": "For a small step {letter} the difference to the value at the point begins with {term}: an "
    "odd power ({power}), and its coefficient is 0 for none of these whole numbers. So {name} is larger on one side "
    "and smaller on the other: neither minima nor maxima, saddle points (points of inflection).",
    "kinds-family-constant": "{name} is constant around each of these points: each is both a minimum and a maximum, "
    "neither strict.",
    "kinds-alike-parts": "The other whole numbers lead to the same result ({count} cases, by remainder).",
    "kinds-family-parts": "What these points are depends on the whole numbers in them.",
    "kinds-family-through": "That begins with an odd power ({power}) of the change of {letter}, and {letter} itself "
    "changes at these points (its gradient is not 0). So {name} is larger on one side and smaller on the other: saddle "
    "points.",
    "kinds-family-never-negative": "On all of these points {name} has the value {height}, and the difference to it, "
    "{shape}, is never negative.",
    "kinds-family-never-positive": "On all of these points {name} has the value {height}, and the difference to it, "
    "{shape}, is never positive.",
    "kinds-family-near-minimum": "On all of these points {name} has the value {height}. Near each of them the "
    "difference to it, {shape}, is not negative.",
    "kinds-family-near-maximum": "On all of these points {name} has the value {height}. Near each of them the "
    "difference to it, {shape}, is not positive.",
    "kinds-family-minimum": "So each of them is a minimum, but not a strict one.",
    "kinds-family-maximum": "So each of them is a maximum, but not a strict one.",
    "kinds-family-factor": "The difference to the value of {name} on these points has the factor {factor} to an odd "
    "power. It changes its sign there, and so does the difference: each of these points is a saddle point.",
    "kinds-family-across-minimum": "Along these points {name} stays the same, and across them the eigenvalues of H are "
    "positive: each of them is a minimum, but not a strict one (the Morse–Bott lemma).",
    "kinds-family-across-maximum": "Along these points {name} stays the same, and across them the eigenvalues of H are "
    "negative: each of them is a maximum, but not a strict one (the Morse–Bott lemma).",
    "kinds-family-both": "H has eigenvalues of both signs at each of these points: saddle points.",
    "kinds-part-where": "Where {conditions}:",
    "kinds-part-at-one": "At {variable} = {value}:",
    "kinds-part-at": "At ({values}):",
    "kinds-parts-minimum": "So all of these points are minima.",
    "kinds-parts-maximum": "So all of these points are maxima.",
    "kinds-parts-saddle": "So all of these points are saddle points.",
    "kinds-family-depends": "What these points are changes along the family with the sign of {value}: where it is "
    "positive, each is a {up}, where it is negative, a {down}; where it is 0, it has to be looked at by itself.",
    "kinds-family-open": "The second-derivative test does not decide on these points: H has no inverse along a family. "
    "Writing the difference to the value of {name} there as terms of one sign did not succeed either.",
}  # fmt: skip

SENTENCES: dict[str, str] = {**_TESTS, **_DEGENERATE, **_FAMILIES}
