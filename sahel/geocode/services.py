"""Online geocoders by configuration, each through geopy: what is asked, and what an answer says in our words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache, partial
from typing import Any
from urllib.parse import urlsplit

from sahel.codebook import DATA, countries, rows

SECONDS = 10.0            # an answer takes no longer, or the service counts as unreachable
PAUSE = 1.0               # seconds between two questions: what Nominatim's policy asks for
MOST = 10                 # answers that are looked at
USER_AGENT = "sahel-incidents/1"
NAMES = ("nominatim", "photon", "geonames")
OF_THE_SOURCE = (ValueError, TypeError, KeyError, AttributeError, IndexError)  # an answer of another shape


class Unconfigured(ValueError):
    """No online geocoder is named, or not as it must be; says what to do."""


class Unavailable(Exception):
    """The service does not answer, or refuses; says why."""


@dataclass(frozen=True)
class Found:
    """A place as a service describes it."""

    names: tuple[str, ...]            # the first is the one to show
    kind: str                         # of the gazetteer (data/gazetteer/online_kinds.csv), or area
    country: str | None               # ISO alpha-2, in capitals
    latitude: float                   # WGS 84 degrees
    longitude: float
    radius_km: float | None           # half the diagonal of its extent
    geonameid: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The fields, ready for json.dumps."""
        return asdict(self) | {"names": list(self.names)}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Found:
        """What to_json() wrote."""
        return cls(**fields | {"names": tuple(fields["names"])})


@dataclass(frozen=True)
class Service:
    """One online geocoder, asked at most once in PAUSE seconds."""

    name: str                         # nominatim@nominatim.openstreetmap.org
    ask: Callable[[str, str], list | None]        # a name and an ISO alpha-2 code → geopy's locations
    read: Callable[[dict], Found | None]          # a location's raw answer → what it says

    def find(self, name: str, country: str) -> list[Found]:
        """The places of that name in a country (ISO alpha-3); Unavailable where the service does not answer."""
        from geopy.exc import GeopyError

        try:
            locations = self.ask(name, countries()[country].iso2) or []
        except GeopyError as error:
            raise Unavailable(str(error).strip() or type(error).__name__) from None
        except OF_THE_SOURCE as error:
            raise Unavailable(f"its answer cannot be read: {error!r}") from None
        return [found for location in locations[:MOST] if location and (found := _read(self.read, location.raw))]


def configured(environment: Mapping[str, str], pause: float = PAUSE) -> Service:
    """The service that the environment names: SAHEL_ONLINE_GEOCODER (nominatim, photon or geonames), and for one's
    own server SAHEL_ONLINE_DOMAIN (example.org or http://localhost:8080), for GeoNames SAHEL_ONLINE_USER, and as
    whom to ask SAHEL_ONLINE_USER_AGENT. Unconfigured where something is missing."""
    from geopy.extra.rate_limiter import RateLimiter
    from geopy.geocoders import GeoNames, Nominatim, Photon

    name = environment.get("SAHEL_ONLINE_GEOCODER", "").strip().lower()
    if name not in NAMES:
        raise Unconfigured(f"SAHEL_ONLINE_GEOCODER names no online geocoder: set it to one of {', '.join(NAMES)}")
    user = environment.get("SAHEL_ONLINE_USER", "").strip()
    if name == "geonames" and not user:
        raise Unconfigured("GeoNames needs SAHEL_ONLINE_USER: a user name with its web services switched on")
    settings = {"user_agent": environment.get("SAHEL_ONLINE_USER_AGENT") or USER_AGENT, "timeout": SECONDS}
    settings |= _server(environment.get("SAHEL_ONLINE_DOMAIN", "").strip())
    make = {"nominatim": Nominatim, "photon": Photon, "geonames": partial(GeoNames, user)}[name]
    geocoder = make(**settings)
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=pause, max_retries=1,
                          error_wait_seconds=2 * pause, swallow_exceptions=False)
    logging.getLogger("geopy").setLevel(logging.ERROR)     # it logs each retry with its traceback
    ask, read = {"nominatim": (_ask_nominatim, _of_nominatim), "photon": (_ask_photon, _of_photon),
                 "geonames": (_ask_geonames, _of_geonames)}[name]
    return Service(f"{name}@{urlsplit(geocoder.api).netloc}", partial(ask, limited), read)


def _server(domain: str) -> dict[str, str]:
    """geopy's settings for a server of one's own."""
    if not domain:
        return {}
    parts = urlsplit(domain if "://" in domain else f"https://{domain}")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Unconfigured(f"SAHEL_ONLINE_DOMAIN is no server: {domain!r}; give example.org or "
                           "http://localhost:8080")
    return {"domain": parts.netloc + parts.path.rstrip("/"), "scheme": parts.scheme}


def _ask_nominatim(geocode: Callable, name: str, iso2: str) -> list | None:
    return geocode(name, exactly_one=False, limit=MOST, country_codes=iso2.lower(), addressdetails=True,
                   namedetails=True)


def _ask_photon(geocode: Callable, name: str, iso2: str) -> list | None:
    country = next(country.name for country in countries().values() if country.iso2 == iso2)
    return geocode(f"{name}, {country}", exactly_one=False, limit=MOST)


def _ask_geonames(geocode: Callable, name: str, iso2: str) -> list | None:
    return geocode(name, exactly_one=False, country=iso2)


def _read(read: Callable[[dict], Found | None], raw: dict) -> Found | None:
    """What an answer says; None where it is no place, or not of the shape that the service documents."""
    try:
        return read(raw)
    except OF_THE_SOURCE:
        return None


def _of_nominatim(raw: dict) -> Found | None:
    kind = _kind("osm", raw.get("class") or raw.get("category"), raw["type"])
    named = raw.get("namedetails") or {}
    names = [raw.get("name"), *(value for key, value in named.items() if "name" in key),
             raw["display_name"].split(",")[0]]
    return _found(names, kind, (raw.get("address") or {}).get("country_code"), raw["lat"], raw["lon"],
                  raw.get("boundingbox"))


def _of_photon(raw: dict) -> Found | None:
    told = raw["properties"]
    longitude, latitude = raw["geometry"]["coordinates"]
    west, north, east, south = told.get("extent") or (None,) * 4
    return _found([told["name"]], _kind("osm", told["osm_key"], told["osm_value"]), told.get("countrycode"),
                  latitude, longitude, None if west is None else (south, north, west, east))


def _of_geonames(raw: dict) -> Found | None:
    names = [raw.get("name"), raw.get("toponymName")]
    found = _found(names, _kind("geonames", raw["fcl"], raw["fcode"]), raw.get("countryCode"),
                   raw["lat"], raw["lng"], None)
    return found and Found(**asdict(found) | {"geonameid": int(raw["geonameId"])})


def _found(names: list[str | None], kind: str | None, country: str | None, latitude: object, longitude: object,
           box: Iterable[float | str] | None) -> Found | None:
    """The answer in our words; `box` is its extent: south, north, west, east."""
    if kind is None:
        return None
    spellings = tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))
    return Found(spellings, kind, country.upper() if country else None, float(latitude), float(longitude),
                 _radius(*map(float, box)) if box else None) if spellings else None


def _radius(south: float, north: float, west: float, east: float) -> float:
    """Half the diagonal of an extent, in km."""
    from geopy.distance import distance

    return round(distance((south, west), (north, east)).km / 2, 1)


def _kind(vocabulary: str, of_class: str, of_type: str) -> str | None:
    """The gazetteer's kind for a class and type of OpenStreetMap or GeoNames; None for what is no place."""
    kinds = _kinds()
    best = (kinds.get((vocabulary, of_class, of_type[:length])) for length in range(len(of_type), -1, -1))
    return next(filter(None, best), None)


@cache
def _kinds() -> dict[tuple[str, str, str], str]:
    table = rows(DATA / "gazetteer" / "online_kinds.csv")
    return {(row["vocabulary"], row["class"], row["type"]): row["kind"] for row in table}
