"""What the words of a toponym say: the name, what kind of place it is, what it lies in, how far from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sahel.codebook import DATA, countries, rows
from sahel.geocode.ends import ends
from sahel.geocode.generic_words import NOTHING, Generic, bare, before, loosely
from sahel.geocode.names import key, normalise

MILE_KM = 1.609344


@dataclass(frozen=True)
class Reading:
    """A toponym taken apart."""

    names: tuple[str, ...]               # the name, most literal first
    generic: Generic = NOTHING           # what its generic words say it is
    within: tuple[str, ...] = ()         # the units that the toponym names: "Korguel (commune de Arbinda)"
    ends: tuple[tuple[str, str], ...] = ()  # what it lies between: the pairs of names that may be meant
    near: bool = False                   # the words say near it, not at it
    direction: str | None = None         # "northern", of "north of Gao" or "northern Borno"
    bearing: float | None = None         # degrees clockwise from north
    distance_km: float | None = None


_ARTICLE = re.compile(
    r"^(?:(?:in |dans |à |en )?(?:the|le|la|les|au)\s+|(?:dans )?l['’]|(?:in|en|à)\s+)", re.IGNORECASE)
_NEAR = re.compile(
    r"^(?:near|nearby|around|outside|close to|not far from|(?:on|in) the outskirts of|on the fringes of|"
    r"along|près d[eu]|à proximité d[eu]|aux environs d[eu]|aux abords d[eu]|non loin d[eu]|autour d[eu]|vers)\s+",
    re.IGNORECASE)
_WITHIN = re.compile(
    r"\s+(?:near|close to|along|in|of|on the fringes of|on the outskirts of|around|at|dans|près d[eu]|sur)\s+"
    r"(?:the\s+)?",
    re.IGNORECASE)
_LIST = re.compile(r"\s+(?:and|et|ou|or|&)\s+(?:au |à |le |la |en )?|\s*/\s*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\s")
_OF = r"(?:\s+(?:of|de|du|des|from)\s+|\s+d['’]|\s+(?=\S))(?:la\s+|l['’]|the\s+)?"
_UNIT = r"(?:kms?|kilom\w+|mi|miles?)"
_BORDER = re.compile(r"\b(?:border|fronti[eè]re|frontier)\b", re.IGNORECASE)
_OF_A_BORDER = re.compile(   # "border town of Petelkolé", "village frontalier de Petelkolé"
    r"\bborder\s+(?=town|village|post|crossing|locality|city|communit|commune|market|camp)"
    r"|\s+frontali(?:er|ère)s?(?=\s+d)", re.IGNORECASE)
_BEFORE_A_BORDER = re.compile(
    r"\s*[,(]\s*|\s+(?:near|close to|along|on|at|by|bordering|à|près d[eu]|proche d[eu]|le long d[eu]|sur|vers)"
    r"\s+",
    re.IGNORECASE)
_SMALL = (
    "near nearby around outside close not far along off from between entre midway halfway the a of in on at and or to with",
    "près proximité environs abords loin autour vers dans sur à en au aux le la les l du de des d et ou jusqu mi chemin",
    "border frontière frontier frontalier frontalière part zone area region partie section fringes outskirts country pays",
    "nation national territory territoire un une some about environ linking connecting reliant menant allant qui",
)   # the words of the patterns of this module and of `ends`
_ZONE = r"\s+(?:part|zone|area|region|partie|section|fringes)"
_OF_THE_COUNTRY = r"\s+(?:of the |of |du |de la )(?:country|pays|nation|(?:national )?territory|territoire)"


@lru_cache(maxsize=50_000)
def read(text: str) -> Reading:
    """The toponym taken apart; its first name is always what is written."""
    text = " ".join(text.split()).strip(" ,.;:'\"«»“”")
    if _is_bare_name(text):
        return Reading((text,))    # half of all toponyms: taking it apart would cost thrice the look-up
    literal, text = text, _OF_A_BORDER.sub("", text)
    undirected, generic = bare(text)
    part = _part_pattern().match(text)
    if part:
        direction, _ = _directions()[normalise(part["direction"])]
        return Reading(_distinct(literal, undirected), generic, direction=direction)
    text = _beside_a_border(text)
    if not text:
        return Reading((literal,), near=True)
    if pairs := ends(text):
        *_, (_, other) = pairs
        names = _distinct(literal, _ARTICLE.sub("", text), bare(text)[0])   # "Garoua-Boulaï" is one town
        return Reading(names, Generic(("road",)), _units(other)[1],
                       tuple((one, _units(other)[0]) for one, other in pairs), near=True)
    main, reading = _offset(*_nearness(text, Reading((text,))))
    main, within = _units(_unarticled(main))
    first, generic = bare(_LIST.split(main)[0])
    generic = bare(main)[1] if generic is NOTHING else generic
    names = _names(main, first, reading.direction)
    return replace(reading, names=_distinct(literal, text, undirected, *names), generic=generic, within=within)


def _is_bare_name(text: str) -> bool:
    """Whether the toponym is nothing but words of a name: "Gorom-Gorom", "Ougarou"."""
    words = text.replace("-", " ").split(" ")
    return all(map(str.isalpha, words)) and _telling_words().isdisjoint(map(key, words))


@cache
def _telling_words() -> frozenset[str]:
    """The words that may stand around a name: of the tables, and the small ones of the patterns above."""
    tables = ("generic_words", "directions", "quantities")
    phrases = [next(iter(row.values())) for table in tables for row in rows(DATA / "gazetteer" / f"{table}.csv")]
    return frozenset(normalise(" ".join([*phrases, *_SMALL])).split())


def listed(text: str) -> tuple[str, ...]:
    """The names of a list: "Mali et au Burkina" names two."""
    return tuple(_LIST.split(text))


def _names(main: str, first: str, direction: str | None) -> tuple[str, ...]:
    """What may be the name in the gazetteer besides what is written, most literal first."""
    owner = _POSSESSIVE.split(main)[0]
    part = f"{direction} {owner}" if direction and _is_country(owner) else ""
    return (part, main, first, owner, _ARTICLE.sub("", first))


def _distinct(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _is_country(name: str) -> bool:
    """Whether it is a country of the region, whose parts are known: "northern Mali"."""
    names = (name for country in countries().values() for name in (country.name, country.name_fr))
    return normalise(name) in map(normalise, names)


def _units(text: str) -> tuple[str, tuple[str, ...]]:
    """The name without the units written after it, and these: in brackets, after a comma, after "in"."""
    main, *within = re.split(r"\s*[(),]\s*", text)
    if not before(main):
        main, *further = _WITHIN.split(main)
        within = further + within
    return main or text, tuple(unit for unit in within if unit)


def _nearness(main: str, reading: Reading) -> tuple[str, Reading]:
    """"near Gao", "between Gao and Ansongo"."""
    rest = _NEAR.sub("", main)
    return rest, replace(reading, near=rest != main)


def _offset(main: str, reading: Reading) -> tuple[str, Reading]:
    """"50 km north of Gao", "20 km from Gao", "north of Gao", "northern Borno": what is left is the name."""
    found = _direction_pattern().match(main)
    if found:
        direction, bearing = _directions()[normalise(found["direction"])]
        reading = replace(reading, direction=direction, bearing=bearing)
    found = found or _from_pattern().match(main)
    if not found:
        return main, reading
    return main[found.end():], replace(reading, near=True, distance_km=_km(found["number"], found["unit"]))


def _km(number: str | None, unit: str | None) -> float | None:
    if number is None or unit is None:
        return None
    known = _quantities().get(normalise(number))
    return (known or float(number.replace(",", "."))) * (MILE_KM if unit.lower().startswith("mi") else 1.0)


def _unarticled(main: str) -> str:
    """Without an article before a generic word: "l'axe Gao-Ansongo"."""
    rest = _ARTICLE.sub("", main)
    return rest if before(rest) else main


def _beside_a_border(text: str) -> str:
    """"Bosso, near the border with Nigeria" → "Bosso"; "" where no place stands before the border."""
    border = _BORDER.search(text)
    if border is None:
        return text
    place = _BEFORE_A_BORDER.split(text[:border.start()], maxsplit=1)
    return "" if len(place) == 1 or _NEAR.match(text) else place[0]


@cache
def _directions() -> dict[str, tuple[str, float | None]]:
    """The adjective and the bearing of each word for a direction; the centre has no bearing."""
    table = rows(DATA / "gazetteer" / "directions.csv")
    return {normalise(row["word"]): (row["adjective"], float(row["bearing"]) if row["bearing"] else None)
            for row in table}


@cache
def _either_direction() -> str:
    words = (loosely(row["word"]) for row in rows(DATA / "gazetteer" / "directions.csv"))
    return f"(?P<direction>{'|'.join(sorted(words, key=len, reverse=True))})(?:{_ZONE})?"


@cache
def _quantities() -> dict[str, float]:
    """"Une vingtaine de kilomètres" is some twenty."""
    return {normalise(row["word"]): float(row["number"]) for row in rows(DATA / "gazetteer" / "quantities.csv")}


@cache
def _distance() -> str:
    """"Some 50 km", "30 miles (48 km)", "une vingtaine de kilomètres"."""
    words = "|".join(loosely(row["word"]) for row in rows(DATA / "gazetteer" / "quantities.csv"))
    return (rf"(?:(?:some|about|around|roughly|nearly|environ|près de|à|quelques?|à environ|une?|a)\s+)*"
            rf"(?P<number>\d+(?:[.,]\d+)?|{words})\s*(?:de\s+|of\s+)?(?P<unit>{_UNIT})\s+"
            rf"(?:\([^)]*{_UNIT}\)\s+)?")


@cache
def _from_pattern() -> re.Pattern[str]:
    """What stands before the name in "20 km from Djibo"."""
    return re.compile(rf"^{_distance()}(?:(?:away )?from\s+|off\s+|outside\s+|d[eu]\s+|d['’])", re.IGNORECASE)


@cache
def _direction_pattern() -> re.Pattern[str]:
    """What stands before the name in "50 km north of Gao" and "northern Borno"."""
    article = r"(?:to the |in the |au |à l['’]|le |l['’]|the )?"
    return re.compile(rf"^(?:{_distance()})?{article}{_either_direction()}{_OF}", re.IGNORECASE)


@cache
def _part_pattern() -> re.Pattern[str]:
    """"In the west", "nord du pays": a part of a country that is not named."""
    article = r"(?:in |to |dans |à )?(?:the |le |la |l['’]|au )?"
    return re.compile(rf"^{article}{_either_direction()}(?:{_OF_THE_COUNTRY})?$", re.IGNORECASE)
