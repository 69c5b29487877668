"""The places that the user added to the gazetteer, or chose for a toponym that it could not place."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from sahel.store import Store
from sahel.store.records import now
from sahel.store.schema import own_places as table


@dataclass(frozen=True)
class OwnPlace:
    """A row of the user's own, as sahel.geocode.gazetteer.Row has it, and who added it when."""

    name: str
    country: str                            # ISO alpha-3
    latitude: float                         # WGS 84 degrees
    longitude: float
    kind: str = "village"
    alternates: tuple[str, ...] = ()
    admin1: str | None = None
    admin2: str | None = None
    uncertainty_km: float = 5.0
    geonameid: int | None = None
    note: str | None = None
    added_by: str | None = None
    place_id: str = ""                      # the store gives it: own.1, own.2 ...
    added_at: datetime | None = None        # UTC
    forgotten_at: datetime | None = None    # None: it counts


def own_places(store: Store, forgotten: bool = False) -> tuple[OwnPlace, ...]:
    """The places in the order in which they were added; on request with those that were forgotten."""
    with store.reading(table) as connection:
        return () if connection is None else _read(connection, forgotten)


def add_place(store: Store, place: OwnPlace) -> OwnPlace:
    """Keep a place, and give it as it is kept; one that is there already changes nothing."""
    with store.writing() as books:
        known = _read(books.connection, forgotten=True)
        for other in known:
            if other.forgotten_at is None and replace(other, place_id="", added_at=None) == place:
                return other
        kept = replace(place, place_id=f"own.{len(known) + 1}", added_at=now())
        books.connection.execute(insert(table), asdict(kept))
        return kept


def forget_place(store: Store, place_id: str) -> bool:
    """Let a place count no more; False where there is none of that id. Its row stays, to undo what it did."""
    with store.writing() as books:
        this = (table.c.place_id == place_id) & table.c.forgotten_at.is_(None)
        return books.connection.execute(update(table).where(this).values(forgotten_at=now())).rowcount > 0


def _read(connection: Connection, forgotten: bool) -> tuple[OwnPlace, ...]:
    question = select(table).order_by(table.c.added_at, table.c.place_id)
    places = (OwnPlace(**dict(row) | {"alternates": tuple(row["alternates"])})
              for row in connection.execute(question).mappings())
    return tuple(place for place in places if forgotten or place.forgotten_at is None)
