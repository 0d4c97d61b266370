"""Sentences about linear systems."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # Labels before a line.
    "linear-number": "({number})",
    "linear-from": "From ({number}):",
    "linear-only": "({number}) has only {x}:",
    "linear-put": "Put into ({number}):",
    "linear-put-numbered": "Put into ({number}), now ({new}):",
    "linear-put-here": "Put {x} in:",
    "linear-back": "Back into {left} = {right}:",
    "linear-check": "Check in ({number}):",
    "linear-row": "{row}:",
    # Reasons.
    "linear-if": "if {conditions}",
    "linear-divided": "both sides divided by {c}",
    "linear-multiplied": "both sides times {c}",
    "linear-nothing-new": "always true: it says nothing new",
    "linear-never": "({number}) is false, whatever the unknowns are: there is no point here.",
    "linear-false": "false, whatever the unknowns are",
    "linear-false-if": "false if {conditions}",
    # What happens where an assumption does not hold.
    "linear-else-rest": "If {zero}, the equation is {rest} = 0: false unless that holds, and then it leaves {x} open.",
    "linear-else-none": "If {zero}, the equation is {rest} = 0, which is false: there is no solution.",
    "linear-else-nothing": "If {zero}, the equation says 0 = 0 and leaves {x} open.",
    "linear-else-unknowns": "If {zero}, the equation is {rest} = 0, without {x}: that is another system, "
    "to be solved by itself.",
    "linear-else-same": "If {zero}, this way is closed, but the formulas found still solve every equation, and as long "
    "as {conditions} nothing else does.",
    "linear-else-consistent": "If {conditions}, that equation is true, and the others decide.",
    # Notes.
    "linear-free": "Nothing fixes {letters}: it may be any number.",
    "linear-free-many": "Nothing fixes {letters}: they may be any numbers.",
    "linear-holds": "Put into the equations, these values make every one of them true.",
    "linear-falls-away": "But {condition} does not hold there: the point falls away.",
    "linear-falls-away-family": "But {condition} does not hold there: these points fall away.",
    # Elimination.
    "linear-table": "Elimination: each row of the table is an equation, without common factors. Row steps make every "
    "entry below a pivot 0.",
    "linear-step-column": "row step",
    "linear-unknown-column": "unknown",
    "linear-pivot-column": "pivot row",
    "linear-steps-column": "row steps",
    "linear-right-column": "right side",
    "linear-row-step": "{row} → {new}",
    "linear-row-steps": "{rows} → {new}",
    "linear-row-steps-swapped": "swap {one} and {other}; then {rows} → {new}",
    "linear-swap": "swap {one} and {other}",
    "linear-steps-many": "multiples of {row} taken from {count} rows below",
    "linear-steps-many-swapped": "swap {one} and {other}; then multiples of {row} taken from {count} rows below",
    "linear-steps-one": "a multiple of {row} taken from the one row below that contains {x}",
    "linear-steps-one-swapped": "swap {one} and {other}; then a multiple of {row} taken from the one row below that "
    "contains {x}",
    "linear-zero-row": "The last row says 0 = 0: nothing new.",
    "linear-zero-rows": "The last {count} rows say 0 = 0: nothing new.",
    "linear-no-steps": "nothing to do",
    "linear-no-pivot": "no entry but 0 is left: {x} stays free",
    "linear-echelon": "echelon form",
    "linear-back-heading": "Back substitution, from the last row to the first",
    # Why the list is complete.
    "linear-unique": "These are all of them: the system is linear and its determinant, {determinant}, is not zero.",
    "linear-unique-one": "This is the only one: the equation is linear, and the coefficient of {x}, {determinant}, "
    "is not zero.",
    "linear-unique-about": "These are all of them: the system is linear and its determinant, about {determinant}, is "
    "not zero.",
    "linear-unique-one-assumed": "This is the only one: the equation is linear, and the coefficient of {x}, "
    "{determinant}, was taken for not zero.",
    "linear-unique-assumed": "These are all of them: the system is linear, and its determinant, {determinant}, was "
    "taken for not zero.",
    "linear-unique-if": "These are all of them: the system is linear, and its determinant, {determinant}, is not zero "
    "if {conditions}.",
    "linear-unique-one-if": "This is the only one: the equation is linear, and the coefficient of {x}, {determinant}, "
    "is not zero if {conditions}.",
    "linear-unique-steps": "These are all of them: the system is linear, and every step can be undone.",
    "linear-unique-steps-if": "These are all of them if {conditions}: the system is linear, and then every step can be "
    "undone.",
    "linear-none": "There are none: the equations are linear and contradict each other.",
    "linear-none-if": "There are none if {conditions}: then the equations are linear and contradict each other.",
    "linear-line": "These are all of them: the system is linear, and every solution is on this line.",
    "linear-plane": "These are all of them: the system is linear, and every solution is on this plane.",
    "linear-space": "These are all of them: the system is linear, and every solution is a choice of the {count} free "
    "unknowns.",
    "linear-line-if": "These are all of them if {conditions}: the system is linear, and then every solution is on this "
    "line.",
    "linear-plane-if": "These are all of them if {conditions}: the system is linear, and then every solution is on "
    "this plane.",
    "linear-space-if": "These are all of them if {conditions}: the system is linear, and then every solution is a "
    "choice of the {count} free unknowns.",
    "linear-everywhere": "These are all of them: the equations say 0 = 0, so every point is a solution.",
    "linear-fell-away": "The only solution of the equations is not in the domain.",
    "linear-fell-away-family": "The solutions of the equations are not in the domain.",
}
