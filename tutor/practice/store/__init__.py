"""Where what a student did is kept: one SQLite file, to which events are appended; only a reset takes some out."""
