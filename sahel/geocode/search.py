"""The places that a name may mean, for a person to choose from: by the name itself, its sound, a like spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sahel.geocode.gazetteer import Gazetteer, Row
from sahel.geocode.names import key

LIKE = 75.0                    # of 100, by rapidfuzz: what a person may find like the name
SHORTEST_SPELLING = 5          # letters; shorter names have too many neighbours
SHORTEST_SOUND = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A place, how its name was found (exact, alternate, sound or spelling), and how like it is (of 100)."""

    row: Row
    match: str
    likeness: float


def find(name: str, gazetteer: Gazetteer, country: str | None = None, admin1: str | None = None) -> list[Found]:
    """The places in that country and division, those first that the name fits best, then the largest."""
    divisions = _divisions(admin1, gazetteer) if admin1 else None
    first: dict[str, Found] = {}
    for found in named_alike(name, gazetteer, LIKE):
        row = found.row
        if country in (None, row.country) and (divisions is None or (row.country, row.admin1) in divisions):
            first.setdefault(row.place_id, found)
    return sorted(first.values(), key=lambda found: (-found.likeness, -(found.row.population or 0)))


def named_alike(name: str, gazetteer: Gazetteer, least: float) -> Iterator[Found]:
    """The places that bear the name, one that sounds the same, or one spelt at least so like it (of 100); the surer
    ways to find a place before the less sure ones."""
    from rapidfuzz import fuzz

    folded = key(name)
    if not folded:
        return
    for row in gazetteer.lookup(name):
        yield Found(row, "exact" if key(row.name) == folded else "alternate", 100.0)
    sounding = gazetteer.sounding_like(name) if len(folded) >= SHORTEST_SOUND else ()
    for row in sounding:
        yield Found(row, "sound", max(fuzz.ratio(folded, key(other)) for other in row.names))
    spelt = gazetteer.spellings.like(folded, least) if len(folded) >= SHORTEST_SPELLING else {}
    for spelling, likeness in spelt.items():
        yield from (Found(row, "spelling", likeness) for row in gazetteer.spellings[spelling])


def _divisions(name: str, gazetteer: Gazetteer) -> set[tuple[str | None, str | None]]:
    """The divisions of that name, by country."""
    return {(row.country, row.admin1) for row in gazetteer.lookup(name) if row.kind == "admin1"}
