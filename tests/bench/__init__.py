"""The bench: how much faster than plain SymPy, measured side by side in one run. `python -m tests.bench`."""
