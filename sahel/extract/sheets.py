"""What the labelled lines of a flash note give to the acts it tells, in whatever order they stand: 'WHAT: …',
'WHERE: Soudougui', 'WHO: suspected ISWAP fighters'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sahel.extract import labels
from sahel.extract.acts import VIOLENT
from sahel.extract.agents import Agent, blamed
from sahel.extract.frames import Frame
from sahel.extract.mentions import COUNTRY, DIVISION2, Mention
from sahel.extract.parties import Party, find_parties
from sahel.extract.sentences import Sentence
from sahel.extract.spans import When


@dataclass(slots=True)
class Sheet:
    """Labelled lines that follow one another, the frames they give something to, and what they give."""

    frames: list[Frame] = field(default_factory=list)
    words: set[str] = field(default_factory=set)  # the labels' own
    place: Mention | None = None
    within: tuple[Mention, ...] = ()  # the divisions named with it
    when: When | None = None
    doers: tuple[Agent, ...] = ()


def fill(told: Sequence[Frame]) -> None:
    """Give the frames of a report what the labelled lines beside or above them say for all."""
    for sheet in _sheets(told):
        for frame in sheet.frames:
            if frame.told or not VIOLENT.isdisjoint(frame.acts):
                _complete(frame, sheet)


def _sheets(told: Sequence[Frame]) -> Iterator[Sheet]:
    """The sheets of a report. A label that comes again begins another; one holds for what is told after it, up to a
    heading that turns to what was before: 'BACKGROUND'.
    """
    sheet, previous = None, None
    for frame in told:
        sentence, word = frame.sentence, frame.sentence.norm(0)
        label = labels.label_of(sentence)
        fresh = label is not None and sentence is not previous
        past = sentence.kind == "heading" and word in sentence.grammar("label_past")
        if sheet and (past or fresh and word in sheet.words):
            yield sheet
            sheet = None
        if fresh:
            sheet = sheet or Sheet()
            sheet.words.add(word)
        if sheet:
            sheet.frames.append(frame)
            _note(frame, label, sheet)
        previous = sentence
    if sheet:
        yield sheet


def _note(frame: Frame, label: str | None, sheet: Sheet) -> None:
    """Keep what a labelled line gives."""
    sentence = frame.sentence
    if label == labels.PLACE and frame.main and frame.main.rank < COUNTRY:
        sheet.place = frame.main
        sheet.within = tuple([m for m in frame.mentions if m.rank >= DIVISION2])
    elif label == labels.TIME and frame.when:
        sheet.when = frame.when
    elif label == labels.DOER and not sentence.of("outcomes"):
        parties = [party for party in find_parties(sentence) if party.actor]
        sheet.doers = tuple([_doer(sentence, party, frame.mentions) for party in parties])
        frame.cast = replace(frame.cast, agents=sheet.doers)


def _doer(sentence: Sentence, party: Party, mentions: Sequence[Mention]) -> Agent:
    """A party of a line that says who did it; of men with no name nobody says so (CODEBOOK.md, Attribution)."""
    agent = blamed(sentence, party, mentions)
    return replace(agent, attribution=party.attribution) if party.actor == "unidentified" else agent


def _complete(frame: Frame, sheet: Sheet) -> None:
    """Give a frame what it does not say itself; a line of the sheet also what it says less exactly."""
    labelled = labels.label_of(frame.sentence) is not None
    if frame.main is None or labelled and frame.main.is_wide:
        frame.main = sheet.place or frame.main
        frame.headings = (*sheet.within, *frame.headings)
    here = frame.main is sheet.place if sheet.place else labelled and frame.main is None
    if frame.when is None and here:
        frame.when = sheet.when
    unnamed = all([agent.actor == "unidentified" for agent in frame.cast.agents])
    if sheet.doers and here and unnamed:
        frame.cast = replace(frame.cast, agents=sheet.doers)
