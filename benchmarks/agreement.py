"""How far the incidents read from reports agree with those that a person coded, in shares from 0 to 1.

Incidents are paired one to one. A coded incident that is optional to find costs nothing, read or missed.
Fields are compared over the pairs; an incident is fit for a briefing where what, when, where, who and how
many are all right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geopy.distance import distance

NEAR_KM = {1: 15.0, 2: 40.0, 3: 150.0}  # by the precision that the person gave; a country has no point
FIELDS = ("date", "place", "perpetrators", "fatalities", "briefing")


@dataclass(frozen=True)
class Agreement:
    """Shares: of incidents found (f1), and of pairs that agree in each field."""

    f1: float
    date: float
    place: float
    perpetrators: float
    fatalities: float
    briefing: float


def agreement(reports: Iterable[tuple[Sequence[dict], Sequence[dict]]]) -> Agreement:
    """The agreement over reports, each given as (incidents read, incidents coded), in the codebook's JSON."""
    pairs, spurious, missed = [], 0, 0
    for read, coded in reports:
        matched = paired(read, coded)
        pairs += [(read[i], coded[j]) for i, j in matched if not coded[j]["optional"]]
        spurious += len(read) - len(matched)
        missed += sum(not incident["optional"] for incident in coded) - sum(
            not coded[j]["optional"] for _, j in matched
        )
    shares = {name: sum(AGREES[name](*pair) for pair in pairs) / max(1, len(pairs)) for name in FIELDS}
    fit = sum(AGREES["briefing"](*pair) for pair in pairs) / max(1, len(pairs) + missed)
    return Agreement(
        **shares | {"f1": 2 * len(pairs) / max(1, 2 * len(pairs) + spurious + missed), "briefing": fit}
    )


def paired(read: Sequence[dict], coded: Sequence[dict]) -> list[tuple[int, int]]:
    """Pairs of positions, the likeliest first, each incident in one pair at most."""
    likely = [(likeness(one, other), -i, -j) for i, one in enumerate(read) for j, other in enumerate(coded)]
    pairs, taken = [], set()
    for score, i, j in sorted(likely, reverse=True):
        if score >= 2 and not {("read", i), ("coded", j)} & taken:
            pairs.append((-i, -j))
            taken |= {("read", i), ("coded", j)}
    return pairs


def likeness(read: dict, coded: dict) -> float:
    """How surely the two are one act: 0 where their kinds differ, 2 where place or day and more agree."""
    if read["kind"] != coded["kind"]:
        return 0.0
    points = (
        1.5 * same_place(read, coded) + 1.0 * same_date(read, coded) + 0.5 * same_perpetrators(read, coded)
    )
    points += 1.0 * (same_fatalities(read, coded) and coded["fatalities_best"] is not None)
    points += 0.5 * (read["country"] == coded["country"]) + 0.5 * (read["event_type"] == coded["event_type"])
    return points + 0.5 * _overlap(read, coded)


def same_date(read: dict, coded: dict) -> bool:
    """The same span of days, and known as narrowly."""
    return all(read[field] == coded[field] for field in ("date_start", "date_end", "date_precision"))


def same_place(read: dict, coded: dict) -> bool:
    """In the same country, and as near the coded point as its precision asks."""
    if read["country"] != coded["country"]:
        return False
    if coded["latitude"] is None or coded["geo_precision"] >= 4:
        return read["geo_precision"] >= 4
    return read["latitude"] is not None and distance_km(read, coded) <= NEAR_KM[coded["geo_precision"]]


def same_perpetrators(read: dict, coded: dict) -> bool:
    """One of the sets of actors that the person let pass."""
    return set(read["perpetrators"]) in [set(allowed) for allowed in coded["perpetrators"]]


def same_fatalities(read: dict, coded: dict) -> bool:
    return read["fatalities_best"] == coded["fatalities_best"]


def fit_for_a_briefing(read: dict, coded: dict) -> bool:
    """Right in what a reader is briefed on: what, when, where, who, how many."""
    return read["event_type"] == coded["event_type"] and all(
        agrees(read, coded) for agrees in (same_date, same_place, same_perpetrators, same_fatalities)
    )


AGREES = {
    "date": same_date,
    "place": same_place,
    "perpetrators": same_perpetrators,
    "fatalities": same_fatalities,
    "briefing": fit_for_a_briefing,
}


def distance_km(one: dict, other: dict) -> float:
    """The distance between two points in km, on the ellipsoid."""
    return distance(*((point["latitude"], point["longitude"]) for point in (one, other))).km


def _overlap(read: dict, coded: dict) -> bool:
    """Whether the two spans of days have a day in common."""
    spans = [
        [
            date.fromisoformat(incident[field]) if incident[field] else None
            for field in ("date_start", "date_end")
        ]
        for incident in (read, coded)
    ]
    if None in (*spans[0], *spans[1]):
        return False
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]
