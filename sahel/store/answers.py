"""What an online geocoder answered before, also that it found nothing: it is asked each question once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from sahel.store import Store
from sahel.store.records import now
from sahel.store.schema import online_answers as table

LONGEST = 255            # characters of a name; no place has more


class Answers:
    """The answers of one service, kept in a store; as sahel.geocode.online asks for them."""

    def __init__(self, store: Store, service: str) -> None:
        self.store, self.service = store, service

    def get(self, name: str, country: str) -> list[dict[str, Any]] | None:
        """The places that were found under a name in a country; None where that was not asked yet."""
        with self.store.reading(table) as connection:
            if connection is None:
                return None
            return connection.scalar(select(table.c.answer).where(*self._this(name, country)))

    def keep(self, name: str, country: str, answer: list[dict[str, Any]]) -> None:
        """Keep what was found; an answer that another process kept meanwhile stays."""
        with self.store.writing() as books:
            if books.connection.execute(select(table.c.name).where(*self._this(name, country))).first():
                return
            books.connection.execute(insert(table), {
                "service": self.service, "name": name[:LONGEST], "country": country,
                "answer": answer, "asked_at": now(),
            })

    def _this(self, name: str, country: str) -> tuple:
        return table.c.service == self.service, table.c.name == name[:LONGEST], table.c.country == country
