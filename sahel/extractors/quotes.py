"""Where a report says what it is said to say: quotes found again in its text, and their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from sahel.extract.tokens import fold
from sahel.model import Evidence

LONGEST_QUOTE = 3_000              # characters
LIKE_ENOUGH = 0.6                  # of a quote's words, for a sentence to be the one that was meant
FEWEST_WORDS = 3                   # from which a quote tells one sentence from another
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"\n+|(?<=[.!?…؟])(?<!\b[A-Z]\.)[\"”»’)\]]*\s+(?=[^\sa-zà-ÿ])")


def find(quote: str, text: str) -> tuple[int, int] | None:
    """Where the text has the quote's words in a row, whatever marks and case; None if nowhere."""
    words = _WORD.findall(quote[:LONGEST_QUOTE])
    if not words or len(quote) > LONGEST_QUOTE:
        return None
    in_a_row = r"\W+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){in_a_row}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def as_written(quote: str, text: str) -> str | None:
    """The quote in the text's own words and marks, on one line; None where it is not in it."""
    span = find(quote, text)
    return " ".join(text[slice(*span)].split()) if span else None


def toponym(name: str, text: str) -> str | None:
    """A place in the text's spelling, "Gao region" where it says "region of Gao"; None if untold."""
    first = re.split(r"[,(]", name)[0]
    for told in (name, first):
        written = as_written(told, text)
        if written:
            return written
    written = {_folded(word): word for word in _WORD.findall(text)}
    words = [written.get(_folded(word)) for word in _WORD.findall(first)]
    return " ".join(words) if words and None not in words else None


def sentences(text: str) -> list[Evidence]:
    """The sentences of a text in any language that ends them with a stop."""
    breaks = [(found.start() + len(found.group().rstrip()), found.end()) for found in _BREAK.finditer(text)]
    starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]
    cut = (_stripped(start, end, text) for start, end in zip(starts, ends, strict=True))
    return [sentence for sentence in cut if sentence.quote]


def _stripped(start: int, end: int, text: str) -> Evidence:
    whole = text[start:end]
    start += len(whole) - len(whole.lstrip())
    quote = whole.strip()
    return Evidence(start, start + len(quote), quote)


def around(quote: str, text: str, told: Sequence[Evidence]) -> list[Evidence]:
    """The whole sentences that a quote stands in; none where it is nowhere, or is but a word or two."""
    span = find(quote, text) if len(_WORD.findall(quote)) >= FEWEST_WORDS else None
    return [one for one in told if one.start < span[1] and span[0] < one.end] if span else []


def nearest(quotes: Sequence[str], told: Sequence[Evidence]) -> list[Evidence]:
    """For each quote that the text does not have, the sentence with most of its words, if it has enough."""
    found, read = [], [(_words(one.quote), one) for one in told] if quotes else []
    for quote in quotes:
        words = _words(quote[:LONGEST_QUOTE])
        likeness = ((len(words & known), one) for known, one in read)
        shared, best = max(likeness, key=itemgetter(0), default=(0, None))
        if len(words) >= FEWEST_WORDS and shared >= LIKE_ENOUGH * len(words):
            found.append(best)
    return found


def _words(text: str) -> set[str]:
    return set(map(_folded, _WORD.findall(text)))


def _folded(word: str) -> str:
    return fold(word).casefold()
