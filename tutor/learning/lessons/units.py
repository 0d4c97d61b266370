"""Units as they stand over a column, and as they stand after "per": months, but per month."""

from __future__ import annotations

_SINGULAR = {
    "centimeters": "centimeter",
    "centimetres": "centimetre",
    "cups": "cup",
    "days": "day",
    "degrees": "degree",
    "dollars": "dollar",
    "euros": "euro",
    "feet": "foot",
    "grams": "gram",
    "hectares": "hectare",
    "hours": "hour",
    "inches": "inch",
    "kilograms": "kilogram",
    "kilometers": "kilometer",
    "kilometres": "kilometre",
    "kilos": "kilo",
    "liters": "liter",
    "litres": "litre",
    "meters": "meter",
    "metres": "metre",
    "miles": "mile",
    "milligrams": "milligram",
    "millimeters": "millimeter",
    "millimetres": "millimetre",
    "milliseconds": "millisecond",
    "minutes": "minute",
    "months": "month",
    "ounces": "ounce",
    "people": "person",
    "persons": "person",
    "points": "point",
    "pounds": "pound",
    "quarters": "quarter",
    "rooms": "room",
    "seconds": "second",
    "tons": "ton",
    "tonnes": "tonne",
    "volts": "volt",
    "watts": "watt",
    "weeks": "week",
    "years": "year",
    "yards": "yard",
}
"""Units that are written out in the plural → one of them."""
_SIGNS = frozenset(
    "A bar bpm C cl cm d dB dl F fl ft g GB h ha Hz in J K kB kcal kg kHz kJ km km² kN kPa kW kWh l L lb m m2 m² m³ mA "
    "mb mbar MB mg MHz min mL ml mm mmHg mol mph ms mV MW N nm oz Pa ppm s t V W yd yr °C °F € k€ $ k$ £ % km/h m/s "
    "Ω µg µm μg μm".split()
)
"""Units that are written in the same way for one and for many."""


def per(unit: str) -> str:
    """One of a unit, as it stands after "per"; "" for a unit of which that is not known.

    >>> per("months"), per("cm"), per("fortnights"), per("")
    ('month', 'cm', '', '')
    """
    if unit in _SIGNS or unit in _SINGULAR.values():
        return unit
    return _SINGULAR.get(unit.lower(), "")
