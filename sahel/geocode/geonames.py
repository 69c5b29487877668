"""GeoNames' dumps → imported places: the features that reports name, in their divisions, spelled one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sahel.codebook import Country, countries, rows
from sahel.geocode import imports
from sahel.geocode.dumps import Entry, NotADump, entries
from sahel.geocode.gazetteer import FOLDER, Gazetteer
from sahel.geocode.names import key
from sahel.geocode.row import IMPORTED, SETTLEMENTS, Row
from sahel.geocode.units import Units

MOST_ALTERNATES = 40
TOWN = 5_000                   # inhabitants of a populated place that is called a town
SHORTEST_LOWER = 5             # letters; shorter names without a capital are transcriptions by machine ("jybw")
LONGEST_CODE = 4               # letters; so short a name in capitals is an airport's code
SHORTEST = 2


@dataclass(frozen=True)
class Feature:
    """What a feature of GeoNames is here."""

    kind: str
    uncertainty_km: float


@dataclass(frozen=True)
class Outcome:
    """What came of the entries of one country."""

    country: Country
    places: int
    names: int
    known: int                             # of the places, those that data/gazetteer has already
    left_out: tuple[tuple[str, int], ...]  # why, and how many


@dataclass(frozen=True)
class Import:
    """What came of one dump."""

    outcomes: tuple[Outcome, ...]
    flawed: tuple[int, ...]                # numbers of the lines that could not be read


def import_dump(
    path: Path,
    into: Path | None = None,
    other_names: Mapping[int, Iterable[str]] | None = None,
    progress: Callable[[], None] = lambda: None,
) -> Import:
    """Put the places of a dump, by country, in place of those imported before.

    NotADump where the file is none, or has nothing of the fourteen countries. `progress` is called each
    thousand lines.
    """
    by_country: dict[str, list[Entry]] = {}
    flawed: list[int] = []
    region = {country.iso2: country for country in countries().values()}
    for entry in entries(path, flawed.append, progress):
        if entry.country in region:
            by_country.setdefault(entry.country, []).append(entry)
    if not by_country:
        raise NotADump(f"{path}: it has no place of the region's countries: {', '.join(sorted(region))}")
    curated = Gazetteer.load()
    outcomes = [_imported(region[code], told, curated, into or imports.folder(), other_names or {})
                for code, told in by_country.items()]
    return Import(tuple(outcomes), tuple(flawed))


def _imported(
    country: Country, told: list[Entry], curated: Gazetteer, into: Path, other_names: Mapping[int, Iterable[str]]
) -> Outcome:
    left_out: Counter[str] = Counter()
    places = list(_places(country.iso3, told, curated, left_out, other_names))
    names = imports.publish(country.iso2, places, into)
    known = sum(curated.known(row) is not None for row in places)
    return Outcome(country, len(places), names, known, tuple(left_out.items()))


def _places(
    country: str, told: list[Entry], curated: Gazetteer, left_out: Counter[str],
    other_names: Mapping[int, Iterable[str]],
) -> Iterator[Row]:
    """The rows of a country's features; counted, those that are left out."""
    wrong = {row["geonameid"] for row in rows(FOLDER / "rejected_towns.csv")}
    named = [entry for entry in told if entry.feature in features() and str(entry.geonameid) not in wrong]
    left_out["of a kind that reports do not name"] += len(told) - len(named)
    units = Units(country, told, curated)
    found = []
    for entry, (inside, division) in zip(named, units.first_level(named), strict=True):
        if inside:
            names = _alternates(entry, other_names.get(entry.geonameid, ()))
            found.append(_row(entry, country, division, units.second_level(entry), names))
        else:
            left_out["outside the country"] += 1
    settled = {(key(row.name), row.admin1) for row in found if row.kind in SETTLEMENTS[:2]}
    for row in found:
        if row.kind not in SETTLEMENTS[:2] and (key(row.name), row.admin1) in settled:
            left_out["called as a settlement of the division"] += 1
        else:
            yield row


def _row(entry: Entry, country: str, division: str | None, second: str | None, names: tuple[str, ...]) -> Row:
    feature = features()[entry.feature]
    inhabitants = entry.population or 0
    return Row(
        place_id=f"{IMPORTED}{entry.geonameid}", name=entry.name, alternates=names,
        kind="town" if feature.kind == "village" and inhabitants >= TOWN else feature.kind,
        country=country, admin1=division, admin2=second, latitude=entry.latitude, longitude=entry.longitude,
        uncertainty_km=max(feature.uncertainty_km, extent_km(inhabitants)), population=entry.population,
        source="GeoNames", geonameid=entry.geonameid,
    )


def extent_km(population: int) -> float:
    """How far from its point a town of that size extends, roughly; as in towns.csv."""
    return 10.0 if population >= 1_000_000 else 5.0 if population >= 100_000 else 2.0


def _alternates(entry: Entry, others: Iterable[str]) -> tuple[str, ...]:
    """The other names of an entry, one of each spelling; neither addresses nor codes."""
    names = map(str.strip, (entry.asciiname, *entry.alternates, *others))
    kept = {key(name): name for name in names if _is_name(name)}
    kept.pop(key(entry.name), None)
    return tuple(kept.values())[:MOST_ALTERNATES]


def _is_name(name: str) -> bool:
    folded = key(name)
    code = name.isupper() and len(name) <= LONGEST_CODE
    transcription = name[:1].islower() and len(folded) < SHORTEST_LOWER
    written = name.isprintable() and not any(letter in "|/:" or letter.isdecimal() for letter in name)
    return written and len(folded) >= SHORTEST and not code and not transcription


@cache
def features() -> dict[tuple[str, str], Feature]:
    """The features that are imported, by class and code."""
    table = rows(FOLDER / "feature_codes.csv")
    return {(row["feature_class"], row["feature_code"]): Feature(row["kind"], float(row["uncertainty_km"]))
            for row in table}
