"""How sure a reading is: the chance that day, place, doers and dead of an incident are all right.

A logistic model over plain signs of the text, its weights fitted on hand-coded reports (data/confidence.csv);
docs/confidence.md shows how far the figure held on reports that it was not fitted on.
"""

from __future__ import annotations

from functools import cache
from itertools import compress
from math import exp

from sahel.codebook import DATA, rows
from sahel.extract.acts import WEAK
from sahel.extract.mentions import AREA
from sahel.extract.stories import Story
from sahel.model import Casualty

_NO_ACT = WEAK | {"kill"}  # of themselves these tell no act
_MANY = 4  # casualty figures of an incident whose ledger is long


def confidence(
    story: Story, perpetrators: tuple[str, ...], casualties: tuple[Casualty, ...], date_precision: str
) -> float:
    """0 to 1, by the signs of a story and of what was coded from it.

    Of the place it asks whether the words that name it were known when the report was read, not how precisely the
    place is. The store keeps the figure alone, rounded, and not the signs behind it, nor whether a language model
    gave it instead; so an incident that is placed anew later keeps the confidence of its reading.
    """
    weights = _weights()
    shown = signs(story, perpetrators, casualties, date_precision)
    score = weights["always"] + sum(compress(map(weights.__getitem__, shown), shown.values()))
    return round(1 / (1 + exp(-score)), 2)


def signs(
    story: Story, perpetrators: tuple[str, ...], casualties: tuple[Casualty, ...], date_precision: str
) -> dict[str, bool]:
    """What speaks for a right reading and what against it, each a yes or no."""
    main, killed = story.main, [entry.victims for entry in casualties if entry.outcome == "killed"]
    kinds = len(set(killed))
    places = {frame.main.text for frame in story.frames if frame.main is not None and frame.main.rank <= AREA}
    days = {(frame.when.start, frame.when.end) for frame in story.frames if frame.when is not None}
    return {
        "place_known": main is not None and main.known and main.rank <= AREA,
        "several_places": len(places) > 1,
        "several_days": len(days) > 1,
        "no_day_told": not days,
        "toll_told": bool(killed),
        "rival_tolls": len(killed) > kinds,
        "several_kinds_of_dead": kinds > 1,
        "doer_named": perpetrators != ("unidentified",),
        "list_item": story.frames[0].sentence.kind == "item",
        "tally": story.kind == "tally",
        "place_wide": main is None or main.is_wide,
        "one_sentence": len(story.frames) == 1,
        "no_act_told": not killed and story.acts <= _NO_ACT,
        "figures_many": len(casualties) >= _MANY,
    }


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in rows(DATA / "confidence.csv")}
