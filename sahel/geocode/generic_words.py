"""The words around a name that say what kind of place it is: "village of", "State", "département de"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sahel.codebook import DATA, rows
from sahel.geocode.names import normalise


@dataclass(frozen=True)
class Generic:
    """What such a word says."""

    kinds: tuple[str, ...] = ()          # of the gazetteer, likeliest first
    countries: tuple[str, ...] = ()      # where the word is used so: "LGA" in Nigeria; (): anywhere


NOTHING = Generic()
_LOOSE = {"é": "[ée]", "ê": "[êe]", "î": "[îi]", "ç": "[çc]", "E": "[EÉ]",
          "'": "['’]", " ": r"\s+", "-": r"[-\s]?"}


def bare(text: str) -> tuple[str, Generic]:
    """The name without its generic words, and what the outermost of them says."""
    said = NOTHING
    while found := before(text) or after(text):
        rest = text[:found.start()] + text[found.end():]
        if not rest.strip():
            break
        if said is NOTHING:
            said = _meaning()[normalise(found["words"]), "before" if found.start() == 0 else "after"]
        text = rest.strip(" '’-")
    return text, said


def before(text: str) -> re.Match[str] | None:
    """The generic word that the text begins with."""
    return _pattern("before").match(text)


def after(text: str) -> re.Match[str] | None:
    """The generic word that the text ends with."""
    return _pattern("after").search(text)


def loosely(words: str) -> str:
    """The words as a pattern for which accents, the apostrophe's shape and hyphens do not matter."""
    return "".join(_LOOSE.get(letter, re.escape(letter)) for letter in words)


@cache
def _table() -> list[dict[str, str]]:
    return rows(DATA / "gazetteer" / "generic_words.csv")


@cache
def _meaning() -> dict[tuple[str, str], Generic]:
    return {(normalise(row["words"]), row["position"]):
            Generic(_split(row["kinds"]), _split(row["countries"])) for row in _table()}


def _split(codes: str) -> tuple[str, ...]:
    return tuple(codes.split("|")) if codes else ()


@cache
def _pattern(position: str) -> re.Pattern[str]:
    words = sorted((row["words"] for row in _table() if row["position"] == position), key=len, reverse=True)
    either = "|".join(map(loosely, words))
    if position == "before":
        return re.compile(rf"^(?P<words>{either})(?:(?<=['’])|\s+)", re.IGNORECASE)
    return re.compile(rf"\s+(?P<words>{either})$", re.IGNORECASE)
