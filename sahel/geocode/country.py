"""Countries by what people call them: ISO codes and names in any language that the gazetteer has."""

from __future__ import annotations

from sahel.codebook import countries
from sahel.geocode.gazetteer import Gazetteer


def country_code(text: str | None, gazetteer: Gazetteer) -> str | None:
    """The ISO alpha-3 code of a country given by code or name; None for one that is not known."""
    if not text:
        return None
    region = countries().values()
    coded = (country.iso3 for country in region if text.upper() in (country.iso2, country.iso3))
    named = (row.country for row in gazetteer.lookup(text) if row.kind == "country")
    return next(coded, None) or next(named, None)
