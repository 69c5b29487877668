"""What a model answered → incidents: nothing is believed that the report's own words do not bear out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from sahel.casualties import fatalities
from sahel.codebook import countries
from sahel.extractors import Failed, fields, quotes
from sahel.extractors.fields import Reject
from sahel.geocode.gazetteer import Gazetteer
from sahel.model import Casualty, Evidence, Incident, Report, Toponym

KINDS = ("incident", "tally")
RELATIONS = ("at", "near", "offset")
MAX_KM = 500.0                     # an offset beyond that tells nothing of where it was
_OBJECT = re.compile(r'\{\s*"incidents"\s*:')
_TRIES = 20                        # objects begun in a model's prose that are looked into


def told(answer: str) -> list[Any]:
    """The list under "incidents" in an answer, also amid prose or in a fence; Failed if there is none."""
    for start in (0, *(found.start() for found in islice(_OBJECT.finditer(answer), _TRIES))):
        try:
            found, _ = json.JSONDecoder().raw_decode(answer, start)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get("incidents"), list):
            return found["incidents"]
    raise Failed(f'the model\'s answer has no JSON object with "incidents": {fields.shown(answer)}')


def incidents(entries: Iterable[Any], report: Report, gazetteer: Gazetteer, reject: Reject) -> list[Incident]:
    """The incidents that hold, in order; `reject` is told what was left out of them, and which did not."""
    sentences = quotes.sentences(report.text)
    found = []
    for number, entry in enumerate(entries, 1):
        def complain(reason: str, number: int = number) -> None:
            reject(f"incident {number}: {reason}")

        incident = _incident(entry, report, sentences, gazetteer, complain)
        if incident:
            found.append(incident)
    return found


def _incident(
    entry: Any, report: Report, sentences: Sequence[Evidence], gazetteer: Gazetteer, reject: Reject
) -> Incident | None:
    """One incident, or None where its kind is unknown or no sentence of the report tells it."""
    kind = (entry.get("kind") or KINDS[0]) if isinstance(entry, dict) else None
    if kind not in KINDS:
        return reject("left out, for it is neither an incident nor a tally")
    casualties = _casualties(entry, report, reject)
    evidence = _evidence(entry, casualties, report, sentences, reject)
    if not evidence:
        return reject("left out, for no sentence of the report tells it")
    event_type, sub_event_type = fields.event(entry, reject)
    start, end, precision = fields.span(entry, report.published, reject)
    perpetrators = fields.perpetrators(entry.get("perpetrators"), reject)
    low, best, high = fatalities(casualties)
    toponym = _toponym(entry, report, gazetteer, reject)
    return Incident(
        kind=kind,
        event_type=event_type,
        sub_event_type=sub_event_type,
        date_start=start,
        date_end=end,
        date_precision=precision,
        place=toponym.text if toponym and toponym.kind != "country" else None,
        perpetrators=perpetrators,
        attribution=fields.attribution(entry.get("attribution"), perpetrators, reject),
        targets=fields.targets(entry.get("targets"), reject),
        casualties=casualties,
        fatalities_low=low,
        fatalities_best=best,
        fatalities_high=high,
        evidence=evidence,
        confidence=fields.confidence(entry.get("confidence")),
        toponym=toponym,
    )


def _casualties(entry: dict[str, Any], report: Report, reject: Reject) -> tuple[Casualty, ...]:
    """The figures that hold, each distinct one once."""
    listed = fields.items(entry.get("casualties"), "casualties", reject)
    found = (fields.casualty(figure, report.text, reject) for figure in listed)
    return tuple(dict.fromkeys(figure for figure in found if figure))


def _evidence(
    entry: dict[str, Any],
    casualties: Iterable[Casualty],
    report: Report,
    sentences: Sequence[Evidence],
    reject: Reject,
) -> tuple[Evidence, ...]:
    """The sentences that the quotes stand in, those of the figures too; else the ones nearest to them."""
    given = list(filter(None, map(_quote, fields.items(entry.get("evidence"), "evidence", reject))))
    standing = {quote: quotes.around(quote, report.text, sentences) for quote in given}
    invented = [quote for quote, found in standing.items() if not found]
    for quote in invented:
        reject(f"a quote that is not in the report, or too short: {fields.shown(quote)}")
    standing |= {figure.quote: quotes.around(figure.quote, report.text, sentences) for figure in casualties}
    found = set(chain(*standing.values())) or set(quotes.nearest(invented, sentences))
    return tuple(sorted(found, key=lambda sentence: sentence.start))


def _quote(entry: Any) -> str | None:
    """A quote given by itself, or with offsets, which are not relied on."""
    return fields.text(entry.get("quote") if isinstance(entry, dict) else entry)


def _toponym(entry: dict[str, Any], report: Report, gazetteer: Gazetteer, reject: Reject) -> Toponym | None:
    """The place to be located: what the report names, else its country; None where it tells neither."""
    country = _country(entry.get("country"), gazetteer, reject)
    place = _named(entry.get("place"), "place", report, reject)
    if place is None:
        known = countries().get(country or "")
        return Toponym(known.name if known else country, kind="country", country=country) if country else None
    admin1 = _named(entry.get("admin1"), "admin1", report, reject)
    return Toponym(
        text=place,
        relation=fields.code(entry.get("relation"), "relation", RELATIONS, reject) or "at",
        country=country,
        admin1=admin1,
        distance_km=fields.number(entry.get("distance_km"), 0, MAX_KM),
        bearing=fields.number(entry.get("bearing"), 0, 360),
        context=(admin1,) if admin1 else (),
    )


def _named(value: Any, name: str, report: Report, reject: Reject) -> str | None:
    """A place in the report's own words; None for one that the report does not name."""
    if fields.text(value) is None:
        return None
    written = quotes.toponym(value, report.text)
    return written or reject(f"{name} {fields.shown(value)} is not in the report")


def _country(value: Any, gazetteer: Gazetteer, reject: Reject) -> str | None:
    """The code of a country that is known; an invented one would put the act out of the region."""
    others = {row.country for row in gazetteer.rows if row.kind == "country"}
    return fields.code(value, "country", others | countries().keys(), reject)
