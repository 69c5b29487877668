"""Report → the incidents that it tells, not yet placed on the map.

Its nouns (Span, Mention, When, Toll, …) are changed by nobody, as if they were frozen. Those that a report has
many of are not declared so: a frozen one takes thrice as long to make, and that was 3 % of the time of a report.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sahel.codebook import countries
from sahel.extract import assembly, coding, datelines, issuers, layout, lexicon, reading
from sahel.extract.coding import Setting
from sahel.extract.frames import Frame
from sahel.extract.language import detect
from sahel.extract.sentences import Sentence
from sahel.model import Incident, Report

if TYPE_CHECKING:
    from sahel.extract.explain import Reason
    from sahel.geocode.gazetteer import Gazetteer

DEFAULT_LANGUAGE = "en"


def extract(report: Report, gazetteer: Gazetteer) -> list[Incident]:
    """The incidents of a report in the order in which it tells them; none where its language is not read."""
    told, setting = told_by(report, gazetteer)
    return [coding.incident(story, setting) for story in assembly.assemble(told)]


def extract_explained(report: Report, gazetteer: Gazetteer) -> list[tuple[Incident, tuple[Reason, ...]]]:
    """The same incidents, each with the words and the rule behind every field."""
    from sahel.extract.explain import explain  # here, for nobody else asks for reasons

    told, setting = told_by(report, gazetteer)
    coded = [(story, coding.incident(story, setting)) for story in assembly.assemble(told)]
    return [(incident, explain(story, incident, setting, told)) for story, incident in coded]


def told_by(report: Report, gazetteer: Gazetteer) -> tuple[list[Frame], Setting]:
    """The frames of a report and what it says as a whole; no frames where its language is not read."""
    language = report.language or detect(report.text) or DEFAULT_LANGUAGE
    if language not in lexicon.languages():
        return [], Setting(None, report.published)
    published = report.published or published_in(report.text, language)
    sentences = _laid_out(report.text, language)
    told = reading.read(sentences, published, gazetteer)
    return told, Setting(_country(told), published, issuers.force(sentences))


@lru_cache(maxsize=1)  # asked for by who stores a report, and again by who reads it
def published_in(text: str, language: str | None) -> date | None:
    """The day of publication that a text's own words give; None also where its language is not read."""
    if language not in lexicon.languages():
        return None
    return datelines.published(_laid_out(text, language))


@lru_cache(maxsize=1)  # the same
def _laid_out(text: str, language: str) -> tuple[Sentence, ...]:
    return layout.read(text, lexicon.of_language(language))


def _country(told: list[Frame]) -> str | None:
    """The country that at least half of a report's countries, nationalities and places speak of; None for a
    world page.
    """
    named: list[str | None] = []
    for frame in told:
        if frame.mentions:
            named += [m.country for m in frame.mentions]
        if demonyms := frame.sentence.of("demonyms"):
            named += [s.value for s in demonyms]
    votes = list(filter(countries().__contains__, named))
    if not votes:
        return None
    country = max(dict.fromkeys(votes), key=votes.count)
    return country if 2 * votes.count(country) >= len(votes) else None
