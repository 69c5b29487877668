"""Which divisions points lie in, by the dated polygons of data/boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sahel.codebook import DATA

COAST_KM = 10.0           # the coast is generalised: Lagos, Banjul and Bonny lie up to 1.2 km off it
KM_OF_A_DEGREE = 111.32   # at the equator; at 25° north a degree of longitude has 101


@dataclass(frozen=True)
class Area:
    """A polygon of the boundary files."""

    country: str                     # ISO alpha-3
    names: tuple[str, ...]           # the divisions that share it; () for a country outside the region
    reached: str                     # boundary: the point lies in it; nearest: off its coast


def admin1_of(latitude: float, longitude: float) -> tuple[str, str] | None:
    """(ISO alpha-3 country, division) at that point; None outside the region.

    Where the boundary file does not tell today's divisions apart, all that share the polygon: "Gao / Ménaka".
    """
    (area,) = divisions_at([latitude], [longitude])
    return (area.country, " / ".join(area.names)) if area and area.names else None


def divisions_at(latitudes: Sequence[float], longitudes: Sequence[float]) -> list[Area | None]:
    """The first-level division at each point, or off whose coast it lies; outside the region the country
    alone; None at sea and in countries that are not in the file."""
    points = _points(latitudes, longitudes)
    inside = _containing("admin1", points)
    foreign = _containing("admin0", points)
    coast = _nearest("admin1", points)
    names = _layer("admin1")[1]
    countries = _layer("admin0")[1]

    def area(point: int) -> Area | None:
        if point in inside:
            return Area(*names[inside[point]], "boundary")
        if point in foreign:
            return Area(countries[foreign[point]][0], (), "boundary")
        return Area(*names[coast[point]], "nearest") if point in coast else None

    return [area(point) for point in range(len(points))]


def second_level_at(latitudes: Sequence[float], longitudes: Sequence[float]) -> list[Area | None]:
    """The second-level division at each point, where the boundary file has it: Burkina Faso's provinces and
    Guinea's prefectures."""
    inside = _containing("admin2", _points(latitudes, longitudes))
    names = _layer("admin2")[1]
    return [Area(*names[inside[point]], "boundary") if point in inside else None
            for point in range(len(latitudes))]


def _points(latitudes: Sequence[float], longitudes: Sequence[float]) -> Any:
    import shapely

    return shapely.points(list(longitudes), list(latitudes))


def _containing(layer: str, points: Any) -> dict[int, int]:
    """By point, the polygon it lies in or on; the first of two whose border it lies on."""
    found: dict[int, int] = {}
    for point, area in zip(*_layer(layer)[0].query(points, predicate="intersects"), strict=True):
        found.setdefault(int(point), int(area))
    return found


def _nearest(layer: str, points: Any) -> dict[int, int]:
    """By point, the nearest polygon, where it is as near as the coast may be drawn wrong."""
    reach = COAST_KM / KM_OF_A_DEGREE
    pairs = _layer(layer)[0].query_nearest(points, max_distance=reach, all_matches=False)
    return {int(point): int(area) for point, area in zip(*pairs, strict=True)}


@cache
def _layer(name: str) -> tuple[Any, list[tuple[str, tuple[str, ...]]]]:
    """The polygons as a tree, and for each its country and the divisions in it."""
    import geopandas as gpd
    from shapely import STRtree

    table = gpd.read_parquet(DATA / "boundaries" / f"{name}.parquet")
    if name == "admin0":
        return STRtree(table.geometry.to_numpy()), [(iso3, ()) for iso3 in table["iso3"]]
    names = [tuple(joined.split("|")) for joined in table["divisions"]]
    return STRtree(table.geometry.to_numpy()), list(zip(table["iso3"], names, strict=True))
