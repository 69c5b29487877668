"""Sentences → frames, in the order of the report: each is read with what the ones before it leave.

A heading leaves its day and its places, a speaker his word, a group its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sahel.extract import datelines, frames, issuers, named, placing, sheets, speakers, toponyms
from sahel.extract.acts import VIOLENT
from sahel.extract.agents import NOBODY, groups_named, last_named, meant
from sahel.extract.frames import Frame
from sahel.extract.issuers import Issuer
from sahel.extract.mentions import AREA, COUNTRY, DIVISION1, DIVISION2, SETTLEMENT, Mention
from sahel.extract.sentences import Sentence
from sahel.extract.spans import Calendar, When, day_of

if TYPE_CHECKING:
    from sahel.geocode.gazetteer import Gazetteer

_QUOTES = frozenset('"“«')  # a quotation that a paragraph begins with goes on with who spoke before
_HEAD = 3  # blocks at the head of a report that may introduce all that follows


def read(sentences: Sequence[Sentence], published: date | None, gazetteer: Gazetteer) -> list[Frame]:
    """The frames of every sentence of a report."""
    reading = _Reading(sentences, published, gazetteer)
    for sentence in sentences:
        reading.take(sentence)
    sheets.fill(reading.told)
    return reading.told


class _Reading:
    """How far a report has been read, and what that leaves for the next sentence."""

    def __init__(self, sentences: Sequence[Sentence], published: date | None, gazetteer: Gazetteer) -> None:
        year = published.year if published else datelines.inferred_year(sentences)
        period = datelines.period(sentences, published) or datelines.around(sentences, published, year)
        self.told: list[Frame] = []
        self.gazetteer = gazetteer
        self.published = published
        self.diary = datelines.is_diary(sentences)
        self.calendar = Calendar(published, period=period, year=year)
        self.issuer = issuers.issuer(sentences)
        self.unsaid = self.issuer.source  # whose word it is where nobody is named
        self.headings: tuple[Sentence, ...] | None = None
        self.labels: tuple[Mention, ...] = ()  # the places of the headings
        self.day: When | None = None  # of the headings
        self.latest: When | None = None  # and of those before them
        self.block: int | None = None
        self.source: str | None = None  # of the one who spoke last
        self.speaks_on = False  # whether that was in this block
        self.intro: Frame | None = None  # a frame that claims what the lines below it tell
        self.groups: dict[tuple[int, int], tuple[str, ...]] = {}  # the groups named in each scope, the last one first
        self.named: tuple[str, ...] = ()  # and in the whole report
        self.persons: set[str] = set()  # the last names of those who have spoken
        self.focus: tuple[str, ...] = ()  # who acted last in this story, or the group named last: "they"

    def take(self, sentence: Sentence) -> None:
        """Read one more sentence."""
        self._date(sentence)
        self._listen(sentence)
        quoted = sentence.text[:1] in _QUOTES and not sentence.of("speech")
        unsaid = self.source if self.source and (self.speaks_on or quoted) else self.unsaid
        found = frames.read(sentence, self.calendar, self.gazetteer, self.source, unsaid, self.persons)
        found = list(map(self._completed, found))
        self._remember(sentence, found)
        self.told += found

    def _date(self, sentence: Sentence) -> None:
        """The day of the headings above a sentence, or of the address that it links to."""
        if sentence.headings != self.headings:
            self.headings = sentence.headings
            self.labels = _places_of_headings(sentence, self.gazetteer)
            self.latest = self.day or self.latest
            self.day = datelines.heading_day(sentence, self.published, self.latest, self.diary)
            dated = datelines.diary_day(sentence, self.day) or self.published
            self.calendar = Calendar(dated, self.day, self.calendar.period, self.calendar.year)
        if sentence.day and self.day is not None and self.day.precision == "month":
            row = day_of(self.day.start.year, self.day.start.month, sentence.day)
            self.headings = None  # the next row has another day
            self.day = When(row, row, "day") if row else self.day
        if "](" in sentence.text and (linked := datelines.address_day(sentence)) is not None:
            self.day = When(linked, linked, "day")
            self.calendar = Calendar(linked, self.day, self.calendar.period, self.calendar.year)

    def _listen(self, sentence: Sentence) -> None:
        """Whose word a sentence is if it names nobody: the issuer's, a section's, or from an aside on the
        press's.
        """
        if sentence.block != self.block:
            together = bool(self.told) and sentence.scope == self.told[-1].sentence.scope
            self.block, self.source, self.speaks_on = sentence.block, self.source if together else None, False
        if sentence.of("actors") and (section := issuers.section(sentence)) is not None:
            self.issuer, self.unsaid = section, section.source
        if self.issuer.actor and issuers.is_aside(sentence):
            self.issuer, self.unsaid = Issuer("media"), "media"

    def _completed(self, frame: Frame) -> Frame:
        """A frame with what the report says around it: who "the group" is, whose claim it is, where and when."""
        sentence, frame.headings = frame.sentence, self.labels
        frame.main = frame.main or _place_again(frame, self.told)
        if frame.main is None or frame.main.is_wide or frame.main.role in ("near", "weak"):
            frame.main = _town_meant(frame, self.told) or frame.main
        if frame.main is not None and not frame.main.known:
            frame.mentions = (*frame.mentions, *_neighbour(sentence, frame.main, self.told))
        told = frame.when or frame.other_day
        if told is not None and told.is_day and not self._looks_back(frame, told):
            self.calendar = self.calendar.anchored(told)
        if frame.cast is not NOBODY:
            issuer = (self.issuer.actor,) if self.issuer.actor else ()
            named = self.groups.get(sentence.scope) or issuer
            frame.cast = meant(frame.cast, named, self.named, self.focus)
            self.intro = frame if frames.introduces(frame) else self.intro
        if self.issuer.actor:
            frame = issuers.claimed(frame, self.issuer.actor)
        if self.intro is not None:
            _claim(frame, self.intro)
        _carry(frame, self.told, self.day)
        return frame

    def _looks_back(self, frame: Frame, told: When) -> bool:
        """'They had given an ultimatum the day before. Two days later …': counted on from the act, not from there."""
        if frame.acts or frame.told:
            return False
        return any([s.value == "after" and s.i == told.i for s in frame.sentence.of("calendar")])

    def _remember(self, sentence: Sentence, found: list[Frame]) -> None:
        """Keep the groups that a sentence names, and who speaks in it."""
        if sentence.of("speech"):
            self.persons.update(named.speakers(sentence))
        groups = groups_named(sentence) if sentence.of("actors") or sentence.of("armed") else ()
        if groups:
            self.groups[sentence.scope] = last_named(groups, self.groups.get(sentence.scope, ()))
            self.named = last_named(groups, self.named)
        agents = [agent for frame in found for agent in frame.cast.agents]
        doers = tuple(dict.fromkeys([agent.actor for agent in agents])) if agents else ()
        parted = bool(self.told) and self.told[-1].sentence.scope != sentence.scope
        if doers or parted:
            self.focus = doers
        elif groups:
            self.focus = groups if len(groups) == 1 else ()
        speeches = found[-1].speeches if found else ()
        said = speeches[-1].source if speeches else speakers.opening(sentence)
        self.source = said or self.source
        self.speaks_on = bool(said) and sentence.kind != "heading" or self.speaks_on


def _place_again(frame: Frame, told: list[Frame]) -> Mention | None:
    """'the spokesman said that troops in Goniri had beaten off the attack': the place of an act told before."""
    if not frame.mentions or not frame.acts and not frame.told:
        return None
    named = {m.text for m in frame.mentions if m.rank <= AREA}
    return next((f.main for f in reversed(told) if f.acts and f.main and f.main.text in named), None) if named else None


def _neighbour(sentence: Sentence, main: Mention, told: list[Frame]) -> list[Mention]:
    """'the nearby village of Mbokam', 'the suburb of Natinga': the known town told of before, beside which it lies."""
    if sentence.grammar("neighbouring", "quarter").isdisjoint(sentence.norms[max(0, main.i - 4) : main.i]):
        return []
    before = [f.main for f in told if f.sentence.scope == sentence.scope and f.main and f.main.known]
    town = next((m for m in reversed(before) if m.rank <= DIVISION2), None)
    return [replace(town, i=main.j, j=main.j, role="context")] if town else []


def _town_meant(frame: Frame, told: list[Frame]) -> Mention | None:
    """'a few kilometres from the town', 'à une vingtaine de kilomètres au nord de la ville': the town named last."""
    sentence = frame.sentence
    if not sentence.has(sentence.grammar("town")):
        return None
    for k in range(max(1, frame.i), frame.j):
        if sentence.norms[k] not in sentence.grammar("town") or sentence.norms[k - 1] not in sentence.grammar("definite"):
            continue
        if sentence.norm(k + 1) in sentence.grammar("of"):
            continue  # "the town of Bol"
        here = [m for m in frame.mentions if m.j <= k]
        before = [f.main for f in told if f.sentence.scope == sentence.scope and f.main]
        town = next((m for m in (*reversed(here), *reversed(before)) if m.rank <= DIVISION2), None)
        stood = placing.placed(sentence, replace(town, i=k, j=k + 1)) if town else None
        if stood is not None and stood.role == "near":
            return stood
    return None


def _claim(frame: Frame, intro: Frame) -> None:
    """Give an item of a claimed list the claimant, and its figures the claimant's word."""
    if frame is intro or frame.claims:
        return
    parted = intro.sentence.block <= _HEAD and intro.sentence.scope[0] != frame.sentence.scope[0]
    listed = (frame.sentence.kind == "item" or parted) and intro.sentence.block < frame.sentence.block
    if not listed and intro.sentence.block != frame.sentence.block:
        return
    claimants = tuple(agent for agent in intro.cast.agents if agent.attribution == "claimed")
    frame.cast = replace(frame.cast, agents=claimants)
    frame.told = tuple(
        replace(told, source="perpetrator") if told.source == "media" else told for told in frame.told
    )


def _carry(frame: Frame, told: list[Frame], day: When | None) -> None:
    """Give a frame the place and the day that the sentence before set the scene with, and the day of its heading.

    'Kafolo. Jihadists killed …': nothing happened in the first sentence, but it tells where.
    """
    last = told[-1] if told else None
    if (
        last
        and not last.told
        and VIOLENT.isdisjoint(last.acts)
        and (last.sentence.block == frame.sentence.block or _heads(last, frame))
    ):
        wide = frame.main is None or frame.main.role == "weak" or frame.main.rank >= DIVISION1
        if wide and last.main and last.main.rank <= AREA and _sets_scene(last.main):
            frame.main = last.main
        if not VIOLENT.isdisjoint(frame.acts) and last.when != day and not datelines.dates_report(last.sentence):
            frame.when = frame.when or last.when
    if frame.main is None and "same_place" in frame.cues:
        frame.main = next((f.main for f in reversed(told) if f.main and f.main.rank <= AREA), None)
    frame.heading_when = day


def _sets_scene(place: Mention) -> bool:
    """'In Kafolo …', 'Toumour a vécu une nuit d'enfer': a place that locates, or the known one that a sentence
    begins with.
    """
    return place.role != "weak" or place.known and place.rank == SETTLEMENT and place.i == 0


def _heads(heading: Frame, frame: Frame) -> bool:
    """A headline and the paragraph under it."""
    above, below = heading.sentence, frame.sentence
    headline = above.kind in ("heading", "item") and not above.text.endswith(".")
    return (
        headline
        and below.kind == "paragraph"
        and above.scope == below.scope
        and below.block == above.block + 1
    )


def _places_of_headings(sentence: Sentence, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The places of the headings that a sentence stands under: 'MALI', 'LAC PROVINCE, CHAD'; of one that tells
    an act only the country that labels it: 'Niger: Diffa wakes to the sound of mortars'.
    """
    return tuple(
        m
        for heading in sentence.headings
        for m in toponyms.find(heading, gazetteer, set())
        if m.rank >= DIVISION2
        and (
            not (heading.of("acts") or heading.of("outcomes"))
            or m.rank == COUNTRY
            and m.i == 0
            and heading.norm(m.j) == ":"
        )
    )
