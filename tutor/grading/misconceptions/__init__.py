"""Mistakes that strike at a rule: a row each, beside the sound rules.

`table.MISCONCEPTIONS` holds the rows; `twin` says what a row is; `wrong_answer` builds the answer that a mistake
leads to; `saying.phrases` says it in words.
"""
