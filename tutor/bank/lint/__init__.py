"""The gate that keeps banks honest: everything that can be wrong with an exercise, found before a student finds it."""
