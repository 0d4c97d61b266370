"""Workings in the notations that students use: right ones pass, wrong ones are found at their first wrong line.

Every working was written and judged by hand; the first part are right workings that students saw refused.
"""

from __future__ import annotations

import pytest

from tutor.expression.reading import read, read_names
from tutor.grading.working.check import check_working
from tutor.grading.working.reading import read_working
from tutor.grading.working.verdict import WorkingVerdict


def judged(function: str, by: str, working: str) -> WorkingVerdict:
    reading = read(function)
    orders = tuple(read_names(name)[0] for name in by.split(","))
    return check_working(read_working(working, reading, orders), reading, orders)


RIGHT = [
    ("(x^2+1)^3", "x", "d/dx (x^2+1)^3\n= 3(x^2+1)^2*d/dx(x^2+1)\n= 3(x^2+1)^2*2x"),
    ("(x+y+z)^2", "x", "∂/∂x (x+y+z)^2 = 2(x+y+z)"),
    ("sum_i (w x_i - y_i)^2", "w", "Σ_i d/dw (w x_i - y_i)^2\n= Σ_i 2(w x_i - y_i) x_i"),
    (
        "sqrt(x^2+y^2)",
        "x",
        "g = x^2+y^2\nf = sqrt(g)\ndf/dg = 1/(2 sqrt g)\ndg/dx = 2x\nf_x = 2x/(2sqrt g)\n= x/sqrt(x^2+y^2)",
    ),
    ("1/(1+e^(-w x))", "w", "z = w x\n∂f/∂w = ∂f/∂z * ∂z/∂w\n= e^(-z)/(1+e^(-z))^2 * x\n= e^(-w x) x/(1+e^(-w x))^2"),
    ("p = e^a/(e^a+e^b+e^c)", "a", "s = e^a+e^b+e^c\n∂p/∂a = (e^a s - e^a e^a)/s^2\n= e^a/s - (e^a/s)^2\n = p - p^2"),
    ("p = e^a/(e^a+e^b+e^c)", "b", "s = e^a+e^b+e^c\n∂p/∂b = -e^a e^b/s^2\n= -p e^b/s"),
    ("x^x", "x", "ln f = x ln x\nf'/f = ln x + 1\nf' = f (ln x + 1)\n= x^x (ln x + 1)"),
    ("x^x", "x", "y = x^x\nln y = x ln x\ny'/y = ln x + 1\ny' = y (ln x + 1)\n= x^x (ln x + 1)"),
    ("x^x", "x", "ln y = x ln x\n1/y dy/dx = ln x + 1\ndy/dx = y (ln x + 1)\n= x^x (ln x + 1)"),
    ("1/2 sum_i (w x_i + b - y_i)^2", "b", "dL/db = Σ_i (w x_i + b - y_i)"),
    (
        "1/2 sum_i (w x_i - y_i)^2",
        "w",
        "r_i = w x_i - y_i\nf = 1/2 Σ_i r_i^2\ndf/dw = Σ_i r_i x_i\n= Σ_i (w x_i - y_i) x_i",
    ),
    (
        "1/2 sum_i (w x_i - y_i)^2",
        "w",
        "r_i = w x_i - y_i\nf = 1/2 Σ_i r_i^2\ndf/dw = Σ_i r_i dr_i/dw\ndr_i/dw = x_i\ndf/dw= Σ_i (w x_i - y_i) x_i",
    ),
    ("x^2 y + sin(xy)", "x", "u = xy\nu_x = y\nf_x = 2xy + cos(u) u_x\n= 2xy + y cos(xy)"),
    ("p = 1/(1+e^(-z))", "z", "p_z = p(1-p)"),
    ("1/2 sum_i (w x_i - y_i)^2", "w", "1/2 d/dw Σ_i (w x_i - y_i)^2\n= Σ_i (w x_i - y_i) x_i"),
    ("w^2", "w", "d/dw = 2w"),
    ("w^2", "w", "∂/∂w = 2w"),
    ("σ(wx)", "w", "σ'(wx)*x\n= σ(wx)(1-σ(wx))*x"),
    ("σ(wx)", "w", "z = wx\ndσ/dz = σ(z)(1-σ(z))\ndz/dw = x\ndf/dw = σ(z)(1-σ(z)) x\n= σ(wx)(1-σ(wx)) x"),
    ("x^2 sin x", "x", "u = x^2   v = sin x\nu' = 2x   v' = cos x\n(uv)' = u'v + uv'\n= 2x sin x + x^2 cos x"),
    (
        "k ln p + (n-k) ln(1-p)",
        "p",
        "f_p = k/p - (n-k)/(1-p)\n= (k(1-p) - (n-k)p)/(p(1-p))\n= (k - np)/(p(1-p)) = 0\nk = np\np = k/n",
    ),
    ("(x-3)^2", "x", "f' = 2(x-3)\n= 0\ntherefore x = 3"),
    ("x^2", "x", "f' = 2x = 0\ntherefore x = 0"),
    ("sum_i (y_i ln p + (1-y_i) ln(1-p))", "p", "f_p = Σ_i y_i/p - (1-y_i)/(1-p)"),
    ("x^2 + y^2", "x", "f_x = d/dx(x^2+y^2)\n= 2x"),
    (
        "loss = 1/2 sum(i, (s a_i + b - h_i)^2)",
        "s",
        "∂loss/∂s = 1/2 Σ_i ∂/∂s (s a_i + b - h_i)^2\n = 1/2 Σ_i 2 (s a_i + b - h_i) · ∂/∂s (s a_i + b - h_i)\n"
        " = Σ_i (s a_i + b - h_i) a_i",
    ),
    ("1/2 sum(i, (s a_i + b - h_i)^2)", "s", "∂loss/∂s = Σ_i (s a_i + b - h_i) a_i"),
    (
        "1/n sum(i, (s a_i + b - h_i)^2)",
        "b",
        "err_i = s a_i + b - h_i\n∂loss/∂b = 1/n Σ_i 2 err_i ∂err_i/∂b\n∂err_i/∂b = 1\n∂loss/∂b = 2/n Σ_i err_i",
    ),
    (
        "1/2 sum_i (w x_i + b - y_i)^2",
        "w",
        "e_i = w x_i + b - y_i\nL = 1/2 Σ_i e_i^2\n∂L/∂e_i = e_i\n∂e_i/∂w = x_i\n∂L/∂w = Σ_i e_i x_i",
    ),
    (
        "1/2 sum_i (w x_i + b - y_i)^2",
        "w",
        "\\frac{\\partial L}{\\partial w} &= \\sum_i (w x_i + b - y_i) \\frac{\\partial}{\\partial w}(w x_i + b "
        "- y_i) \\\\\n&= \\sum_i (w x_i + b - y_i) x_i \\\\",
    ),
    (
        "1/2 sum_i (w x_i + b - y_i)^2",
        "b",
        "\\frac{\\partial \\mathcal{L}}{\\partial b} = \\sum_{i=1}^n (w x_i + b - y_i).",
    ),
    (
        "(3x^2+1)^4",
        "x",
        "y = u^4, u = 3x^2 + 1\ndy/du = 4u^3\ndu/dx = 6x\ndy/dx = dy/du · du/dx = 4u^3·6x = 24x(3x^2+1)^3",
    ),
    ("sin(x^2)", "x", "f(x) = sin x, g(x) = x^2\nf'(x) = cos x, g'(x) = 2x\nf'(g(x))·g'(x) = cos(x^2)·2x"),
    ("sin(x^2)", "x", "f(u) = sin u, u = x^2\nf'(u) = cos u\nu' = 2x\nf'(x) = f'(u)·u' = cos(x^2)·2x"),
    ("e^(-x^2/2)", "x", "let u = -x^2/2\nthen f = e^u\ndf/du = e^u\ndu/dx = -x\nso df/dx = e^u·(-x) = -x e^(-x^2/2)."),
    ("x^2 ln x", "x", "1) (x^2)' = 2x\n2) (ln x)' = 1/x\n3) f' = (x^2)' ln x + x^2 (ln x)'\n4) = 2x ln x + x"),
    ("x^2 ln x", "x", "By the product rule:\nf'(x) = 2x ln(x) + x^2 * 1/x\n     = 2x ln(x) + x"),
    ("sin(x)/x", "x", "u = sin x, u' = cos x\nv = x, v' = 1\nf' = (u'v - uv')/v^2\n  = (x cos x - sin x)/x^2"),
    ("sin(x)/x", "x", "u = sin x    u' = cos x\nv = x        v' = 1\nf' = (u'v - uv')/v^2\n  = (x cos x - sin x)/x^2"),
    ("sqrt(1+x^2)", "x", "f = (1+x^2)^(1/2)\nf' = 1/2 (1+x^2)^(-1/2) * 2x\n=> f' = x/sqrt(1+x^2)"),
    ("x^3 - 3x", "x", "f'(x) = 3x^2 - 3\n3x^2 - 3 = 0\n=> x^2 = 1\n=> x = 1 or x = -1"),
    ("x^3 - 3x", "x", "f'(x) = 3x^2 - 3 = 0 => x = ±1"),
    ("x^2 y^3", "y", "f_y = x^2 · ∂/∂y y^3 = x^2·3y^2 = 3x^2y^2"),
    ("x^2 y^3", "x,y", "∂f/∂x = 2x y^3\n∂²f/∂y∂x = 6x y^2"),
    ("x^2 y^3", "x,y", "∂²f/∂x∂y = ∂/∂y (2x y^3) = 6x y^2"),
    ("e^(xy)", "x", "∂_x e^(xy) = e^(xy) ∂_x (xy) = y e^(xy)"),
    ("1/(1+e^(-z))", "z", "σ(z) = 1/(1+e^(-z))\nσ'(z) = e^(-z)/(1+e^(-z))^2\n= σ(z)(1-σ(z))"),
    (
        "-y ln(σ(z)) - (1-y) ln(1-σ(z))",
        "z",
        "σ' = σ(1-σ)\ndL/dz = -y/σ·σ(1-σ) + (1-y)/(1-σ)·σ(1-σ)\n= -y(1-σ) + (1-y)σ\n= σ - y",
    ),
    (
        "-y ln(σ(w x)) - (1-y) ln(1-σ(w x))",
        "w",
        "z = w x\np = σ(z)\ndL/dp = -y/p + (1-y)/(1-p)\ndp/dz = p(1-p)\ndz/dw = x\n"
        "dL/dw = dL/dp · dp/dz · dz/dw\n= (p - y) x",
    ),
    ("ln(x^2+1)", "x", "d/dx ln(x^2+1) = 1/(x^2+1) · d/dx(x^2+1) = 2x/(x^2+1)"),
    ("x^x", "x", "ln f = x ln x | take logs\nf'/f = ln x + 1\nf' = x^x (ln x + 1)"),
    ("x e^x", "x", "f' = 1·e^x + x·e^x   // product rule\n   = (1+x) e^x        // factor out e^x"),
    ("(x+1)(x+2)", "x", "d/dx (x+1)(x+2)\n= (x+2) d/dx(x+1) + (x+1) d/dx(x+2)\n= (x+2) + (x+1)\n= 2x + 3"),
    ("(x+1)(x+2)", "x", "d/dx [(x+1)(x+2)] = 1·(x+2) + (x+1)·1\n= 2x+3"),
    (
        "sum_i (x_i - m)^2",
        "m",
        "d/dm Σ_i (x_i - m)^2 = Σ_i 2(x_i - m)(-1) = -2 Σ_i (x_i - m) = -2 Σ_i x_i + 2 n m\nset to 0: m = 1/n Σ_i x_i",
    ),
    ("x^3", "x", "y = x^3\ny' = 3x^2\ny'' = 6x"),
    ("x^3", "x,x", "y' = 3x^2\ny'' = 6x"),
    ("x^3", "x,x", "d²y/dx² = d/dx (3x^2) = 6x"),
    ("cos(3x)", "x", "outer: cos u, inner: u = 3x\nf'(x) = -sin(3x)·3\n= -3 sin(3x)"),
    (
        "cos(3x)",
        "x",
        "outer function cos(u), inner function u = 3x\nouter derivative: -sin(u)\ninner derivative: 3\n"
        "f'(x) = -3 sin(3x)",
    ),
    (
        "x^2 sin x",
        "x",
        "f = u v with u = x^2 and v = sin x\nf' = u'v + uv' where u' = 2x and v' = cos x\n"
        "Therefore f' = 2x sin x + x^2 cos x",
    ),
    ("x^2+y^2", "x", "We hold y constant.\n∂f/∂x = 2x + 0 = 2x. Done!"),
    ("theta^2 sin(theta)", "theta", "∂J/∂θ = 2θ sin θ + θ^2 cos θ"),
    ("theta^2", "theta", "dJ/dθ = d/dθ (θ^2) = 2θ"),
    (
        "(x-1)^2/(x+1)",
        "x",
        "f'(x) = [2(x-1)(x+1) - (x-1)^2]/(x+1)^2\n= (x-1)[2(x+1) - (x-1)]/(x+1)^2\n= (x-1)(x+3)/(x+1)^2",
    ),
    ("a x^2", "x", "f(x) = a x^2 ⇒ f'(x) = 2 a x"),
    ("tan(x)", "x", "tan x = sin x/cos x\nf' = (cos x cos x + sin x sin x)/cos^2 x\n= 1/cos^2 x"),
    ("sqrt(x)", "x", "f(x) = x^{1/2}, f'(x) = \\frac{1}{2} x^{-1/2} = \\frac{1}{2\\sqrt{x}}"),
    ("e^a/(e^a+e^b)", "a", "s := e^a + e^b, p := e^a/s\n∂p/∂a = (e^a s - e^a·e^a)/s^2 = e^a/s·(s - e^a)/s = p(1-p)"),
    ("e^a/(e^a+e^b)", "a", "S = e^a + e^b\np_a = e^a/S - e^a·e^a/S^2 = p - p^2 = p(1-p)\nwhere p = e^a/S"),
    ("k ln p + (n-k) ln(1-p)", "p", "dℓ/dp = k/p - (n-k)/(1-p)\nk/p = (n-k)/(1-p)\nk(1-p) = (n-k)p\np = k/n"),
    ("x^2 e^(3x)", "x", "u=x², u'=2x; v=e^(3x), v'=3e^(3x)\nf' = u'v + uv' = 2x·e^(3x) + x²·3e^(3x) = x e^(3x)(2+3x)"),
    ("w^2 + 3w", "w", "d/dw w^2 + d/dw 3w = 2w + 3"),
    ("5x^4 + 2", "x", "(5x^4)' + (2)'\n= 5·4x^3 + 0\n= 20x^3"),
    ("ln(x)/x", "x", "f' = ((ln x)'·x - ln x·x')/x²\n= (1/x·x - ln x)/x²\n= (1 - ln x)/x²"),
    ("e^(x^2)", "x", "d/dx e^(x^2) = e^(x^2)·d/dx x^2 = 2x e^(x^2)"),
    ("x^2 y + y^3", "y", "∂f/∂y = ∂/∂y (x²y) + ∂/∂y (y³) = x² + 3y²"),
    (
        "(2x-1)^5",
        "x",
        "Let g(x) = 2x - 1 and h(u) = u^5.\nThen g'(x) = 2 and h'(u) = 5u^4.\n"
        "So f'(x) = h'(g(x))·g'(x) = 5(2x-1)^4·2 = 10(2x-1)^4.",
    ),
    ("sin(x)cos(x)", "x", "f' = cos x cos x + sin x (-sin x) = cos² x - sin² x = cos(2x)"),
    ("1/x", "x", "f = x^-1\nf' = -x^-2 = -1/x^2"),
    ("sqrt(3x+2)", "x", "u = 3x+2; f = √u\ndf/du = 1/(2√u); du/dx = 3\ndf/dx = 3/(2√u) = 3/(2√(3x+2))"),
    ("1/n sum_i (w x_i - y_i)^2", "w", "MSE = 1/n Σ_i (w x_i - y_i)^2\n∂MSE/∂w = 2/n Σ_i (w x_i - y_i) x_i"),
    ("1/n sum_i (w x_i - y_i)^2", "w", "yhat_i = w x_i\nd/dw 1/n Σ_i (yhat_i - y_i)^2 = 2/n Σ_i (yhat_i - y_i) x_i"),
    (
        "ln(1+e^(-y w x))",
        "w",
        "z = y w x\n∂ℓ/∂z = -e^(-z)/(1+e^(-z))\n∂z/∂w = y x\n∂ℓ/∂w = -y x e^(-z)/(1+e^(-z))\n= -y x σ(-y w x)",
    ),
    ("x^2 + 3x", "x", "(d/dx)(x^2 + 3x) = (d/dx) x^2 + (d/dx) 3x = 2x + 3"),
    ("x^2 e^x", "x", "I use the product rule with u=x^2, v=e^x\nu'=2x, v'=e^x\nf'(x)=u'v+uv'=2xe^x+x^2e^x=xe^x(2+x)"),
    ("x^y", "x", "ln f = y ln x ⇒ f_x/f = y/x ⇒ f_x = y/x · x^y = y x^(y-1)"),
    ("cos(xy)", "x,x", "f_x = -y sin(xy)\nf_xx = -y² cos(xy)"),
    ("x^3/3", "x", "y' = 3x^2/3 = x^2 ∎"),
    (
        "(x^2+1)/(x-1)",
        "x",
        "u=x^2+1, v=x-1, u'=2x, v'=1\nf' = (u'*v-u*v')/v^2 = (2x(x-1)-(x^2+1))/(x-1)^2 = (x^2-2x-1)/(x-1)^2",
    ),
    ("a^2 + b^2", "a", "p = a^2\nq = b^2\n∂f/∂a = ∂p/∂a + ∂q/∂a = 2a + 0 = 2a"),
    ("5 x^2", "x", "5*d/dx[x^2]=5*2x=10x"),
    ("tanh(w x)", "w", "a = tanh(z), z = w x\nda/dz = 1 - a^2\ndz/dw = x\nda/dw = (1-a^2) x"),
    ("(y - w x)^2", "w", "e = y - w x\n2e(-x)\n-2x(y - w x)"),
    ("(y - w x)^2", "w", "E = y - w x\n2E(-x)\n-2x(y - w x)"),
    ("(y - w x)^2", "w", "∂f/∂w = 2e·∂e/∂w where e = y - w x\n= -2x e"),
    ("e^a/(e^a+e^b)", "b", "s = e^a+e^b\np_a = e^a/s\np_b = e^b/s\n-p_a p_b"),
    ("e^a/(e^a+e^b)", "b", "s = e^a+e^b\np = e^a/s\np_a = e^a/s\np_b = e^b/s\n-p_a p_b"),
    ("e^a/(e^a+e^b)", "a", "p_a = e^a/(e^a+e^b)\nf_a = p_a (1 - p_a)"),
    ("(w x - y)^2", "w", "L_w = 2x(w x - y)"),
    ("(y - e^(w x))^2", "w", "e = y - e^(w x)\nf = e^2\nf_w = 2e(-x e^(w x))"),
    ("e^(y - w x)", "w", "e = y - w x\nf_w = -x e^(y - w x)"),
    ("x^2", "x", r"\frac{\mathrm{d}}{\mathrm{d}x} x^2 = 2x"),
    ("x^2", "x", r"\frac{{\rm d}f}{{\rm d}x} = 2x"),
    ("x^2", "x", r"\frac{\mathrm{d} y}{\mathrm{d} x} = 2x"),
    ("k ln p + (n-k) ln(1-p)", "p", "ln L = k ln p + (n-k) ln(1-p)\nd/dp ln L = k/p - (n-k)/(1-p)"),
    ("k ln p + (n-k) ln(1-p)", "p", "d/dp ln L(p) = k/p - (n-k)/(1-p)"),
    ("k ln p + (n-k) ln(1-p)", "p", r"\frac{\partial \ln L}{\partial p} = \frac{k}{p} - \frac{n-k}{1-p}"),
    (
        "p^k (1-p)^(n-k)",
        "p",
        "ln L = k ln p + (n-k) ln(1-p)\nd/dp ln L = k/p - (n-k)/(1-p)\ndL/dp = L (k/p - (n-k)/(1-p))",
    ),
    ("x^2", "x", "•\n= 2x\nq.e.d."),
    ("x^2", "x", "lim\n= 2x\n∎"),
    ("x^2 + x", "x", "• f' = 2x + 1"),
    ("x^2 + x", "x", "f' = 2x + 1 \\quad \\text{q.e.d.}\n\\blacksquare"),
    ("p^k", "p", "\\log L(p) = k \\log p\n\\frac{d \\log L}{dp} = k/p\n\\frac{dL}{dp} = p^k k/p = k p^(k-1)"),
    ("p^k", "p", "ln L = k ln p\nd ln L/dp = k/p\ndL/dp = L k/p = k p^(k-1)"),
    ("p^k", "p", "ln L = k ln p\nd ln(L)/dp = k/p\ndL/dp = L k/p = k p^(k-1)"),
    ("p^k", "p", "ln L = k ln p\nd(ln L)/dp = k/p\ndL/dp = L k/p = k p^(k-1)"),
    ("tanh(w x)", "w", "tanh'(z) = 1 - tanh(z)^2 with z = w x\n⇒ f' = (1 - tanh^2(w x)) x"),
]


@pytest.mark.parametrize(("function", "by", "working"), RIGHT)
def test_a_right_working_passes(function: str, by: str, working: str) -> None:
    verdict = judged(function, by, working)
    assert str(verdict.kind) == "right"
    assert verdict.first_wrong is None


# (function, by, working, its first wrong line)
WRONG = [
    ("(x^2+1)^3", "x", "d/dx (x^2+1)^3\n= 3(x^2+1)^2*d/dx(x^2+1)\n= 3(x^2+1)^2*2", 3),
    ("(x^2+1)^3", "x", "u = x^2+1\ny = u^3\ndy/du = 3u^2\ndu/dx = 2\ndy/dx = 3u^2·2x", 4),
    ("(x^2+1)^3", "x", "u = x^2+1\ny = u^3\ndy/du = 3u\ndu/dx = 2x\ndy/dx = 3u^2·2x", 3),
    ("x^x", "x", "ln y = x ln x\ny'/y = ln x\ny' = x^x ln x", 2),
    ("x^x", "x", "ln f = x^2 ln x\nf'/f = 2x ln x + x\nf' = f (2x ln x + x)", 1),
    ("x^2 sin x", "x", "u = x^2   v = sin x\nu' = 2x   v' = -cos x\nf' = u'v + uv'\n= 2x sin x + x^2 cos x", 2),
    ("x^2 sin x", "x", "u = x^2, v = sin x\n(uv)' = u'v'\n= 2x cos x", 2),
    ("sin(x)/x", "x", "u = sin x, v = x\nf' = (u'v + uv')/v^2", 2),
    ("1/2 sum_i (w x_i + b - y_i)^2", "w", "r_i = w x_i + b - y_i\n∂r_i/∂w = 1\n∂L/∂w = Σ_i r_i x_i", 2),
    ("1/2 sum_i (w x_i + b - y_i)^2", "w", "r_i = w x_i + b - y_i\n∂L/∂w = Σ_i r_i", 2),
    ("1/2 sum_i (w x_i + b - y_i)^2", "b", "dL/db = Σ_i (w x_i + b - y_i) x_i", 1),
    ("1/2 sum_i (w x_i + b - y_i)^2", "b", "dL/db = Σ_i (w x_i - y_i) + b", 1),
    ("1/(1+e^(-w x))", "w", "z = w x\n∂f/∂w = ∂f/∂z * ∂z/∂w\n= e^(-z)/(1+e^(-z))^2 * w", 3),
    ("σ(wx)", "w", "z = wx\ndσ/dz = σ(1+σ)\ndf/dw = σ(1-σ) x", 2),
    ("σ(wx)", "w", "σ'(wx)\n= σ(wx)(1-σ(wx))", 1),
    ("x^3 - 3x", "x", "f' = 3x^2\n= 0\nx = 0", 1),
    ("(x+1)(x+2)", "x", "d/dx (x+1)(x+2)\n= 1·1\n= 1", 2),
    ("sum_i (y_i ln p + (1-y_i) ln(1-p))", "p", "f_p = Σ_i y_i/p + (1-y_i)/(1-p)", 1),
    ("e^a/(e^a+e^b)", "a", "p = e^a/(e^a+e^b)\n∂p/∂a = p(1+p)", 2),
    ("e^a/(e^a+e^b)", "a", "S = e^a + e^b\n∂p/∂a = e^a/S - e^a/S^2", 2),
    ("x^2 y + sin(xy)", "x", "u = xy\nu_x = x\nf_x = 2xy + cos(u) u_x", 2),
    ("sin(x^2)", "x", "f(u) = sin u, u = x^2\nf'(x) = f'(u) = cos(x^2)", 2),
    ("sin(x^2)", "x", "f(x) = sin x, g(x) = x^2\nf'(x) = cos x, g'(x) = 2x\n(f(g(x)))' = f'(x) g'(x)\n= cos(x) 2x", 3),
    ("cos(3x)", "x", "outer: cos u, inner: u = 3x\nf' = -sin(3x)", 2),
    ("x^2", "x", "f' = 2x\nx^2 = 3x\nf' = 3x", 2),
    ("x^2 ln x", "x", "f' = 2x ln x + x^2·1/x\n= 2x ln x + x^2", 2),
    ("tan(x)", "x", "tan x = sin x/cos x\nf' = (cos x cos x - sin x sin x)/cos^2 x", 2),
    ("(y - w x)^2", "w", "e = y - w x\n2e x", 2),
    ("(w x - y)^2", "w", "L_w = 2(w x - y)", 1),
    ("k ln p + (n-k) ln(1-p)", "p", "d/dp ln L = k/p + (n-k)/(1-p)", 1),
    ("x^2 y + sin(xy)", "x", "u = xy\nu_x = xy\nf_x = 2xy + cos(u) u_x", 2),
    ("x e^x", "x", "p(x) = e^x\nf' = p + x p\n= (1 + x) p'\n = 1 + x e^x", 4),
    ("-y ln(σ(z)) - (1-y) ln(1-σ(z))", "z", "dL/dz = -y/σ(z) + (1-y)/(1-σ(z))\n= σ(z) - y", 1),
]


@pytest.mark.parametrize(("function", "by", "working", "line"), WRONG)
def test_a_wrong_working_is_found_at_its_first_wrong_line(function: str, by: str, working: str, line: int) -> None:
    wrong = judged(function, by, working).first_wrong
    assert wrong is not None
    assert wrong.step.number == line
