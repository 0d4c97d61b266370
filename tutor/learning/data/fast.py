"""Blocks of plain decimal text turned into floating-point numbers at once, by NumPy.

Whatever is not surely plain is refused, and read row by row instead: what is a number is decided in one place,
`number.spelled`, and this module may only be faster, never kinder.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tutor.learning.data.block_table import PLAIN, Fields, Layout, wanted_fields

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_Kind = TypeVar("_Kind", bound="numpy.generic")

_MOST_EXACT_MANTISSA = 2**53
_MOST_EXACT_POWER = 22
_SMALLEST = 1e-300
_GREAT_EXPONENT = re.compile(rb"[eE]-0*[1-9][0-9][0-9]")


class Found(NamedTuple):
    """The numbers in a block."""

    values: NDArray[numpy.float64]
    """The rows that are plain numbers × the wanted columns."""
    good: NDArray[numpy.bool_]
    """Which lines of the block these rows are; the others are to be read one by one."""


def numbers(block: bytes, layout: Layout) -> Found | None:
    r"""The numbers of a block of whole lines, or None if all of it must be read row by row.

    >>> numbers(b"1,x,0.1\n2,y,-3\n1_0,z,4\n", Layout(",", 3, (2, 0), comma=False))
    Found(values=array([[ 0.1,  1. ],
           [-3. ,  2. ]]), good=array([ True,  True, False]))
    """

    found = wanted_fields(block, layout)
    values = _values(found[0]) if found else None
    if found is None or values is None:
        return None
    wanted = sorted(set(layout.columns))
    table: NDArray[numpy.float64] = values.reshape(-1, len(wanted))
    order = [wanted.index(column) for column in layout.columns]
    return Found(table if order == list(range(len(wanted))) else table[:, order], found[1])


def _values(fields: Fields) -> NDArray[numpy.float64] | None:
    found = _fixed_point(fields) if fields.has_only(PLAIN) else None
    return _floating_point(fields) if found is None else found


def _fixed_point(fields: Fields) -> NDArray[numpy.float64] | None:
    """Decimals as whole numbers over powers of ten; None if they have too many digits, or are no numbers.

    A whole number up to 2⁵³ over a power of ten up to 10²² is rounded once, so the quotient is the nearest double, as
    with `float` (Clinger, How to read floating point numbers accurately, 1990). It takes half the time of `strtod`.
    """
    import numpy

    ends = fields.ends
    points = numpy.flatnonzero(fields.letters == ord(fields.point))
    decimals = numpy.zeros(len(ends), numpy.intp)
    if len(points):
        # Usually each field has one point, and it is soon seen that it does.
        every = len(points) == len(ends) and bool((points < ends).all()) and bool((points[1:] > ends[:-1]).all())
        with_point = numpy.arange(len(ends)) if every else numpy.searchsorted(ends, points)
        behind = fields.letters[points + 1]
        signs = (behind == ord("-")) | (behind == ord("+"))  # ".-5" would be read as -5 without its point
        if signs.any() or (with_point[1:] == with_point[:-1]).any():
            return None
        decimals[with_point] = ends[with_point] - points - 1
        if decimals.max() > _MOST_EXACT_POWER:
            return None
    whole = _parsed(fields.for_numpy(delete=fields.point), numpy.int64)
    if whole is None or len(whole) != len(ends):
        return None
    if whole.max() > _MOST_EXACT_MANTISSA or whole.min() < -_MOST_EXACT_MANTISSA:
        return None
    powers = numpy.array([float(10**power) for power in range(_MOST_EXACT_POWER + 1)])
    values: NDArray[numpy.float64] = whole / powers[decimals]
    return values


def _floating_point(fields: Fields) -> NDArray[numpy.float64] | None:
    import numpy

    text = fields.for_numpy()
    values = _parsed(text, numpy.float64)
    if values is None or len(values) != len(fields.ends) or not numpy.isfinite(values).all():
        return None
    # A number that is rounded to 0 is a bad row; a field is too short for one without a great exponent.
    if (abs(values) < _SMALLEST).any() and _GREAT_EXPONENT.search(text):
        return None
    return values


def _parsed(text: bytes, kind: type[_Kind]) -> NDArray[_Kind] | None:
    import numpy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", DeprecationWarning)  # how NumPy before 2.4 says what is an error now
            return numpy.fromstring(text, dtype=kind, sep=",")
    except (ValueError, DeprecationWarning):
        return None
