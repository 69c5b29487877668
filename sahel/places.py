"""The user's own places: the gazetteer with them, what could not be placed without, and earlier incidents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sahel.codebook import countries
from sahel.geocode import locate, resolve
from sahel.geocode.choice import AREAS, SETTLEMENTS, Candidate, candidates, surroundings
from sahel.geocode.country import country_code
from sahel.geocode.gazetteer import OWN_SOURCE, Gazetteer, Row, default
from sahel.geocode.locate import COARSER, place_of
from sahel.geocode.names import key, sound
from sahel.geocode.proper import proper_name
from sahel.geocode.reading import read
from sahel.geocode.reverse import reverse
from sahel.model import Place, Toponym
from sahel.store import Store
from sahel.store.answers import Answers
from sahel.store.asked import EXACT, NEAR, Asked, asked
from sahel.store.books import Move, Relocated
from sahel.store.own_places import OwnPlace, own_places
from sahel.store.records import incident_from

if TYPE_CHECKING:
    from sahel.geocode.online import Online

KINDS = (*SETTLEMENTS, *AREAS)
OFFERED = 5                     # candidates that a person chooses among
LOOSEST = 70.0                  # of 100: the choice among candidates takes no spelling that is less alike
AREA_KM = 25.0                  # how far an area reaches where nobody says it
PLACED = ("name", "admin1", "country", "latitude", "longitude", "geo_precision", "geonameid", "radius_km",
          "in_region")


class Refused(ValueError):
    """A place that cannot be kept, and why."""


@dataclass(frozen=True)
class Unplaced:
    """A name that the gazetteer does not have, and the incidents whose place it is."""

    toponym: Toponym                      # as the first of them asks for it
    name: str                             # without the words around it
    incidents: tuple[str, ...]            # their ids
    told: str                             # a sentence that names it
    place: Place                          # what is known in its stead: the division, the country or nothing
    beside: Place | None                  # the known place that is named nearest to it
    candidates: tuple[Candidate, ...]     # the likeliest first

    @property
    def narrowly(self) -> str | None:
        """The small division that it is in, or what it is near, where that is known."""
        if self.place.geo_precision > NEAR:
            return None
        return f"near {self.place.name}" if self.place.match == "beside" else self.place.name

    def rank(self) -> tuple[bool, int, str]:
        """How far down a list it stands: what is known within some 25 km is the least urgent."""
        return self.narrowly is not None, -len(self.incidents), self.name

    def distance_km(self, latitude: float, longitude: float) -> float | None:
        """How far a point is from the known place that is named nearest to it."""
        from geopy.distance import distance

        if self.beside is None:
            return None
        return distance((self.beside.latitude, self.beside.longitude), (latitude, longitude)).km


def gazetteer(store: Store) -> Gazetteer:
    """The gazetteer that reports of this store are placed by: the user's own places and all others."""
    return _with(own_places(store), default())


def online(store: Store, warn: Callable[[str], None]) -> Online:
    """The online geocoder that the environment names, its answers kept in the store; Unconfigured where there is
    none."""
    from sahel.geocode.online import Online
    from sahel.geocode.services import configured

    service = configured(os.environ)
    return Online(service, Answers(store, service.name), warn)


def unplaced(store: Store) -> list[Unplaced]:
    """The names that could not be placed, those of the most incidents first, with the likeliest candidates; after
    them those of which is known what they are near, or in what small division."""
    known = gazetteer(store)
    groups: dict[tuple[str, str | None], list[Asked]] = {}
    for telling in asked(store, vaguer_than=EXACT):
        name = proper_name(telling.toponym.text)
        if name:
            groups.setdefault((key(name), telling.toponym.country), []).append(telling)
    found = (_unplaced(tellings, known) for tellings in groups.values())
    return sorted(filter(None, found), key=Unplaced.rank)


def suggested(toponym: Toponym, known: Gazetteer, limit: int = OFFERED) -> tuple[Candidate, ...]:
    """The places that a toponym may mean, the likeliest first."""
    reading = read(toponym.text)
    around = surroundings(toponym, reading, known)
    named = candidates(reading.names, around, known, 2 * limit)
    return tuple(each for each in named if each.row.latitude is not None)[:limit]


def checked(place: OwnPlace, told: str | None = None) -> tuple[OwnPlace, list[str]]:
    """A place with its divisions where they are not given, and what speaks against it; Refused where it cannot
    be kept. `told` is the country that the report names."""
    if not key(place.name):
        raise Refused("a place needs a name")
    if place.kind not in KINDS:
        raise Refused(f"{place.kind!r} is none of {', '.join(KINDS)}")
    if not 0 < place.uncertainty_km <= 500:
        raise Refused("how far from the point the place may be is told in km, from above 0 to 500")
    try:
        found = reverse(place.latitude, place.longitude, default())
    except ValueError as error:
        raise Refused(str(error)) from None
    if found.country not in countries():
        where = f"in {found.country}" if found.country else "at sea or far away"
        raise Refused(f"{place.latitude:g}, {place.longitude:g} lies outside the region, {where}")
    told = place.country or told
    warnings = []
    if told and told != found.country:
        warnings.append(f"{place.latitude:g}, {place.longitude:g} lies in {_name(found.country)}, "
                        f"not in {_name(told)}")
    inside = found.country == (place.country or found.country)
    return replace(
        place, country=place.country or found.country,
        admin1=place.admin1 or (found.admin1 if inside else None),
        admin2=place.admin2 or (found.admin2 if inside and place.admin1 in (None, found.admin1) else None),
    ), warnings


def reach(kind: str) -> float:
    """How far from its point a place of that kind may be, in km, where nobody says it."""
    return OwnPlace.uncertainty_km if kind in SETTLEMENTS else AREA_KM


def division(text: str, country: str) -> str:
    """A first-level division of a country as it is coded; Refused where there is none of that name."""
    rows = [row for row in default().rows if row.kind == "admin1" and row.country == country]
    named = (row.admin1 for row in rows if key(text) in map(key, row.names))
    found = next(named, None)
    if found is None:
        known = ", ".join(sorted({row.admin1 for row in rows}))
        raise Refused(f"{_name(country)} has no division {text!r}; it has {known}")
    return found


def chosen(text: str, row: Row) -> OwnPlace:
    """What keeps that a toponym means a place of the gazetteer."""
    if row.latitude is None or row.country is None:
        raise Refused(f"{row.name} has no point: choose a place that has one")
    spellings = dict.fromkeys(name for name in (text, proper_name(text) or text) if key(name) != key(row.name))
    return OwnPlace(
        name=row.name, alternates=tuple(spellings), kind=row.kind, country=row.country, admin1=row.admin1,
        admin2=row.admin2, latitude=row.latitude, longitude=row.longitude,
        uncertainty_km=row.uncertainty_km or AREA_KM, geonameid=row.geonameid, note=f"chosen: {row.place_id}",
    )


def pending(store: Store, progress: Callable[[], None] = lambda: None) -> list[Move]:
    """The tellings of earlier reports that are placed otherwise now: by the user's own places, also those
    forgotten since, or more narrowly by what was imported since."""
    own, others = own_places(store, forgotten=True), default()
    ever, now, spellings = _with(own, others), _with(own_places(store), others), _spellings(own)
    moves = []
    for telling in asked(store, vaguer_than=0 if own else NEAR):
        progress()
        concerned = own and _concerned(telling.toponym, ever, others, spellings)
        move = _move(telling, now) if concerned or telling.told["geo_precision"] > NEAR else None
        if move and (concerned or move.where["geo_precision"] < telling.told["geo_precision"]):
            moves.append(move)
    return moves


def apply(store: Store, progress: Callable[[], None] = lambda: None) -> Relocated:
    """Place earlier incidents anew where places known since make a difference; those that turn out to be the same
    act become one. The store keeps how they stood.

    Their confidence stays: it is of the reading (see extract.confidence) and cannot be told from what is stored.
    """
    moves = pending(store, progress)
    if not moves:
        return Relocated()
    with store.writing() as books:
        done = books.relocate(moves)
    store.publish_snapshot()
    return done


def summary(done: Relocated) -> str:
    """What came of placing incidents anew, in a sentence or several."""
    told = [f"{_incidents(done.moved)} placed anew."]
    if done.joined:
        told.append(f"{_incidents(done.joined)} turned out to be told already, and joined with what is the same act.")
    if done.parted:
        told.append(f"{_incidents(done.parted)} parted from what is no longer the same act.")
    return " ".join(told)


def _unplaced(tellings: list[Asked], known: Gazetteer) -> Unplaced | None:
    first = tellings[0]
    place = resolve(first.toponym, known)
    if place.match not in COARSER:
        return None
    return Unplaced(
        toponym=first.toponym, name=proper_name(first.toponym.text),
        incidents=tuple(dict.fromkeys(telling.incident_id for telling in tellings)),
        told=_sentence(first), place=place, beside=_beside(first.toponym, known),
        candidates=suggested(first.toponym, known),
    )


def _beside(toponym: Toponym, known: Gazetteer) -> Place | None:
    """The first of the other places of the report that is known as narrowly as a place can be."""
    named = (resolve(Toponym(name, country=toponym.country), known)
             for name in (toponym.beside, *toponym.context) if name)
    return next((place for place in named if place.geo_precision <= 2), None)


def _sentence(telling: Asked) -> str:
    """The first sentence of the telling that has the place's name; else its first."""
    quotes = [part["quote"] for part in telling.told["evidence"]]
    return next((quote for quote in quotes if telling.toponym.text in quote), quotes[0] if quotes else "")


@lru_cache(maxsize=4)
def _with(own: tuple[OwnPlace, ...], others: Gazetteer) -> Gazetteer:
    return others.extended(map(_row, own)) if own else others


def _row(place: OwnPlace) -> Row:
    return Row(
        place_id=place.place_id, name=place.name, alternates=place.alternates, kind=place.kind,
        country=place.country, admin1=place.admin1, admin2=place.admin2, latitude=place.latitude,
        longitude=place.longitude, uncertainty_km=place.uncertainty_km, population=None, source=OWN_SOURCE,
        geonameid=place.geonameid,
    )


def _spellings(own: Iterable[OwnPlace]) -> tuple[str, ...]:
    return tuple({folded for place in own for name in (place.name, *place.alternates)
                  for folded in (key(name), sound(name))})


def _concerned(toponym: Toponym, ever: Gazetteer, others: Gazetteer, spellings: tuple[str, ...]) -> bool:
    """Whether any of the user's places, in use or forgotten, changes where the toponym is.

    Most toponyms name none of them, nor what looks like one, and need not be looked up to tell.
    """
    texts = (toponym.text, toponym.admin1, toponym.beside, *toponym.context)
    names = {name for text in texts if text for name in read(text).names}
    if not any(_looks_like(name, spellings) for name in names):
        return False
    return resolve(toponym, ever) != resolve(toponym, others)


def _looks_like(name: str, spellings: tuple[str, ...]) -> bool:
    from rapidfuzz import fuzz, process

    return any(process.extractOne(folded, spellings, scorer=fuzz.ratio, score_cutoff=LOOSEST)
               for folded in (key(name), sound(name)))


def _move(telling: Asked, now: Gazetteer) -> Move | None:
    told = incident_from(telling.told)
    placed = locate(replace(told, toponym=telling.toponym), now).to_json()
    where = {field: placed[field] for field in PLACED}
    if all(telling.told[field] == value for field, value in where.items()):
        return None
    return Move(telling.telling_id, telling.told, where)


def _incidents(count: int) -> str:
    return f"{count} incident{'' if count == 1 else 's'}"


def _name(country: str) -> str:
    known = countries().get(country)
    return known.name if known else country
