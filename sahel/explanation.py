"""A report's incidents on the map, each with how its fields were read: by which words and rule."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from sahel import codebook
from sahel.extract import extract_explained
from sahel.extract.explain import Reason
from sahel.geocode import locate, resolve
from sahel.geocode.gazetteer import Gazetteer
from sahel.geocode.locate import NOWHERE
from sahel.model import Incident, Place, Report

_BEFORE_THE_MAP = ("date_precision", "place", "country")      # the fields that those of the map follow
Explained = tuple[Incident, tuple[Reason, ...]]


def explained(report: Report, gazetteer: Gazetteer) -> list[Explained]:
    """The incidents of a report as the built-in rules read and place them, each with its reasons."""
    told = extract_explained(report, gazetteer)
    return [_located(incident, reasons, gazetteer) for incident, reasons in told]


def of_sentences(told: list[Explained], sentences: set[tuple[int, int]]) -> list[Explained]:
    """Those incidents that rest on none but these sentences, given by their offsets."""
    return [each for each in told if (own := _sentences(each[0])) and own <= sentences]


def agrees(incident: Incident, stored: dict[str, Any]) -> bool:
    """Whether an incident has the values that are stored; how sure they are does not matter."""
    told = json.loads(json.dumps(incident.to_json()))
    return all(stored.get(field) == value for field, value in told.items() if field != "confidence")


def with_reasons(report: Report, incidents: Iterable[Incident], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """The incidents of a report ready for json.dumps, each with its reasons under "explanation"; without any
    where it was not the built-in rules that read it."""
    known = {_key(incident): to_json(reasons) for incident, reasons in explained(report, gazetteer)}
    return [incident.to_json() | {"explanation": known.get(_key(incident), [])} for incident in incidents]


def to_json(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    """The reasons ready for json.dumps, each rule by its code."""
    return [asdict(reason) for reason in reasons]


def sentence(reason: Reason) -> str:
    """The rule in a short sentence (data/codebook/rules.csv)."""
    return codebook.table("rules")[reason.rule]["text"]


def _sentences(incident: Incident) -> set[tuple[int, int]]:
    return {(part.start, part.end) for part in incident.evidence}


def _key(incident: Incident) -> str:
    return json.dumps(incident.to_json())


def _located(incident: Incident, reasons: tuple[Reason, ...], gazetteer: Gazetteer) -> Explained:
    """The incident on the map, with the reasons of its place after those of its words."""
    place = resolve(incident.toponym, gazetteer) if incident.toponym else NOWHERE
    located = locate(incident, gazetteer)
    told = {reason.field: reason for reason in reasons}
    kept = tuple(reason for reason in reasons if reason.field != "country" or reason.value == located.country)
    after = 1 + max(order for order, reason in enumerate(kept) if reason.field in _BEFORE_THE_MAP)
    return located, (*kept[:after], *_of_place(located, place, told), *kept[after:])


def _of_place(located: Incident, place: Place, told: dict[str, Reason]) -> Iterator[Reason]:
    """The reasons of the name, the division, the country, the point and the precision."""
    words = told.get("place") or told.get("country")
    if located.name is not None:
        rule = "name_country" if located.place is None else f"name_{place.match}"
        yield _because("name", located.name, rule, words)
    if located.admin1 is not None:
        yield _because("admin1", located.admin1, "admin1_of_place")
    country = told.get("country")
    if located.country is not None and (country is None or country.value != located.country):
        yield _because("country", located.country, "country_of_gazetteer")
    yield from _of_point(located)
    yield _because("geo_precision", located.geo_precision, _precision(located))
    yield _because("in_region", located.in_region, "region_inside" if located.in_region else "region_outside")


def _of_point(located: Incident) -> Iterator[Reason]:
    offset = located.toponym is not None and located.toponym.relation == "offset"
    moved = offset and located.geo_precision == 2
    for field in ("latitude", "longitude", "radius_km"):
        value = getattr(located, field)
        if value is not None:
            yield _because(field, value, "point_moved" if moved else "point_of_place")


def _precision(located: Incident) -> str:
    near = located.toponym is not None and located.toponym.relation != "at"
    return "precision_2_near" if near and located.geo_precision == 2 else f"precision_{located.geo_precision}"


def _because(field: str, value: object, rule: str, like: Reason | None = None) -> Reason:
    """A reason that rests on the words of another one, or on none."""
    words = (like.words, like.start, like.end) if like else (None, None, None)
    return Reason(field, value, *words, rule)
