"""A reason: the words of a report and the rule of data/codebook/rules.csv that gave a field its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sahel.extract.agents import Agent
from sahel.extract.coding import Setting
from sahel.extract.frames import Frame
from sahel.extract.labels import DOER, TIME, label_of
from sahel.extract.lexicon import Span
from sahel.extract.mentions import Mention
from sahel.extract.sentences import Sentence
from sahel.extract.spans import When
from sahel.extract.stories import Story
from sahel.model import Incident

Value = str | int | float | bool | None | tuple


@dataclass(frozen=True)
class Reason:
    """Why a field has its value: the words it was read from, and by which rule."""

    field: str             # the codebook's name; "casualties[0].victims" for one of a list
    value: Value
    words: str | None      # None where no words say it: "the week up to publication"
    start: int | None      # character offsets of the words into the report's text
    end: int | None
    rule: str              # a code of data/codebook/rules.csv


@dataclass(frozen=True)
class Words:
    """Words i to j of a sentence (j excluded)."""

    sentence: Sentence
    i: int
    j: int


@dataclass(frozen=True)
class Account:
    """An incident with the story it was coded from, and the frames of the whole report."""

    story: Story
    incident: Incident
    setting: Setting
    frames: Sequence[Frame]

    @cached_property
    def _read_in(self) -> dict[int, Frame]:
        """The first frame that holds each date and agent, by identity: later ones have it handed on, and all have
        what a labelled line gives ('WHO: …').
        """
        found: dict[int, Frame] = {}
        for frame in sorted(self.frames, key=lambda frame: label_of(frame.sentence) not in (TIME, DOER)):
            for thing in (*frame.mentions, *frame.cast.agents, *([frame.when] if frame.when else ())):
                found.setdefault(id(thing), frame)
        return found

    def frame_of(self, thing: Mention | When | Agent) -> Frame | None:
        """The frame in whose sentence a place, a date or an agent was read; None where in none."""
        return self._read_in.get(id(thing))

    def answered(self, main: Mention) -> Frame | None:
        """The last frame before the story that reads this place, whatever its role there."""
        first = self.story.frames[0].sentence.start
        before = [frame for frame in self.frames if frame.sentence.start <= first]
        same = (f for f in reversed(before) if any(replace(m, role=main.role) == main for m in f.mentions))
        return next(same, None)

    def spans(self, tag: str, *values: str) -> Iterator[Words]:
        """The phrases of these meanings in the story's sentences, in their order."""
        for frame in self.story.frames:
            found = spans(frame.sentence, tag, *values)
            yield from (words for words in found if frame.i <= words.i < frame.j)


def because(field: str, value: Value, rule: str, words: Words | None = None) -> Reason:
    """The reason for a value, with where its words stand in the report."""
    # What is handed on from another sentence may stand further right there than this one is long.
    if words is None or not words.i < words.j <= len(words.sentence.tokens):
        return Reason(field, value, None, None, None, rule)
    sentence = words.sentence
    start = sentence.start + sentence.places[words.i][0]
    end = sentence.start + sentence.places[words.j - 1][1]
    return Reason(field, value, sentence.words(words.i, words.j), start, end, rule)


def spans(sentence: Sentence, tag: str, *values: str) -> list[Words]:
    """The phrases of a sentence with one of these meanings; with any where none is given."""
    return [of(sentence, span) for span in sentence.of(tag) if not values or span.value in values]


def of(sentence: Sentence, span: Span | Mention | When | Agent) -> Words:
    return Words(sentence, span.i, span.j)


def whole(sentence: Sentence) -> Words:
    return Words(sentence, 0, len(sentence.tokens))


def nearest(found: Iterable[Words], i: int) -> Words | None:
    """Of these words the ones nearest to word i."""
    return min(found, key=lambda words: abs(words.i - i), default=None)


def first(found: Iterable[Words], fits: Callable[[Words], bool] = lambda words: True) -> Words | None:
    return next(filter(fits, found), None)
