"""A place as a sentence names it: how specific it is, and how it stands to the act."""

from __future__ import annotations

from dataclasses import dataclass

SETTLEMENT = 0  # the more specific, the lower
DIVISION2 = 1
AREA = 2
DIVISION1 = 3
REGION = 4
COUNTRY = 5
_KIND_OF_RANK = {
    SETTLEMENT: "settlement",
    DIVISION2: "admin2",
    AREA: None,
    DIVISION1: "admin1",
    REGION: "region",
    COUNTRY: "country",
}


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A place named in a sentence: words i to j, how specific it is, and how it stands to the act."""

    text: str
    i: int
    j: int
    rank: int
    role: str  # place, near, label, or context (a border, an origin, where somebody spoke)
    known: bool
    country: str | None = None  # where the gazetteer knows it in one country only
    units: frozenset[str] = frozenset()  # the divisions and countries that places of this name lie in
    distance_km: float | None = None
    bearing: float | None = None
    also_division: bool = False  # a town and a division of one name: Kaduna, Mopti, Gao
    division_country: str | None = None  # of the one division that bears a country's name: Niger State
    cued: bool = False  # "village of", "region": the words say what it is

    @property
    def kind(self) -> str | None:
        return _KIND_OF_RANK[self.rank] if self.cued or self.rank >= DIVISION1 else None

    @property
    def is_wide(self) -> bool:
        """A first-level division or something wider."""
        return self.rank >= DIVISION1

    def standing(self, role: str, distance_km: float | None = None, bearing: float | None = None) -> Mention:
        """The same place with how it stands to the act."""  # field by field: `replace` takes thrice as long
        return Mention(
            self.text,
            self.i,
            self.j,
            self.rank,
            role,
            self.known,
            self.country,
            self.units,
            distance_km,
            bearing,
            self.also_division,
            self.division_country,
            self.cued,
        )

    @property
    def locates(self) -> bool:
        return self.role in ("place", "near", "label")
