"""`make simulate`: how many exercises each order takes, as a table."""

from __future__ import annotations

from statistics import mean, median, quantiles

from tests.simulation.orders import LIMIT, ORDERS, exercises_needed
from tutor.bank.index import banks

STUDENTS = 200
FIRST = 100_000
"""The number of the first student: with none of these was anything chosen or tried out."""


def main() -> None:
    """Prints the table."""
    library = banks(())
    entries, skills = library.entries(), library.skills()
    print(f"{STUDENTS} students, {len(entries)} exercises, {len(skills)} skills.")
    print("Exercises until every skill is known to 0.9 or better:\n")
    print(f"{'order':<14}{'median':>8}{'mean':>8}{'90 %':>8}{'ratio':>8}{'not there':>12}")
    least = 0.0
    for name, order in ORDERS.items():
        counts = [exercises_needed(order, seed, entries, skills) for seed in range(FIRST, FIRST + STUDENTS)]
        middle = median(counts)
        least = least or middle
        late = quantiles(counts, n=10)[-1]
        row = f"{name:<14}{middle:>8.0f}{mean(counts):>8.0f}{late:>8.0f}{middle / least:>8.1f}"
        print(f"{row}{sum(count == LIMIT for count in counts):>12}", flush=True)
    print(f"\nratio: of the medians, to tutor's. not there: after {LIMIT} exercises; counted as {LIMIT}.")


if __name__ == "__main__":
    main()
