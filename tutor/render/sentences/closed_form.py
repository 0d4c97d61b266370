"""Sentences about the closed form of least squares, what it says about the data, and why it is the minimum."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # Below every table with a rounded column.
    "column-rounded": "Where a number in the table has more than 6 digits, it is rounded to 6.",
    # The closed form of a line.
    "closed-heading": "The closed form: ∇{name} = 0",
    "closed-partial": "∂{name}/∂{variable} = 0",
    "closed-sums": "as plain sums",
    "closed-times-sums": "times {c}, as plain sums",
    "closed-multiplied-out": "multiplied out",
    "closed-put-in": "{b} put in",
    "closed-collected": "terms with {c} to the left",
    "closed-variance": "What {s} is divided by is the variance of {a}, the mean square of the distances from the mean:",
    "closed-variance-why": "A mean of squares is never negative, and it is 0 only if {a} has the same value in every "
    "row. Where it is not 0, {square} is not 0 either.",
    "closed-numbers-heading": "The closed form in numbers",
    "closed-rounded-sums": "The sums of so many rows are accumulated in floating point: the numbers are rounded.",
    "closed-rounded-factors": "The factors of the parameters are no fractions in every row: the numbers are rounded.",
    "closed-all-digits": "The numbers are rounded only where they are shown; every one was worked out exactly.",
    "closed-holds": "The exact values of {letters}, put into both equations, make both of them true.",
    "closed-stuck": "{a} has the same value in every row: its variance is 0, and it cannot be divided by. The "
    "equation for {s} says 0 = 0 and leaves {s} open.",
    "closed-stuck-one": "There is one row only: the variance of {a} is 0, and it cannot be divided by. The equation "
    "for {s} says 0 = 0 and leaves {s} open.",
    "closed-stuck-about": "As far as can be told with rounded sums, {a} has the same value in every row: its "
    "variance is 0, and {s} is open.",
    # No closed form.
    "closed-none-heading": "No closed form",
    "closed-not-linear": "The prediction {f} is not linear in its parameters:",
    "closed-inside": "{letters} stands inside {part}.",
    "closed-inside-many": "{letters} stand inside {part}.",
    "closed-exponent": "{letters} stands in the exponent of {part}.",
    "closed-exponent-many": "{letters} stand in the exponent of {part}.",
    "closed-power": "{letters} stands in the power {part}.",
    "closed-power-many": "{letters} stand in the power {part}.",
    "closed-below": "{letters} stands below the line in {part}.",
    "closed-below-many": "{letters} stand below the line in {part}.",
    "closed-multiplied": "{letters} are multiplied with each other, in {part}.",
    "closed-multiplied-factors": "Factors that contain {letters} are multiplied with each other, in {part}.",
    "closed-multiplied-self": "{letters} is multiplied with itself, in {part}.",
    "closed-rest": "{letters} is no obstacle: with {conditions} held fixed, the prediction is linear in {letters}.",
    "closed-rest-many": "{letters} are no obstacle: with {conditions} held fixed, the prediction is linear in them.",
    "closed-not-linear-why": "So ∇{name} = 0 is no system of linear equations, and no formula gives its solutions.",
    "closed-not-linear-instead": "Gradient descent works all the same: ask for more steps with --steps, from a start "
    "near the answer with --at. It may end in a local minimum of {name}.",
    # The normal equations.
    "normal-design": "Row i of the matrix X contains what the parameters are multiplied by: ({row}).",
    "normal-loss": "With the entries of X the prediction is a sum over the parameters, {family} = ({row}):",
    "normal-loss-renamed": "With the entries of X, and with β₁, β₂ … for the parameters ({row}) in this order, the "
    "prediction is a sum:",
    "normal-spread": "multiplied out; what contains {y} to the right",
    "normal-exchanged": "sums in the other order",
    "normal-letters": "One such equation stands for each {j} from {first} to {m} = {last}.",
    "normal-letters-power": "One such equation stands for each {j} from {first} to {m} = {last}, the degree; {x}⁰ is "
    "1.",
    "normal-offset": "What stands without a parameter goes to the right: {y} is {target}.",
    "normal-one-open": "So the equation says 0 = 0, whatever {x} is: {x} stays open.",
    "normal-matrix": "The sums over the rows are the entries of XᵀX and Xᵀy. Together the equations say XᵀXβ = Xᵀy: "
    "the normal equations.",
    "normal-own-heading": "The normal equations of this model",
    "normal-numbers-heading": "The normal equations in numbers",
    "normal-x": "X",
    "normal-y": "y",
    "normal-gram": "XᵀX",
    "normal-gram-about": "XᵀX, rounded,",
    "normal-moments": "Xᵀy",
    "normal-moments-about": "Xᵀy, rounded,",
    "normal-large": "With {p} parameters, XᵀX has {p} rows and {p} columns: too many to be shown.",
    "normal-solution-heading": "The solution of XᵀXβ = Xᵀy",
    "normal-solved-exactly": "Solved by elimination, exactly, in fractions; the row steps are too long to be shown.",
    "normal-solved-holds": "Put into all {p} equations, the exact values make every one of them true.",
    "normal-made-of": "({number}) is {made}, so it says nothing new.",
    "normal-many": "The equations have many solutions: the part `check` says why, and describes all of them.",
    "normal-untold": "At this precision it cannot be told whether the equations have one solution or many: the part "
    "`check` says why.",
    "normal-orthogonal-heading": "The residuals are orthogonal to every column of X",
    "normal-orthogonal": "The residuals, prediction − output, are the column Xβ − y. For each column of X, entry times "
    "residual, added up over all {n} rows, gives exactly 0: Xᵀ(Xβ − y) = 0, the normal equations once more.",
    "normal-orthogonal-minus": "The residuals, output − prediction, are the column y − Xβ. For each column of X, entry "
    "times residual, added up over all {n} rows, gives exactly 0: Xᵀ(y − Xβ) = 0, the normal equations once more.",
    "normal-orthogonal-about": "For each column of X, entry times residual, added up over all {n} rows, gives 0 up to "
    "rounding: Xᵀ(Xβ − y) ≈ 0, the normal equations once more.",
    "normal-column": "column of {f}",
    # The fit.
    "fit-heading": "The fit",
    "fit-none": "The model is not linear in its parameters, so no formula gives the best ones; the part `closed-form` "
    "says why. What is known is where gradient descent has come to.",
    "fit-start-heading": "The model at the start: no step was made",
    "fit-walked-one-heading": "The model after 1 step of gradient descent",
    "fit-walked-heading": "The model after {n} steps of gradient descent",
    "fit-walked-not-least": "This is not the minimum: ∇{name} is not 0 here.",
    "fit-walked-level": "∇{name} is 0 here, or almost: this may be a minimum, perhaps only a local one.",
    "fit-walked-diverged": "But the descent diverges, so its end says nothing about the data: choose a smaller --rate.",
    "fit-walked-residuals-heading": "The residuals with these parameters",
    "fit-many": "Many parameters fit equally well: the part `check` says why, and describes all of them. This is the "
    "choice with 0 for {letters}.",
    "fit-untold": "At this precision it cannot be told whether other parameters fit as well as these: the part `check` "
    "says why. This is the choice with 0 for {letters}.",
    "fit-the-prediction": "prediction",
    "fit-line": "In words: {output} ≈ {slope} · {input} {sign} {intercept}.",
    "fit-line-through": "In words: {output} ≈ {slope} · {input}.",
    "fit-line-one": "In words: {output} ≈ {input} {sign} {intercept}.",
    "fit-line-through-one": "In words: {output} ≈ {input}.",
    "fit-line-flat": "In words: {output} ≈ {intercept}, whatever {input} is.",
    "fit-sse": "sum of residual²",
    "fit-loss": "{name} at the minimum",
    "fit-sst": "sum of ({output} − mean)²",
    "fit-r-squared": "R²",
    "fit-no-spread": "All values of {output} are equal. There is no spread to explain, and so no R².",
    "fit-no-spread-one": "There is only one value of {output}: no spread to explain, and so no R².",
    "fit-perfect-line": "Every point lies on the line: it explains all of the spread.",
    "fit-perfect": "Every row is predicted exactly: the model explains all of the spread.",
    "fit-explains-line": "The line explains {percent} % of the spread of {output}: R² is 1 less the part of the "
    "squared distances from the mean that is left as squared residuals.",
    "fit-explains": "The model explains {percent} % of the spread of {output}: R² is 1 less the part of the squared "
    "distances from the mean that is left as squared residuals.",
    "fit-nothing": "R² is 0: the model predicts {output} no better than its mean does.",
    "fit-worse": "R² is below 0: the model, without an intercept to fit, predicts {output} worse than its mean would.",
    "fit-residuals-heading": "The residuals of the fit",
    "fit-prediction-less": "prediction − output",
    "fit-output-less": "output − prediction",
    "fit-prediction": "prediction",
    "fit-residual": "residual",
    "fit-sum-zero": "The residuals of all rows add up to 0. They must: that is what ∂{name}/∂{b} = 0 says.",
    # What the parameters say.
    "fit-grows": "{output} grows by {about_amount}{amount}{unit} per {one} of {input}.",
    "fit-grows-start": "{output} grows by {about_amount}{amount}{unit} per {one} of {input}; where {input} is 0, it is "
    "{about_start}{start}{unit}.",
    "fit-grows-in": "{output} grows by {about_amount}{amount}{unit} per {one} of {input} ({input} is given in "
    "{measured}).",
    "fit-grows-in-start": "{output} grows by {about_amount}{amount}{unit} per {one} of {input} ({input} is given in "
    "{measured}); where {input} is 0, it is {about_start}{start}{unit}.",
    "fit-falls": "{output} falls by {about_amount}{amount}{unit} per {one} of {input}.",
    "fit-falls-start": "{output} falls by {about_amount}{amount}{unit} per {one} of {input}; where {input} is 0, it is "
    "{about_start}{start}{unit}.",
    "fit-falls-in": "{output} falls by {about_amount}{amount}{unit} per {one} of {input} ({input} is given in "
    "{measured}).",
    "fit-falls-in-start": "{output} falls by {about_amount}{amount}{unit} per {one} of {input} ({input} is given in "
    "{measured}); where {input} is 0, it is {about_start}{start}{unit}.",
    "fit-flat": "{output} does not change with {input}.",
    "fit-flat-start": "{output} does not change with {input}: it is {about_start}{start}{unit} everywhere.",
    "fit-grows-held": "With the other inputs held fixed, {output} grows by {about_amount}{amount}{unit} per {one} of "
    "{input}.",
    "fit-grows-held-in": "With the other inputs held fixed, {output} grows by {about_amount}{amount}{unit} per {one} "
    "of {input} ({input} is given in {measured}).",
    "fit-falls-held": "With the other inputs held fixed, {output} falls by {about_amount}{amount}{unit} per {one} of "
    "{input}.",
    "fit-falls-held-in": "With the other inputs held fixed, {output} falls by {about_amount}{amount}{unit} per {one} "
    "of {input} ({input} is given in {measured}).",
    "fit-flat-held": "With the other inputs held fixed, {output} does not change with {input}.",
    "fit-grows-with": "With {other} held fixed, {output} grows by {about_amount}{amount}{unit} per {one} of {input}.",
    "fit-grows-with-in": "With {other} held fixed, {output} grows by {about_amount}{amount}{unit} per {one} of {input} "
    "({input} is given in {measured}).",
    "fit-falls-with": "With {other} held fixed, {output} falls by {about_amount}{amount}{unit} per {one} of {input}.",
    "fit-falls-with-in": "With {other} held fixed, {output} falls by {about_amount}{amount}{unit} per {one} of {input} "
    "({input} is given in {measured}).",
    "fit-flat-with": "With {other} held fixed, {output} does not change with {input}.",
    "fit-start": "Where {input} is 0, it is {about_amount}{amount}{unit}.",
    "fit-start-all": "Where every input is 0, it is {about_amount}{amount}{unit}.",
    "fit-constant": "{output} is predicted as {about_amount}{amount}{unit} in every row: the mean.",
    "fit-extrapolated": "But {input} runs from {least} to {most} in the data: 0 is far outside, where no row says "
    "that the model still holds.",
    "fit-extrapolated-about": "But the rows lie around a mean {input} of {mean}: 0 is far from nearly all of them, "
    "where little says that the model still holds.",
    "fit-curve": "The slope is no fixed number: per {one} of {input}, {output} changes by {about}{slope}{unit}.",
    "fit-curve-in": "The slope is no fixed number: per {one} of {input}, {output} changes by {about}{slope}{unit} "
    "({input} is given in {measured}).",
    # Why it is the minimum.
    "closed-partial-alone": "∂{name}/∂{variable}",
    "check-flat-heading": "Check: ∇{name} = 0 at the fit",
    "check-flat-about": "With rounded sums every partial derivative is 0 up to rounding.",
    "check-flat-all": "All {p} partial derivatives are exactly 0 there.",
    "check-hessian-heading": "The second derivatives",
    "check-hessian-general": "The Hessian is the same everywhere: H = {c}·XᵀX.",
    "check-hessian-plain": "The Hessian is the same everywhere: H = XᵀX.",
    "check-hessian-about": "H, rounded,",
    "check-none-heading": "No check of a minimum",
    "check-none": "There is no closed form, so no point is known of which it could be proved that it is the minimum.",
    "check-why-heading": "Why this is the minimum",
    "check-second": "The second derivative {relation} {h} > 0: {name} is a parabola that opens upwards, and the fit "
    "is its lowest point.",
    "check-d": "D = det H",
    "check-d-why": "A sum of squares: 0 only if all values of {a} are equal, and they are not.",
    "check-d-positive": "D {relation} {d} > 0 and ∂²{name}/∂{x}² = {h} > 0: a minimum.",
    "check-minor": "D{k}",
    "check-minors": "The leading principal minors of H: D₁ is its first entry, D₂ the determinant of its top left 2×2 "
    "block, and so on up to D{k} = det H:",
    "check-sylvester": "All {p} leading principal minors of H are positive, so H is positive definite (Sylvester's "
    "criterion): a minimum.",
    "check-convex": "For every direction v, vᵀXᵀXv = |Xv|² is a sum of squares and never negative: {name} is convex.",
    "check-independent": "It is 0 only if Xv = 0. Row i of X is ({row}), and these {p} columns are independent: no v "
    "but 0 does that.",
    "check-independent-about": "It is 0 only if Xv = 0. Row i of X is ({row}), and as far as rounded sums can tell "
    "these {p} columns are independent: no v but 0 does that.",
    "check-only-one": "So this is the global minimum of {name}, and the only one.",
    # Singular data.
    "untold-heading": "One minimum or many: it cannot be told at this precision",
    "untold-why": "Of each column of X, take out what can be worked out from the columns before it. For {letters} so "
    "little is left that it may be nothing but the rounding of the numbers, which are kept to 16 digits.",
    "untold-mend": "Up to {n} rows are worked out exactly, so a part of the file would tell. Or leave {letters} out of "
    "the model.",
    "untold-mend-kept": "Leave {letters} out of the model.",
    "singular-heading": "Why there is not one minimum but many",
    "singular-one-row": "There is one row only, and the model has {p} parameters: one point does not settle them.",
    "singular-few-rows": "There are {n} rows for {p} parameters: fewer equations than unknowns.",
    "singular-equal-inputs": "All values of {input} are equal: {a} = {value} in every row. The points lie above each "
    "other, so they say nothing of how the output changes with {a}.",
    "singular-few-values": "{input} has only {d} different values, but the model has {p} parameters: more than one "
    "such curve runs through the same {d} points.",
    "singular-every-row": "in every row",
    "singular-zero": "{factor}{name} is 0 in every row, so its parameter changes nothing:",
    "singular-constant": "{factor}{name} has the same value in every row and cannot be told from the intercept:",
    "singular-collinear": "{factor}{name} can be worked out from the other columns and says nothing new:",
    "singular-about": "That is as far as rounded sums can tell.",
    "singular-level": "So there is a direction in which {name} does not change: det H = 0. {name} is still convex, "
    "but its minimum is a whole valley, not a point, and every point of the valley is a global minimum.",
    "singular-family-heading": "All minimisers",
    "singular-any-one": "{letters} may be any number: each choice gives a minimum.",
    "singular-any": "{letters} may be any numbers: each choice gives a minimum.",
    "singular-bound": "The other {count} parameters follow from these by linear equations.",
    "singular-examples": "Two of them, with the same {name}:",
    "singular-mend-heading": "What would help",
    "singular-mend-rows": "More rows, at least {p} that are really different; or a model with fewer parameters.",
    "singular-mend-values": "Rows with other values of {input}: a model with {p} parameters needs at least {p} "
    "different ones. Or a model with fewer parameters.",
    "singular-mend-column": "Leave {factor} and its parameter {x} out of the model, or add rows in which it does not "
    "follow from the others.",
    "singular-absent": "{x} drops out of the prediction: all that it is multiplied by adds up to 0. So it does not "
    "matter, whatever the data are.",
    "singular-mend-absent": "Leave {x} out of the model.",
    "singular-twins": "{letters} stand in the prediction only together, as {together}: no row can tell them apart, "
    "however many rows there are.",
    "singular-mend-twins": "Keep only one of {letters}: leave {x} out of the model.",
}
