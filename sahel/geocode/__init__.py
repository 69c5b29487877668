"""A toponym → where it is, and how far that can be trusted."""

from sahel.geocode.locate import locate, resolve

__all__ = ["locate", "resolve"]
