"""What is said of wrong lines of the table of derivatives: what, and why not.

The reasons are for the eye on a graph, or name the rule from which the line comes: they do not recite the line.
"""

from __future__ import annotations

MISTAKES: dict[str, tuple[str, str]] = {
    "cosine-sign": (
        "It looks as if the minus sign was lost when the cosine was differentiated in {place}.",
        "Just after 0 the cosine falls while the sine is positive, so the sign has to turn.",
    ),
    "sine-sign": (
        "It looks as if a minus sign was added when the sine was differentiated in {place}.",
        "At 0 the sine rises and the cosine is positive, so there is no minus sign; it belongs to the cosine.",
    ),
    "tangent-not-squared": (
        "It looks as if the square below the line is missing when {place} was differentiated.",
        "The tangent is a quotient of sine and cosine, and the quotient rule divides by a square.",
    ),
    "tangent-by-sine": (
        "It looks as if the derivatives of tangent and cotangent were mixed up in {place}.",
        "Each has below the line the square of its own denominator.",
    ),
    "tangent-as-secant": (
        "It looks as if the derivatives of the tangent and the secant were mixed up in {place}.",
        "The tangent is a quotient of sine and cosine: the quotient rule says which of the two it is.",
    ),
    "tangent-of-derivatives": (
        "It looks as if sine and cosine were differentiated each for itself in {place}.",
        "The tangent is a quotient of both, so the quotient rule is needed.",
    ),
    "tangent-minus": (
        "It looks as if a minus sign was added when {place} was differentiated.",
        "The tangent rises wherever it has a value; the minus sign belongs to the cotangent.",
    ),
    "table-sign-lost": (
        "It looks as if the minus sign is missing in the derivative of {place}.",
        "Where the inside is a little more than 0 this function falls.",
    ),
    "hyperbolic-sign": (
        "It looks as if the sign of sine and cosine was used for {place}.",
        "Hyperbolic sine and cosine are made of e^u and e^(−u): to the right of 0 both rise.",
    ),
    "hyperbolic-tangent-plus": (
        "It looks as if a plus stands where a minus belongs in the derivative of {place}.",
        "Far out the hyperbolic tangent is nearly level, so its slope goes to 0 there.",
    ),
    "hyperbolic-tangent-not-squared": (
        "It looks as if the square is missing in the derivative of {place}.",
        "The hyperbolic tangent is nearly level on both sides, where it is near 1 and near −1: the slope has to be "
        "near 0 at both.",
    ),
    "hyperbolic-tangent-one-lost": (
        "It looks as if the 1 is missing in the derivative of {place}.",
        "The hyperbolic tangent rises everywhere, so its slope is positive.",
    ),
    "inverse-root-missing": (
        "It looks as if the square root is missing in the derivative of {place}.",
        "The slope of this inverse function is one over that of the function itself, and writing that without "
        "sine and cosine, by the theorem of Pythagoras, brings in a root.",
    ),
    "inverse-root-added": (
        "It looks as if a square root was put into the derivative of {place}.",
        "The root belongs to inverse sine and cosine; the inverse tangent has none.",
    ),
    "inverse-inner-sign": (
        "It looks as if the sign beside the square was turned in the derivative of {place}.",
        "The sign says where there is a slope: everywhere for the inverse tangent, between −1 and 1 for inverse sine, "
        "cosine and hyperbolic tangent.",
    ),
    "inverse-outer-sign": (
        "It looks as if a minus sign was added when {place} was differentiated.",
        "This inverse function rises; the minus sign belongs to its co-function.",
    ),
    "inverse-as-reciprocal": (
        "It looks as if {place} was read as one over the function.",
        "The inverse function undoes the function; it is not one divided by it, although both are written with −1.",
    ),
    "inverse-of-derivative": (
        "It looks as if, for {place}, one over the slope of the function itself was taken at the same place.",
        "The slope of an inverse function is one over that of the function, but taken at the value of the inverse.",
    ),
    "sigmoid-factor-lost": (
        "It looks as if only the sigmoid itself was written for the derivative of {place}.",
        "The sigmoid is level far out on both sides, so a second factor has to go to 0 where the sigmoid goes to 1.",
    ),
    "sigmoid-itself-lost": (
        "It looks as if a factor is missing in the derivative of {place}.",
        "The sigmoid is level far out on both sides, so a factor has to go to 0 on the left as well.",
    ),
    "sigmoid-plus": (
        "It looks as if a plus stands where a minus belongs in the derivative of {place}.",
        "Far to the right the sigmoid is nearly level, so its slope goes to 0 there.",
    ),
    "sigmoid-squared": (
        "It looks as if the derivative of the hyperbolic tangent was used for {place}.",
        "The sigmoid goes from 0 to 1, and far to the left its slope goes to 0, too.",
    ),
    "sigmoid-as-reciprocal": (
        "It looks as if, for {place}, one over the denominator was differentiated, and its inner derivative lost.",
        "The denominator of the sigmoid contains an exponential of the variable, so the chain rule gives one more "
        "factor.",
    ),
    "logarithm-base-lost": (
        "It looks as if {place} was differentiated like the natural logarithm.",
        "A logarithm to another base is ln divided by the ln of that base, and this constant stays.",
    ),
    "logarithm-base-above": (
        "It looks as if the ln of the base stands above the line in the derivative of {place}.",
        "A logarithm to another base is ln divided by the ln of that base.",
    ),
    "logarithm-base-without-ln": (
        "It looks as if the base itself stands below the line in the derivative of {place}, without its ln.",
        "A logarithm to another base is ln divided by the ln of that base.",
    ),
    "logarithm-base-exchanged": (
        "It looks as if the base and the argument are exchanged in the derivative of {place}.",
        "A logarithm to another base is ln divided by the ln of that base: the ln of the base is what stays.",
    ),
    "logarithm-sign": (
        "It looks as if a minus sign was added when {place} was differentiated.",
        "A logarithm rises, so its slope is positive; the minus sign belongs to one over a power.",
    ),
    "log-of-derivative": (
        "It looks as if {wrong} was written for the derivative of {place}.",
        "The derivative of ln is one over what is inside as it is; ln itself does not stay, and the inner derivative "
        "is a factor.",
    ),
    "root-half-missing": (
        "It looks as if the factor in front is missing when {place} was differentiated.",
        "A root is a power with a fraction as exponent, and the exponent comes down as a factor.",
    ),
    "root-not-reduced": (
        "It looks as if the exponent came down, but the root stayed as it was in {place}.",
        "A root is a power with a fraction as exponent; one less makes the exponent negative.",
    ),
    "root-sign": (
        "It looks as if a minus sign was added when {place} was differentiated.",
        "A root rises, so its slope is positive: the exponent that comes down is positive.",
    ),
    "root-two-above": (
        "It looks as if the number from the root stands above the line when {place} was differentiated.",
        "A root is a power with a fraction as exponent, and it is this fraction that comes down as a factor.",
    ),
    "root-lost-below": (
        "It looks as if the root itself was lost below the line when {place} was differentiated.",
        "The exponent one half less one is minus one half: a root stays below the line.",
    ),
    "absolute-value-one": (
        "It looks as if the bars of {place} were left out.",
        "Where the inside is negative the bars turn its sign, and then the slope turns, too.",
    ),
    "rectifier-one": (
        "It looks as if the inside of {place} was taken for always positive.",
        "Where the inside is negative the rectifier is level.",
    ),
    "softplus-sign": (
        "It looks as if a sign was lost in the exponent when {place} was differentiated.",
        "The softplus rises ever faster and in the end like the variable itself, so its slope goes to 1.",
    ),
    "error-function-factor-missing": (
        "It looks as if the constant factor is missing in the derivative of {place}.",
        "The error function is scaled so that it goes from −1 to 1, and the scale stays in its derivative.",
    ),
    "function-integrated": (
        "It looks as if {place} was integrated.",
        "What is asked is its slope, not a function that has it as its slope.",
    ),
    "function-derivative-left-out": (
        "It looks as if the derivative of {place} is missing.",
        "Each function of {x} is differentiated, down to {x} itself.",
    ),
    "function-kept": (
        "It looks as if {place} was left as it is.",
        "Only the exponential with base e is its own derivative.",
    ),
}
