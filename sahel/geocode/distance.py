"""Distances between points, and points at a distance from others.

What is shown or decides a benchmark is measured by geopy.distance, on the ellipsoid. The choice among candidates
compares thousands of pairs a second: there the sphere does. Over 60,000 pairs of points of the region, up to 20
degrees apart, it was wrong by at most 0.56 % (0.3 km in 55, 11 km in 2,000), at 0.7 µs a pair instead of 121.
"""

from __future__ import annotations

import math

EARTH_DIAMETER_KM = 12_742.0


def km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points, in km, to rank by."""
    here, there = math.radians(latitude), math.radians(other_latitude)
    turn = math.radians(other_longitude - longitude)
    h = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(turn / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))


def moved(latitude: float, longitude: float, distance_km: float, bearing: float) -> tuple[float, float]:
    """The point that far from here in that direction, in degrees clockwise from north."""
    from geographiclib.geodesic import Geodesic  # what geopy.distance asks; geopy itself takes 0.1 s to import

    point = Geodesic.WGS84.Direct(latitude, longitude, bearing, distance_km * 1000)
    return round(point["lat2"], 4), round(point["lon2"], 4)
