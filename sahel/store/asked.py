"""What the geocoder was asked for each telling, so that it can be asked again once more places are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, null, select

from sahel.model import Toponym
from sahel.store import Store
from sahel.store.records import toponym_from
from sahel.store.schema import incidents, tellings, toponyms

EXACT = 1        # the geo_precision of an incident whose very place is known
NEAR = 2         # and of one that is known to be near a place, or in a second-level division


@dataclass(frozen=True)
class Asked:
    """A telling of an incident in the codebook's JSON, and its toponym."""

    telling_id: int
    incident_id: str
    told: dict[str, Any]
    toponym: Toponym


def asked(store: Store, vaguer_than: int = 0) -> Iterator[Asked]:
    """The tellings that name a place, of incidents whose geo_precision is beyond that number; where it is above 0,
    of the region only. Of what an earlier version stored, the place as written with the country where it was put.
    """
    with store.reading() as connection:
        if connection is None:
            return
        stored = inspect(connection).has_table(toponyms.name)
        kept = toponyms.c.asked if stored else null().label("asked")
        question = (
            select(tellings.c["telling_id", "incident_id", "told"], kept)
            .join_from(tellings, incidents)
            .order_by(tellings.c.telling_id)
        )
        if stored:
            question = question.outerjoin(toponyms, toponyms.c.telling_id == tellings.c.telling_id)
        if vaguer_than:
            question = question.where(incidents.c.geo_precision > vaguer_than, incidents.c.in_region)
        for row in connection.execute(question):
            if toponym := _toponym(row.told, row.asked):
                yield Asked(row.telling_id, row.incident_id, row.told, toponym)


def _toponym(told: dict[str, Any], asked: dict[str, Any] | None) -> Toponym | None:
    if asked:
        return toponym_from(asked)
    vague = told["place"] and told["geo_precision"] > NEAR
    return Toponym(told["place"], country=told["country"]) if vague else None
