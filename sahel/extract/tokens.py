"""Words with their places in the text, cut the same way in reports and in the lexicon."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from sys import intern

_TOKEN = re.compile(
    r"https?://\S+|\]\([^)\s]*\)?"  # addresses, Markdown's among them
    r"|(?:[A-Z]\.){2,}"  # U.N.
    r"|\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?![\d\w])|\d+"  # 1,500  10 000  23
    r"|(?:[ldsqcjmtnLDSCJ]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’?](?=[^\W\d_]|\Z)"  # l'armée is two words
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"  # N'Djamena, Jama'at are one
    r"|['’]s\b"
    r"|[-‐‑](?:(?<![^\W_].)|(?![^\W_]))|[^\s‐‑-]"  # a hyphen inside a word parts it and is dropped
)
_LOST = frozenset(("l", "d", "qu", "n"))  # what is left of an elided French word
_PARTED_FIGURE = re.compile(r"\d\s\d{3}(?!\w)")  # 10 000: the one word with a blank in it
_MOST_KNOWN = 65_536  # distinct words that are kept
_LONGEST_KNOWN = 40  # letters; longer ones are addresses, which hardly come again


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or mark as it is written; one and the same wherever it stands."""

    text: str
    norm: str  # case folded, straight apostrophes, no full stops in acronyms
    is_word: bool
    is_capital: bool
    is_figure: bool  # begins with a digit


class _Known(dict[str, tuple[Token, ...]]):
    """The words between two blanks, cut; a text has few that were not met before."""

    def __init__(self, behind: str) -> None:
        self.behind = behind  # what follows the words: a blank, or nothing at a text's end

    def __missing__(self, run: str) -> tuple[Token, ...]:
        tokens = tuple(map(_token, _TOKEN.findall(run + self.behind)))
        if len(run) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[run] = tokens
        return tokens


_cut, _cut_last = _Known(" ").__getitem__, _Known("").__getitem__


@lru_cache(maxsize=64)  # a line that is one sentence is cut once
def tokenise(text: str) -> tuple[Token, ...]:
    """The words, figures and marks of a text; a hyphen inside a word parts it and is dropped."""
    if _PARTED_FIGURE.search(text):
        return tuple(map(_token, _TOKEN.findall(text)))
    runs = text.split()
    if not runs or not text.endswith(runs[-1]):
        return tuple(chain.from_iterable(map(_cut, runs)))
    last = runs.pop()  # nothing follows it, not even a blank: "d'" is one word here
    words = list(chain.from_iterable(map(_cut, runs)))
    words += _cut_last(last)
    return tuple(words)


@lru_cache(maxsize=_MOST_KNOWN)
def _token(word: str) -> Token:
    first = word[0]
    return Token(word, intern(_norm(word)), first.isalpha(), first.isupper(), first.isdecimal())


def places(text: str, tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends in it."""
    found, end, index = [], 0, text.index
    for token in tokens:
        word = token.text
        start = index(word, end)  # only blanks and hyphens lie between
        end = start + len(word)
        found.append((start, end))
    return found


def fold(text: str) -> str:
    """Without accents: 'Sévaré' is 'Sevare'."""
    if text.isascii():
        return text
    return " ".join([word if word.isascii() else _folded(word) for word in text.split(" ")])


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _norm(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    if len(folded) > 1 and folded[-1] == "?" or folded in _LOST:
        folded = folded.rstrip("?") + "'"  # "l?armée", "l armée": the apostrophe was lost on the way
    return folded.replace(".", "") if "." in word and len(word) > 1 and word[0].isalpha() else folded
