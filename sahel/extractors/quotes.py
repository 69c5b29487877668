"""Where a report says what it is said to say: quotes found again in its text, and the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sahel.model import Evidence

LONGEST_QUOTE = 3_000              # characters
LIKE_ENOUGH = 0.6                  # of a quote's words, for a sentence to be the one that was meant
FEWEST_WORDS = 4                   # from which a quote's words tell a sentence
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"\n+|(?<=[.!?…؟])[\"”»’)\]]*\s+(?=[^\sa-zà-ÿ])")


def find(quote: str, text: str) -> tuple[int, int] | None:
    """Where the text has the quote's words in a row, whatever its punctuation, spaces and case; None if nowhere."""
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
    """A place as the text writes it: "Gao region" is told where it says "region of Gao"; None where it is not."""
    first = re.split(r"[,(]", name)[0]
    for told in (name, first):
        written = as_written(told, text)
        if written:
            return written
    words = _WORD.findall(first)
    return " ".join(words) if words and all(find(word, text) for word in words) else None


def sentences(text: str) -> list[Evidence]:
    """The sentences of a text in any language that ends them with a stop."""
    breaks = [(found.start() + len(found.group().rstrip()), found.end()) for found in _BREAK.finditer(text)]
    starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]
    return [told for start, end in zip(starts, ends, strict=True) if (told := _stripped(start, end, text)).quote]


def _stripped(start: int, end: int, text: str) -> Evidence:
    whole = text[start:end]
    start += len(whole) - len(whole.lstrip())
    quote = whole.strip()
    return Evidence(start, start + len(quote), quote)


def around(quote: str, text: str, told: Sequence[Evidence]) -> list[Evidence]:
    """The whole sentences that a quote stands in; none where the text does not have it."""
    span = find(quote, text)
    return [one for one in told if one.start < span[1] and span[0] < one.end] if span else []


def nearest(quotes: Iterable[str], told: Sequence[Evidence]) -> list[Evidence]:
    """For each quote that the text does not have, the sentence with most of its words, if one has enough of them."""
    found = []
    for quote in quotes:
        words = _words(quote[:LONGEST_QUOTE])
        best = max(told, key=lambda one: len(words & _words(one.quote)), default=None)
        if best and len(words) >= FEWEST_WORDS and len(words & _words(best.quote)) >= LIKE_ENOUGH * len(words):
            found.append(best)
    return found


def _words(text: str) -> set[str]:
    return set(map(str.casefold, _WORD.findall(text)))
