"""A coordinate → the country, divisions and nearest settlement, each with how it was found."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sahel.codebook import countries
from sahel.geocode.boundaries import Area, divisions_at, second_level_at
from sahel.geocode.row import SETTLEMENTS
from sahel.geocode.gazetteer import Gazetteer, Row

if TYPE_CHECKING:
    import numpy as np

AT_KM = 2.0          # a settlement so near stands at the point: its divisions count, for borders are generalised
UNIT_KM = 30.0       # so far the second-level division of the nearest place is right five times in six
AT_ONCE = 500        # points compared with all places at once, which bounds the memory


@dataclass(frozen=True)
class Whereabouts:
    """Where a point lies. A division is found by boundary, by the place at the point, or as the nearest one."""

    country: str | None = None            # ISO alpha-3; None: at sea or far outside the region
    admin1: str | None = None
    admin2: str | None = None
    admin1_found: str | None = None       # boundary, place or nearest; None: there is no division to tell
    admin2_found: str | None = None
    nearest: str | None = None            # the settlement nearest to the point, in whatever country of the region
    nearest_km: float | None = None


def reverse(latitude: float, longitude: float, gazetteer: Gazetteer) -> Whereabouts:
    """Where a point lies; ValueError where the two numbers are no point of the earth."""
    return reverse_many([latitude], [longitude], gazetteer)[0]


def reverse_many(
    latitudes: Sequence[float], longitudes: Sequence[float], gazetteer: Gazetteer
) -> list[Whereabouts]:
    """Where each point lies, as `reverse` says it; some 2,000 to 4,000 points a second, most of it the
    distances."""
    for latitude, longitude in zip(latitudes, longitudes, strict=True):
        check(latitude, longitude)
    areas = divisions_at(latitudes, longitudes)
    rows = _nearest(_places(gazetteer).settlements, latitudes, longitudes)
    found = [_of_area(area, row, (latitude, longitude))
             for area, row, latitude, longitude in zip(areas, rows, latitudes, longitudes, strict=True)]
    found = _told_apart(found, areas, latitudes, longitudes, gazetteer)
    return _with_second_level(found, latitudes, longitudes, gazetteer)


def check(latitude: float, longitude: float) -> None:
    """ValueError where the two numbers are no point of the earth."""
    for name, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not math.isfinite(value) or abs(value) > most:
            raise ValueError(f"the {name} {value!r} is not a number from -{most} to {most}")


def _of_area(area: Area | None, row: Row | None, point: tuple[float, float]) -> Whereabouts:
    """What the polygon and the nearest settlement tell; a shared polygon is told apart later."""
    if area is None or row is None:
        return Whereabouts()
    km = _km(point, row)
    if area.country not in countries() and km > AT_KM:
        return Whereabouts(country=area.country)
    told = Whereabouts(country=area.country, nearest=row.name, nearest_km=round(km, 1))
    if km <= AT_KM and row.admin1:
        agreed = area.country == row.country and area.names == (row.admin1,)
        return replace(told, country=row.country, admin1=row.admin1, admin2=row.admin2,
                       admin1_found=area.reached if agreed else "place",
                       admin2_found="place" if row.admin2 else None)
    return replace(told, admin1=area.names[0], admin1_found=area.reached) if len(area.names) == 1 else told


def _told_apart(
    found: list[Whereabouts], areas: list[Area | None], latitudes: Sequence[float],
    longitudes: Sequence[float], gazetteer: Gazetteer,
) -> list[Whereabouts]:
    """With the division where several share a polygon: that of the nearest place in one of them."""
    places = _places(gazetteer)

    def chosen(index: int, told: Whereabouts) -> Whereabouts:
        area = areas[index]
        if told.admin1 or area is None or not area.names:
            return told
        (row,) = _nearest(places.of_divisions(area.country, area.names), [latitudes[index]], [longitudes[index]])
        return replace(told, admin1=row.admin1, admin1_found="nearest") if row else told

    return [chosen(index, told) for index, told in enumerate(found)]


def _with_second_level(
    found: list[Whereabouts], latitudes: Sequence[float], longitudes: Sequence[float], gazetteer: Gazetteer
) -> list[Whereabouts]:
    """With the second-level division, by its polygon or as that of the nearest place in the same division."""
    found, places = list(found), _places(gazetteer)
    areas = second_level_at(latitudes, longitudes)
    waiting: dict[tuple[str, str], list[int]] = {}
    for index, (told, area) in enumerate(zip(found, areas, strict=True)):
        if area and area.country == told.country and told.admin2_found is None:
            found[index] = replace(told, admin2=area.names[0], admin2_found="boundary")
        elif told.admin1 and told.admin2 is None:
            waiting.setdefault((told.country, told.admin1), []).append(index)
    for (country, admin1), indices in waiting.items():
        points = [latitudes[index] for index in indices], [longitudes[index] for index in indices]
        for index, row in zip(indices, _nearest(places.of_units(country, admin1), *points), strict=True):
            if row and _km((latitudes[index], longitudes[index]), row) <= UNIT_KM:
                found[index] = replace(found[index], admin2=row.admin2, admin2_found="nearest")
    return found


def _km(point: tuple[float, float], row: Row) -> float:
    from geopy.distance import distance

    return distance(point, (row.latitude, row.longitude)).km


@dataclass(frozen=True)
class _Points:
    """Places and where they are, as unit vectors from the earth's centre: an array of (places, 3)."""

    rows: tuple[Row, ...]
    vectors: np.ndarray


class _Places:
    """The places of the region by what is asked of them, each group made once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        region = countries()
        within = [row for row in gazetteer.rows if row.country in region and row.latitude is not None]
        self.settlements = _points_of(row for row in within if row.kind in SETTLEMENTS)
        self._divided = [row for row in within if row.admin1 and row.kind in (*SETTLEMENTS, "admin2")]
        self._groups: dict[tuple[str, ...], _Points] = {}

    def of_divisions(self, country: str, names: tuple[str, ...]) -> _Points:
        """The places and seats in these first-level divisions."""
        return self._group((country, *names), lambda row: row.country == country and row.admin1 in names)

    def of_units(self, country: str, admin1: str) -> _Points:
        """The places of a first-level division whose second-level division is known."""
        return self._group((country, admin1, ""), lambda row: (
            row.country == country and row.admin1 == admin1 and bool(row.admin2)))

    def _group(self, name: tuple[str, ...], belongs: Any) -> _Points:
        if name not in self._groups:
            self._groups[name] = _points_of(filter(belongs, self._divided))
        return self._groups[name]


@lru_cache(maxsize=2)
def _places(gazetteer: Gazetteer) -> _Places:
    return _Places(gazetteer)


def _points_of(rows: Iterator[Row]) -> _Points:
    rows = tuple(rows)
    return _Points(rows, _vectors([row.latitude for row in rows], [row.longitude for row in rows]))


def _vectors(latitudes: Sequence[float], longitudes: Sequence[float]) -> np.ndarray:
    import numpy as np

    north, east = np.radians(np.asarray(latitudes, float)), np.radians(np.asarray(longitudes, float))
    return np.column_stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))


def _nearest(among: _Points, latitudes: Sequence[float], longitudes: Sequence[float]) -> list[Row | None]:
    """The nearest of these places to each point; None where there are none.

    On a sphere, which is enough to rank: the distance that is told is geopy's, on the ellipsoid.
    """
    if not among.rows:
        return [None] * len(latitudes)
    wanted = _vectors(latitudes, longitudes)
    best = (int(index) for first in range(0, len(wanted), AT_ONCE)
            for index in (wanted[first:first + AT_ONCE] @ among.vectors.T).argmax(axis=1))
    return [among.rows[index] for index in best]
