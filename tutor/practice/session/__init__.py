"""A session as a machine without a screen, a clock or a disk.

What the student sees and what is to be kept come out of it as values: from where the session stands and the line
that was typed come a new place, sections to show, and events to append. `begin.begin`, `respond.respond`,
`respond.interrupted` and `close.ended` are its four doors.
"""
