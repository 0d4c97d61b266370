"""Is it right? Equivalence, form, misconceptions, and a student's own working."""
