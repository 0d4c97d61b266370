"""Equations in one unknown, solved as a person does, line by line."""
