"""The words of one language, from data/lexicon/, matched in one pass over a sentence.

A file per question (acts.csv, people.csv, ...); its first column holds phrases of one meaning, parted by "|".
A third language is a third folder.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sahel.codebook import DATA, rows
from sahel.extract.tokens import Token, fold, tokenise

FOLDER = DATA / "lexicon"
GRAMMAR = "grammar"
_INSIDE = 4  # words of a time at most that may stand inside a phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means: the question it answers (its file), its value, and a note on its grammar."""

    tag: str
    value: str
    note: str = ""
    capitals: bool = False  # an acronym: "FACT" is a group, "fact" is none


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase found in a sentence: words i to j (j excluded)."""

    tag: str
    value: str
    note: str
    i: int
    j: int


class Lexicon:
    """Phrases in a tree of words; the longest phrase of each tag wins at each place."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tree: dict = {}
        self._inside: frozenset[str] = frozenset()
        self._sets: dict[str, frozenset[str]] = {}
        self._joined: dict[tuple[str, ...], frozenset[str]] = {}

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

    def grammar(self, *names: str) -> frozenset[str]:
        """The small words of a language by what they do: "and", "by", "be" … (grammar.csv); several sets are joined."""
        found = self._joined.get(names)
        if found is None:
            found = self._joined[names] = frozenset().union(*(self._sets[name] for name in names))
        return found

    def read_grammar(self, path: Path) -> None:
        self._sets = {row["set"]: frozenset(row["words"].split()) for row in rows(path)}
        self._inside = self._sets["inside_phrase"]

    def spans(self, tokens: list[Token]) -> dict[str, list[Span]]:
        """Every phrase of the lexicon in these words, by tag, in their order."""
        found: dict[str, list[Span]] = {}
        for i, token in enumerate(tokens):
            if token.norm not in self._tree:
                continue
            for tag, (entry, j) in self._longest(tokens, i).items():
                kept = found.setdefault(tag, [])
                if kept and kept[-1].j >= j:
                    continue  # inside a longer phrase of the same tag
                kept.append(Span(tag, entry.value, entry.note, i, j))
        return found

    def _after_inside(self, tokens: list[Token], j: int) -> int:
        """Where a phrase goes on behind a time inside it: 'ont tendu vendredi soir une embuscade', 'le décès, vendredi, de'."""
        opened = tokens[j].text == ","
        k = j + opened
        while k < len(tokens) and k - j < _INSIDE and tokens[k].norm in self._inside:
            k += 1
        if opened:
            return k + 1 if k > j + 1 and k < len(tokens) and tokens[k].text == "," else j
        return k

    def _longest(self, tokens: list[Token], i: int) -> dict[str, tuple[Entry, int]]:
        node, j, best, skipped = self._tree, i, {}, False
        while j < len(tokens):
            following = node.get(tokens[j].norm)
            if following is None and j > i and not skipped and (after := self._after_inside(tokens, j)) > j:
                j, skipped = after, True
                continue
            if following is None:
                break
            node = following
            j += 1
            for entry in node.get("", ()):
                if not entry.capitals or tokens[i].text.isupper():
                    best[entry.tag] = (entry, j)
        return best


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


def languages() -> list[str]:
    """The languages that are read: the folders of data/lexicon."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def _read(path: Path, lexicon: Lexicon) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        for phrases, *cells in list(csv.reader(lines))[1:]:
            value, note = cells[0], cells[1] if len(cells) > 1 else ""
            for phrase in phrases.split("|"):
                lexicon.add(phrase, Entry(path.stem, value, note))
