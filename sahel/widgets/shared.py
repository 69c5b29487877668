"""What all readers share: the published snapshot and the store behind it, each opened once."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from sahel import query
from sahel.query import Data
from sahel.store import Store, database_url, snapshot_folder

EMPTY_STORE = """
The database is empty, so there is nothing to show yet. Read some reports into it:

```
python -m sahel ingest seeds
```

then reload this page. `SAHEL_DATABASE` names another database.
"""


def snapshot() -> Data:
    """The published snapshot; where it is empty, the way to fill it and no more."""
    folder = snapshot_folder()
    data = _load(folder, _version(folder))
    if data.incidents.empty:
        st.info(EMPTY_STORE, icon=":material/inbox:")
        st.stop()
    return data


def store() -> Store:
    """The store, for what the snapshot does not hold: the reports' words."""
    return _opened(database_url().render_as_string(hide_password=False))


@st.cache_resource(max_entries=2, show_spinner=False)
def _load(folder: Path, version: tuple[int, ...]) -> Data:
    return query.load(folder)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(address: str) -> Store:
    return Store.open(address)


def _version(folder: Path) -> tuple[int, ...]:
    """When each file of the snapshot was put in place; a new snapshot is a new version."""
    return tuple(path.stat().st_mtime_ns for path in sorted(folder.glob("*.parquet")))
