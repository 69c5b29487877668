"""One named place, and the tables of such places as they stand in files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

IMPORTED = "geonames."       # what the ids of imported places begin with
SETTLEMENTS = ("town", "village", "camp", "site")


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
    source: str                  # GeoNames, Natural Earth, curated
    geonameid: int | None

    @property
    def is_imported(self) -> bool:
        """Whether only a dump of GeoNames knows it: one of very many, and none that reports are known to name."""
        return self.place_id.startswith(IMPORTED)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other spelling of it."""
        return (self.name, *self.alternates)


def read(path: Path) -> Iterator[Row]:
    """The rows of one table, whose columns are the fields of Row in their order."""
    with path.open(encoding="utf-8", newline="") as lines:
        records = csv.reader(lines)
        next(records)
        for record in records:
            yield row_of(record)


def row_of(record: Sequence[str]) -> Row:
    """The row that a record of texts, one a field, stands for; an empty one is unknown."""
    (place_id, name, alternates, kind, country, admin1, admin2,
     latitude, longitude, uncertainty_km, population, source, geonameid) = record
    return Row(
        place_id, name, tuple(alternates.split("|")) if alternates else (), kind,
        country or None, admin1 or None, admin2 or None,
        float(latitude) if latitude else None, float(longitude) if longitude else None,
        float(uncertainty_km) if uncertainty_km else None, int(population) if population else None,
        source, int(geonameid) if geonameid else None,
    )


def record_of(row: Row) -> list[str]:
    """The record of texts that stands for a row."""
    values = {name: getattr(row, name) for name in Row.__slots__} | {"alternates": "|".join(row.alternates)}
    return ["" if value is None else str(value) for value in values.values()]
