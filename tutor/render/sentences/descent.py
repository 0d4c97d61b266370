"""Sentences about gradient descent."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "title-descent": "Gradient descent on {name}",
    "descent-given": "Here {conditions}.",
    # One step by hand.
    "descent-step": "Step {number} by hand, with the learning rate η {relation} {rate}",
    "descent-step-line": "Step {number} by hand, with the best rate along −∇{name}: η {relation} {rate}",
    "descent-step-none": "The walk has no step {number}.",
    "descent-step-rests": "∇{name} is 0 at the start: there is no step to be made.",
    "descent-step-short": "|∇{name}| is no longer than the tolerance at the start: there is no step to be made.",
    "descent-rule": "new point = old point − η·∇{name}",
    "descent-rule-momentum": "new velocity v = β·v − η·∇{name}; new point = old point + v",
    "descent-new": "new {variable}",
    "descent-velocity": "new v for {variable}",
    "descent-others": "The other {count} components go in the same way.",
    "descent-other": "The last component goes in the same way.",
    "descent-both": "Both new values are worked out from the old point; only then do they replace it, together.",
    "descent-all": "All new values are worked out from the old point; only then do they replace it, together.",
    "descent-lower": "lower than before",
    "descent-higher": "higher than before: the step was too long",
    "descent-level": "as high as before",
    "descent-slopes-after": "∇{name} after step {number}",
    # The table.
    "descent-walk": "The walk",
    "descent-column-step": "step",
    "descent-column-length": "|∇{name}|",
    "descent-column-rate": "next η",
    "descent-column-way": "|step|",
    "descent-column-velocity": "next |v|",
    "descent-rounded": "Columns with long numbers are rounded to 6 digits.",
    # Why it ended.
    "descent-ended-tolerance": "Stopped {steps}: |∇{name}| {relation} {size} is at most the tolerance {tolerance}.",
    "descent-ended-zero": "Stopped {steps}: ∇{name} is exactly 0 here.",
    "descent-ended-zero-kink": "Stopped {steps}: the derivatives of {name}, as they are written, are 0 here. If it is "
    "a kink, ∇{name} itself does not exist there.",
    "descent-ended-zero-about": "Stopped {steps}: ∇{name} is 0 here, as far as floating point can tell.",
    "descent-ended-steps": "Stopped {steps}, as asked. |∇{name}| {relation} {size} there; at a minimum it is 0.",
    "descent-ended-steps-kink": "Stopped {steps}, as asked. |∇{name}| {relation} {size} there.",
    "descent-kink": "{name} has kinks, where ∇{name} jumps: a minimum at a kink does not show in |∇{name}|, and a "
    "fixed rate hops to and fro over it.",
    "descent-ended-arrived": "Stopped {steps}: |∇{name}| {relation} {size} there, which is 0 up to rounding. The walk "
    "has arrived.",
    "descent-ended-still": "Stopped {steps}: the rate is so small that the next steps do not change the point in "
    "floating point. |∇{name}| {relation} {size} there.",
    "descent-ended-lowest": "Stopped {steps}: along −∇{name} no lower point is found, though |∇{name}| {relation} "
    "{size} there. That happens at a kink.",
    "descent-ended-interrupted": "Interrupted {steps}. |∇{name}| {relation} {size} there; at a minimum it is 0.",
    "descent-ended-interrupted-kink": "Interrupted {steps}. |∇{name}| {relation} {size} there.",
    "descent-ended-outside": "Stopped {steps}: the next step leads to {conditions}, where {name} or ∇{name} "
    "has no value.",
    "descent-ended-outside-many": "Stopped {steps}: the next step leads to a point where {name} or "
    "∇{name} has no value.",
    "descent-ended-overflow": "The walk diverges: after step {count} the numbers are too large to be worked with.",
    "descent-ended-overflow-falls": "{name} falls on and on: after step {count} the numbers are too large to be worked "
    "with. The walk arrives nowhere.",
    "descent-ended-along": "Stopped {steps}: φ(η), the height along −∇{name}, falls as far as it was followed. So "
    "there is no best rate: {name} gets lower and lower along the way.",
    "descent-ended-falls": "{name} falls on and on, from {first} to {last}, and the point goes ever farther away: the "
    "walk was stopped {steps}. It arrives nowhere.",
    "descent-ended-far": "The walk diverges: {name} has grown from {first} to {last}, so it was stopped {steps}. The "
    "rate is too large.",
    "descent-ended-grew": "Stopped {steps}: {name} grew in each of the last {growths} steps. The rate is too large.",
    "descent-ended-grew-times": "Stopped {steps}: {name} grew in each of the last {growths} steps, to about {times} "
    "times its value at the start. The rate is too large.",
    "descent-comes-back": "Every {count} steps the walk is back where it was: it jumps to and fro, and {name} gets no "
    "lower. The rate is too large.",
    "descent-comes-back-kink": "Every {count} steps the walk is back where it was: it hops to and fro. A smaller rate "
    "would hop nearer to the kink.",
    "descent-ends-higher": "{name} ended higher than it began: {first} at the start, {last} at the end. The rate is "
    "too large.",
    "descent-ends-higher-momentum": "{name} ended higher than it began: {first} at the start, {last} at the end. The "
    "rate is too large, or the momentum.",
    "descent-end-point": "It ended at ({values}).",
    # The best rate in a step.
    "descent-line-heading": "The best rate in the first step",
    "descent-line-rule": "φ(η) = {name}(old point − η·∇{name}), the height along the way",
    "descent-phi": "φ(η)",
    "descent-phi-slope": "φ′(η)",
    "descent-phi-lowest": "lowest where the slope is 0",
    "descent-line-searched": "φ has its first minimum at η {relation} {rate}, where its slope φ′(η) is 0.",
    "descent-line-kink": "φ has its first minimum at η {relation} {rate}: a kink, where its slope φ′(η) jumps from "
    "below 0 to 0 or above.",
    # Which rates would do.
    "descent-rates": "Which learning rates would do",
    "descent-second": "The second derivative is {name}″ {relation} {value} everywhere.",
    "descent-eigenvalues-ee": "The eigenvalues of H run from λmin = {small} to λmax = {large}.",
    "descent-eigenvalues-ss": "The eigenvalues of H run from λmin = {small} ≈ {small_about} to "
    "λmax = {large} ≈ {large_about}.",
    "descent-eigenvalues-aa": "The eigenvalues of H run from λmin ≈ {small} to λmax ≈ {large}.",
    "descent-eigenvalues-ea": "The eigenvalues of H run from λmin = {small} to λmax ≈ {large}.",
    "descent-eigenvalues-ae": "The eigenvalues of H run from λmin ≈ {small} to λmax = {large}.",
    "descent-eigenvalues-es": "The eigenvalues of H run from λmin = {small} to λmax = {large} ≈ {large_about}.",
    "descent-eigenvalues-se": "The eigenvalues of H run from λmin = {small} ≈ {small_about} to λmax = {large}.",
    "descent-eigenvalues-sa": "The eigenvalues of H run from λmin = {small} ≈ {small_about} to λmax ≈ {large}.",
    "descent-eigenvalues-as": "The eigenvalues of H run from λmin ≈ {small} to λmax = {large} ≈ {large_about}.",
    "descent-linear": "{name} is linear: H = 0. It falls for ever along −∇{name}, by η·|∇{name}|² in every step, and "
    "there is no minimum. No rate is too large.",
    "descent-constant": "{name} is constant: every point is a minimum.",
    "descent-saddle": "λmin is negative: {name} has a saddle point and no minimum. From nearly every start descent "
    "runs away, whatever the rate.",
    "descent-dome": "No eigenvalue is positive: {name} has no minimum. From nearly every start descent runs away, "
    "whatever the rate.",
    "descent-hill": "It is negative: {name} has no minimum. From every start but the top descent runs away, whatever "
    "the rate.",
    "descent-saddle-start": "This walk starts where ∇{name} is 0, so it stays there; but that is no minimum.",
    "descent-saddle-reached": "This walk starts where ∇{name} has no part in the falling directions, so it comes to a "
    "point where ∇{name} is 0; but that is no minimum.",
    "descent-saddle-toward": "In this walk |∇{name}| has become smaller so far; but a point where it is 0 is no "
    "minimum here.",
    "descent-valley": "λmin is 0: {name} is a valley with many lowest points. Which of them a walk arrives at depends "
    "on its start.",
    "descent-slide": "λmin is 0: in that direction {name} falls straight on without end. There is no minimum.",
    "descent-limit": "Rates below 2/λmax {relation} {rate} settle; at larger ones a walk runs away from nearly every "
    "start.",
    "descent-limit-one": "Rates below 2/{name}″ {relation} {rate} settle; at larger ones the walk runs away from "
    "every start but the minimum.",
    "descent-limit-curved": "In the directions in which {name} is curved, rates below 2/λmax {relation} {rate} settle.",
    "descent-limit-momentum": "With this momentum, rates below 2(1 + β)/λmax {relation} {rate} settle (Polyak, 1964); "
    "at larger ones a walk runs away from nearly every start.",
    "descent-limit-momentum-one": "With this momentum, rates below 2(1 + β)/{name}″ {relation} {rate} settle (Polyak, "
    "1964); at larger ones the walk runs away.",
    "descent-rate-below": "η = {rate} is below that.",
    "descent-rate-at": "η = {rate} is exactly that: in the direction of λmax the walk jumps to and fro for ever.",
    "descent-rate-at-one": "η = {rate} is exactly that: the walk jumps to and fro for ever.",
    "descent-rate-above-grew": "η = {rate} is above that, and {name} grew.",
    "descent-rate-above-not-yet": "η = {rate} is above that, but in this walk {name} did not grow: its start has "
    "little or no part in the direction that runs away.",
    "descent-without-momentum": "Without momentum:",
    "descent-best": "The best fixed rate is 2/(λmin + λmax) {relation} {rate}.",
    "descent-best-one": "The best rate is 1/{name}″ {relation} {rate}: one step hits the minimum.",
    "descent-condition": "The condition number is κ = λmax/λmin {relation} {condition}: at the best rate each step "
    "leaves at most (κ − 1)/(κ + 1) {relation_factor} {factor} of the distance to the minimum.",
    "descent-condition-large": "The condition number is κ = λmax/λmin {relation} {condition}: at the best rate each "
    "step leaves up to (κ − 1)/(κ + 1) = 1 − 2/(κ + 1) ≈ {rest} of the distance to the minimum. That is very slow.",
    "descent-round": "The condition number is κ = λmax/λmin = 1: at the best rate the first step hits the minimum.",
    "descent-hint": "Where the walk starts, the greatest curvature of {name} (the greatest eigenvalue of H) is about "
    "{curvature}. Near there rates up to about 2/{curvature} ≈ {rate} are stable; farther off it may be otherwise.",
    "descent-hint-one": "Where the walk starts, the second derivative of {name} is about {curvature}. Near there rates "
    "up to about 2/{curvature} ≈ {rate} are stable; farther off it may be otherwise.",
    "descent-hint-none": "Where the walk starts, {name} is curved in no direction like a bowl, so H says nothing "
    "about the rate.",
    "descent-hint-above": "η = {rate} is above that.",
    "descent-hint-above-fell": "η = {rate} is above that; in this walk {name} fell all the same.",
    "descent-tried": "η = {rate} was tried: {name} falls in each of the first {count} steps.",
    "descent-tried-momentum": "η = {rate} was tried, without momentum: {name} falls in each of the first {count} "
    "steps.",
    "descent-tried-none": "Smaller rates were tried as well, and with none does {name} fall in every step.",
    # Standardised columns.
    "descent-scaled": "Standardised columns",
    "descent-scaled-how": "z = (u − ū)/σ for each input u, with ū its mean and σ its standard deviation: σ² is the "
    "mean of (u − ū)²",
    "descent-scaled-why": "Put u = ū + σ·z into the model: a term s·u becomes (s·σ)·z + s·ū. So the slope over z is "
    "s·σ, and the intercept takes up s·ū:",
    "descent-scaled-numbers": "the new parameters in numbers",
    "descent-scaled-compared": "Before and after",
    "descent-scaled-path-before": "The walk on the columns as they are, at its best rate η {relation} {rate}",
    "descent-scaled-path-after": "The walk on the standardised columns, at its best rate η {relation} {rate}",
    "descent-scaled-more": "more than {count}",
    "descent-scaled-parameter": "parameter",
    "descent-scaled-arrived": "where the walk on standardised columns ends",
    "descent-scaled-minimum": "the minimum itself",
    "descent-scaled-rounder-only": "Standardised, the bowl of {name} is rounder; from this start that saves no step.",
    "descent-scaled-column": "input",
    "descent-scaled-mean": "mean",
    "descent-scaled-deviation": "σ",
    "descent-scaled-before": "as they are",
    "descent-scaled-after": "standardised",
    "descent-scaled-condition": "condition number κ",
    "descent-scaled-limit": "largest rate 2/λmax",
    "descent-scaled-best": "best fixed rate",
    "descent-scaled-steps": "steps at that rate until |∇{name}| ≤ {tolerance}",
    "descent-scaled-rounder": "Standardised, the bowl of {name} is rounder, and the walk down needs fewer steps.",
    "descent-scaled-no-rounder": "Standardising does not make the bowl of {name} rounder: its columns were alike "
    "already.",
    "descent-scaled-flat": "{name} has no single minimum, standardised or not.",
    "descent-scaled-back": "Back in the original units",
    # Checks.
    "descent-checked": "Checked: {name} and ∇{name} at every point of the table, by power series, and every step "
    "between them.",
    "descent-checked-partly": "Checked: {name} and ∇{name} at {count} of the {all} points of the table, by "
    "interval arithmetic, and every step between them.",
}
"""All sentences about gradient descent, by key."""
