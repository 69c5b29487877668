"""Report → the incidents that it tells, not yet placed on the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sahel.codebook import countries
from sahel.extract import (
    assembly,
    coding,
    datelines,
    days,
    frames,
    issuers,
    layout,
    lexicon,
    roles,
    speakers,
    toponyms,
)
from sahel.extract.coding import Setting
from sahel.extract.language import detect
from sahel.model import Incident, Report

if TYPE_CHECKING:
    from sahel.extract.explain import Reason

DEFAULT_LANGUAGE = "en"
_HEAD = 3  # blocks at the head of a report that may introduce all that follows


def extract(report: Report, gazetteer) -> list[Incident]:
    """The incidents of a report in the order in which it tells them; none where its language is not read."""
    told, setting = told_by(report, gazetteer)
    return [coding.incident(story, setting) for story in assembly.assemble(told)]


def extract_explained(report: Report, gazetteer) -> list[tuple[Incident, tuple[Reason, ...]]]:
    """The same incidents, each with the words and the rule behind every field."""
    from sahel.extract.explain import explain  # here, for nobody else asks for reasons

    told, setting = told_by(report, gazetteer)
    coded = [(story, coding.incident(story, setting)) for story in assembly.assemble(told)]
    return [(incident, explain(story, incident, setting, told)) for story, incident in coded]


def told_by(report: Report, gazetteer) -> tuple[list[frames.Frame], Setting]:
    """The frames of a report and what it says as a whole; no frames where its language is not read."""
    language = report.language or detect(report.text) or DEFAULT_LANGUAGE
    if language not in lexicon.languages():
        return [], Setting(None, report.published)
    sentences = layout.read(report.text, lexicon.of_language(language))
    published = report.published or datelines.published(sentences)
    told = _read(sentences, published, gazetteer)
    return told, Setting(_country(told), published)


def _read(sentences, published, gazetteer) -> list[frames.Frame]:
    """The frames of every sentence, each read with the days and the speaker that the ones before it leave."""
    year = published.year if published else datelines.inferred_year(sentences)
    issued = issuers.issuer(sentences)
    latest, intro, carried, unsaid = None, None, False, issued.source
    named: tuple[str, ...] = ()  # groups, the last one first
    diary = datelines.is_diary(sentences)
    sheet = Sheet()
    told, calendar, source, block, headed, day, groups = (
        [],
        days.Calendar(published, period=datelines.period(sentences, published) or datelines.around(sentences, published, year), year=year),
        None,
        None,
        None,
        None,
        {},
    )
    for sentence in sentences:
        if sentence.headings != headed:
            headed = sentence.headings
            latest = day or latest
            day = datelines.heading_day(sentence, published, latest, diary)
            dated = datelines.diary_day(sentence, day) or published
            calendar = replace(calendar, anchor=day, published=dated)
            labels = _headings(sentence, gazetteer)
        if (linked := datelines.address_day(sentence)) is not None:
            day = days.When(linked, linked, "day")
            calendar = replace(calendar, anchor=day, published=linked)
        if sentence.block != block:
            block, source, carried = (
                sentence.block,
                source if sentence.scope == (told[-1].sentence.scope if told else None) else None,
                False,
            )
        if (section := issuers.section(sentence)) is not None:
            issued, unsaid = section, section.source
        if issued.actor and issuers.is_aside(sentence):
            issued, unsaid = issuers.Issuer("media"), "media"
        sheet = sheet.after(sentence)
        found = frames.read(sentence, calendar, gazetteer, source, source if source and carried else unsaid)
        for order, frame in enumerate(found):
            frame.headings = labels
            if frame.when is not None and frame.when.is_day:
                calendar = calendar.anchored(frame.when)
            own = groups.get(sentence.scope) or (issued.actor,) * bool(issued.actor)
            frame.cast = roles.meant(frame.cast, own, named)
            intro = frame if frames.introduces(frame) else intro
            if issued.actor:
                frame = issuers.claimed(frame, issued.actor)
            _claim(frame, intro)
            _carry(frame, told, day)
            sheet = sheet.filled(frame)
            sheet.place_and_date(frame)
            found[order] = frame
        if sentence.of("actors") or sentence.of("armed"):
            groups[sentence.scope] = roles.groups_named(sentence, groups.get(sentence.scope, ()))
            named = roles.groups_named(sentence, named)
        said = found[-1].speeches[-1].source if found and found[-1].speeches else speakers.opening(sentence)
        source, carried = said or source, bool(said) and sentence.kind != "heading" or carried
        told += found
    return told


@dataclass(frozen=True)
class Sheet:
    """The place and the time that the labelled lines of a flash note give for all that it tells: 'WHERE: Soudougui'."""

    place: toponyms.Mention | None = None
    when: days.When | None = None

    def after(self, sentence) -> Sheet:
        """Without them from a heading on that turns to what was before: 'BACKGROUND'."""
        past = sentence.kind == "heading" and sentence.norm(0) in sentence.grammar("label_past")
        return Sheet() if past else self

    def filled(self, frame: frames.Frame) -> Sheet:
        """With what a labelled line gives."""
        sentence = frame.sentence
        if len(sentence.tokens) < 3 or sentence.tokens[1].text != ":":
            return self
        if sentence.norm(0) in sentence.grammar("label_place") and frame.main and frame.main.rank <= toponyms.AREA:
            return replace(self, place=frame.main)
        if sentence.norm(0) in sentence.grammar("label_time") and frame.when:
            return replace(self, when=frame.when)
        return self

    def place_and_date(self, frame: frames.Frame) -> None:
        """Give them to a frame that has neither of its own."""
        if not (frame.told or set(frame.acts) & frames.VIOLENT):
            return
        if frame.main is None:
            frame.main = self.place
        if frame.when is None and (frame.main is self.place or frame.main is None):
            frame.when = self.when


def _claim(frame: frames.Frame, intro: frames.Frame | None) -> None:
    """Give an item of a claimed list the claimant, and its figures the claimant's word."""
    if intro is None or frame is intro or frame.claims:
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


def _carry(frame: frames.Frame, told: list[frames.Frame], day) -> None:
    """Give a frame the place and the day that the sentence before set the scene with, and the day of its heading.

    'Kafolo. Jihadists killed …': nothing happened in the first sentence, but it tells where.
    """
    last = told[-1] if told else None
    if (
        last
        and (last.sentence.block == frame.sentence.block or _heads(last, frame))
        and not last.told
        and not set(last.acts) & frames.VIOLENT
    ):
        wide = frame.main is None or frame.main.role == "weak" or frame.main.rank >= toponyms.DIVISION1
        if wide and last.main and last.main.rank <= toponyms.AREA and _sets_scene(last.main):
            frame.main = last.main
        if set(frame.acts) & frames.VIOLENT and last.when != day and not datelines.dates_report(last.sentence):
            frame.when = frame.when or last.when
    if frame.main is None and "same_place" in frame.cues:
        frame.main = next((f.main for f in reversed(told) if f.main and f.main.rank <= toponyms.AREA), None)
    frame.heading_when = day


def _sets_scene(place) -> bool:
    """'In Kafolo …', 'Toumour a vécu une nuit d'enfer': a place that locates, or the known one that a sentence begins with."""
    return place.role != "weak" or place.known and place.rank == toponyms.SETTLEMENT and place.i == 0


def _heads(heading: frames.Frame, frame: frames.Frame) -> bool:
    """A headline and the paragraph under it."""
    above, below = heading.sentence, frame.sentence
    headline = above.kind in ("heading", "item") and not above.text.endswith(".")
    return headline and below.kind == "paragraph" and above.scope == below.scope and below.block == above.block + 1


def _headings(sentence, gazetteer):
    """The places of the headings that a sentence stands under: 'MALI', 'LAC PROVINCE, CHAD'."""
    labels = [
        heading for heading in sentence.headings if not heading.of("acts") and not heading.of("outcomes")
    ]
    return tuple(
        m
        for heading in labels
        for m in toponyms.find(heading, gazetteer, set())
        if m.rank >= toponyms.DIVISION2
    )


def _country(told: list[frames.Frame]) -> str | None:
    """The country that at least half of a report's countries, nationalities and places speak of; None for a world page."""
    named: list[str | None] = []
    for frame in told:
        named += [m.country for m in frame.mentions]
        named += [s.value for s in frame.sentence.of("demonyms")]
    votes = Counter([country for country in named if country in countries()])
    if not votes:
        return None
    country, most = votes.most_common(1)[0]
    return country if 2 * most >= votes.total() else None
