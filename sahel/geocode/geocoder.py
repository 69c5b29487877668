"""geopy's interface over the gazetteer: whoever geocodes with geopy can do it here, without a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from geopy.adapters import BaseAsyncAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from sahel.codebook import countries
from sahel.geocode.choice import ENOUGH, candidates, surroundings
from sahel.geocode.country import country_code
from sahel.geocode.gazetteer import Gazetteer, default
from sahel.geocode.locate import COARSER, place_of, resolve
from sahel.geocode.reading import read
from sahel.geocode.reverse import AT_KM, Whereabouts, reverse
from sahel.model import Place, Toponym

MOST = 10                                            # places of a list, unless `limit` says otherwise
LEVELS = ("city", "town", "village", "county", "state", "country")     # keys of a query, the smallest first


class GazetteerGeocoder(Geocoder):
    """Places of the gazetteer as geopy Locations, their `raw` the fields of `sahel.model.Place`.

        geocode = RateLimiter(partial(GazetteerGeocoder().geocode, country_codes="ml"))

    Raises geopy's own errors. What code for an online service gives besides, `timeout`, `language` and
    `addressdetails`, is taken and changes nothing.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        if isinstance(self.adapter, BaseAsyncAdapter):
            raise ConfigurationError("GazetteerGeocoder asks no network: use it without an asynchronous adapter.")
        self.gazetteer = gazetteer or default()

    def geocode(
        self, query: str | Mapping[str, str], *, exactly_one: bool = True, timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None, country_codes: str | Iterable[str] | None = None, admin1: str | None = None,
        context: Iterable[str] = (), language: object = None, addressdetails: object = None,
    ) -> Location | list[Location] | None:
        """Where a place is; None where that is not known.

        `query` is a name as a report writes it ("20 km north of Gao", "Gao region", "Djibo, Burkina Faso") or a
        mapping with Nominatim's keys city, county, state and country. `country_codes` (ISO alpha-2 or -3) leaves
        no other country; `admin1` and `context` (other places of the text) help to choose among homonyms. Where
        these cannot be told apart, or only the country or division is known, the answer is None: the middle of
        a country is not the place asked for. With `exactly_one=False` all that may be meant, the likeliest first.
        """
        text, within, country = _asked(query)
        codes = self._countries(country_codes, country)
        toponyms = [Toponym(text=text, country=code, admin1=admin1 or within, context=tuple(context))
                    for code in codes]
        if exactly_one:
            return self._best(toponyms)
        return self._all(toponyms, MOST if limit is None else _positive(limit))

    def reverse(
        self, query: Point | tuple[float, float] | str, *, exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL, language: object = None, addressdetails: object = None,
    ) -> Location | list[Location] | None:
        """The point with an address: the nearest settlement and the divisions that the point lies in. `raw` has
        the fields of `sahel.geocode.reverse.Whereabouts`. None at sea and outside the region."""
        point = _point(query)
        found = reverse(point.latitude, point.longitude, self.gazetteer)
        if found.nearest is None:
            return None
        parts = (_near(found), found.admin2, found.admin1, _name(found.country))
        location = Location(_address(parts), point, asdict(found))
        return location if exactly_one else [location]

    def _countries(self, codes: str | Iterable[str] | None, country: str | None) -> list[str | None]:
        """The countries to look in, as ISO alpha-3: those of the codes, and of them the one that is told."""
        listed = codes.split(",") if isinstance(codes, str) else codes
        allowed = None if listed is None else [_code(str(code).strip(), self.gazetteer) for code in listed]
        if country is None:
            return allowed or [None]
        told = country_code(country, self.gazetteer)
        return [told] if told and (not allowed or told in allowed) else []

    def _best(self, toponyms: Iterable[Toponym]) -> Location | None:
        places = [place for toponym in toponyms if _known(place := resolve(toponym, self.gazetteer), toponym)]
        return _location(max(places, key=lambda place: place.score)) if places else None

    def _all(self, toponyms: Iterable[Toponym], limit: int) -> list[Location] | None:
        """The answer to the question for one, then the others that may be meant."""
        found: dict[tuple[float, float], Place] = {}
        for toponym in toponyms:
            reading = read(toponym.text)
            around = surroundings(toponym, reading, self.gazetteer)
            ranked = candidates(reading.names, around, self.gazetteer, limit)
            likely = (place_of(each.row, each.match, min(1.0, each.score))
                      for each in ranked if each.score >= ENOUGH)
            for place in (resolve(toponym, self.gazetteer), *likely):
                if _known(place, toponym):
                    found.setdefault((place.latitude, place.longitude), place)
        ranked = sorted(found.values(), key=lambda place: -place.score)[:limit]
        return [_location(place) for place in ranked] or None


def _asked(query: str | Mapping[str, str]) -> tuple[str, str | None, str | None]:
    """The name, the unit it lies in and the country that a query tells."""
    if isinstance(query, str) and query.strip():
        return query.strip(), None, None
    if not isinstance(query, Mapping):
        raise GeocoderQueryError(f"A place is asked for by its name or by a mapping, not by {query!r}.")
    told = {key: value.strip() for key, value in query.items() if isinstance(value, str) and value.strip()}
    levels = [told[key] for key in LEVELS if key in told]
    if not levels:
        raise GeocoderQueryError(f"The query names no place: give one of {', '.join(LEVELS)}.")
    within = told.get("county") or told.get("state")
    return levels[0], within if within != levels[0] else None, told.get("country")


def _code(text: str, gazetteer: Gazetteer) -> str:
    """ISO alpha-3; a code of a country that the gazetteer does not know stays as it is, and has no places."""
    known = country_code(text, gazetteer)
    if known is None and not (text.isascii() and text.isalpha() and len(text) in (2, 3)):
        raise GeocoderQueryError(f"{text!r} is no country: give an ISO code such as ML or MLI.")
    return known or text.upper()


def _known(place: Place, toponym: Toponym) -> bool:
    """Whether it is the place asked for, not a unit in its stead, and in the country asked for."""
    if place.latitude is None or place.match in COARSER:
        return False
    return toponym.country in (None, place.country)


def _location(place: Place) -> Location:
    parts = (place.name, place.admin1, _name(place.country))
    return Location(_address(parts), (place.latitude, place.longitude), asdict(place))


def _address(parts: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _name(country: str | None) -> str | None:
    known = countries().get(country or "")
    return known.name if known else country


def _near(found: Whereabouts) -> str:
    """The nearest settlement, and how far it is where the point is not in it."""
    return found.nearest if found.nearest_km <= AT_KM else f"{found.nearest_km:g} km from {found.nearest}"


def _point(query: Point | tuple[float, float] | str) -> Point:
    """geopy's reading of a point, but for what is missing, of which geopy makes a 0."""
    try:
        if not isinstance(query, (str, Point)) and (len(query) < 2 or None in query):
            raise ValueError("it needs a latitude and a longitude")
        return Point(query)
    except (TypeError, ValueError) as error:
        raise GeocoderQueryError(f"{query!r} is no point: {error}") from None


def _positive(limit: int) -> int:
    if limit < 1:
        raise GeocoderQueryError("The limit must be 1 or more.")
    return limit
