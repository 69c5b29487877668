"""The database: reports whole, what each of them tells, and the incidents that it all adds up to.

SQLite in WAL mode unless the address names another database. Reading never creates the file nor waits for a
writer; each report is written in one transaction of its own, so that a crash leaves it whole or not at all.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    QueuePool,
    Select,
    Table,
    create_engine,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
)

from sahel.model import Report
from sahel.store import schema
from sahel.store.books import Books
from sahel.store.card import Card, read_card

ROOT = Path(__file__).resolve().parent.parent.parent
DEFAULT_ADDRESS = f"sqlite:///{ROOT / 'var' / 'sahel.sqlite'}"
BUSY_SECONDS = 60


class Store:
    """Reports and incidents at one address; nothing is locked between two questions."""

    def __init__(self, url: URL) -> None:
        self.url = url

    @classmethod
    def open(cls, address: str | None = None) -> Store:
        """The store at an address or at SAHEL_DATABASE; a bare path is a SQLite file. Creates nothing yet."""
        return cls(database_url(address))

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """One transaction, alone among writers; an error or a crash within it leaves nothing of it."""
        with self._writer.begin() as connection:
            connection.execute(select(schema.state.c.value).with_for_update())
            yield Books(connection)

    @contextmanager
    def reading(self, table: Table = schema.state) -> Iterator[Connection | None]:
        """A view of what is stored that no writer waits for; None where nothing is stored yet, or, where the
        store was made before there was this table, nothing of this sort."""
        if not self._exists():
            yield None
            return
        with self._reader.connect() as connection:
            yield connection if inspect(connection).has_table(table.name) else None

    def holds(self, report: Report) -> bool:
        """Whether this very report stands here already, under its own id or another."""
        with self.reading() as connection:
            return connection is not None and Books(connection).holds(report)

    def reports(self) -> int:
        """How many reports are stored."""
        return self._number(select(func.count()).select_from(schema.reports))

    def changes(self) -> int:
        """How many changes the store has seen; 0 where nothing is stored yet."""
        return self._number(select(schema.state.c.value))

    def card(self, incident_id: str) -> Card | None:
        """All that is known of an incident, with who says it; of the one that it was joined with, where it turned
        out to be the same act. None where there is no such incident."""
        with self.reading() as connection:
            return None if connection is None else read_card(connection, incident_id)

    def snapshot_is_behind(self) -> bool:
        """Whether something was stored since the snapshot was published: a run was broken off, or goes on."""
        return self.changes() > published_changes(snapshot_folder(self.url))

    def publish_snapshot(self) -> Path:
        """Write the tables that readers share beside the database, each in one step; say in which folder."""
        from sahel.store.snapshot import publish  # here, for pandas takes longer to import than a look-up

        folder = snapshot_folder(self.url)
        with self._writer.begin() as connection:
            connection.execute(select(schema.state.c.value).with_for_update())
            publish(connection, folder)
        return folder

    def _number(self, question: Select) -> int:
        with self.reading() as connection:
            return 0 if connection is None else connection.scalar(question)

    def _exists(self) -> bool:
        return self.url.get_backend_name() != "sqlite" or Path(self.url.database).exists()

    @cached_property
    def _writer(self) -> Engine:
        """Makes the file and the tables where they are missing."""
        if self.url.get_backend_name() == "sqlite":
            engine = _sqlite_writer(Path(self.url.database))
        else:
            engine = create_engine(self.url)
        with engine.begin() as connection:
            schema.METADATA.create_all(connection)
            if connection.scalar(select(schema.state.c.value)) is None:
                connection.execute(insert(schema.state), {"name": "changes", "value": 0})
        return engine

    @cached_property
    def _reader(self) -> Engine:
        if self.url.get_backend_name() != "sqlite":
            return create_engine(self.url)
        address = f"file:{quote(str(Path(self.url.database).absolute()))}?mode=ro"
        return create_engine("sqlite://", poolclass=QueuePool, creator=lambda: sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False))


def database_url(address: str | URL | None = None) -> URL:
    """The database that an address means: a SQLAlchemy URL, the path of a SQLite file, or, for None,
    SAHEL_DATABASE and failing that var/sahel.sqlite. ValueError where a SQLite address names no file."""
    named = address or os.environ.get("SAHEL_DATABASE") or DEFAULT_ADDRESS
    url = make_url(named if isinstance(named, URL) or "://" in named else f"sqlite:///{named}")
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise ValueError("the store needs a file: a database in memory is gone when the command ends")
    return url


def snapshot_folder(address: str | URL | None = None) -> Path:
    """Where the snapshot of a store lies: `<stem>.snapshot/` beside a SQLite file, in var/ otherwise."""
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        return Path(url.database).with_suffix(".snapshot")
    return ROOT / "var" / f"{url.database}.snapshot"


def published_changes(folder: Path) -> int:
    """The number of changes that the snapshot in a folder shows; 0 where there is no whole snapshot."""
    try:
        return json.loads((folder / "snapshot.json").read_text("utf-8"))["changes"]
    except (FileNotFoundError, ValueError):
        return 0


def _sqlite_writer(path: Path) -> Engine:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None            # SQLAlchemy begins the transactions, below
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
