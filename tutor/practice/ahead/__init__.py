"""The first page of the next session, made ready at the end of this one: a question is shown before much is loaded."""
