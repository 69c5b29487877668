"""Which story a sentence goes on with: how well its place, day, figures and acts fit each."""

from __future__ import annotations

from sahel.extract.acts import VIOLENT, WEAK
from sahel.extract.frames import Frame
from sahel.extract.mentions import AREA, DIVISION1
from sahel.extract.parties import side
from sahel.extract.stories import (
    Story,
    repeats,
    is_anaphor,
    name_of,
    same_country,
    same_day,
    same_place,
)

_BEYOND_A_TOLL = VIOLENT - {"kill", "wound", "abduct"}
_ITEM = 7  # days between an act and the item of a list that tells it
_LATEST = 1.5  # how much likelier "the attack" is the one told last
_REMEMBERED = 80  # stories told last, among which a sentence may go on with one


def continued(frame: Frame, kind: str, stories: list[Story]) -> Story | None:
    """The story that a frame goes on with, the likeliest first; None where it begins another."""
    if _is_listed_toll(frame) and stories:
        return stories[-1] if stories[-1].kind == kind else None
    fitting = [
        (score, order, story)
        for order, story in enumerate(stories[-_REMEMBERED:])
        if story.kind == kind
        and (frame.sentence.scope in story.scopes or _is_of_its_place(frame, story))
        and (score := _likeness(frame, story)) is not None
    ]
    if not fitting:
        return None
    latest = _latest(frame, _meant(frame, _at_home(frame, stories[-_REMEMBERED:])))
    scored = [(score + _recency(frame, story, latest), order, story) for score, order, story in fitting]
    score, _, story = max(scored, key=lambda found: found[:2])
    return story if score > 0 else None


def _latest(frame: Frame, stories: list[Story]) -> Story:
    """The story told last; for an entry of a live page that names no place, the one that the page is about."""
    last = max(stories, key=_last_told)
    another = frame.sentence.block != last.frames[-1].sentence.block
    if frame.sentence.live and another and frame.main is None:
        return max(stories, key=lambda story: len(story.frames))
    return last


def _is_listed_toll(frame: Frame) -> bool:
    """An item that is nothing but a figure, under "Provisional toll:"; it goes on with the act before."""
    if frame.sentence.kind != "item" or not frame.told or frame.main is not None or frame.when is not None:
        return False
    return _BEYOND_A_TOLL.isdisjoint(frame.acts)


def _is_of_its_place(frame: Frame, story: Story) -> bool:
    """A later word, in another scope, on the same named place."""
    if (
        frame.main is None
        or story.main is None
        or frame.main.rank != story.main.rank
        or frame.main.rank > AREA
        or name_of(frame.main) != name_of(story.main)
    ):
        return False
    return (
        same_day(frame.when, story.when) is True
        or is_anaphor(frame)
        or _only_counts(frame)
        or not _small_figures([frame]).isdisjoint(_small_figures(story.frames))
    )


def _only_counts(frame: Frame) -> bool:
    """'A security source in Pama gave a toll of nine soldiers dead': with no act and no day of its own."""
    return bool(frame.told) and frame.when is None and frame.heading_when is None and VIOLENT.isdisjoint(frame.acts)


def _small_figures(frames: list[Frame]) -> set[tuple[str | None, str, int | None]]:
    """Figures of two and more with whom they count, which tell the same act where the place is the same too."""
    return {
        (told.toll.victims, told.toll.outcome, told.toll.low)
        for frame in frames
        for told in frame.told
        if told.toll.victims and (told.toll.low or 0) >= 2
    }


def _likeness(frame: Frame, story: Story) -> float | None:
    """How well a frame fits a story; None where it cannot be the same act."""
    place, day = (
        same_place(frame, story),
        same_day(None if _is_later_death(frame) else frame.when, story.when),
    )
    if place is False and _is_headline_of(story, frame):
        place = None
    if day is False and _is_of_item(frame, story):
        day = None
    if place is False or day is False or _other_side(frame, story):
        return None
    score = 0.5 + same_country(frame, story) + 0.5 * _is_of_like_victims(frame, story)
    score += 4 * (place is True) + 3 * (day is True) + 2.5 * repeats(frame, story)
    score += _same_acts(frame, story)
    score += 2 * is_anaphor(frame) + _follows(frame, story)
    if not (place or day) and _opens_paragraph(frame, story):
        return None
    if "preceding" in frame.cues and not place or _is_wider_toll(frame, story):
        return None
    if "separate" in frame.cues and not place:
        return (
            None if frame.main is not None or frame.when is not None or not is_anaphor(frame) else score - 3
        )
    if (
        place is None
        and frame.main is not None
        and story.main is not None
        and frame.main.rank > story.main.rank
    ):
        score += 0.5
    if story.frames[-1].sentence.start == frame.sentence.start and not (place or day):
        return None  # two parts of one sentence were told apart by their places
    return score


def _is_of_like_victims(frame: Frame, story: Story) -> bool:
    """Whether a figure counts victims of a kind that the story has."""
    for told in frame.told:
        if told.toll.victims in story.victims:
            return True
    return False


def _is_of_item(frame: Frame, story: Story) -> bool:
    """Told under a headline that has only the day of its list: 'Monday, 7 September', and below it 'on Saturday'."""
    headed = all(told.when is None for told in story.frames)
    if not headed or frame.when is None or story.when is None or not _is_headline_of(story, frame):
        return False
    return 0 <= (story.when.end - frame.when.end).days <= _ITEM


def _is_wider_toll(frame: Frame, story: Story) -> bool:
    """A figure of a whole region or country, told after the act in one place: it is of more than that act."""
    if frame.main is None or story.main is None or frame.main.rank < DIVISION1 or is_anaphor(frame):
        return False
    if frame.main.role not in ("place", "near"):
        return False
    other = frame.killed() and story.figures and not repeats(frame, story)
    return bool(other) and frame.sentence.block != story.frames[-1].sentence.block and story.main.rank <= AREA


def _last_told(story: Story) -> tuple[int, int, int]:
    """Where a story was told last: its last sentence, and the part of that."""
    frame = story.frames[-1]
    return frame.sentence.block, frame.sentence.start, frame.i


def _meant(frame: Frame, stories: list[Story]) -> list[Story]:
    """Those among which "the attack" is the one told last: with the figure repeated, else with an act of that
    kind.
    """
    repeated = [story for story in stories if repeats(frame, story)] if frame.told else []
    if repeated or not is_anaphor(frame):
        return repeated or stories
    kinds = set(frame.acts) & (VIOLENT - WEAK - {"kill", "attack"})
    return [story for story in stories if story.acts & kinds] or stories


def _at_home(frame: Frame, stories: list[Story]) -> list[Story]:
    """The stories of the countries that a frame names, if only as whose ministry speaks; all where there are
    none.
    """
    named = {m.country for m in frame.mentions if m.country} if frame.mentions else ()
    if not named:
        return stories
    return [story for story in stories if story.main and story.main.country in named] or stories


def _recency(frame: Frame, story: Story, latest: Story) -> float:
    """A sentence with no place and no day of its own goes on with the act told last, unless it repeats
    another's figure.
    """
    if story is latest:
        return _LATEST * _repeats(frame, story)
    if is_anaphor(frame) and story.acts.isdisjoint(frame.acts) and not latest.acts.isdisjoint(frame.acts):
        return -2 * _LATEST
    loose = frame.main is None and frame.when is None and frame.sentence.scope in latest.scopes
    if is_anaphor(frame) and _same_acts(frame, story) > _same_acts(frame, latest):
        return 0.0
    return -_LATEST if loose and not repeats(frame, story) else 0.0


def _repeats(frame: Frame, story: Story) -> bool:
    """ "The attack" after an attack, not after the strikes that answered it."""
    return is_anaphor(frame) and _same_acts(frame, story) >= 0


def _same_acts(frame: Frame, story: Story) -> float:
    """A raised score for the same kind of act, a lowered one for another."""
    mine = VIOLENT.intersection(frame.acts)
    if not mine or VIOLENT.isdisjoint(story.acts):
        return 0.0
    return 1.0 if not mine.isdisjoint(story.acts) else -0.3


def _is_later_death(frame: Frame) -> bool:
    """Who dies later of an act is counted on the day of the act (CODEBOOK.md, Dates)."""
    return "succumb" in frame.acts or VIOLENT.isdisjoint(frame.acts) and not frame.killed()


def _opens_paragraph(frame: Frame, story: Story) -> bool:
    """A new paragraph with a place and a time of its own, and with other acts."""
    return (
        frame.main is not None
        and frame.when is not None
        and frame.main.rank <= AREA
        and frame.sentence.block != story.frames[-1].sentence.block
        and not is_anaphor(frame)
        and not set(frame.acts) & story.acts & VIOLENT
        and not _is_headline_of(story, frame)
    )


def _is_headline_of(story: Story, frame: Frame) -> bool:
    """A headline that says the place more loosely than the line below it."""
    return (
        0 < frame.sentence.block - story.frames[-1].sentence.block <= 2
        and all(told.sentence.kind == "heading" for told in story.frames)
        and same_country(frame, story) >= 0
    )


def _follows(frame: Frame, story: Story) -> float:
    """One where the story was told of in the sentence before, or before that in the same paragraph."""
    last = story.frames[-1].sentence
    gap = frame.sentence.start - last.end if last.block == frame.sentence.block else 0
    if 0 < gap < 4:
        goes_on = frame.sentence.norms[0] in frame.sentence.grammar("subject_pronoun")  # "They killed …"
        return 3.0 if goes_on else 1.5
    return 1.0 if gap > 0 else 0.0


def _other_side(frame: Frame, story: Story) -> bool:
    """A state's strikes after a group's attack, or the other way round, are another act where they hit
    civilians.
    """
    if "airstrike" not in frame.acts and "bombard" not in frame.acts:
        return False
    mine = {agent.actor for agent in frame.cast.agents if agent.strength == 3}
    known = story.agents
    if not mine or not known or mine & known:
        return False
    state = all(side(actor) == "state" for actor in mine)
    groups = any(side(actor) == "group" for actor in known)
    civil = any(told.toll.victims == "civilians" for told in frame.told)
    return state and groups and civil
