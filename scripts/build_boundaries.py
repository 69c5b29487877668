"""Natural Earth's borders → data/boundaries (full, for point in polygon) and static/ (for the web map).

    python -m scripts.build_boundaries NE_ADMIN0.parquet NE_ADMIN1.parquet

Natural Earth's first-level divisions are dated: Burkina Faso and Guinea come in smaller units, Mali without
Ménaka and Taoudénit. data/boundaries/divisions.csv says which of its units make up each of today's divisions;
divisions that it does not tell apart stay one polygon that names them all. The smaller units of Burkina Faso
and Guinea are their second-level divisions, and kept as such.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from sahel.codebook import DATA
from sahel.geocode.names import key

ROOT = Path(__file__).resolve().parent.parent
BOUNDARIES = ROOT / "data" / "boundaries"
STATIC = ROOT / "static"
TOLERANCE = 0.03      # degrees
DECIMALS = 3          # of a degree: some 100 m
SECOND_LEVEL = ("BFA", "GIN")   # the countries whose units in the file are today's second-level divisions


def main() -> None:
    """Write the five files and say how large they are."""
    arguments = _arguments()
    admin0, admin1 = countries(arguments.admin0), divisions(arguments.admin1)
    admin0.to_parquet(BOUNDARIES / "admin0.parquet")
    admin1.to_parquet(BOUNDARIES / "admin1.parquet")
    second_level(arguments.admin1).to_parquet(BOUNDARIES / "admin2.parquet")
    for table, name in zip(simplified(admin0, admin1), ("admin0", "admin1"), strict=True):
        write_geojson(table, STATIC / f"{name}.geojson")
    for path in (BOUNDARIES / "admin0.parquet", BOUNDARIES / "admin1.parquet", BOUNDARIES / "admin2.parquet",
                 STATIC / "admin0.geojson", STATIC / "admin1.geojson"):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


def countries(path: Path) -> gpd.GeoDataFrame:
    """Each country of the file, and whether it is one of the region's."""
    table = gpd.read_parquet(path)[["iso3", "name", "core", "geometry"]]
    return table.rename(columns={"core": "in_region"}).sort_values("iso3", ignore_index=True)


def divisions(path: Path) -> gpd.GeoDataFrame:
    """Today's divisions, dissolved from Natural Earth's units; `divisions` lists those in the polygon."""
    units = gpd.read_parquet(path)[["iso3", "name", "geometry"]].rename(columns={"name": "unit"})
    made_of = units.merge(pd.DataFrame(groups(), columns=["iso3", "unit", "divisions"]), how="left")
    if made_of["divisions"].isna().any():
        raise SystemExit(f"no division for {made_of.loc[made_of['divisions'].isna(), 'unit'].tolist()}")
    table = made_of.drop(columns="unit").dissolve(["iso3", "divisions"]).reset_index()
    table.insert(1, "name", table["divisions"].str.replace("|", " / "))
    return table


def second_level(path: Path) -> gpd.GeoDataFrame:
    """The second-level divisions that the file has, spelled as data/gazetteer/admin2.csv does."""
    units = gpd.read_parquet(path)[["iso3", "name", "geometry"]]
    units = units[units["iso3"].isin(SECOND_LEVEL)]
    spelled = pd.read_csv(DATA / "gazetteer" / "admin2.csv", dtype=str)
    spelling = {(row.country, key(row.name)): row.name for row in spelled.itertuples(index=False)}
    names = [spelling[row.iso3, key(row.name)] for row in units.itertuples(index=False)]
    return units.assign(name=names, divisions=names).sort_values(["iso3", "name"], ignore_index=True)


def groups() -> Iterator[tuple[str, str, str]]:
    """(country, Natural Earth unit, today's divisions in it and in the units it shares a division with)."""
    table = pd.read_csv(BOUNDARIES / "divisions.csv", dtype=str)
    table["unit"] = table["natural_earth"].str.split("|")
    for iso3, rows in table.groupby("country"):
        for units, names in joined(zip(rows["unit"], rows["admin1"], strict=True)):
            for unit in sorted(units):
                yield iso3, unit, "|".join(sorted(names))


def joined(divisions: Iterator[tuple[list[str], str]]) -> list[tuple[set[str], set[str]]]:
    """Sets of units and of the divisions made of them, such that no unit is in two sets."""
    parts: list[tuple[set[str], set[str]]] = []
    for units, name in divisions:
        units, names = set(units), {name}
        for part in [part for part in parts if part[0] & units]:
            units, names = units | part[0], names | part[1]
            parts.remove(part)
        parts.append((units, names))
    return parts


def simplified(
    admin0: gpd.GeoDataFrame, admin1: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Both with fewer points, simplified as one coverage, so that every border is the same line in both."""
    around = admin0[~admin0["in_region"]]
    coverage = pd.concat([admin1.geometry, around.geometry]).to_numpy()
    shapes = gpd.GeoSeries(shapely.coverage_simplify(coverage, TOLERANCE), crs=admin0.crs)
    parts = admin1.set_geometry(shapes.iloc[:len(admin1)])
    region = admin0[admin0["in_region"]].set_index("iso3").set_geometry(parts.dissolve("iso3").geometry)
    around = around.set_geometry(shapes.iloc[len(admin1):].set_axis(around.index))
    return pd.concat([around, region.reset_index()]), parts


def write_geojson(table: gpd.GeoDataFrame, path: Path) -> None:
    """One GeoJSON feature a row, its coordinates rounded to DECIMALS."""
    features = [
        {"type": "Feature", "properties": row.drop("geometry").to_dict(),
         "geometry": _rounded(row["geometry"])}
        for _, row in table.iterrows()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def _rounded(shape: shapely.Geometry) -> dict:
    """The shape as GeoJSON, outer rings counter-clockwise as RFC 7946 asks."""
    wound = shapely.orient_polygons(shape)
    return shapely.geometry.mapping(shapely.transform(wound, lambda points: points.round(DECIMALS)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("admin0", type=Path, help="Natural Earth countries (GeoParquet)")
    parser.add_argument("admin1", type=Path, help="Natural Earth states and provinces (GeoParquet)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
