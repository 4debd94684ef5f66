"""Units in which figures are reported, and what they are in one another."""

from decimal import Decimal

from claims.comparison.grammatical_number import singular

KINDS = {  # the unit converted to, and what one of each other is in it
    "km": {
        "1": "km kilometre kilometres kilometer kilometers kms",
        "0.001": "m metre metres meter meters",
        "1.609344": "mi mile miles",
        "1.852": "nmi nautical_mile nautical_miles",
        "0.0009144": "yd yard yards",
        "0.0003048": "ft foot feet",
    },
    "km²": {
        "1": "km² km2 sq_km square_kilometre square_kilometres square_kilometer square_kilometers",
        "2.589988110336": "sq_mi square_mile square_miles",
        "0.01": "ha hectare hectares",
    },
    "hours": {
        "1": "h hr hrs hour hours",
        "24": "day days",
        "168": "week weeks",
        "0.016666666666666666": "min minute minutes",
    },
    "tonnes": {
        "1": "t tonne tonnes metric_ton metric_tons",
        "0.001": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
    },
    "months": {"1": "month months", "12": "year years yr yrs"},
    "percent": {"1": "% percent per_cent percentage pct"},
    "persons": {"1": "person persons people"},
}
KNOWN = {
    name: (unit, Decimal(factor))
    for unit, factors in KINDS.items()
    for factor, names in factors.items()
    for name in names.split()
}
COUNTERS = {  # units that name what is counted; all others are measures, and shown
    *("", "persons", "targets", "sites", "strikes", "aircraft", "devices", "vehicles"),
    *("localities", "villages", "provinces", "announcements", "items", "objects"),
    *("units", "events", "times", "pieces", "sorties", "places"),
}


def converted(number: Decimal | int, unit: str) -> tuple[Decimal, str]:
    """Return a number in the common unit of its kind; any other unit is its own."""
    folded = "_".join(unit.casefold().split())
    common, factor = KNOWN.get(folded, (folded.replace("_", " "), Decimal(1)))
    return number * factor, common


def same_kind(a: str, b: str) -> bool:
    """Say whether figures in one unit can be given in the other."""
    return converted(1, a)[1] == converted(1, b)[1]


def measure(unit: str, counted: str, *, one: bool = False) -> str:
    """Say a unit beside its amount; nothing where it only names what is counted.

    `one` asks for the singular, as in “over 1 month”.
    """
    common = converted(1, unit)[1]
    if common in COUNTERS or {*common.split()} <= {*counted.casefold().split()}:
        return ""
    if common == "percent":
        return "per cent"
    return singular(unit) if one else unit


def people(unit: str, number: Decimal) -> str:
    """Say a unit after a number of it: 42 people, 1 target."""
    common = converted(1, unit)[1]
    if common == "persons":
        return "person" if number == 1 else "people"
    if common == "percent":
        return "per cent"
    return singular(unit) if number == 1 else unit
