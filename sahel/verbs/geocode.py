"""`geocode`: toponyms → where they are; with --reverse, points → the divisions that they lie in."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from sahel.jsonlines import lines, print_json
from sahel.progress import complain, counting_beside_output

if TYPE_CHECKING:
    from sahel.geocode.gazetteer import Gazetteer
    from sahel.geocode.online import Online
    from sahel.model import Place, Toponym
    from sahel.store import Store

ANSWER = (
    "name", "latitude", "longitude", "admin1", "country", "geo_precision", "geonameid", "match", "score",
)
AT_ONCE = 1000               # points that are looked up together
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)


def geocode(options: argparse.Namespace) -> int:
    """Print a JSON line a toponym or a point; 1 where a line could not be read."""
    from sahel import places
    from sahel.store import Store

    store = Store.open(options.database)
    known = places.gazetteer(store)
    if options.reverse:
        return backward(options.file, known)
    return forward(options.file, known, _resolver(options, known, store))


def forward(file: str, known: Gazetteer, resolve: Callable[[Toponym], Place]) -> int:
    """Print where each toponym is."""
    status, count = 0, counting_beside_output("toponyms")
    for number, line in enumerate(lines(file), 1):
        try:
            asked = json.loads(line)
            toponym = _toponym(asked, known)
        except UNREADABLE as error:
            status = 1
            _unreadable(f"line {number}: no toponym can be read from it ({error})")
            continue
        place = resolve(toponym)
        print_json({"id": asked.get("id")} | {name: getattr(place, name) for name in ANSWER})
        count()
    return status


def backward(file: str, known: Gazetteer) -> int:
    """Print the divisions and the nearest settlement of each point."""
    from sahel.geocode.reverse import reverse_many

    status, count = 0, counting_beside_output("points")
    for batch in _batches(enumerate(lines(file), 1)):
        points = [_point(number, line) for number, line in batch]
        readable = [point for point in points if isinstance(point, dict)]
        found = iter(reverse_many([point["latitude"] for point in readable],
                                  [point["longitude"] for point in readable], known))
        for point in points:
            if isinstance(point, dict):
                print_json({"id": point.get("id")} | asdict(next(found)))
            else:
                status = 1
                _unreadable(point, **dict.fromkeys(("country", "admin1", "admin2")))
            count()
    return status


def _resolver(options: argparse.Namespace, known: Gazetteer, store: Store) -> Callable[[Toponym], Place]:
    """Who says where a toponym is."""
    from sahel.geocode import resolve

    if not options.online:
        return partial(resolve, gazetteer=known)
    return partial(asked_online(options, store).resolve, gazetteer=known)


def asked_online(options: argparse.Namespace, store: Store) -> Online:
    """The online geocoder of the environment; a wrong argument where it names none."""
    from sahel import places
    from sahel.geocode.services import Unconfigured

    try:
        return places.online(store, complain)
    except Unconfigured as reason:
        options.refuse(f"--online: {reason}")


def _batches(numbered: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    numbered = iter(numbered)
    while batch := list(islice(numbered, AT_ONCE)):
        yield batch


def _point(number: int, line: str) -> dict[str, Any] | str:
    """The point of a line, or why there is none."""
    from sahel.geocode.reverse import check

    try:
        point = json.loads(line)
        check(point["latitude"], point["longitude"])
        return point
    except UNREADABLE as error:
        return f"line {number}: no point can be read from it ({error})"


def _unreadable(reason: str, **fields: None) -> None:
    complain(reason)
    print_json({"id": None} | (fields or {"latitude": None, "longitude": None}) | {"error": reason})


def _toponym(line: dict[str, Any], known: Gazetteer) -> Toponym:
    from sahel.geocode.country import country_code
    from sahel.model import Toponym

    if not isinstance(line["toponym"], str):
        raise TypeError("the toponym is no text")
    if not isinstance(line.get("admin1") or "", str):
        raise TypeError("the admin1 is no text")
    told = line.get("context") or ()
    context = tuple(told.split(",")) if isinstance(told, str) else tuple(map(str, told))
    return Toponym(
        text=line["toponym"],
        country=country_code(line.get("country"), known),
        admin1=line.get("admin1") or None,
        context=tuple(name.strip() for name in context if name.strip()),
    )
