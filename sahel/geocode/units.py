"""The first and second-level divisions of a dump's entries, spelled as the codebook spells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sahel.codebook import DATA, rows
from sahel.geocode.distance import km
from sahel.geocode.dumps import Entry
from sahel.geocode.gazetteer import Gazetteer
from sahel.geocode.generic_words import bare

BORDER = 0.1         # degrees, some 11 km: the borders are generalised
DIVISION = 0.25      # farther than that from the division that its code names, a point belongs to the one it is in


@dataclass(frozen=True)
class Division:
    """A division of data/boundaries, with GeoNames' code of it."""

    name: str
    code: str


class Units:
    """The divisions of one country: by the dump's codes, and by where a point lies."""

    def __init__(self, country: str, entries: Iterable[Entry], gazetteer: Gazetteer) -> None:
        self._country = country
        self._gazetteer = gazetteer
        entries = tuple(entries)
        known = _divisions(country)
        self._codes = {division.code: division.name for division in known}
        self._codes |= {entry.admin1: name for entry in entries
                        if entry.feature == ("A", "ADM1") and (name := self._spelled(entry, "admin1"))}
        self._second = {(entry.admin1, entry.admin2): self._spelled(entry, "admin2") or bare(entry.name)[0]
                        for entry in entries if entry.feature == ("A", "ADM2") and entry.admin2}
        used = {entry.admin1 for entry in entries}
        self._younger = {division.name for division in known if division.code not in used}

    def second_level(self, entry: Entry) -> str | None:
        """The second-level division that an entry's codes name."""
        return self._second.get((entry.admin1, entry.admin2))

    def first_level(self, entries: Sequence[Entry]) -> list[tuple[bool, str | None]]:
        """Of each entry, whether it lies in the country, and its division.

        That is the one its code names, unless the point lies far from it; else the one that the point is in.
        """
        import shapely

        polygons = _polygons(self._country)
        areas = [area for area, _ in polygons]
        points = shapely.points([entry.longitude for entry in entries], [entry.latitude for entry in entries])
        nearest = shapely.STRtree(areas).nearest(points)
        answers = []
        for entry, point, number in zip(entries, points, nearest, strict=True):
            told = self._codes.get(entry.admin1)
            inside = shapely.dwithin(areas[number], point, BORDER)
            named = next((names for area, names in polygons if told in names
                          and (names is polygons[number][1] or shapely.dwithin(area, point, DIVISION))), None)
            answers.append((bool(inside), self._of(entry, told, named or polygons[number][1])))
        return answers

    def _of(self, entry: Entry, told: str | None, names: tuple[str, ...]) -> str | None:
        """Which of the divisions of a polygon: where some are younger than the dump, that of the nearest seat."""
        if len(names) == 1:
            return names[0]
        if told in names and not self._younger.intersection(names):
            return told
        seats = [row for row in self._gazetteer.rows if row.country == self._country and row.kind == "admin2"
                 and row.admin1 in names and row.latitude is not None]
        distance = {row: km(entry.latitude, entry.longitude, row.latitude, row.longitude) for row in seats}
        return min(seats, key=distance.get).admin1 if seats else None

    def _spelled(self, entry: Entry, kind: str) -> str | None:
        """The name of the gazetteer's unit that bears one of the entry's names."""
        names = (entry.name, bare(entry.name)[0], *entry.alternates)
        found = (row for name in names for row in self._gazetteer.lookup(name)
                 if row.kind == kind and row.country == self._country)
        return next((row.admin1 if kind == "admin1" else row.name for row in found), None)


def _divisions(country: str) -> list[Division]:
    table = rows(DATA / "boundaries" / "divisions.csv")
    return [Division(row["admin1"], row["geonames_code"]) for row in table if row["country"] == country]


@cache
def _polygons(country: str) -> list[tuple[object, tuple[str, ...]]]:
    """The polygons of a country, each with the divisions that share it."""
    import geopandas as gpd
    import shapely

    table = gpd.read_parquet(DATA / "boundaries" / "admin1.parquet")
    own = table[table["iso3"] == country]
    areas = own.geometry.to_numpy()
    shapely.prepare(areas)
    return list(zip(areas, (tuple(names.split("|")) for names in own["divisions"]), strict=True))
