"""Words with their places in the text, cut the same way in reports and in the lexicon."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"https?://\S+|\]\([^)\s]*\)?"  # addresses, Markdown's among them
    r"|(?:[A-Z]\.){2,}"  # U.N.
    r"|\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?![\d\w])|\d+"  # 1,500  10 000  23
    r"|(?:[ldsqcjmtnLDSCJ]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’?](?=[^\W\d_]|$)"  # l'armée is two words
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"  # N'Djamena, Jama'at are one
    r"|['’]s\b|\S"
)
_LOST = frozenset(("l", "d", "qu", "n"))  # what is left of an elided French word
_HYPHENS = "-‐‑"


class Token(NamedTuple):
    """A word, figure or mark, and where it stands in the report's text."""

    start: int
    end: int
    text: str
    norm: str  # case folded, straight apostrophes, no full stops in acronyms
    is_word: bool
    is_capital: bool


def tokenise(text: str, offset: int = 0) -> list[Token]:
    """The words, figures and marks of a text; a hyphen inside a word parts it and is dropped."""
    tokens = []
    for found in _TOKEN.finditer(text):
        word, start, end = found.group(), found.start(), found.end()
        if (
            word in _HYPHENS
            and 0 < start
            and end < len(text)
            and text[start - 1].isalnum()
            and text[end].isalnum()
        ):
            continue
        tokens.append(
            Token(start + offset, end + offset, word, _norm(word), word[0].isalpha(), word[0].isupper())
        )
    return tokens


def fold(text: str) -> str:
    """Without accents: 'Sévaré' is 'Sevare'."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def _norm(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    if len(folded) > 1 and folded[-1] == "?" or folded in _LOST:
        folded = folded.rstrip("?") + "'"  # "l?armée", "l armée": the apostrophe was lost on the way
    return folded.replace(".", "") if "." in word and len(word) > 1 and word[0].isalpha() else folded
