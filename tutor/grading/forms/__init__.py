"""The forms an answer may be asked for in, each decided on what was typed."""
