"""Which language a report is in, told by its commonest words."""

from __future__ import annotations

import re
from functools import cache

from sahel.codebook import DATA, rows

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at
_SHARE = 0.08  # of all words: in running text some 30 to 45 % are such words, in lists fewer


@cache
def _common() -> dict[str, frozenset[str]]:
    """The commonest words by language (data/lexicon/common_words.csv): also of languages that are not read."""
    table = rows(DATA / "lexicon" / "common_words.csv")
    return {row["language"]: frozenset(row["words"].split()) for row in table}


def detect(text: str) -> str | None:
    """The language of a text as ISO 639-1, or None where it has too few words of any to tell."""
    words = _WORD.findall(text[:_SAMPLE].casefold())
    if not words:
        return None
    counts = {language: sum(word in common for word in words) for language, common in _common().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= max(2, _SHARE * len(words)) else None
