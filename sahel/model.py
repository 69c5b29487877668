"""The nouns: a report, the incidents it tells, where they happened, who died by whose account.

Field names are the codebook's. Unknown is None everywhere: nobody killed (0) is a finding, not told (None) is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Report:
    """One document: a news article, a claim of responsibility, a listing page, a UN or NGO note."""

    id: str
    text: str
    published: date | None = None
    language: str | None = None   # ISO 639-1: "en", "fr"
    title: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as the report writes it, with what the words around it say of where it lies."""

    text: str                            # "Teguey", "Gao region", "northern Mali"
    relation: str = "at"                 # at, near ("near", "outside", "on the road from"), or offset ("50 km north of")
    kind: str | None = None              # settlement, admin2, admin1, country, region, where the words say so
    country: str | None = None           # ISO alpha-3, from the words around it or the report
    admin1: str | None = None            # the division that the report names with it, as written
    distance_km: float | None = None     # of an offset
    bearing: float | None = None         # of an offset, degrees clockwise from north
    context: tuple[str, ...] = ()        # other places of the report, nearest first: they help to choose among homonyms
    beside: str | None = None            # a known place that the report names with it: "Rofénéga, north of Séguénéga"
    beside_km: float | None = None       # how far from that one it lies, if the report says so
    beside_bearing: float | None = None  # and in which direction, degrees clockwise from north


@dataclass(frozen=True, slots=True)
class Place:
    """Where a toponym is, and how far that can be trusted."""

    name: str | None                     # the gazetteer's name
    admin1: str | None
    country: str | None                  # ISO alpha-3
    latitude: float | None               # WGS 84 degrees
    longitude: float | None
    geo_precision: int                   # 1 exact, 2 near or admin2, 3 admin1 or a region, 4 country, 5 several or unknown
    geonameid: int | None = None
    match: str | None = None             # how it was found: exact, alternate, spelling, beside, admin1, country ...
    score: float = 0.0                   # 0 to 1
    radius_km: float | None = None       # how far from the point it may have been


@dataclass(frozen=True, slots=True)
class Casualty:
    """One figure that a report gives for one kind of victim, and who says so."""

    victims: str                         # a code of data/codebook/victims.csv
    outcome: str                         # killed, wounded, abducted or missing
    low: int | None                      # None: the figure is open below ("up to 40")
    high: int | None                     # None: the figure is open above ("at least 6")
    source: str                          # who says it: perpetrator, government, media, witness, ngo, unspecified
    quote: str                           # the words it was read from


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that an incident rests on: character offsets into the report's text."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One violent act, or one act of war without violence, by some actors, at one place, at one time."""

    kind: str                            # incident or tally
    event_type: str | None
    sub_event_type: str | None
    date_start: date | None
    date_end: date | None
    date_precision: str                  # day, week, month, year or unknown
    place: str | None                    # the toponym as the report writes it
    perpetrators: tuple[str, ...]        # actor ids; ("unidentified",) where nobody is named
    attribution: str                     # claimed, attributed, suspected or unattributed
    targets: tuple[str, ...]
    casualties: tuple[Casualty, ...]
    fatalities_low: int | None
    fatalities_best: int | None
    fatalities_high: int | None
    evidence: tuple[Evidence, ...]
    confidence: float                    # 0 to 1
    name: str | None = None              # what follows is known once the incident is located
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int = 5
    geonameid: int | None = None
    radius_km: float | None = None
    in_region: bool = True
    toponym: Toponym | None = None       # what the geocoder is asked; not part of the contract's JSON

    def to_json(self) -> dict[str, Any]:
        """The codebook's fields, ready for json.dumps."""
        fields = _fields(self)
        del fields["toponym"]
        for day in ("date_start", "date_end"):
            fields[day] = fields[day].isoformat() if fields[day] else None
        for parts in ("casualties", "evidence"):
            fields[parts] = tuple(map(_fields, fields[parts]))
        return fields


def _fields(noun: Incident | Casualty | Evidence) -> dict[str, Any]:
    """The fields of a noun by their names, their values as they are: `asdict` copies each, which takes long."""
    return {name: getattr(noun, name) for name in noun.__slots__}
