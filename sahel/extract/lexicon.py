"""The words of one language, from data/lexicon/, matched in one pass over a sentence.

A file per question (acts.csv, people.csv, ...); its first column holds phrases of one meaning, parted by "|".
A third language is a third folder.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern

from sahel.codebook import DATA, rows
from sahel.extract.tokens import Token, fold, tokenise

FOLDER = DATA / "lexicon"
GRAMMAR = "grammar"
_INSIDE = 4  # words of a time at most that may stand inside a phrase
_LONGEST_PHRASE = 20  # words, those inside it included
_MOST_PLACES = 128  # at the head of a sentence, of which the spans of a phrase are kept


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


_NO_SPANS: list[Span] = []  # of a tag without one; never added to


class _Found(dict[str, list[Span]]):
    """Phrases by tag; most sentences have none of most tags."""

    def __missing__(self, tag: str) -> list[Span]:
        return _NO_SPANS


class _Phrase:
    """A meaning of a phrase, and its spans by the word that they begin with; made anew, one takes five times as long."""

    __slots__ = ("entry", "length", "tag", "known")

    def __init__(self, entry: Entry, length: int) -> None:
        self.entry, self.length, self.tag = entry, length, entry.tag
        self.known: dict[int, Span] = {}

    def at(self, i: int) -> Span:
        """Its span that begins with word i."""
        span = Span(self.tag, self.entry.value, self.entry.note, i, i + self.length)
        if i < _MOST_PLACES:
            self.known[i] = span
        return span


_NOWHERE: dict[str, _Node] = {}  # behind the last word of a phrase: one for all, which the processor's cache keeps


class _Node:
    """A word on the way through a phrase: what the phrase means that ends here, and the words that may follow."""

    __slots__ = ("entries", "further", "capitals", "settled", "phrases", "acronyms")

    def __init__(self) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.further: dict[str, _Node] = _NOWHERE
        self.capitals = True  # whether they are others where the first word is in capitals, or not yet known
        self.settled = False  # whether the following two are worked out
        self.phrases: tuple[_Phrase, ...] = ()  # the longest of each tag on the way to here
        self.acronyms: tuple[_Phrase, ...] = ()  # the same where the first word is in capitals

    def settle(self, length: int, plain: dict[str, _Phrase], upper: dict[str, _Phrase], capitals: bool) -> None:
        """Work out the longest phrases here and behind, from those on the way before."""
        if self.entries:
            found = [_Phrase(entry, length) for entry in self.entries]
            plain = plain | {phrase.tag: phrase for phrase in found if not phrase.entry.capitals}
            upper = upper | {phrase.tag: phrase for phrase in found}
            capitals = capitals or any([entry.capitals for entry in self.entries])
        self.phrases, self.acronyms, self.capitals = tuple(plain.values()), tuple(upper.values()), capitals
        self.settled = True
        for node in self.further.values():
            node.settle(length + 1, plain, upper, capitals)


class Lexicon:
    """Phrases in a tree of words; the longest phrase of each tag wins at each place."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tree = _Node()  # of all first words
        self._none: dict[str, list[Span]] = {}
        self._openings: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._inside: frozenset[str] = frozenset()
        self._gaps: frozenset[str] = frozenset()  # what may open a time inside a phrase
        self._sets: dict[str, frozenset[str]] = {}
        self.grammar = cache(self._grammar)  # asked some thousand times of a report
        self.openings = cache(self._opening)

    def add(self, phrase: str, entry: Entry) -> None:
        """Add a meaning of a phrase; not any more once phrases have been looked for."""
        self._insert([token.norm for token in tokenise(phrase)], entry)
        plain = [fold(token.norm) if len(token.norm) > 3 else token.norm for token in tokenise(phrase)]
        self._insert(plain, entry)

    def _insert(self, words: list[str], entry: Entry) -> None:
        node = self._tree
        for word in words:
            if word not in node.further:
                node.further = node.further or {}
                node.further[intern(word)] = _Node()
            node = node.further[word]
        if entry not in node.entries:
            node.entries = (*node.entries, entry)
        self._openings[entry.tag, entry.value].add(words[0])
        self._none[entry.tag] = _NO_SPANS

    def _grammar(self, *names: str) -> frozenset[str]:
        """The small words of a language by what they do: "and", "by", "be" … (grammar.csv); several sets are
        joined.
        """
        return frozenset().union(*(self._sets[name] for name in names))

    def read_grammar(self) -> None:
        self._sets = small_words(self.language)
        self._inside = self._sets["inside_phrase"]
        self._gaps = self._inside | {","}

    def begins(self, tokens: tuple[Token, ...], head: int, tag: str, *values: str) -> bool:
        """Whether a phrase of such a meaning begins among the first `head` words, be it inside a longer one."""
        opening = self.openings(tag, *values)
        if opening.isdisjoint([token.norm for token in tokens[:head]]):
            return False
        tokens = tokens[: head + _LONGEST_PHRASE]
        norms = _norms(tokens)
        for i, norm in enumerate(norms[:head]):
            for phrase in self._longest(tokens, norms, i) if norm in opening else ():
                if phrase.tag == tag and phrase.entry.value in values:
                    return True
        return False

    def _opening(self, tag: str, *values: str) -> frozenset[str]:
        """The words with which the phrases of these meanings begin."""
        return frozenset().union(*(self._openings[tag, value] for value in values))

    def spans(self, tokens: tuple[Token, ...], folded: list[str] | None = None) -> dict[str, list[Span]]:
        """Every phrase of the lexicon in these words, by tag, in their order; none for a tag without one.

        `folded` are the words as they are compared, where these are known.
        """
        found = _Found(self._none)
        norms = _norms(tokens) if folded is None else [*folded, ""]
        first, gaps = self._tree.further.get, self._gaps
        for i, norm in enumerate(norms):
            node = first(norm)
            if node is None:
                continue
            if not node.settled:
                node.settle(1, {}, {}, False)
            j, further = i + 1, node.further
            while (following := norms[j]) in further:
                node = further[following]
                j, further = j + 1, node.further
            phrases = node.acronyms if node.capitals and tokens[i].text.isupper() else node.phrases
            if further and following in gaps:
                phrases = self._past_gap(phrases, node, tokens, norms, i, j)
            for phrase in phrases:
                span, kept = phrase.known.get(i) or phrase.at(i), found[phrase.tag]
                if not kept:
                    found[phrase.tag] = [span]
                elif kept[-1].j < span.j:  # else it stands inside a longer one of its tag
                    kept.append(span)
        return found

    def _after_inside(self, norms: list[str], j: int) -> int:
        """Where a phrase goes on behind a time inside it: 'ont tendu vendredi soir une embuscade', 'le décès,
        vendredi, de'.
        """
        opened = norms[j] == ","
        k = j + opened
        while k - j < _INSIDE and norms[k] in self._inside:
            k += 1
        if opened:
            return k + 1 if k > j + 1 and norms[k] == "," else j
        return k

    def _longest(self, tokens: tuple[Token, ...], norms: list[str], i: int) -> tuple[_Phrase, ...]:
        """The longest phrase of each tag that begins with word i."""
        node, j = self._tree.further[norms[i]], i + 1
        if not node.settled:
            node.settle(1, {}, {}, False)
        while (following := node.further.get(norms[j])) is not None:
            node, j = following, j + 1
        upper = node.capitals and tokens[i].text.isupper()
        phrases = node.acronyms if upper else node.phrases
        if norms[j] not in self._gaps or not node.further:
            return phrases
        return self._past_gap(phrases, node, tokens, norms, i, j)

    def _past_gap(
        self,
        phrases: tuple[_Phrase, ...],
        node: _Node,
        tokens: tuple[Token, ...],
        norms: list[str],
        i: int,
        j: int,
    ) -> tuple[_Phrase, ...]:
        """The longest phrases from word i on, where words j and the next may be a time inside one."""
        j = self._after_inside(norms, j)
        if norms[j] not in node.further:
            return phrases
        best = {phrase.tag: phrase for phrase in phrases}
        while (following := node.further.get(norms[j])) is not None:
            node, j = following, j + 1
            for entry in node.entries:
                if not entry.capitals or tokens[i].text.isupper():
                    best[entry.tag] = _Phrase(entry, j - i)
        return tuple(best.values())


def _norms(tokens: tuple[Token, ...]) -> list[str]:
    """The words as they are compared, and an empty one behind the last, which no phrase goes on with."""
    norms: list[str] = [token.norm for token in tokens]
    norms.append("")
    return norms


@cache
def of_language(language: str) -> Lexicon:
    """The words of a language together with the names of actors in every language."""
    lexicon = Lexicon(language)
    for path in sorted((FOLDER / language).glob("*.csv")):
        lexicon.read_grammar() if path.stem == GRAMMAR else _read(path, lexicon)
    for row in rows(DATA / "actor_aliases.csv"):
        alias = row["alias"]
        lexicon.add(alias, Entry("actors", row["actor_id"], capitals=alias.isupper() and len(alias) < 6))
    return lexicon


@cache
def small_words(language: str) -> dict[str, frozenset[str]]:
    """The small words of a language by what they do, without its phrases, which take long to read."""
    table = rows(FOLDER / language / f"{GRAMMAR}.csv")
    return {row["set"]: frozenset(map(intern, row["words"].split())) for row in table}


@cache
def languages() -> list[str]:
    """The languages that are read: the folders of data/lexicon."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def _read(path: Path, lexicon: Lexicon) -> None:
    tag = path.stem
    with path.open(encoding="utf-8", newline="") as lines:
        for phrases, *cells in list(csv.reader(lines))[1:]:
            value, note = cells[0], cells[1] if len(cells) > 1 else ""
            for phrase in phrases.split("|"):
                lexicon.add(phrase, Entry(tag, value, note))
