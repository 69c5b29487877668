"""The names that a misspelt one may stand for: with the same first letter, of about its length, and alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from sahel.geocode.row import Row


class Spellings:
    """Folded names (`names.key`) with their places, and which of them are like another name.

    Comparing with every name of a large gazetteer takes long; only those are looked at that can be as like as
    asked: of the same first letter, and no longer or shorter than the likeness allows.
    """

    def __init__(
        self,
        places: Callable[[str], tuple[Row, ...]],
        names: Iterable[str],
        beneath: Spellings | None = None,
    ) -> None:
        self._places = places
        self._names = names
        self._beneath = beneath

    def __getitem__(self, folded: str) -> tuple[Row, ...]:
        return self._places(folded)

    def like(self, folded: str, least: float) -> dict[str, float]:
        """The names at least so like that one, of 100 by rapidfuzz's ratio, and how like each is."""
        from rapidfuzz import fuzz, process

        found = self._beneath.like(folded, least) if self._beneath else {}
        candidates = self._of_about_the_length(folded, least / 100)
        alike = process.extract(folded, candidates, scorer=fuzz.ratio, score_cutoff=least, limit=None)
        return found | {name: likeness for name, likeness, _ in alike}

    def _of_about_the_length(self, folded: str, least: float) -> list[str]:
        """Two names of a and b letters are at most 2 min(a, b) / (a + b) alike."""
        names, lengths = self._by_letter.get(folded[:1], ([], []))
        shortest = len(folded) * least / (2 - least)
        longest = len(folded) * (2 - least) / least
        return names[bisect_left(lengths, shortest):bisect_right(lengths, longest)]

    @cached_property
    def _by_letter(self) -> dict[str, tuple[list[str], list[int]]]:
        """The names by first letter, the shortest first, and their lengths."""
        names: dict[str, list[str]] = {}
        for name in self._names:
            names.setdefault(name[:1], []).append(name)
        ordered = {letter: sorted(same, key=len) for letter, same in names.items()}
        return {letter: (same, [len(name) for name in same]) for letter, same in ordered.items()}
