"""The same act in several reports is one incident: which tellings belong together, what they add up to."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from sahel.casualties import fatalities, overlap
from sahel.codebook import actor
from sahel.model import Casualty, Evidence, Incident

NOBODY = ("unidentified",)
PRECISIONS = ("day", "week", "month", "year", "unknown")
ATTRIBUTIONS = ("claimed", "attributed", "suspected", "unattributed")
RADIUS_KM = {1: 10.0, 2: 30.0, 3: 150.0}   # how far apart two tellings of one act may be placed
TELLING_QUOTE = 40                         # characters from which a sentence can be one act's own words
KINDRED_TYPES = (
    {"Battles", "Explosions/Remote violence"},
    {"Battles", "Violence against civilians"},
    {"Violence against civilians", "Explosions/Remote violence"},
)


class Match(IntEnum):
    """How well two tellings agree on one point."""

    CONFLICT = 0
    OPEN = 1         # one of them does not say
    LOOSE = 2        # they agree as far as they go: the same division, overlapping weeks, kindred event types
    EXACT = 3


@dataclass(frozen=True)
class Known:
    """An incident that the store holds, as all its reports together tell it."""

    incident_id: str
    incident: Incident


def pair(told: Sequence[Incident], known: Iterable[Known]) -> list[tuple[Incident, str | None]]:
    """Each incident of a report with the id of the known one that is the same act, or None for a new one.

    The best matches come first. No two incidents of one report are the same act: the report tells them apart.
    """
    scores = [
        (likeness(incident, other.incident), -position, other.incident_id)
        for position, incident in enumerate(told)
        for other in known
    ]
    chosen: dict[int, str] = {}
    for score, position, incident_id in sorted(scores, reverse=True):
        if score and -position not in chosen and incident_id not in chosen.values():
            chosen[-position] = incident_id
    return [(incident, chosen.get(position)) for position, incident in enumerate(told)]


def likeness(one: Incident, other: Incident) -> int:
    """0 where two tellings are not known to be of the same act, else the higher the better they agree."""
    if one.kind != other.kind:
        return 0
    points = tuple(match(one, other) for match in (place_match, date_match, actor_match, type_match))
    if Match.CONFLICT in points:
        return 0
    if shared_quote(one, other):
        return 100 + sum(points)
    if one.kind == "tally" or not _same_act(one, other, *points):
        return 0
    return sum(points) + 4 * agreeing_figures(one, other)


def _same_act(one: Incident, other: Incident, place: Match, day: Match, actors: Match, event: Match) -> bool:
    """Whether place, day, actors and event type, none in conflict, are together enough to say so."""
    figures = agreeing_figures(one, other)
    if place is Match.EXACT and day is Match.EXACT:
        return True
    if place is Match.EXACT and day is Match.LOOSE:
        return event is Match.EXACT and (figures or actors is Match.EXACT)
    if place is Match.EXACT and day is Match.OPEN:
        return _same_without_a_date(one, other, actors)
    if place is Match.LOOSE and day is Match.EXACT:
        return event is Match.EXACT and actors is Match.EXACT and (figures or not rival_figures(one, other))
    return place is Match.OPEN and day is Match.EXACT and event is actors is Match.EXACT and figures


def _same_without_a_date(one: Incident, other: Incident, actors: Match) -> bool:
    """Where a telling has no date, the same named actor must have done the same sort of act with figures that
    fit; where the other has one, some figure must be the same, for a group may strike a place again."""
    same_sort = one.sub_event_type is not None and one.sub_event_type == other.sub_event_type
    if actors is not Match.EXACT or not same_sort or rival_figures(one, other):
        return False
    return one.date_start is other.date_start is None or agreeing_figures(one, other)


def place_match(one: Incident, other: Incident) -> Match:
    """Whether two tellings place the act in the same place, as far as each place is known."""
    if one.country and other.country and one.country != other.country:
        return Match.CONFLICT
    coarsest = max(one.geo_precision, other.geo_precision)
    if coarsest >= 4:
        return Match.OPEN
    near = _near(one, other)
    if near is None:
        return Match.OPEN
    if not near:
        return Match.CONFLICT
    return Match.EXACT if coarsest <= 2 else Match.LOOSE


def _near(one: Incident, other: Incident) -> bool | None:
    """Whether two located tellings can be of one place; None where that cannot be told."""
    coarsest = max(one.geo_precision, other.geo_precision)
    if coarsest == 3 and one.admin1 and other.admin1:
        return one.admin1 == other.admin1
    distance = kilometres(one, other)
    if distance is not None:
        return distance <= RADIUS_KM[coarsest]
    return True if one.name and one.name == other.name else None


def kilometres(one: Incident, other: Incident) -> float | None:
    """The great-circle distance between two incidents in km; None where one has no coordinates.

    The sphere is wrong by at most 0.56 % in the region: some 60 m at the smallest of RADIUS_KM.
    """
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return None
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    chord = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(chord)))


def date_match(one: Incident, other: Incident) -> Match:
    """Exact where both name the same day, loose where weeks overlap, and where two days in a row share a
    figure: an attack of one night is told of either day."""
    if one.date_start is None or other.date_start is None:
        return Match.OPEN
    gap = max(one.date_start, other.date_start) - min(_end(one), _end(other))
    exact = one.date_precision == other.date_precision == "day"
    if gap <= timedelta(0):
        return Match.EXACT if exact else _loose(one, other)
    return Match.LOOSE if exact and gap == timedelta(1) and agreeing_figures(one, other) else Match.CONFLICT


def _loose(one: Incident, other: Incident) -> Match:
    coarse = {"month", "year", "unknown"} & {one.date_precision, other.date_precision}
    return Match.OPEN if coarse else Match.LOOSE


def _end(incident: Incident) -> date:
    return incident.date_end or incident.date_start


def actor_match(one: Incident, other: Incident) -> Match:
    """Exact where a named actor is common to both, himself or by his parent organisation."""
    first, second = _named(one), _named(other)
    if not first or not second:
        return Match.OPEN
    if first & second:
        return Match.EXACT
    return Match.LOOSE if _with_parents(first) & _with_parents(second) else Match.CONFLICT


def _named(incident: Incident) -> set[str]:
    return set(incident.perpetrators) - set(NOBODY)


def _with_parents(actor_ids: set[str]) -> set[str]:
    return actor_ids | {parent for actor_id in actor_ids if (parent := actor(actor_id).parent)}


def type_match(one: Incident, other: Incident) -> Match:
    """Whether two tellings can be of one sort of act: a raid that starts with a mine is told as either."""
    if one.event_type is None or other.event_type is None:
        return Match.OPEN
    if one.event_type == other.event_type:
        return Match.EXACT
    return Match.LOOSE if {one.event_type, other.event_type} in KINDRED_TYPES else Match.CONFLICT


def agreeing_figures(one: Incident, other: Incident) -> bool:
    """Whether both tellings give the same figure, by its low bound, for victims that may be the same."""
    return any(
        mine.low == theirs.low and mine.low is not None and overlap(mine, theirs)
        for mine, theirs in _comparable(one, other)
    )


def rival_figures(one: Incident, other: Incident) -> bool:
    """Whether both tellings give figures for the same victims, and none of them fit."""
    comparable = [overlap(mine, theirs) for mine, theirs in _comparable(one, other)]
    return bool(comparable) and not any(comparable)


def _comparable(one: Incident, other: Incident) -> Iterable[tuple[Casualty, Casualty]]:
    for mine in one.casualties:
        for theirs in other.casualties:
            kinds = {mine.victims, theirs.victims}
            if mine.outcome == theirs.outcome and (len(kinds) == 1 or "unspecified" in kinds):
                yield mine, theirs


def shared_quote(one: Incident, other: Incident) -> bool:
    """Whether both rest on the same sentence word for word, as syndicated stories and teasers do."""
    return bool(quotes(one.evidence) & quotes(other.evidence))


def quotes(evidence: Iterable[Evidence]) -> set[str]:
    """The words of the sentences that an incident rests on, those too short to be its own left out."""
    folded = (re.sub(r"\W+", " ", sentence.quote).strip().casefold() for sentence in evidence)
    return {quote for quote in folded if len(quote) >= TELLING_QUOTE}


def merge(tellings: Sequence[Incident]) -> Incident:
    """One incident from all tellings of an act, in the order of publication: each field from the telling that
    knows it best, every casualty figure kept, fatalities by the codebook's rule over all of them."""
    if len(tellings) == 1:
        return tellings[0]
    dated = min(tellings, key=_vagueness)
    located = min(tellings, key=lambda telling: (telling.geo_precision, telling.latitude is None))
    actors = min(tellings, key=_anonymity)
    event = _commonest_type(tellings)
    casualties = tuple(entry for telling in tellings for entry in telling.casualties)
    low, best, high = _fatalities(casualties, tellings)
    return replace(
        located,
        event_type=event.event_type, sub_event_type=event.sub_event_type,
        date_start=dated.date_start, date_end=dated.date_end, date_precision=dated.date_precision,
        perpetrators=actors.perpetrators, attribution=min(tellings, key=_rank).attribution,
        targets=tuple(dict.fromkeys(target for telling in tellings for target in telling.targets)),
        casualties=casualties, fatalities_low=low, fatalities_best=best, fatalities_high=high,
        evidence=tuple(sentence for telling in tellings for sentence in telling.evidence),
        confidence=max(telling.confidence for telling in tellings),
    )


def _vagueness(telling: Incident) -> tuple[int, timedelta]:
    """How loosely a telling is dated: by its precision, then by the length of its span."""
    span = _end(telling) - telling.date_start if telling.date_start else timedelta.max
    return PRECISIONS.index(telling.date_precision), span


def _anonymity(telling: Incident) -> tuple[bool, int, int]:
    """How little a telling knows of who did it: nobody named, then by its attribution, then by how few."""
    return telling.perpetrators == NOBODY, _rank(telling), -len(_named(telling))


def _rank(telling: Incident) -> int:
    return ATTRIBUTIONS.index(telling.attribution)


def _commonest_type(tellings: Sequence[Incident]) -> Incident:
    """The telling whose event type most tellings share; the earliest of equals, those without a type last."""
    told = Counter((telling.event_type, telling.sub_event_type) for telling in tellings if telling.event_type)
    return max(tellings, key=lambda telling: told[telling.event_type, telling.sub_event_type])


def _fatalities(casualties: Sequence[Casualty], tellings: Sequence[Incident]) -> tuple[int | None, ...]:
    """By the codebook's rule; where no figure is told, what a telling knows without one: that nobody died."""
    counted = fatalities(casualties)
    known = [(each.fatalities_low, each.fatalities_best, each.fatalities_high) for each in tellings]
    return next((tolls for tolls in (counted, *known) if tolls[1] is not None), counted)
