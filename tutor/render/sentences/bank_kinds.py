"""Sentences about the parts of an exercise: what is asked, hints, slips with a method, and options of menus."""

from __future__ import annotations

_HINTS_WHERE: dict[str, str] = {
    "constant": "Does {x} stand in the function at all?",
    "identity": "Nothing but the variable {x} stands there.",
    "index": "Compare the index of the variable with the index inside.",
    "sum": "As a whole it is a sum: each term can be differentiated by itself.",
    "sigma": "As a whole it is a Σ, a sum over an index; {x} does not depend on the index.",
    "constant-factor": "As a whole it is a product, and one of the factors does not hold {x}.",
    "constant-denominator": "As a whole it is a fraction, and {x} does not stand below the line.",
    "negative-power": "As a whole it is a fraction, and {x} stands only below the line.",
    "product": "As a whole it is a product, and more than one factor holds {x}.",
    "quotient": "As a whole it is a fraction, and {x} stands above and below the line.",
    "power": "As a whole it is a power of {x}: what is the exponent?",
    "exponential": "As a whole it is a power with {x} in the exponent, and not in the base.",
    "table": "As a whole it is one elementary function of {x} itself.",
    "root": "As a whole it is a root: which power is that?",
    "chain": "As a whole it is one function of another: what is outermost, and what stands inside?",
    "general-power": "As a whole it is a power, and {x} stands in the base and in the exponent.",
    "several": "{x} stands in more than one place of the outer function.",
    "extremum": "Which of the two is taken depends on where you are.",
    "piecewise": "The function has branches: each can be differentiated by itself.",
    "unknown": "The outer function is not known, but what stands in its places is.",
}
"""The rule by which a derivation begins → what to look at."""

_SLIPS: dict[str, str] = {
    "direction-not-unit": "It looks as if the direction was taken as it is: the slope is ∇f times a vector of length "
    "1, so divide the direction by its length first.",
    "direction-only-length": "That is the length of ∇f, the slope in the steepest direction, and not in the one that "
    "is asked for.",
    "tangent-without-value": "The steps are right, but the tangent must go through the point: add the value of the "
    "function there.",
    "tangent-not-shifted": "The slopes are multiplied by the variables themselves; it must be by the steps from the "
    "point, as in x − a.",
    "isolate-sign": "All signs are turned: what goes to the other side of = changes its sign there, once.",
    "isolate-one-sign": "One sign is wrong: what goes to the other side of = changes its sign.",
    "isolate-not-divided": "The factor before the letter is still to be divided by.",
    "isolate-upside-down": "The fraction stands upside down: divide by the factor that stands before the letter.",
    "loss-not-squared": "It looks as if the residuals were added without being squared.",
    "loss-half-forgotten": "The squares are right; the factor before the Σ is missing.",
    "loss-mean-forgotten": "The squares are right; for the mean, divide their sum by the number of rows.",
    "loss-summed-first": "It looks as if the residuals were added first and then squared: square each one, then add.",
    "descent-uphill": "That is a step uphill: η times the gradient is subtracted, not added.",
    "descent-rate-forgotten": "It looks as if the whole gradient was subtracted: multiply it by η first.",
    "descent-only-gradient": "That is the gradient. The step is η times it, and it starts from the old point.",
    "descent-only-step": "That is how far the step goes. The new point is the old one minus η times the gradient.",
    "descent-in-turn": "It looks as if a letter that had moved already was used for the next one: the whole gradient "
    "is taken at the old point.",
    "closed-form-sign": "The sign is turned.",
    "closed-form-upside-down": "The fraction stands upside down.",
    "fit-swapped": "It looks as if the parameters have changed places.",
}

_QUESTIONS: dict[str, str] = {
    "function": "{head} = {f}",
    "ask-partial": "Work out {partial} for {function}.",
    "ask-partial-at": "Work out the value of {partial} at {point} for {function}.",
    "ask-gradient": "Work out the gradient {gradient} for {function}.",
    "ask-gradient-at": "Work out the value of the gradient {gradient} at {point} for {function}.",
    "ask-hessian": "Work out the Hessian of {function}: the matrix of second derivatives, its rows and columns in the "
    "order {variables}. Type it row by row, as in [[a, b], [c, d]].",
    "ask-hessian-at": "Work out the Hessian of {function} at {point}, its rows and columns in the order {variables}. "
    "Type it row by row, as in [[a, b], [c, d]].",
    "ask-hessian-one": "Work out the second derivative of {function}.",
    "ask-hessian-one-at": "Work out the second derivative of {function} at {point}.",
    "ask-value": "Work out {value} for {function}.",
    "ask-directional": "How steep is {function} at {point} in the direction ({direction})? The direction counts, and "
    "not its length.",
    "ask-tangent": "Give the tangent {what} of {function} at {point}, as {z} = ….",
    "ask-stationary": "Find all stationary points of {function}.",
    "ask-stationary-none": "Type them as a set, or none if there are none.",
    "ask-classify": "What does {function} have at {point}?",
    "ask-isolate": "Solve {left} = {right} for {letter}.",
    "ask-loss": "Work out the value of {loss} at {point} for the data.",
    "ask-loss-gradient-letters": "Work out {gradient} for {loss}, in letters: Σ is over all rows of the data, and n is "
    "their number.",
    "ask-loss-gradient-over-data": "Work out {gradient} for {loss} and the data, in the parameters alone.",
    "ask-loss-gradient-at": "Work out {gradient} at {point} for {loss} and the data.",
    "ask-descent": "Make one step of gradient descent on {function}, from {point} with the learning rate η = {rate}. "
    "Where does it lead?",
    "ask-descent-many": "Make {steps} steps of gradient descent on {function}, from {point} with the learning rate "
    "η = {rate}. Where do they lead?",
    "ask-descent-order": "Type the point as a vector, in the order {letters}.",
    "ask-closed-form": "Which {letter} makes the loss ½·Σ (s·a + b − h)² of the line s·a + b least? Give it in means "
    "of the data alone.",
    "ask-closed-form-slope": "Which {letter} makes the loss ½·Σ (s·a + b − h)² of the line s·a + b least? Give it in "
    "means of the data; s may stand in it, unless s is what is asked for.",
    "ask-means": "Type means as mean(a), mean(h), mean(a^2), mean(a h).",
    "ask-fit": "Which {letters} make {loss} least, where {model} is to predict {output} from the data? Type them as "
    "a vector.",
    "ask-fit-one": "Which {letters} makes {loss} least, where {model} is to predict {output} from the data?",
    "ask-number": "Work out {expression}.",
    "ask-rewrite": "Rewrite {expression}.",
    "ask-choose": "Choose one answer.",
    "ask-choose-several": "Choose every answer that is right.",
    "ask-which-rule": "You want to work out {partial} for {function}. Which rule comes first?",
    "ask-steps": "Work out {partial} for {function} step by step, one line a step.",
    "ask-discuss": "Think about it, write down what you would say, and then compare.",
}

_HINTS: dict[str, str] = {
    "begin": "Begin with {partial}.",
    "then": "Then differentiate what you found by {variable}.",
    "numbers-last": "First the derivative in letters; the numbers are put in at the end.",
    "sums-last": "Work out the derivative in letters first; then each Σ is a number.",
    "rule": "{rule}: {statement}",
    "rule-where": "Here {where}.",
    "stands-for": "In the rule, {letter} is {value} here.",
    "look-up": "`tutor rules {rule}` shows this rule at work.",
    "hessian": "Then differentiate each of the first derivatives by every variable: {rows} rows, {columns} columns.",
    "put-in": "Put {point} in, each number in brackets where its letter stood.",
    "powers-first": "Brackets and functions come first, then powers, then products and fractions, then sums.",
    "where-directional": "Look at ∇{name} at the point, and at the length of the direction.",
    "directional": "The slope is ∇{name} at the point times a vector of length 1, component times component, added up.",
    "unit": "A vector has length 1 once it is divided by its length.",
    "length": "The vector ({direction}) has length {length}.",
    "where-tangent": "What are the value and the slopes of {name} at {point}?",
    "tangent": "The tangent is the value at the point, plus each slope times the step from the point, as in x − a.",
    "where-stationary": "At a stationary point every partial derivative of {name} is 0 at once.",
    "where-flat": "At a stationary point the derivative of {name} is 0.",
    "solve-system": "Set every partial derivative to 0: each is an equation, and all must hold together. Solve one for "
    "a letter and put it into the other.",
    "solve-one": "Set the derivative to 0 and factor: a product is 0 where one of its factors is.",
    "where-classify": "Is ∇{name} zero at {point}? If so, look at the second derivatives there.",
    "classify": "With D = det H: D < 0 is a saddle; D > 0 is a minimum if f_xx > 0 and a maximum if f_xx < 0. Where "
    "D = 0 the test says nothing: look at the values nearby.",
    "classify-one": "A second derivative above 0 is a minimum, below 0 a maximum. Where it is 0 the test says nothing: "
    "look at the values nearby.",
    "where-isolate": "Which terms hold {letter}, and which do not?",
    "both-sides": "Do the same on both sides of =: add, subtract, multiply, divide by what is not 0.",
    "moved": "the terms with {letter} on the left, all others on the right",
    "where-loss": "Every row has a residual: what the model predicts there, less what was measured.",
    "loss": "It is {loss}: square each residual first, then add, then multiply by the factor in front.",
    "residual": "In the first row the model predicts {prediction}, and the residual is {residual}.",
    "where-descent": "What is ∇{name} at {point}?",
    "descent": "The new point is the old one minus η times the gradient at the old one: it goes against ∇{name}.",
    "where-closed-form": "Where the loss is least, both of its derivatives are 0.",
    "closed-form-s": "Divide both equations by n: each Σ becomes a mean. Then get rid of b.",
    "closed-form-b": "Take the derivative by b and divide by n: each Σ becomes a mean.",
    "where-fit": "Where {name} is least, its gradient is 0.",
    "fit": "Work out the sums over the data that stand in ∇{name}; then it is a linear system.",
    "last-operation": "With numbers in the place of the letters, what would you work out last?",
    "where-is": "Mark every part in which {x} stands. The rest is constant.",
}

_SAID: dict[str, str] = {
    "at": "At {point}",
    "put-in": "numbers put in",
    "only-put-in": "The numbers are put in; now work out what that is.",
    "only-repeated": "This only repeats the question: now do what it asks for.",
    "the-number": "The number",
    "the-answer": "The answer",
    "answer-is": "The answer is {answer}.",
    "matrix-wanted": "A matrix with {size} rows and {size} columns is asked for: type it row by row, as in "
    "[[a, b], [c, d]].",
    "matrix-ragged": "The rows have different lengths; each has {size} entries.",
    "matrix-shape": "A {size} × {size} matrix is asked for, rows first, and this one is {rows} × {columns}.",
    "isolate-still-there": "{letter} still stands on the other side, too: get all of it to one side.",
    "isolate-not-alone": "{letter} does not stand alone yet: type {letter} = …, with no {letter} on the right.",
    "closed-form-left": "{other} still stands in it: put in what {other} is, so that {letter} is in means alone.",
    "kind-minimum": "a minimum",
    "kind-maximum": "a maximum",
    "kind-saddle": "a saddle point",
    "kind-not-stationary": "none of these: ∇f is not zero there",
    "kind-minimum-one": "a minimum",
    "kind-maximum-one": "a maximum",
    "kind-saddle-one": "a level point that is neither",
    "kind-not-stationary-one": "none of these: the derivative is not zero there",
    "kind-needs-minimum": "At a minimum f is at least as large at all points nearby.",
    "kind-needs-maximum": "At a maximum f is at most as large at all points nearby.",
    "kind-needs-saddle": "At a saddle point ∇f is zero, and f rises in some directions and falls in others.",
    "kind-needs-not-stationary": "Put the point into both partial derivatives: are they zero?",
    "kind-needs-minimum-one": "At a minimum f is at least as large on both sides.",
    "kind-needs-maximum-one": "At a maximum f is at most as large on both sides.",
    "kind-needs-saddle-one": "There f would rise on one side and fall on the other, with slope 0 between.",
    "kind-needs-not-stationary-one": "Put the point into the derivative: is it zero?",
    "kind-slope": "The gradient is not zero there, so the point is not stationary: f rises in its direction.",
    "rule-option": "{rule}: {statement}",
    "rule-is-for": "That is for {statement}, where {where}.",
    "right-option": "The right answer",
    "right-options": "The right answers",
    "look-for": "Points to look for",
    "title-value": "A value of {name}",
    "title-classify": "A point of {name}",
    "title-isolate": "An equation solved for {letter}",
    "title-closed-form": "The best {letter} in terms of means",
    "title-number": "A number",
    "title-expression": "An answer",
    "title-choice": "A choice",
    "title-discussion": "A model answer",
}

SENTENCES: dict[str, str] = {
    **{f"bank-hint-where-{rule}": said for rule, said in _HINTS_WHERE.items()},
    **{f"bank-hint-{key}": said for key, said in _HINTS.items()},
    **{f"bank-slip-{slip}": said for slip, said in _SLIPS.items()},
    **{f"bank-{key}": said for table in (_QUESTIONS, _SAID) for key, said in table.items()},
}
"""Every sentence by key."""
