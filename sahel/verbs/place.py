"""`place`: what could not be placed, and the user's own places."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sahel import codebook
from sahel.arguments import add_database
from sahel.jsonlines import print_json
from sahel.progress import complain, counting

if TYPE_CHECKING:
    from sahel.geocode.choice import Candidate
    from sahel.places import Unplaced
    from sahel.store.own_places import OwnPlace

KINDS = "town, village, camp, site, region, forest, park, lake, river, road"
APPLY = "Earlier incidents stay where they are until: python -m sahel place apply"


def list_places(options: argparse.Namespace) -> int:
    """Print the names that could not be placed, with the likeliest candidates, and the user's own places."""
    from sahel import places
    from sahel.store.own_places import own_places

    store = _store(options)
    found, own = places.unplaced(store), own_places(store)
    if options.json:
        for each in found:
            print_json(_fields(each))
        return 0
    if not found:
        print("Every name that the stored incidents are placed by is known.")
    for each in found:
        print("\n".join(_told(each)))
    for place in own:
        print(f"own: {place.place_id}  {_where(place)}")
    return 0


def add(options: argparse.Namespace) -> int:
    """Add a place to the user's own."""
    from sahel import places
    from sahel.store.own_places import OwnPlace

    latitude, longitude = options.at
    try:
        admin1 = places.division(options.admin1, options.country) if options.admin1 else None
        uncertainty = options.uncertainty or places.reach(options.kind)
        place, warnings = places.checked(OwnPlace(
            name=options.name.strip(), country=options.country, latitude=latitude, longitude=longitude,
            kind=options.kind, alternates=tuple(options.also), admin1=admin1, uncertainty_km=uncertainty,
            note=options.note, added_by=_user(),
        ))
    except places.Refused as reason:
        complain(f"{options.name}: {reason}")
        return 1
    for warning in warnings:
        complain(f"Warning: {warning}")
    return _kept(options, place)


def choose(options: argparse.Namespace) -> int:
    """Keep that a toponym means a place of the gazetteer."""
    from dataclasses import replace

    from sahel import places

    row = next((row for row in places.gazetteer(_store(options)).rows if row.place_id == options.place_id), None)
    try:
        if row is None:
            raise places.Refused(f"no place has the id {options.place_id}; `place list` tells the candidates'")
        place = replace(places.chosen(options.toponym.strip(), row), added_by=_user())
    except places.Refused as reason:
        complain(f"{options.toponym}: {reason}")
        return 1
    return _kept(options, place)


def forget(options: argparse.Namespace) -> int:
    """Let one of the user's own places count no more."""
    from sahel.store.own_places import forget_place

    if not forget_place(_store(options), options.place_id):
        complain(f"{options.place_id}: there is no such place of your own; `place list` tells them")
        return 1
    print(f"{options.place_id} counts no more. {APPLY}")
    return 0


def apply(options: argparse.Namespace) -> int:
    """Place earlier incidents anew where places known since make a difference."""
    from sahel import places

    print(places.summary(places.apply(_store(options), counting("incidents looked at"))))
    return 0


def add_place(verbs: Any) -> None:
    """The verb with its own verbs."""
    what = "list what could not be placed, and add the places that the gazetteer lacks"
    verb = verbs.add_parser("place", help=what, description=f"{what[0].upper()}{what[1:]}.",
                            epilog="Example: python -m sahel place list")
    inner = verb.add_subparsers(title="verbs", required=True, metavar="VERB")
    listing = _verb(inner, "list", list_places, "print the names that could not be placed, and your own places",
                    "python -m sahel place list --json")
    listing.add_argument("--json", action="store_true", help="one JSON line a name that could not be placed")
    _add_add(inner)
    choosing = _verb(inner, "choose", choose, "keep that a name means a place that the gazetteer has",
                     'python -m sahel place choose "Solna" place.bfa.sahel.solhan')
    choosing.add_argument("toponym", metavar="TOPONYM", help="the name as the reports write it")
    choosing.add_argument("place_id", metavar="PLACE_ID", help="of a candidate, as `place list` prints it")
    forgetting = _verb(inner, "forget", forget, "let one of your own places count no more",
                       "python -m sahel place forget own.3")
    forgetting.add_argument("place_id", metavar="PLACE_ID", help="own.1, own.2 ... as `place list` prints it")
    _verb(inner, "apply", apply, "place earlier incidents anew by the places that you added or imported since",
          "python -m sahel place apply")


def _add_add(inner: Any) -> None:
    adding = _verb(inner, "add", add, "add a place of your own",
                   'python -m sahel place add "Tin Akof" --country BFA --at 14.96,-0.17 --also "Tinakoff"')
    adding.add_argument("name", metavar="NAME", help="the name to show")
    adding.add_argument("--country", required=True, type=str.upper, choices=list(codebook.countries()),
                        metavar="ISO3", help=", ".join(codebook.countries()))
    adding.add_argument("--at", required=True, type=point, metavar="LAT,LON",
                        help="degrees, north and east positive: 14.4,-2.3")
    adding.add_argument("--kind", default="village", choices=KINDS.split(", "), metavar="KIND",
                        help=f"{KINDS} (village)")
    adding.add_argument("--admin1", metavar="NAME", help="the first-level division (the one at the point)")
    adding.add_argument("--uncertainty", type=float, metavar="KM",
                        help="how far from the point it may be (5; an area 25)")
    adding.add_argument("--also", action="append", default=[], metavar="NAME",
                        help="another spelling; repeatable")
    adding.add_argument("--note", metavar="TEXT", help="how it is known")


def point(text: str) -> tuple[float, float]:
    """A latitude and a longitude in degrees."""
    try:
        latitude, longitude = map(float, text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a point such as 14.4,-2.3") from None
    return latitude, longitude


def _verb(verbs: Any, name: str, run: Any, what: str, example: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.",
                            epilog=f"Example: {example}")
    verb.set_defaults(run=run)
    add_database(verb)
    return verb


def _kept(options: argparse.Namespace, place: OwnPlace) -> int:
    from sahel.store.own_places import add_place as keep

    kept = keep(_store(options), place)
    print(f"{kept.place_id}  {_where(kept)}\n{APPLY}")
    return 0


def _store(options: argparse.Namespace) -> Any:
    from sahel.store import Store

    return Store.open(options.database)


def _user() -> str | None:
    return os.environ.get("USER") or os.environ.get("USERNAME")


def _told(each: Unplaced) -> Iterator[str]:
    """A name, how many incidents it has, and the candidates, a line each."""
    count = len(each.incidents)
    stead = ", ".join(filter(None, (each.narrowly, each.place.admin1, each.place.country))) or "nothing"
    yield f"{each.name}: {count} incident{'' if count == 1 else 's'}; known: {stead}"
    for candidate in each.candidates:
        row = candidate.row
        where = ", ".join(filter(None, (row.name, row.admin2, row.admin1, row.country)))
        yield f"  {row.place_id:40}  {where} ({candidate.match} {candidate.score:.2f})"


def _fields(each: Unplaced) -> dict[str, Any]:
    return {
        "toponym": each.toponym.text, "name": each.name, "country": each.place.country,
        "admin1": each.place.admin1, "known": each.narrowly, "geo_precision": each.place.geo_precision,
        "incidents": list(each.incidents), "sentence": each.told,
        "candidates": [_candidate(candidate) for candidate in each.candidates],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    row = candidate.row
    return {
        "place_id": row.place_id, "name": row.name, "kind": row.kind, "country": row.country,
        "admin1": row.admin1, "admin2": row.admin2, "latitude": row.latitude, "longitude": row.longitude,
        "uncertainty_km": row.uncertainty_km, "match": candidate.match, "score": round(candidate.score, 3),
    }


def _where(place: OwnPlace) -> str:
    where = ", ".join(filter(None, (place.name, place.admin2, place.admin1, place.country)))
    also = f" (also {', '.join(place.alternates)})" if place.alternates else ""
    return f"{where}: {place.latitude:g}, {place.longitude:g} within {place.uncertainty_km:g} km{also}"
