"""A toponym → a Place: the choice among candidates, and the ladder down to division, country and unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from sahel.codebook import countries
from sahel.geocode.choice import NAME, Candidate, Surroundings, choose, surroundings
from sahel.geocode.distance import km, moved
from sahel.geocode.gazetteer import Gazetteer, Row
from sahel.geocode.reading import Reading, listed, read
from sahel.geocode.row import SETTLEMENTS
from sahel.model import Incident, Place, Toponym

NOWHERE = Place(
    name=None, admin1=None, country=None, latitude=None, longitude=None, geo_precision=5, match="none")
COARSER = ("beside", "admin1", "admin2", "country", "none")   # the matches that give another place for the one asked
KNOWN_KM = 10             # a village whose spot is less well known than that counts as near it
SMALL_AREA_KM = 25        # a forest or park of that radius is as precise as a second-level division
NEAR_KM = 20              # how far "near" may be
MIDWAY_KM = 50            # half a stretch so long is as precise as a second-level division
FARTHEST_KM = 300         # half a stretch longer than that is none: another place of the name is meant
UNIT_KM = 25              # how far a commune or district reaches around the town that it is named after
_told = attrgetter(*Incident.__slots__[:Incident.__slots__.index("name")])   # what reading gives


def locate(incident: Incident, gazetteer: Gazetteer) -> Incident:
    """The incident with where it happened, as far as its toponym tells."""
    return placed(incident, resolve(incident.toponym, gazetteer) if incident.toponym else NOWHERE)


def placed(incident: Incident, place: Place) -> Incident:
    """The incident at that place."""  # `replace` takes four times as long
    return Incident(
        *_told(incident), name=place.name, admin1=place.admin1, country=place.country,
        latitude=place.latitude, longitude=place.longitude, geo_precision=place.geo_precision,
        geonameid=place.geonameid, radius_km=place.radius_km, in_region=in_region(place.country),
        toponym=incident.toponym,
    )


def in_region(country: str | None) -> bool:
    """Whether the country is one of the region's; an unknown one is not known to lie outside."""
    return country is None or country in countries()


def resolve(toponym: Toponym, gazetteer: Gazetteer) -> Place:
    """Where the toponym is: the place itself, else the unit it lies in, else its country, else unknown."""
    if _several_countries(toponym.text, gazetteer):
        return NOWHERE
    reading = read(toponym.text)
    around = surroundings(toponym, reading, gazetteer)
    chosen = choose(reading.names, around, gazetteer)
    if len(chosen) == 1 and not _is_abroad(chosen[0], toponym):
        return _at(chosen[0], reading, toponym)
    return (_between(toponym, reading, gazetteer) or _part_of_country(toponym, reading, gazetteer)
            or _beside(toponym, gazetteer) or _in_unit(around) or _in_common(chosen, gazetteer)
            or _in_country(toponym.country, gazetteer))


def _is_abroad(candidate: Candidate, toponym: Toponym) -> bool:
    """A namesake in another country of a village that the report places beside a known town."""
    return toponym.beside is not None and toponym.country not in (None, candidate.row.country)


def _between(toponym: Toponym, reading: Reading, gazetteer: Gazetteer) -> Place | None:
    """Midway between the two ends, and half as far from there as they are apart; near the one that is known."""
    pairs = [pair for pair in reading.ends if all(map(gazetteer.lookup, pair))] or reading.ends[:1]
    for one, other in pairs:
        both = (_end(one, other, toponym, gazetteer), _end(other, one, toponym, gazetteer))
        known = [place for place in both if place]
        if len(known) == 2:
            return _midway(*known)
        if known:
            return _less_precise(known[0], NEAR_KM)
    return None


def _end(name: str, other: str, toponym: Toponym, gazetteer: Gazetteer) -> Place | None:
    """One end of the stretch, where it is a known place; the other end helps to choose among homonyms."""
    place = resolve(Toponym(name, country=toponym.country, admin1=toponym.admin1,
                            context=(other, *toponym.context)), gazetteer)
    return place if place.geo_precision <= 2 and place.match in NAME else None


def _midway(one: Place, other: Place) -> Place | None:
    """The point halfway between two places; None where they are too far apart to be two ends of one stretch."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    half = km(one.latitude, one.longitude, other.latitude, other.longitude) / 2
    if half > FARTHEST_KM:
        return None
    same = one.country == other.country
    return replace(
        one, name=f"{one.name} – {other.name}", geonameid=None, match="between",
        latitude=round((one.latitude + other.latitude) / 2, 4),
        longitude=round((one.longitude + other.longitude) / 2, 4),
        country=one.country if same else None,
        admin1=one.admin1 if same and one.admin1 == other.admin1 else None,
        geo_precision=2 if half <= MIDWAY_KM else 3, radius_km=max(NEAR_KM, round(half)),
        score=min(one.score, other.score))


def _beside(toponym: Toponym, gazetteer: Gazetteer) -> Place | None:
    """Near the known place that the report names with one that is in no gazetteer, as far from it as it says."""
    if toponym.beside is None:
        return None
    named = replace(toponym, text=toponym.beside, relation="near", kind=None, beside=None,
                    distance_km=toponym.beside_km, bearing=toponym.beside_bearing)
    place = resolve(named, gazetteer)
    if place.geo_precision > 2:
        return None
    return replace(place, match="beside", score=min(place.score or 0, 0.5))


def _at(candidate: Candidate, reading: Reading, toponym: Toponym) -> Place:
    """The chosen place, moved where the report says how far from it in which direction."""
    place = place_of(candidate.row, candidate.match, min(1.0, candidate.score))
    kinds = reading.generic.kinds
    wider = kinds[:1] in (("admin2",), ("road",)) or kinds and candidate.row.kind not in kinds
    if place.geo_precision <= 2 and wider:
        place = _less_precise(place, UNIT_KM)
    if reading.near or toponym.relation != "at":
        place = _less_precise(place, NEAR_KM)
    distance_km = toponym.distance_km or reading.distance_km
    return _offset(place, distance_km, _either(toponym.bearing, reading.bearing))


def _either(first: float | None, second: float | None) -> float | None:
    return second if first is None else first


def place_of(row: Row, match: str, score: float) -> Place:
    """A gazetteer row as a Place; several countries have no point."""
    precision = precision_of(row)
    point = (row.latitude, row.longitude) if precision < 5 else (None, None)
    return Place(
        name=row.name, admin1=row.admin1, country=row.country, latitude=point[0], longitude=point[1],
        geo_precision=precision, geonameid=row.geonameid, match=match, score=round(score, 3),
        radius_km=row.uncertainty_km,
    )


def precision_of(row: Row) -> int:
    """The codebook's precision of a place of that kind and extent."""
    if row.country is None:
        return 5
    if row.kind in SETTLEMENTS:
        return 1 if (row.uncertainty_km or 0) <= KNOWN_KM else 2
    if row.kind in _UNITS:
        return _UNITS[row.kind]
    small = MIDWAY_KM if row.kind == "road" else SMALL_AREA_KM
    return 2 if (row.uncertainty_km or 0) <= small else 3


_UNITS = {"admin2": 2, "admin1": 3, "country": 4}


def _less_precise(place: Place, radius_km: float) -> Place:
    """The place as what is near it, or named after it."""
    radius = max(radius_km, place.radius_km or 0)
    return replace(place, geo_precision=max(2, place.geo_precision), radius_km=radius)


def _offset(place: Place, distance_km: float | None, bearing: float | None) -> Place:
    """The place moved, where distance and direction are known and it is precise enough to be moved."""
    if place.geo_precision > 2 or place.latitude is None or place.longitude is None or distance_km is None:
        return place
    radius = max(NEAR_KM, distance_km / 2)
    if bearing is None:
        return replace(place, radius_km=max(radius, distance_km))
    latitude, longitude = moved(place.latitude, place.longitude, distance_km, bearing)
    return replace(place, latitude=latitude, longitude=longitude, radius_km=radius)


def _several_countries(text: str, gazetteer: Gazetteer) -> bool:
    """Whether the toponym is a list of countries: "Mali et au Burkina"."""
    if text.isalpha():
        return False
    names = listed(text)
    if len(names) < 2:
        return False
    named = [[row.country for row in gazetteer.lookup(name) if row.kind == "country"] for name in names]
    return all(named) and len({row[0] for row in named}) > 1


def _part_of_country(toponym: Toponym, reading: Reading, gazetteer: Gazetteer) -> Place | None:
    """"The north" or "nord du pays" as that part of the toponym's country."""
    country = countries().get(toponym.country or "")
    if country is None or reading.direction is None or reading.near:
        return None
    parts = gazetteer.lookup(f"{reading.direction} {country.name}")
    return place_of(parts[0], "region", 0.6) if parts else None


def _in_unit(around: Surroundings) -> Place | None:
    """The unit that the report names with a place that is in no gazetteer, the smallest first."""
    country = around.toponym.country
    units = [unit for unit in around.admin1 if country in (None, unit.country) or unit.country is None]
    if not units:
        return None
    widest = {unit.name: unit for unit in sorted(units, key=precision_of)}  # "Kayes" says the region, not its cercle
    unit = min(widest.values(), key=lambda unit: (precision_of(unit), -(unit.population or 0)))
    place = place_of(unit, "admin1" if unit.kind == "admin1" else "admin2", 0.5)
    return _less_precise(place, UNIT_KM)


def _in_common(chosen: Iterable[Candidate], gazetteer: Gazetteer) -> Place | None:
    """What candidates that cannot be told apart have in common: their division, else their country."""
    rows = [candidate.row for candidate in chosen]
    if len({row.country for row in rows}) != 1:
        return None
    if len({row.admin1 for row in rows}) == 1 and rows[0].admin1:
        divisions = [row for row in gazetteer.lookup(rows[0].admin1)
                     if row.kind == "admin1" and row.country == rows[0].country]
        if divisions:
            return place_of(divisions[0], "admin1", 0.4)
    return _in_country(rows[0].country, gazetteer)


def _in_country(country: str | None, gazetteer: Gazetteer) -> Place:
    """The country, where no more is known; else nowhere."""
    if country is None:
        return NOWHERE
    known = countries().get(country)
    rows = [row for row in gazetteer.lookup(known.name) if row.kind == "country"] if known else []
    if rows:
        return place_of(rows[0], "country", 0.3)
    return replace(NOWHERE, country=country, geo_precision=4, match="country", score=0.3)
