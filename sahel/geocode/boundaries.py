"""Which first-level division a point lies in, by the dated polygons of data/boundaries."""

from __future__ import annotations

from functools import cache

from sahel.codebook import DATA


def admin1_of(latitude: float, longitude: float) -> tuple[str, str] | None:
    """(ISO alpha-3 country, division) at that point; None outside the region.

    Where the boundary file does not tell today's divisions apart, all that share the polygon: "Gao / Ménaka".
    """
    from shapely import Point

    tree, names = _divisions()
    inside = tree.query(Point(longitude, latitude), predicate="within")
    return names[inside[0]] if len(inside) else None


@cache
def _divisions() -> tuple:
    import geopandas as gpd
    from shapely import STRtree

    table = gpd.read_parquet(DATA / "boundaries" / "admin1.parquet")
    return STRtree(table.geometry.to_numpy()), list(zip(table["iso3"], table["name"], strict=True))
