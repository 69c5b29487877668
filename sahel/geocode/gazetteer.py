"""The named places that are known, read from the tables of data/gazetteer and looked up by name."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from sahel.codebook import DATA
from sahel.geocode.names import key, sound

FOLDER = DATA / "gazetteer"
TABLES = ("countries", "regions", "admin1", "admin2", "places", "communes", "towns", "world", "world_places")
OWN_SOURCE = "own"               # of the rows that the user put into the store


@dataclass(frozen=True, slots=True)
class Row:
    """One named place: its names, the units it lies in, where it is and how far from there it may be."""

    place_id: str
    name: str
    alternates: tuple[str, ...]
    kind: str                    # town, village, camp, site, admin1, admin2, country, region, park, forest ...
    country: str | None          # ISO alpha-3; None: several countries
    admin1: str | None           # the first-level division as the codebook spells it
    admin2: str | None
    latitude: float | None       # WGS 84 degrees; None: an area too wide for a point
    longitude: float | None
    uncertainty_km: float | None
    population: int | None
    source: str                  # GeoNames, Natural Earth, curated, own
    geonameid: int | None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other spelling of it."""
        return (self.name, *self.alternates)


class Gazetteer:
    """Rows indexed by name; a name may belong to several places."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        by_key: dict[str, list[Row]] = {}
        for row in self.rows:
            for name in {key(name) for name in row.names}:
                by_key.setdefault(name, []).append(row)
        self._by_key = {name: tuple(places) for name, places in by_key.items()}

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Gazetteer:
        """The gazetteer of that folder's tables; a table that is not there is left out."""
        paths = (folder / f"{table}.csv" for table in TABLES)
        return cls(row for path in paths if path.exists() for row in read(path))

    def extended(self, rows: Iterable[Row]) -> Gazetteer:
        """This gazetteer with more rows, which stand before its own."""
        return Gazetteer((*rows, *self.rows))

    def lookup(self, name: str) -> tuple[Row, ...]:
        """The places of that name; accents, case, apostrophes, hyphens and spaces do not matter."""
        return self._by_key.get(key(name), ())

    def sounding_like(self, name: str) -> tuple[Row, ...]:
        """The places one of whose names is transcribed from the same sound."""
        return tuple(self._by_sound.get(sound(name), ()))

    @cached_property
    def spellings(self) -> dict[str, tuple[Row, ...]]:
        """The places by each of their names as `names.key` folds it."""
        return self._by_key

    @cached_property
    def _by_sound(self) -> dict[str, list[Row]]:
        rows: dict[str, list[Row]] = {}
        for name, places in self._by_key.items():
            known = rows.setdefault(sound(name), [])
            known.extend(place for place in places if place not in known)
        return rows


@cache
def default() -> Gazetteer:
    """The gazetteer of data/gazetteer, read once."""
    return Gazetteer.load()


def read(path: Path) -> Iterator[Row]:
    """The rows of one table, whose columns are the fields of Row in their order."""
    with path.open(encoding="utf-8", newline="") as lines:
        records = csv.reader(lines)
        next(records)
        for record in records:
            yield _row(record)


def _row(record: list[str]) -> Row:
    (place_id, name, alternates, kind, country, admin1, admin2,
     latitude, longitude, uncertainty_km, population, source, geonameid) = record
    return Row(
        place_id, name, tuple(alternates.split("|")) if alternates else (), kind,
        country or None, admin1 or None, admin2 or None,
        float(latitude) if latitude else None, float(longitude) if longitude else None,
        float(uncertainty_km) if uncertainty_km else None, int(population) if population else None,
        source, int(geonameid) if geonameid else None,
    )
