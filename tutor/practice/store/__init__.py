"""Where what a student did is kept: one SQLite file, to which events are appended, and from which none is taken."""
