"""How many populated places of GeoNames are found once its dumps are imported, and the right one among homonyms:
`python -m benchmarks.geonames_recall ML.zip BF.zip NE.zip`.

Draws places at random from the dumps, imports these into a folder that is thrown away, and asks for every name of
each place: with its country alone, then with the division too that the dump gives. An answer is right where it is
the place drawn: the same geonameid, or within 5 km of it. A division does not tell apart what lies in it: so names
that several places of one division bear, more than 5 km from each other, are counted by themselves.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sahel.codebook import DATA, countries, rows
from sahel.geocode import resolve
from sahel.geocode.distance import km
from sahel.geocode.dumps import Entry, entries
from sahel.geocode.gazetteer import Gazetteer
from sahel.geocode.geonames import import_dump
from sahel.geocode.imports import imported
from sahel.geocode.names import key
from sahel.geocode.row import SETTLEMENTS
from sahel.model import Place, Toponym

RIGHT_KM = 5.0
SEED = 19


@dataclass(frozen=True)
class Asked:
    """A name of a place, and what is answered to it without and with the division."""

    entry: Entry
    name: str
    alone: Place
    with_division: Place

    is_alone: bool                   # no other place of the division bears the name

    @property
    def is_alternate(self) -> bool:
        return key(self.name) != key(self.entry.name)


def sample(dumps: Iterable[Path], count: int) -> list[Entry]:
    """Populated places whose division the dump gives, drawn at random from all dumps together."""
    told = [entry for dump in dumps for entry in entries(dump, lambda number: None, lambda: None)]
    placed = [entry for entry in told if entry.feature[0] == "P" and division(entry)]
    return random.Random(SEED).sample(placed, count)


def division(entry: Entry) -> str | None:
    """The division that the dump's code stands for."""
    return {(row["country"], row["geonames_code"]): row["admin1"] for row in DIVISIONS}.get(
        (iso3(entry), entry.admin1))


def iso3(entry: Entry) -> str:
    return next(country.iso3 for country in countries().values() if country.iso2 == entry.country)


def answers(places: Iterable[Entry], gazetteer: Gazetteer) -> Iterator[Asked]:
    """Every name of each place, asked."""
    for entry in places:
        for name in {key(name): name for name in (*entry.alternates, entry.name) if name}.values():
            alone = Toponym(name, country=iso3(entry))
            placed = Toponym(name, country=iso3(entry), admin1=division(entry))
            yield Asked(entry, name, resolve(alone, gazetteer), resolve(placed, gazetteer),
                        is_alone(entry, name, gazetteer))


def is_alone(entry: Entry, name: str, gazetteer: Gazetteer) -> bool:
    """Whether the division has no other settlement of that name."""
    return all(km(entry.latitude, entry.longitude, row.latitude, row.longitude) <= RIGHT_KM
               for row in gazetteer.lookup(name)
               if row.kind in SETTLEMENTS and row.country == iso3(entry) and row.admin1 == division(entry))


def is_right(entry: Entry, place: Place) -> bool:
    """Whether the place is the one that was drawn."""
    if place.latitude is None or place.geo_precision > 2:
        return False
    apart = km(entry.latitude, entry.longitude, place.latitude, place.longitude)
    return place.geonameid == entry.geonameid or apart <= RIGHT_KM


def share(what: str, held: Iterable[bool]) -> str:
    held = list(held)
    return f"{what:60} {sum(held):5} of {len(held):5}  {sum(held) / max(1, len(held)):6.1%}"


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.geonames_recall", description=__doc__.split(":")[0])
    ask.add_argument("dumps", nargs="+", type=Path, metavar="DUMP", help="ML.zip, ML.txt or ML.txt.gz")
    ask.add_argument("--places", type=int, default=500, metavar="N", help="how many are drawn (500)")
    ask.add_argument("--wrong", action="store_true", help="print names alone in their division that fail")
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for dump in options.dumps:
            import_dump(dump, Path(folder))
        gazetteer = Gazetteer.load(beneath=imported(Path(folder)))
        asked = list(answers(sample(options.dumps, options.places), gazetteer))
    for what, alternate in (("name", False), ("alternate name", True)):
        some = [one for one in asked if one.is_alternate is alternate]
        told = [one for one in some if one.is_alone]
        homonyms = [one for one in some if not one.is_alone]
        print(share(f"{what} known", (bool(gazetteer.lookup(one.name)) for one in some)))
        print(share(f"right by {what} and country", (is_right(one.entry, one.alone) for one in some)))
        print(share(f"right by {what} and division, alone there of that name",
                    (is_right(one.entry, one.with_division) for one in told)))
        print(share(f"right by {what} and division, one of several there",
                    (is_right(one.entry, one.with_division) for one in homonyms)))
        print(share("    of these answered with the division, or another unit",
                    (one.with_division.match in ("admin1", "admin2") for one in homonyms)))
    for one in asked if options.wrong else ():
        if one.is_alone and not is_right(one.entry, one.with_division):
            print(f"  {one.name} ({division(one.entry)}, {one.entry.geonameid}): {one.with_division}")


DIVISIONS = rows(DATA / "boundaries" / "divisions.csv")

if __name__ == "__main__":
    main()
