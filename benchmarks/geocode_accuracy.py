"""How far off places are put: `python -m benchmarks.geocode_accuracy CSV`, against located events.

The file is one of UCDP's Georeferenced Event Dataset: each row's `where_coordinates` is the toponym, with its
country and first-level division (`adm_1`), and its latitude and longitude are the answer. Only rows located at
or near a named place, or in a second-level division, count (`where_prec` 1 to 3).
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterable
from pathlib import Path

from sahel.codebook import countries
from sahel.geocode import resolve
from sahel.geocode.distance import km
from sahel.geocode.gazetteer import Gazetteer, default
from sahel.model import Place, Toponym

PRECISE = ("1", "2", "3")
PROMISED = (("within 25 km", 0, 25, 0.60, "at least"), ("within 50 km", 0, 50, 0.80, "at least"),
            ("more than 150 km off", 150, float("inf"), 0.03, "at most"))


def events(path: Path) -> list[dict[str, str]]:
    """The rows of the file that are located precisely enough to be compared."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["where_prec"].split(".")[0] in PRECISE]


def toponym(row: dict[str, str]) -> Toponym:
    """What the row says of its place in words."""
    iso3 = {country.name: country.iso3 for country in countries().values()}
    return Toponym(row["where_coordinates"], country=iso3.get(row["country"]), admin1=row["adm_1"] or None)


def off(row: dict[str, str], place: Place) -> float | None:
    """How many km the place lies from where the row puts it; None where the place has no point of its own.

    A country is no answer: it is what is said where nothing more is known.
    """
    if place.latitude is None or place.geo_precision >= 4:
        return None
    return km(float(row["latitude"]), float(row["longitude"]), place.latitude, place.longitude)


def located(rows: Iterable[dict[str, str]], gazetteer: Gazetteer) -> list[tuple[dict, Place, float | None]]:
    """Each row with where its toponym is put and how far that is off."""
    places = ((row, resolve(toponym(row), gazetteer)) for row in rows)
    return [(row, place, off(row, place)) for row, place in places]


def share(distances: list[float | None], least: float, most: float) -> float:
    """The share of all rows that are put more than `least` and at most `most` km off; 0 is within."""
    known = (distance for distance in distances if distance is not None)
    return sum((least < distance or least == 0) and distance <= most for distance in known) / len(distances)


def report(results: list[tuple[dict, Place, float | None]], worst: int) -> None:
    """Print the shares, beside what is promised, and the places that are farthest off."""
    distances = [distance for _, _, distance in results]
    for name, least, most, promised, limit in PROMISED:
        print(f"{name:<22}{share(distances, least, most):7.1%}   ({limit} {promised:.0%})")
    print(f"{'not known':<22}{sum(distance is None for distance in distances) / len(distances):7.1%}")
    for precision in (1, 2, 3):
        known = [distance for _, place, distance in results
                 if distance is not None and place.geo_precision == precision]
        good = sum(distance <= 50 for distance in known) / max(1, len(known))
        print(f"said to be of precision {precision}: {len(known)} rows, {good:.1%} of them within 50 km")
    farthest = sorted((result for result in results if result[2] is not None), key=lambda result: -result[2])
    for row, place, distance in farthest[:worst]:
        print(f"{distance:5.0f} km  {row['where_coordinates']} ({row['adm_1']}) → {place.name} ({place.admin1})")


def main() -> None:
    ask = argparse.ArgumentParser(
        prog="python -m benchmarks.geocode_accuracy", description=__doc__.split(":")[0],
        epilog="Prints the shares of rows within 25 and 50 km and more than 150 km off, and toponyms a second.")
    ask.add_argument(
        "events", type=Path, metavar="CSV", help="events of UCDP GED, with where_coordinates and adm_1")
    ask.add_argument("--worst", type=int, default=0, metavar="N", help="print the N places that are farthest off")
    chosen = ask.parse_args()
    try:
        rows = events(chosen.events)
    except OSError as error:
        raise SystemExit(
            f"{chosen.events} cannot be read: {error.strerror}. Give the path of a UCDP GED file.") from None
    except (KeyError, UnicodeDecodeError):
        raise SystemExit(f"{chosen.events} is no CSV file of UCDP GED: it has no column where_prec.") from None
    if not rows:
        raise SystemExit(f"{chosen.events} has no row with where_prec 1 to 3.")
    gazetteer = default()
    started = time.process_time()
    results = located(rows, gazetteer)
    seconds = time.process_time() - started
    print(f"{len(rows)} rows of where_prec 1 to 3, {len(rows) / seconds:.0f} toponyms a second of one core")
    report(results, chosen.worst)


if __name__ == "__main__":
    main()
