"""Greek letters: the one table of their names. In LaTeX each is a backslash and its name.

Left out are the letters that no reader can tell from a Latin one (capital alpha, omicron, …) and capital
sigma, which is the sign of a sum.
"""

from __future__ import annotations

GREEK: dict[str, str] = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "upsilon": "υ",
    "phi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Upsilon": "Υ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
}
"""The name of a letter → the letter. `lambda` is spelled so; π is a constant unless it is declared."""

NAMES: dict[str, str] = {letter: name for name, letter in GREEK.items()}
"""A letter → its name."""

OTHER_SPELLINGS: dict[str, str] = {
    "lamda": "lambda",
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    "varrho": "rho",
    "varsigma": "sigma",
    "varkappa": "kappa",
    "varpi": "pi",
}
"""Further ways to spell a name (SymPy's, LaTeX's) → the name."""
