"""One function per question of the reader: the published snapshot and a choice in, a table out.

Tallies, acts outside the region and what the reader left out never reach a total. A choice is applied to
categories and their codes, not row by row, so that a million incidents take some 50 ms.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sahel import codebook
from sahel.filters import Filters, matching
from sahel.words import OTHER, SEVERAL

INCIDENTS = {  # the columns of the snapshot by their types
    "str": "incident_id place name title publisher quote",
    "category": "kind event_type sub_event_type date_precision admin1 country perpetrators "
    "attribution targets",
    "datetime64[ns]": "date_start date_end",
    "float64": "latitude longitude radius_km confidence",
    "Int8": "geo_precision",
    "Int16": "reports",
    "Int32": "fatalities_low fatalities_best fatalities_high",
    "bool": "in_region disputed",
}
CLAIMS = {
    "str": "incident_id report_id publisher quote",
    "category": "victims outcome source",
    "datetime64[ns]": "reported",
    "Int32": "low high",
}
TOLLS = ("fatalities_low", "fatalities_best", "fatalities_high")
STEPS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
FINER_THAN = {
    "day": ("day",),
    "week": ("day", "week"),
    "month": ("day", "week", "month"),
    "year": ("day", "week", "month", "year"),
}
DRAWN = (1, 2, 3)  # the geo_precision that a map can show


@dataclass(frozen=True)
class Data:
    """The published snapshot; shared by all readers, so never changed in place."""

    incidents: pd.DataFrame
    claims: pd.DataFrame


@dataclass(frozen=True)
class Totals:
    """The key figures of a choice; a figure is None where no report gives it."""

    incidents: int
    fatalities_low: int | None
    fatalities_best: int | None
    fatalities_high: int | None
    without_toll: int
    groups: int
    countries: int
    disputed: int
    undated: int
    unlocated: int
    tallies: int
    out_of_region: int


def load(folder: Path) -> Data:
    """The snapshot in a folder, as categories where it repeats itself; no snapshot yet is an empty one."""
    return Data(_read(folder / "incidents.parquet", INCIDENTS), _read(folder / "claims.parquet", CLAIMS))


def incidents(data: Data, filters: Filters) -> pd.DataFrame:
    """The incidents of the region that match, in the snapshot's order."""
    return data.incidents[matching(data.incidents, filters)]


def latest(data: Data, filters: Filters, count: int | None = None) -> pd.DataFrame:
    """The incidents that match, the newest first, those without a date last."""
    rows = np.flatnonzero(matching(data.incidents, filters))
    days = data.incidents["date_start"].iloc[rows].reset_index(drop=True)
    return data.incidents.iloc[rows[_newest_first(days).index[:count]]]


def newest(found: pd.DataFrame) -> pd.DataFrame:
    """Incidents with the newest first, those without a date last."""
    return found.loc[_newest_first(found["date_start"]).index]


def tallies(data: Data, filters: Filters) -> pd.DataFrame:
    """The sums over several acts that reports give; they stand beside the incidents, never in a total."""
    return data.incidents[matching(data.incidents, filters, kind="tally")]


def out_of_region(data: Data, filters: Filters) -> pd.DataFrame:
    """The incidents elsewhere in the world, kept but neither drawn nor counted."""
    return data.incidents[matching(data.incidents, filters, in_region=False)]


def undated(data: Data, filters: Filters) -> pd.DataFrame:
    """The incidents that match but for a date that nobody tells; a bound on the date leaves them out."""
    everything = data.incidents
    return everything[
        matching(everything, filters, bounded=False) & everything["date_start"].isna().to_numpy()
    ]


def located(data: Data, filters: Filters) -> pd.DataFrame:
    """The incidents that a map can draw: a point, a point with a halo, or the area of a division."""
    found = incidents(data, filters)
    return found[_drawable(found)]


def unlocated(data: Data, filters: Filters) -> pd.DataFrame:
    """The incidents that no map can draw: known to a country only, to several, or to no place."""
    found = incidents(data, filters)
    return found[~_drawable(found)]


def at_place(
    data: Data, filters: Filters, latitude: float, longitude: float, area: bool = False
) -> pd.DataFrame:
    """All incidents drawn at one point, or as the area around it, the newest first."""
    found = newest(located(data, filters))
    here = np.isclose(found["latitude"], latitude) & np.isclose(found["longitude"], longitude)
    return found[here & ((found["geo_precision"] == 3).to_numpy(dtype=bool) == area)]


def disputed(data: Data, filters: Filters, count: int | None = None) -> pd.DataFrame:
    """The incidents whose toll is disputed, the widest quarrel first."""
    found = incidents(data, filters)
    found = found[found["disputed"].to_numpy(dtype=bool)]
    spread = (found["fatalities_high"] - found["fatalities_low"]).fillna(0)
    found = found.loc[spread.sort_values(ascending=False, kind="stable").index]
    return found if count is None else found.head(count)


def totals(data: Data, filters: Filters) -> Totals:
    """The key figures; a joint act counts once, tallies and acts elsewhere not at all."""
    frame, keep = data.incidents, matching(data.incidents, filters)
    named = {actor for joined in _present(frame["perpetrators"], keep) for actor in joined.split("|")} - {
        "unidentified"
    }
    sums = {toll: _sum(frame[toll][keep]) for toll in TOLLS}
    return Totals(
        incidents=int(keep.sum()),
        **sums,
        without_toll=int(frame["fatalities_best"][keep].isna().sum()),
        groups=len(named),
        countries=len(_present(frame["country"], keep)),
        disputed=int(frame["disputed"].to_numpy(dtype=bool)[keep].sum()),
        undated=len(undated(data, filters)),
        unlocated=int((keep & ~_drawable(frame)).sum()),
        tallies=int(matching(frame, filters, kind="tally").sum()),
        out_of_region=int(matching(frame, filters, in_region=False).sum()),
    )


def step_for(data: Data, filters: Filters) -> str:
    """The step of time that suits the span of the incidents, and at least half of those that are dated."""
    dated = _told(data, filters, ["date_start", "date_precision"]).dropna(subset=["date_start"])
    length = (dated["date_start"].max() - dated["date_start"].min()).days if len(dated) else 0
    finest = "day" if length <= 31 else "week" if length <= 200 else "month" if length <= 4000 else "year"
    steps = list(STEPS)[list(STEPS).index(finest) :]
    return next(
        (step for step in steps if dated["date_precision"].isin(FINER_THAN[step]).mean() >= 0.5), finest
    )


def fatalities_by_month(data: Data, filters: Filters, by: str = "group", step: str = "month") -> pd.DataFrame:
    """Incidents and deaths in each month, or another step of time, by group or by event type.

    Columns: start, series, incidents, fatalities_low, fatalities_best, fatalities_high. An act by several
    groups is a series of its own, so that a month's series add up to the month. What is dated less exactly
    than the step is left out.
    """
    frame = data.incidents
    keep = matching(frame, filters) & frame["date_precision"].isin(FINER_THAN[step]).to_numpy()
    found = frame.loc[keep, ["date_start", "event_type", "perpetrators", *TOLLS]].dropna(
        subset=["date_start"]
    )
    starts = found["date_start"].dt.to_period(STEPS[step]).dt.start_time.rename("start")
    series = _folded(_series(found, by)).rename("series")
    return _sums(found.groupby([starts, series], observed=True)).reset_index()


def fatalities_by_group(data: Data, filters: Filters) -> pd.DataFrame:
    """Incidents and deaths of each group, the deadliest first; a joint act stands under each of its groups.

    Columns: group, incidents, joint (incidents shared with another group), fatalities_low, _best, _high.
    The rows therefore do not add up to the totals.
    """
    found = _told(data, filters, ["perpetrators", *TOLLS])
    joined = _sums(found.groupby("perpetrators", observed=True)).reset_index()
    joined["group"] = joined["perpetrators"].astype("str").str.split("|")
    joined["joint"] = joined["incidents"].where(joined["group"].str.len() > 1, 0)
    groups = (
        joined.explode("group")
        .groupby("group")[["incidents", "joint", *TOLLS]]
        .sum(min_count=1)
        .reset_index()
    )
    groups = groups[groups["group"].isin(filters.group)] if filters.group else groups
    return groups.sort_values(
        ["fatalities_best", "incidents"], ascending=False, na_position="last", ignore_index=True
    )


def claims_by_group(data: Data, filters: Filters) -> pd.DataFrame:
    """How many deaths each kind of source counts in the acts of each group.

    Columns: group, source, incidents (of which that source speaks), low, high. Of two figures by the same
    kind of source for the same victims the later one counts, as in the codebook.
    """
    killed = data.claims[(data.claims["outcome"] == "killed").to_numpy()]
    found = _told(data, filters, ["incident_id", "perpetrators"])
    killed = killed.merge(found, on="incident_id").sort_values("reported", na_position="first", kind="stable")
    killed = killed.drop_duplicates(["incident_id", "source", "victims"], keep="last")
    killed = killed.assign(
        group=killed["perpetrators"].astype("str").str.split("|"),
        low=killed["low"].fillna(killed["high"]),
        high=killed["high"].fillna(killed["low"]),
    )
    by_source = killed.explode("group").groupby(["group", "source"], observed=True)
    claimed = by_source.agg(
        incidents=("incident_id", "nunique"), low=("low", "sum"), high=("high", "sum")
    ).reset_index()
    return claimed[claimed["group"].isin(filters.group)] if filters.group else claimed


def claims_of(data: Data, incident_id: str) -> pd.DataFrame:
    """The claims about one incident, side by side: by outcome and victims, the most reliable source first."""
    found = data.claims[(data.claims["incident_id"] == incident_id).to_numpy()].copy()
    found["reliability"] = [codebook.reliability(source) for source in found["source"].astype("str")]
    order = {code: place for place, code in enumerate(codebook.table("outcomes"))}
    found["place"] = found["outcome"].astype("str").map(order)
    found = found.sort_values(["place", "victims", "reliability", "reported"], kind="stable")
    return found.drop(columns=["place", "reliability"]).reset_index(drop=True)


def incident(data: Data, incident_id: str) -> pd.Series | None:
    """One incident of the snapshot, tallies and acts elsewhere included; None where there is none such."""
    found = data.incidents[(data.incidents["incident_id"] == incident_id).to_numpy()]
    return None if found.empty else found.iloc[0]


def group_choices(data: Data) -> list[str]:
    """The groups that have incidents, those with the most first."""
    counts = _told(data, Filters(), ["perpetrators"])["perpetrators"].value_counts()
    counts = counts[counts > 0].rename_axis("group").reset_index(name="incidents")
    counts["group"] = counts["group"].astype("str").str.split("|")
    return list(
        counts.explode("group").groupby("group")["incidents"].sum().sort_values(ascending=False).index
    )


def choices(data: Data, column: str) -> list[str]:
    """The values of a category that occur among the incidents, in alphabetical order."""
    return sorted(_present(data.incidents[column], matching(data.incidents, Filters())))


def _read(path: Path, columns: dict[str, str]) -> pd.DataFrame:
    kinds = {name: kind for kind, names in columns.items() for name in names.split()}
    frame = pd.read_parquet(path) if path.exists() else pd.DataFrame(columns=list(kinds))
    return frame.astype({name: kind for name, kind in kinds.items() if name in frame})


def _newest_first(days: pd.Series) -> pd.Series:
    return days.sort_values(ascending=False, na_position="last", kind="stable")


def _told(data: Data, filters: Filters, columns: list[str]) -> pd.DataFrame:
    """Some columns of the incidents that match; the others, the long ones, are not copied."""
    return data.incidents.loc[matching(data.incidents, filters), columns]


def _drawable(frame: pd.DataFrame) -> np.ndarray:
    return (frame["geo_precision"].isin(DRAWN) & frame["latitude"].notna()).to_numpy(dtype=bool)


def _present(column: pd.Series, keep: np.ndarray) -> list[str]:
    codes = np.unique(column.cat.codes.to_numpy()[keep])
    return list(column.cat.categories[codes[codes >= 0]])


def _sum(tolls: pd.Series) -> int | None:
    return None if tolls.isna().all() else int(tolls.sum())


def _sums(grouped: pd.api.typing.DataFrameGroupBy) -> pd.DataFrame:
    """Incidents and tolls of each part; a toll is unknown where no incident of the part has one."""
    return grouped[list(TOLLS)].sum(min_count=1).assign(incidents=grouped.size())


def _series(found: pd.DataFrame, by: str) -> pd.Series:
    """The series that each incident belongs to: its event type, its only group, or "several"."""
    if by == "event_type":
        return found["event_type"].astype("str")
    joined = found["perpetrators"]
    names = [SEVERAL if "|" in name else name for name in joined.cat.categories]
    return joined.map(dict(zip(joined.cat.categories, names, strict=True))).astype("str")


def _folded(series: pd.Series, keep: int = 6) -> pd.Series:
    """The series with the most incidents under their own name, the others as "other"."""
    large = {*series[series != SEVERAL].value_counts().head(keep).index, SEVERAL}
    return series.where(series.isin(large), OTHER)
