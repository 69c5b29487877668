"""Sentences: where a line is cut, and each with its words and the phrases found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from sahel.extract.lexicon import Lexicon, Span
from sahel.extract.tokens import Token, places

if TYPE_CHECKING:
    from sahel.extract.mentions import Mention

SENTENCE_END = re.compile(
    r"(?<=[.!?…])[\"”»'’)\]]*\s+(?=[\"“«'‘(\[]*\s?[A-ZÀ-Ý0-9#🔴➡])|(?<=[\]»”])\s+(?=[A-ZÀ-Ý])|(?<=\])\s+|(?<=[.!?…»”])\s*(?=//\s)|(?<=\.)(?=[A-ZÀ-Ý][a-zà-ÿ]+ [A-Za-zà-ÿ])"
)
_MARK = re.compile(r"[.!?…\]»”]")  # what SENTENCE_END looks back at
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“«])(?:[A-Z]|Mr|Mrs|Ms|Dr|Col|Gen|Lt|Maj|Capt|Sgt|Gov|Sen|Prof|St|Ste|Brig|Cdr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|"
    r"Oct|Nov|Dec|No|no|Nos|vs|approx|M|MM|Mme|Mgr|jan|janv|fév|févr|avr|juil|juill|sept|oct|nov|déc|av|env|al)\.$"
)
_CLAUSE_MARKS = frozenset(",;:—–()")
LATELY = 128  # answers kept of a question that is asked again and again of the same words
_LONGEST_SENTENCE = 900  # characters; longer runs are cut at a space, so that no text takes for ever


@dataclass(eq=False, slots=True)
class Sentence:
    """A sentence with its words and the phrases of the lexicon in it; one is equal to itself only."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    norms: list[str] = field(repr=False)  # the words, case folded
    spans: dict[str, list[Span]]
    scope: tuple[int, int]  # sentences of one scope speak of the same things
    block: int
    kind: str
    headings: tuple[Sentence, ...] = field(repr=False)
    lexicon: Lexicon = field(repr=False)
    before: Sentence | None = field(
        default=None, repr=False, compare=False
    )  # the one told just before, in the same scope
    day: int | None = None  # of the month, of the table's row that it stands in
    live: bool = False  # whether it stands on a live page

    vocabulary: frozenset[str] = field(init=False, repr=False)  # each once
    capitals: list[int] = field(init=False, repr=False)  # which words are written with a capital
    figures: list[int] = field(init=False, repr=False)  # and which are in figures: "23", "2nd"
    of: Callable[[str], list[Span]] = field(
        init=False, repr=False
    )  # the phrases of a tag, in their order
    grammar: Callable[..., frozenset[str]] = field(
        init=False, repr=False
    )  # the small words that do this: "and", "by" …
    mentions: list[Mention] | None = field(default=None, init=False, repr=False)  # its places, once they were looked for
    _places: list[tuple[int, int]] | None = field(default=None, init=False, repr=False)
    _marks: list[int] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.vocabulary = frozenset(self.norms)
        self.capitals, self.figures = [], []
        for k, token in enumerate(self.tokens):
            if token.is_word:
                if token.is_capital:
                    self.capitals.append(k)
            elif token.is_figure:
                self.figures.append(k)
        # Both are asked a hundred times of every sentence, so without a step between.
        self.of = self.spans.__getitem__
        self.grammar = self.lexicon.grammar

    def words(self, i: int, j: int) -> str:
        """The text of words i to j (j excluded), as the report writes it."""
        if i >= j:
            return ""
        if j - i == 1:
            return self.tokens[i].text
        return self.text[self.places[i][0] : self.places[j - 1][1]]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where each word begins and ends in the sentence's text."""
        if self._places is None:
            self._places = places(self.text, self.tokens)
        return self._places

    def clause(self, k: int) -> tuple[int, int]:
        """The words between the marks around word k."""
        if self._marks is None:
            self._marks = [i for i, norm in enumerate(self.norms) if norm in _CLAUSE_MARKS]
        marks = self._marks
        after = bisect_right(marks, k)
        before = after - 1 if after and marks[after - 1] == k else after
        return (marks[before - 1] + 1 if before else 0), (
            marks[after] if after < len(marks) else len(self.tokens)
        )

    def norm(self, k: int) -> str:
        """Word k, case folded; empty beyond the sentence's ends."""
        return self.norms[k] if 0 <= k < len(self.norms) else ""

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands in the sentence: asked first, it spares most sentences a closer
        look.
        """
        return not words.isdisjoint(self.vocabulary)


_SUBJECT = 12  # words between a vehicle and its verb: "un car de transport qui ralliait Nouna a été arrêté"
_FLOWN = 6  # words between a drone and what it did: "un drone de l'armée togolaise a visé"


def struck(acts: list[Span], lexicon: Lexicon, tokens: tuple[Token, ...]) -> list[Span]:
    """A vehicle that hits a mine suffers it: 'hit an explosive device'; what an aircraft hits, it strikes from the air."""
    found: list[Span] = []
    for k, span in enumerate(acts):
        following = acts[k + 1] if k + 1 < len(acts) else None
        mine = following if following and following.value == "ied" and following.note == "noun" else None
        if mine and mine.i - span.j <= 3 and tokens[span.j - 1].norm in lexicon.grammar("strikes_mine"):
            span = Span(span.tag, "ied", "suffered", span.i, span.j)
        flown = found[-1] if found and found[-1].value == "airstrike" and found[-1].note == "noun" else None
        if flown and span.value == "attack" and span.note == "verb" and 0 <= span.i - flown.j <= _FLOWN:
            span = Span(span.tag, "airstrike", "verb", span.i, span.j)
        found.append(span)
    return found


def halted(cues: list[Span], people: list[Span], lexicon: Lexicon, tokens: tuple[Token, ...]) -> list[Span]:
    """Without the arrests that are a vehicle's: 'un car qui ralliait Nouna a été arrêté'."""
    vehicles = lexicon.grammar("vehicle")
    return [s for s in cues if s.value != "arrest" or not _is_halt(s, people, vehicles, tokens)]


def _is_halt(arrest: Span, people: list[Span], vehicles: frozenset[str], tokens: tuple[Token, ...]) -> bool:
    """Whether a vehicle stands before a verb of arresting, and no person does."""
    before = range(max(0, arrest.i - _SUBJECT), arrest.i)
    return any([tokens[k].norm in vehicles for k in before]) and not any([s.i in before for s in people])


def settled(span: Span, tokens: tuple[Token, ...], lexicon: Lexicon) -> Span:
    """An act that may be noun or verb ("attack", "attaque"), told by the words beside it."""
    if span.note != "both":
        return span
    before = [t.norm for t in tokens[max(0, span.i - 2) : span.i]]
    after = tokens[span.j].norm if span.j < len(tokens) else "."
    opens = lexicon.grammar("before_noun")
    noun = bool(before) and (before[-1] in opens or before[0] in opens and not before[-1].endswith("s"))
    noun = noun or not before or after in lexicon.grammar("after_noun")
    return Span(span.tag, span.value, "noun" if noun else "verb", span.i, span.j)


@lru_cache(maxsize=LATELY)  # asked for a line's kind and for its sentences
def cuts(line: str) -> tuple[tuple[int, int], ...]:
    """The start and end of each sentence of a line."""
    found, start = [], 0
    for mark in _ends(line):
        if _ABBREVIATION.search(line[max(start, mark.start() - 8) : mark.start()]):
            continue
        found.append((start, mark.start() + len(mark.group().rstrip())))  # the closing quotation mark stays
        start = mark.end()
    found.append((start, len(line)))
    if len(line) > _LONGEST_SENTENCE:
        found = [short for cut in found for short in _shortened(line, *cut)]
    return tuple([cut for cut in found if cut[0] < cut[1]])


def _ends(line: str) -> Iterator[re.Match[str]]:
    """The ends of sentences within a line, looked for only behind the marks that one ends with."""
    end = 0
    for mark in _MARK.finditer(line):
        found = SENTENCE_END.match(line, mark.end()) if mark.end() >= end else None
        if found:
            yield found
            end = found.end()


def _shortened(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        cut = line.rfind(" ", start, start + _LONGEST_SENTENCE)
        cut = cut if cut > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut + (line[cut : cut + 1] == " ")
    yield start, end
