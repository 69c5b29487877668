"""The named places that are known, read from the tables of data/gazetteer and looked up by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from sahel.codebook import DATA
from sahel.geocode.distance import km
from sahel.geocode.imports import Imported, imported, lying
from sahel.geocode.names import key, sound
from sahel.geocode.row import SETTLEMENTS, Row, read
from sahel.geocode.spellings import Spellings

__all__ = ["Gazetteer", "Row", "default", "is_same_place"]

FOLDER = DATA / "gazetteer"
TABLES = ("countries", "regions", "admin1", "admin2", "places", "communes", "towns", "world", "world_places")
OWN_SOURCE = "own"               # of the rows that the user put into the store
SAME_KM = 5.0               # between two points for one place, besides what either may be off


class Gazetteer:
    """Rows indexed by name; a name may belong to several places.

    Beneath them may lie another gazetteer, or what was imported (`sahel.geocode.imports`): it is asked too,
    but its row of a place that stands here gives way to the one here, whatever it calls the place.
    """

    def __init__(self, rows: Iterable[Row], beneath: Gazetteer | Imported | None = None) -> None:
        self._own = tuple(rows)
        self._beneath = beneath
        self._merged: dict[str, tuple[Row, ...]] = {}    # what was asked for already and is known beneath too
        by_key: dict[str, list[Row]] = {}
        for row in self._own:
            for name in {key(name) for name in row.names}:
                by_key.setdefault(name, []).append(row)
        self._by_key = {name: tuple(places) for name, places in by_key.items()}

    @classmethod
    def load(cls, folder: Path = FOLDER, beneath: Imported | None = None) -> Gazetteer:
        """The gazetteer of that folder's tables; a table that is not there is left out."""
        paths = (folder / f"{table}.csv" for table in TABLES)
        return cls((row for path in paths if path.exists() for row in read(path)), beneath)

    def extended(self, rows: Iterable[Row]) -> Gazetteer:
        """A gazetteer with these rows before all others; this one lies beneath it and stays as it is."""
        return Gazetteer(rows, self)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All places, each once."""
        return self._over(self._own, self._beneath.rows) if self._beneath else self._own

    def lookup(self, name: str) -> tuple[Row, ...]:
        """The places of that name; accents, case, apostrophes, hyphens and spaces do not matter."""
        return self.spelled(key(name))

    def spelled(self, folded: str) -> tuple[Row, ...]:
        """The places one of whose names `names.key` folds to that."""
        own = self._by_key.get(folded, ())
        if self._beneath is None:
            return own
        found = self._merged.get(folded)
        if found is None:
            found = self._over(own, self._beneath.spelled(folded))
            if found:
                self._merged[folded] = found
        return found

    def sounding_like(self, name: str) -> tuple[Row, ...]:
        """The places one of whose names is transcribed from the same sound."""
        own = self._by_sound.get(sound(name), ())
        return self._over(own, self._beneath.sounding_like(name)) if self._beneath else own

    @cached_property
    def spellings(self) -> Spellings:
        """The places by each of their names as `names.key` folds it, and the names that are like another."""
        return Spellings(self.spelled, self._by_key, self._beneath.spellings if self._beneath else None)

    def _over(self, own: tuple[Row, ...], beneath: tuple[Row, ...]) -> tuple[Row, ...]:
        """Rows of this gazetteer, then those beneath it; for a place that is known here, the row here."""
        if not beneath:
            return own
        found = {id(row): row for row in (*own, *(self.known(row) or row for row in beneath))}
        return tuple(found.values())

    def known(self, row: Row) -> Row | None:
        """The row here of the same place."""
        if row.geonameid is not None and row.geonameid in self._by_geonameid:
            return self._by_geonameid[row.geonameid]
        for name in row.names:
            for other in self._by_key.get(key(name), ()):
                if is_same_place(row, other):
                    return other
        return None

    @cached_property
    def _by_geonameid(self) -> dict[int, Row]:
        return {row.geonameid: row for row in reversed(self._own) if row.geonameid is not None}

    @cached_property
    def _by_sound(self) -> dict[str, tuple[Row, ...]]:
        rows: dict[str, dict[str, Row]] = {}
        for name, places in self._by_key.items():
            rows.setdefault(sound(name), {}).update((place.place_id, place) for place in places)
        return {heard: tuple(places.values()) for heard, places in rows.items()}


def is_same_place(row: Row, other: Row) -> bool:
    """Whether two rows that share a name stand for one place: of a like kind, in one country, close together.

    Two that GeoNames tells apart must bear it both as their name: a village may be called as the next one was.
    """
    alike = row.kind == other.kind or row.kind in SETTLEMENTS and other.kind in SETTLEMENTS
    if not alike or row.country != other.country:
        return False
    if row.latitude is None or row.longitude is None or other.latitude is None or other.longitude is None:
        return False
    if row.geonameid and other.geonameid and key(row.name) != key(other.name):
        return False
    reach = SAME_KM + max(row.uncertainty_km or 0, other.uncertainty_km or 0)
    return km(row.latitude, row.longitude, other.latitude, other.longitude) <= reach


def default() -> Gazetteer:
    """The gazetteer of data/gazetteer with what was imported beneath it; read again only once that has changed."""
    return _default(lying())


@lru_cache(maxsize=1)
def _default(lies_there: tuple[tuple[str, int, int], ...]) -> Gazetteer:
    return Gazetteer.load(beneath=imported())
