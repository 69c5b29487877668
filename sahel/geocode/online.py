"""What the gazetteer does not know, an online geocoder may: asked politely, and each name once.

Off unless asked for. An answer counts only in the country, and in the division, that the report gives; it is never
more precise than 2, for nobody has looked at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Protocol

from sahel.codebook import countries
from sahel.geocode.choice import surroundings
from sahel.geocode.gazetteer import Gazetteer, Row
from sahel.geocode.locate import COARSER, KNOWN_KM, placed, resolve
from sahel.geocode.names import key
from sahel.geocode.proper import proper_name
from sahel.geocode.reading import read
from sahel.geocode.reverse import reverse
from sahel.geocode.services import Found, Service, Unavailable
from sahel.geocode.row import SETTLEMENTS
from sahel.model import Incident, Place, Toponym

SETTLEMENT_KM = KNOWN_KM + 5.0     # how far from its point a settlement may be: more than precision 1 allows
AREA_KM = 25.0                     # the reach of an area whose extent is not told
NEAR_KM = 50.0                     # what is wider is no more precise than a division
UNIT_KM = 75.0                     # a wider administrative area is one of the first level
WIDEST_KM = 250.0                  # what is wider is no place of an incident
MOST_SCORE = 0.6


class Answers(Protocol):
    """What the service said before, as sahel.store.answers keeps it."""

    def get(self, name: str, country: str) -> list[dict[str, Any]] | None:
        """The places found under a name in a country; None where that was not asked yet."""

    def keep(self, name: str, country: str, answer: list[dict[str, Any]]) -> None:
        """Keep what was found, also that it is nothing."""


class Online:
    """A service behind the gazetteer. Where it cannot be reached, that is said once and it goes on without."""

    def __init__(self, service: Service, answers: Answers, warn: Callable[[str], None]) -> None:
        self.service, self.answers, self.warn = service, answers, warn
        self.reachable = True

    def locate(self, incident: Incident, gazetteer: Gazetteer) -> Incident:
        """The incident where the gazetteer put it, or where the service finds its place."""
        if incident.toponym is None or incident.geo_precision <= 2:
            return incident
        place = self.resolve(incident.toponym, gazetteer)
        return placed(incident, place) if place.match == "online" else incident

    def resolve(self, toponym: Toponym, gazetteer: Gazetteer) -> Place:
        """Where the toponym is by the gazetteer; where that knows no more than the division, by the service."""
        known = resolve(toponym, gazetteer)
        name = proper_name(toponym.text)
        if name is None or not _to_be_asked(name, known, gazetteer):
            return known
        found = (_row(each, known, gazetteer) for each in self._found(name, known.country))
        return _meant(toponym, known, list(filter(None, found)), gazetteer) or known

    def _found(self, name: str, country: str) -> list[Found]:
        """What the service finds under a name in a country, now or when it was asked before."""
        before = self.answers.get(key(name), country)
        if before is not None:
            return [Found.from_json(each) for each in before]
        if not self.reachable:
            return []
        try:
            found = self.service.find(name, country)
        except Unavailable as reason:
            self.reachable = False
            self.warn(f"{self.service.name} cannot be asked ({reason}); going on with the gazetteer alone.")
            return []
        self.answers.keep(key(name), country, [each.to_json() for each in found])
        return found


def _to_be_asked(name: str, known: Place, gazetteer: Gazetteer) -> bool:
    """Whether no more is known than the division or the country, in which the gazetteer has no such name: where
    it has several that cannot be told apart, the one that a service knows may be the wrong one."""
    if known.match not in COARSER or known.geo_precision <= 2 or known.country not in countries():
        return False
    return not any(row.country == known.country and known.admin1 in (None, row.admin1)
                   for row in gazetteer.lookup(name))


def _row(found: Found, known: Place, gazetteer: Gazetteer) -> Row | None:
    """The answer as a row of a gazetteer; None where it lies outside the country or division that is known."""
    try:
        there = reverse(found.latitude, found.longitude, gazetteer)
    except ValueError:
        return None
    claimed = found.country in (None, countries()[known.country].iso2)
    if not claimed or there.country != known.country or known.admin1 not in (None, there.admin1):
        return None
    kind, radius = _kind_and_radius(found)
    if radius > WIDEST_KM:
        return None
    first, *others = found.names
    return Row(
        place_id=f"online.{found.latitude}.{found.longitude}", name=first, alternates=tuple(others), kind=kind,
        country=there.country, admin1=there.admin1, admin2=there.admin2, latitude=found.latitude,
        longitude=found.longitude, uncertainty_km=radius, population=None, source="online",
        geonameid=found.geonameid,
    )


def _kind_and_radius(found: Found) -> tuple[str, float]:
    """What it is, and how far from its point it reaches, in km: an administrative area is of the level that its
    extent suggests."""
    if found.kind in SETTLEMENTS:
        return found.kind, max(found.radius_km or 0, SETTLEMENT_KM)
    radius = found.radius_km or AREA_KM
    if found.kind == "area":
        return ("admin2" if radius <= UNIT_KM else "admin1"), radius
    return found.kind, radius


def _meant(toponym: Toponym, known: Place, rows: Iterable[Row], gazetteer: Gazetteer) -> Place | None:
    """The place that the toponym means in a world of these rows and the units that the report names; None where
    none is, or where they cannot be told apart."""
    told = replace(toponym, country=known.country)
    units = surroundings(told, read(told.text), gazetteer).admin1
    place = resolve(told, Gazetteer((*rows, *units)))
    if place.match in COARSER or place.latitude is None:
        return None
    precision = 3 if (place.radius_km or 0) > NEAR_KM else 2
    return replace(place, match="online", score=min(place.score, MOST_SCORE),
                   geo_precision=max(place.geo_precision, precision))
