"""How pictures of functions are made: what is shown, from where to where, and the numbers of every layer."""
