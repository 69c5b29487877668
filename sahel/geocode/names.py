"""Names as they are compared: without case, accents, apostrophes and hyphens; or by how they sound."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ı": "i", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y"})

# Hausa and Kanuri words for kinds of settlement, with and without the n or r that links them to the next word.
_LINKED = re.compile(
    r"^(?:(?P<quarter>(?:un|an)gu?[uw]a)"
    r"|(?P<other>tunga|gida|ruga|gari|sabo|dutse|dutsi|kasuwa|maraba|mararaba))[nr]"
    r"(?=[^aeiou]..)")

# Spellings that French and English transcriptions use for one sound, in the order in which they are folded.
_SOUNDS = (
    (re.compile(r"tch|ch|sh"), "s"),
    (re.compile(r"dj|dzh|gh|j|gu(?=[ei])"), "g"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|q|c(?![ei])"), "k"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ou|oo|w|u"), "u"),
    (re.compile(r"ai|ay|ei|ey"), "e"),
    (re.compile(r"y"), "i"),
    (re.compile(r"z|ç|c"), "s"),
    (re.compile(r"h"), ""),
    (re.compile(r"(?<=[aeiou])[nm](?=[bp])"), "m"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=..)[eiu]+$"), ""),
)


def normalise(text: str) -> str:
    """The name in lower case, without accents; apostrophes, hyphens and other signs become single spaces."""
    text = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return text if text.isalpha() else _SEPARATORS.sub(" ", text).strip()


@lru_cache(maxsize=8_192)
def key(text: str) -> str:
    """What two writings of a name have in common: "In-Delimane", "In Delimane" and "Indelimane" are one."""
    return normalise(text).replace(" ", "")


@lru_cache(maxsize=50_000)
def sound(text: str) -> str:
    """A key that French and English transcriptions of a name share: Djibo/Jibo, Sévaré/Sevarey."""
    name = _LINKED.sub(lambda found: "ungua" if found["quarter"] else found["other"], key(text))
    for letters, one in _SOUNDS:
        name = letters.sub(one, name)
    return name
