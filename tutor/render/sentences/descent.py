"""Sentences about gradient descent."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "title-descent": "Gradient descent on {name}",
    "descent-given": "Here {conditions}.",
    # One step by hand.
    "descent-step": "Step {number} by hand, with the learning rate η {relation} {rate}",
    "descent-step-line": "Step {number} by hand, with the best rate along −∇{name}: η {relation} {rate}",
    "descent-step-none": "No step {number} was made",
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
    # The table.
    "descent-walk": "The walk",
    "descent-column-step": "step",
    "descent-column-length": "|∇{name}|",
    "descent-column-rate": "η",
    "descent-column-velocity": "|v|",
    "descent-rounded": "Long numbers are rounded to 6 digits.",
    # Why it ended.
    "descent-ended-tolerance": "Stopped {steps}: |∇{name}| ≈ {size} is at most the tolerance {tolerance}.",
    "descent-ended-zero": "Stopped {steps}: ∇{name} is exactly 0 here.",
    "descent-ended-zero-about": "Stopped {steps}: ∇{name} is 0 here, as far as floating point can tell.",
    "descent-ended-steps": "Stopped {steps}, as asked. |∇{name}| {relation} {size} there; at a minimum it is 0.",
    "descent-ended-still": "Stopped {steps}: the next steps are too small to change the point in floating "
    "point. |∇{name}| {relation} {size} there.",
    "descent-ended-interrupted": "Interrupted {steps}. |∇{name}| {relation} {size} there; at a minimum it is 0.",
    "descent-ended-outside": "Stopped {steps}: the next step leads to {conditions}, where {name} or ∇{name} "
    "has no value.",
    "descent-ended-outside-many": "Stopped {steps}: the next step leads to a point where {name} or "
    "∇{name} has no value.",
    "descent-ended-overflow": "The walk diverges: after step {count} the numbers are too large to be worked with.",
    "descent-ended-falls": "{name} falls without end: the walk was stopped {steps}. There is nothing to arrive at.",
    "descent-ended-grew": "The walk diverges: {name} grew in step after step, so it was stopped {steps}.",
    "descent-ended-grew-times": "The walk diverges: {name} grew in step after step, so it was stopped {steps}, "
    "about {times} times as high as at the start.",
    "descent-end-point": "It ended at ({values}).",
    # The best rate in a step.
    "descent-line-heading": "The best rate in the first step",
    "descent-line-rule": "φ(η) = {name}(old point − η·∇{name}), the height along the way",
    "descent-phi": "φ(η)",
    "descent-phi-slope": "φ′(η)",
    "descent-phi-lowest": "lowest where the slope is 0",
    "descent-line-searched": "φ is lowest at η ≈ {rate}, the first place where its slope φ′(η) is 0.",
    # Which rates would do.
    "descent-rates": "Which learning rates would do",
    "descent-second": "The second derivative is λ = {value} everywhere.",
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
    "descent-saddle": "λmin is negative: {name} is a saddle and falls without end. Descent runs away, whatever the "
    "rate.",
    "descent-dome": "No eigenvalue is positive: {name} has no minimum, and descent runs away, whatever the rate.",
    "descent-valley": "λmin is 0: {name} is a valley with many lowest points. Which of them a walk arrives at depends "
    "on its start.",
    "descent-slide": "λmin is 0: in that direction {name} falls straight on without end. There is no minimum.",
    "descent-limit": "Rates below 2/λmax {relation} {rate} settle; at larger ones the walk runs away.",
    "descent-limit-momentum": "With this momentum, rates below 2(1 + β)/λmax {relation} {rate} settle.",
    "descent-rate-below": "η = {rate} is below that.",
    "descent-rate-at": "η = {rate} is exactly that: the walk jumps to and fro for ever.",
    "descent-rate-above": "η = {rate} is above that, so {name} grows.",
    "descent-best": "The best fixed rate is 2/(λmin + λmax) {relation} {rate}.",
    "descent-condition": "The condition number is κ = λmax/λmin {relation} {condition}: at the best rate each step "
    "leaves at most (κ − 1)/(κ + 1) {relation_factor} {factor} of the distance to the minimum.",
    "descent-round": "The condition number is κ = λmax/λmin = 1: at the best rate the first step hits the minimum.",
    "descent-hint": "Where the walk starts, the greatest curvature of {name} (the greatest eigenvalue of H) is about "
    "{curvature}. Near there rates up to about 2/{curvature} ≈ {rate} are stable; farther off it may be otherwise.",
    "descent-hint-one": "Where the walk starts, the second derivative of {name} is about {curvature}. Near there rates "
    "up to about 2/{curvature} ≈ {rate} are stable; farther off it may be otherwise.",
    "descent-hint-none": "Where the walk starts, {name} is curved in no direction like a bowl, so H says nothing "
    "about the rate.",
    "descent-hint-above": "η = {rate} is above that: take a smaller rate.",
    "descent-hint-smaller": "η = {rate} proved too large on the way: try {smaller}.",
    # Standardised columns.
    "descent-scaled": "Standardised columns",
    "descent-scaled-how": "z = (u − mean)/sd for each input u, with sd² the mean of (u − mean)²",
    "descent-scaled-column": "input",
    "descent-scaled-mean": "mean",
    "descent-scaled-deviation": "sd",
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
    "descent-scaled-back-how": "where the walk on standardised columns ends",
    # Checks.
    "descent-checked": "Checked: {name} and ∇{name} at every point of the table, by power series, and every step "
    "between them.",
    "descent-checked-partly": "Checked: {name} and ∇{name} at {count} of the {all} points of the table, by "
    "interval arithmetic, and every step between them.",
}
"""All sentences about gradient descent, by key."""
