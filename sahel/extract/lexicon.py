"""The words of one language, from data/lexicon/, matched in one pass over a sentence.

A file per question (acts.csv, people.csv, ...); its first column holds phrases of one meaning, parted by "|".
A third language is a third folder.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from sahel.codebook import DATA, rows
from sahel.extract.tokens import Token, fold, tokenise

FOLDER = DATA / "lexicon"
GRAMMAR = "grammar"
_INSIDE = 4  # words of a time at most that may stand inside a phrase
_MOST_KNOWN = 65_536  # phrases, each at its place in a sentence, that are kept


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means: the question it answers (its file), its value, and a note on its grammar."""

    tag: str
    value: str
    note: str = ""
    capitals: bool = False  # an acronym: "FACT" is a group, "fact" is none


@dataclass(slots=True, unsafe_hash=True)
class Span:
    """A phrase found in a sentence: words i to j (j excluded)."""

    tag: str
    value: str
    note: str
    i: int
    j: int


_span = lru_cache(maxsize=_MOST_KNOWN)(
    Span
)  # the same words stand at the same places again; made anew they cost thrice as much


def over(spans: list[Span], k: int) -> bool:
    """Whether one of the phrases stands over word k."""
    # A loop, here and below: `any()` of a generator takes thrice as long over so few.
    for span in spans:
        if span.i <= k < span.j:
            return True
    return False


def starting(spans: list[Span], i: int) -> Span | None:
    """The first of the phrases that begins with word i."""
    for span in spans:
        if span.i == i:
            return span
    return None


def ending(spans: list[Span], j: int) -> Span | None:
    """The first of the phrases that ends before word j."""
    for span in spans:
        if span.j == j:
            return span
    return None


class _Found(dict[str, Sequence[Span]]):
    """Phrases by tag; most sentences have none of most tags."""

    def __missing__(self, tag: str) -> Sequence[Span]:
        return ()

    def keep(self, entry: Entry, i: int, j: int) -> None:
        """Add the phrase of words i to j, unless it stands inside a longer one of its tag."""
        kept = self.get(entry.tag)
        if not kept:
            self[entry.tag] = [_span(entry.tag, entry.value, entry.note, i, j)]
        elif kept[-1].j < j:
            kept.append(_span(entry.tag, entry.value, entry.note, i, j))


class Lexicon:
    """Phrases in a tree of words; the longest phrase of each tag wins at each place."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tree: dict = {}
        self._none: dict[str, Sequence[Span]] = {}
        self._openings: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._inside: frozenset[str] = frozenset()
        self._gaps: frozenset[str] = frozenset()  # what may open a time inside a phrase
        self._sets: dict[str, frozenset[str]] = {}
        self.grammar = cache(self._grammar)  # asked some thousand times of a report
        self.openings = cache(self._opening)

    def add(self, phrase: str, entry: Entry) -> None:
        self._insert([token.norm for token in tokenise(phrase)], entry)
        plain = [fold(token.norm) if len(token.norm) > 3 else token.norm for token in tokenise(phrase)]
        self._insert(plain, entry)

    def _insert(self, words: list[str], entry: Entry) -> None:
        node = self._tree
        for word in words:
            node = node.setdefault(word, {})
        found = node.setdefault("", [])
        if entry not in found:
            found.append(entry)
        self._openings[entry.tag, entry.value].add(words[0])
        self._none[entry.tag] = ()

    def _grammar(self, *names: str) -> frozenset[str]:
        """The small words of a language by what they do: "and", "by", "be" … (grammar.csv); several sets are
        joined.
        """
        return frozenset().union(*(self._sets[name] for name in names))

    def read_grammar(self, path: Path) -> None:
        self._sets = {row["set"]: frozenset(row["words"].split()) for row in rows(path)}
        self._inside = self._sets["inside_phrase"]
        self._gaps = self._inside | {","}

    def begins(self, tokens: Sequence[Token], head: int, tag: str, *values: str) -> bool:
        """Whether a phrase of such a meaning begins among the first `head` words, be it inside a longer one."""
        opening = self.openings(tag, *values)
        if opening.isdisjoint([token.norm for token in tokens[:head]]):
            return False
        norms = _norms(tokens)
        return any(
            entry.tag == tag and entry.value in values
            for i, norm in enumerate(norms[:head])
            if norm in opening
            for entry, _ in self._longest(tokens, norms, i)
        )

    def _opening(self, tag: str, *values: str) -> frozenset[str]:
        """The words with which the phrases of these meanings begin."""
        return frozenset().union(*(self._openings[tag, value] for value in values))

    def spans(self, tokens: Sequence[Token]) -> dict[str, Sequence[Span]]:
        """Every phrase of the lexicon in these words, by tag, in their order; () for a tag without one."""
        found = _Found(self._none)
        norms, firsts, gaps, keep = _norms(tokens), self._firsts, self._gaps, found.keep
        for i, norm in enumerate(norms):
            first = firsts.get(norm)
            if first is None:
                continue
            alone, further = first
            if further and (norms[i + 1] in further or norms[i + 1] in gaps):
                for entry, j in self._longest(tokens, norms, i):
                    keep(entry, i, j)
            else:
                for entry in alone:
                    if not entry.capitals or tokens[i].text.isupper():
                        keep(entry, i, i + 1)
        return found

    @cached_property
    def _firsts(self) -> dict[str, tuple[tuple[Entry, ...], dict | None]]:
        """What each first word is by itself, the last of a tag first, and the tree of what goes on from it, if
        any.
        """
        return {
            word: (tuple(reversed(node.get("", ()))), node if len(node) > ("" in node) else None)
            for word, node in self._tree.items()
        }

    def _after_inside(self, tokens: Sequence[Token], j: int) -> int:
        """Where a phrase goes on behind a time inside it: 'ont tendu vendredi soir une embuscade', 'le décès,
        vendredi, de'.
        """
        opened = tokens[j].text == ","
        k = j + opened
        while k < len(tokens) and k - j < _INSIDE and tokens[k].norm in self._inside:
            k += 1
        if opened:
            return k + 1 if k > j + 1 and k < len(tokens) and tokens[k].text == "," else j
        return k

    def _longest(
        self, tokens: Sequence[Token], norms: list[str | None], i: int
    ) -> Iterable[tuple[Entry, int]]:
        """The longest phrase of each tag that begins with word i, and where it ends."""
        node, j, best, skipped = self._tree[norms[i]], i + 1, {}, False
        while True:
            if "" in node:
                for entry in node[""]:
                    if not entry.capitals or tokens[i].text.isupper():
                        best[entry.tag] = (entry, j)
            following = node.get(norms[j])
            if following is None and not skipped and norms[j] in self._gaps:
                j, skipped = self._after_inside(tokens, j), True
                following = node.get(norms[j])
            if following is None:
                return best.values()
            node = following
            j += 1


def _norms(tokens: Sequence[Token]) -> list[str | None]:
    """The words as they are compared, and None behind the last, which no phrase goes on with."""
    norms: list[str | None] = [token.norm for token in tokens]
    norms.append(None)
    return norms


@cache
def of_language(language: str) -> Lexicon:
    """The words of a language together with the names of actors in every language."""
    lexicon = Lexicon(language)
    for path in sorted((FOLDER / language).glob("*.csv")):
        lexicon.read_grammar(path) if path.stem == GRAMMAR else _read(path, lexicon)
    for row in rows(DATA / "actor_aliases.csv"):
        alias = row["alias"]
        lexicon.add(alias, Entry("actors", row["actor_id"], capitals=alias.isupper() and len(alias) < 6))
    return lexicon


@cache
def languages() -> list[str]:
    """The languages that are read: the folders of data/lexicon."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def _read(path: Path, lexicon: Lexicon) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        for phrases, *cells in list(csv.reader(lines))[1:]:
            value, note = cells[0], cells[1] if len(cells) > 1 else ""
            for phrase in phrases.split("|"):
                lexicon.add(phrase, Entry(path.stem, value, note))
