"""The built-in extractor: the rules of `sahel.extract` over the words of `data/lexicon`."""

from __future__ import annotations

from dataclasses import dataclass

from sahel.extract import extract, lexicon
from sahel.extract.language import detect
from sahel.extractors import BUILT_IN, NotRead
from sahel.geocode.gazetteer import Gazetteer
from sahel.model import Incident, Report


@dataclass(frozen=True)
class Rules:
    """Reads the languages that the lexicon has words of."""

    name: str = BUILT_IN

    def __call__(self, report: Report, gazetteer: Gazetteer) -> list[Incident]:
        language = report.language or detect(report.text)
        if language and language not in lexicon.languages():
            raise NotRead(f"language {language} is not read yet")
        return extract(report, gazetteer)


RULES = Rules()
