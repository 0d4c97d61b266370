"""What to ask: exercises written in YAML, their variants, their keys, and the gate that checks them."""
