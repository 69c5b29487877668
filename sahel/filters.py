"""The reader's choice: one frozen value, under one spelling in an address and on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

import numpy as np
import pandas as pd

from sahel import codebook

Value = TypeVar("Value")


@dataclass(frozen=True)
class Filters:
    """What the reader chose; an empty choice means no restriction."""

    from_: date | None = None
    to: date | None = None
    group: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    event_type: tuple[str, ...] = ()
    min_fatalities: int | None = None
    geo_precision: tuple[int, ...] = ()

    @classmethod
    def from_options(cls, options: Mapping[str, object]) -> Filters:
        """The choice that an address or a command line spells; what cannot be read is left out."""
        told = {name: _listed(options, name) for name in NAMES}
        return cls(
            from_=_first(_day, told["from"]),
            to=_first(_day, told["to"]),
            group=tuple(text.lower() for text in told["group"]),
            country=tuple(text.upper() for text in told["country"]),
            admin1=told["admin1"],
            event_type=told["event_type"],
            min_fatalities=_first(_whole, told["min_fatalities"]),
            geo_precision=tuple(
                int(text) for text in told["geo_precision"] if text in codebook.table("geo_precision")
            ),
        )

    def options(self) -> dict[str, list[str]]:
        """The choice as an address spells it, the empty ones left out; `from_options` reads it back."""
        values = {name: getattr(self, "from_" if name == "from" else name) for name in NAMES}
        listed = {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}
        return {
            name: [str(part) for part in value]
            for name, value in listed.items()
            if value and value != (None,)
        }


NAMES = tuple(field.name.rstrip("_") for field in fields(Filters))


def matching(
    frame: pd.DataFrame,
    filters: Filters,
    kind: str = "incident",
    in_region: bool = True,
    bounded: bool = True,
) -> np.ndarray:
    """Which rows match, as booleans; without `bounded` the dates are not asked.

    A date counts by its first day, so that months add up to their year.
    """
    keep = among(frame["kind"], (kind,)) & (frame["in_region"].to_numpy(dtype=bool) == in_region)
    if bounded and filters.from_:
        keep &= (frame["date_start"] >= pd.Timestamp(filters.from_)).to_numpy()
    if bounded and filters.to:
        keep &= (frame["date_start"] <= pd.Timestamp(filters.to)).to_numpy()
    if filters.group:
        keep &= by_any_of(frame["perpetrators"], filters.group)
    for column in ("country", "admin1", "event_type"):
        if chosen := getattr(filters, column):
            keep &= among(frame[column], chosen)
    if filters.min_fatalities is not None:
        keep &= (frame["fatalities_best"] >= filters.min_fatalities).to_numpy(dtype=bool, na_value=False)
    if filters.geo_precision:
        keep &= frame["geo_precision"].isin(filters.geo_precision).to_numpy(dtype=bool)
    return keep


def among(column: pd.Series, chosen: Iterable[str]) -> np.ndarray:
    """Which rows hold one of the chosen values: asked of the categories, then spread over the rows."""
    return _spread(column, column.cat.categories.isin(list(chosen)))


def by_any_of(perpetrators: pd.Series, groups: Iterable[str]) -> np.ndarray:
    """Which acts are by one of the groups, alone or with others ("jnim|fla")."""
    wanted = set(groups)
    return _spread(
        perpetrators, [not wanted.isdisjoint(joined.split("|")) for joined in perpetrators.cat.categories]
    )


def _spread(column: pd.Series, wanted: Iterable[bool]) -> np.ndarray:
    return np.append(np.asarray(wanted, dtype=bool), False)[
        column.cat.codes.to_numpy()
    ]  # code -1, unknown: the last


def _listed(options: Mapping[str, object], name: str) -> tuple[str, ...]:
    """What was given under a name, spelled with _ or -, once or several times or joined by commas."""
    value = options.get(name, options.get(name.replace("_", "-"), options.get(f"{name}_")))
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(
        part.strip() for one in values if one is not None for part in str(one).split(",") if part.strip()
    )


def _first(read: Callable[[str], Value | None], texts: Iterable[str]) -> Value | None:
    return next((value for value in map(read, texts) if value is not None), None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
