"""Whether a toponym is a place's own name, which can be looked up and kept, or only describes it."""

from __future__ import annotations

from sahel.geocode.names import key
from sahel.geocode.reading import listed, read

SHORTEST, LONGEST = 3, 60      # letters of a name
MOST_WORDS = 6


def proper_name(text: str) -> str | None:
    """The name without the words around it: "Korguel" of "village of Korguel (commune de Arbinda)"; None where
    the toponym is a list or no name: "a village near the border"."""
    if len(listed(text)) > 1:
        return None
    name = read(text).names[-1]
    first = next(filter(str.isalpha, name), "")
    if not first.isupper() and first.lower() != first.upper():
        return None
    return name if SHORTEST <= len(key(name)) <= LONGEST and len(name.split()) <= MOST_WORDS else None
