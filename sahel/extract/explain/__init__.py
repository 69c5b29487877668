"""Why each field of an incident has its value: the words of the report and the rule that reads them.

Built from the story that the incident was coded from, and only where somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from sahel.extract.coding import Setting
from sahel.extract.explain.figures import casualties, fatalities
from sahel.extract.explain.reason import Account, Reason, because
from sahel.extract.explain.what import confidence, event, kind, targets
from sahel.extract.explain.when import dates
from sahel.extract.explain.where import country, place
from sahel.extract.explain.who import attribution, perpetrators
from sahel.extract.frames import Frame
from sahel.extract.stories import Story
from sahel.model import Incident

__all__ = ["Reason", "because", "explain"]

QUESTIONS = (
    kind, event, dates, place, country, perpetrators, attribution, targets, casualties, fatalities,
    confidence,
)


def explain(
    story: Story, incident: Incident, setting: Setting, frames: Sequence[Frame] = ()
) -> tuple[Reason, ...]:
    """The reasons for the fields of an incident not yet located, in the codebook's order.

    `frames` are those of the whole report: a story may take its place, its day or its doer from a sentence
    that is none of its own.
    """
    account = Account(story, incident, setting, frames or story.frames)
    return tuple(reason for question in QUESTIONS for reason in question(account))
