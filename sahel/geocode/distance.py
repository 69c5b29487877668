"""Distances between points, and points at a distance from others."""

from __future__ import annotations

import math

EARTH_DIAMETER_KM = 12_742.0


def km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points, in km."""
    here, there = math.radians(latitude), math.radians(other_latitude)
    turn = math.radians(other_longitude - longitude)
    h = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(turn / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))


def moved(latitude: float, longitude: float, distance_km: float, bearing: float) -> tuple[float, float]:
    """The point that far from here in that direction, in degrees clockwise from north."""
    from geopy.distance import distance

    point = distance(kilometers=distance_km).destination((latitude, longitude), bearing)
    return round(point.latitude, 4), round(point.longitude, 4)
