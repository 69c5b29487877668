"""Frames → stories: which sentences tell of the same act, and which act is another.

A new place, another day, other doers or "in a separate incident" begin another story; "the attack", a repeated place,
day or figure continue one. What is only background, feared, foiled, an accident or a release tells no incident.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sahel.extract import counts, days
from sahel.extract.acts import VIOLENT, WEAK
from sahel.extract.frames import Frame
from sahel.extract.likeness import continued
from sahel.extract.mentions import AREA, DIVISION1, DIVISION2, REGION, Mention
from sahel.extract.parties import side
from sahel.extract.spans import When
from sahel.extract.stories import (
    ARMED,
    Story,
    repeats,
    is_anaphor,
    name_of,
    same_country,
    same_place,
    victims_of,
)

_VAGUE = (40, 200)  # "scores", "hundreds" (CODEBOOK.md, Casualty entries)
_MANY_ACTS = 5  # told together only as a figure
_HEAD = 8  # blocks at the head of a report whose headings speak of all that follows
_YEAR = "365"  # days of the unit, in the lexicon
_NEVER_TOLD = {"negated", "disease", "research", "drill", "trial"}  # cues of a sentence that tells no act
_FIGHTERS = {"armed_group", "unidentified", "group"}
_UNNAMED = {"unidentified", "group", "those"}


def assemble(frames: Iterable[Frame]) -> list[Story]:
    """The stories of a report, told apart."""
    stories: list[Story] = []
    accidents: set[int] = set()
    for frame in frames:
        if _is_teaser(frame):
            continue
        if _is_accident(frame):
            accidents.add(frame.sentence.block)
            continue
        if (
            frame.sentence.block in accidents
            and not set(frame.acts) & (VIOLENT - WEAK - {"kill"})
            and not frame.cast.agents
        ):
            continue  # "Eight bodies were recovered"
        if not _tells(frame):
            _set_scene(frame, stories)
            continue
        summed = _summed(frame, stories)
        kind = "tally" if summed or is_tally(frame) and not _sums_one(frame, stories) else "incident"
        story = continued(frame, kind, stories)
        if story is not None and (others := _claimed_too(frame, story, stories)):
            for other in others:
                other.add(frame)
        if story is not None:
            story.add(frame)
        elif _begins(frame, kind) or _is_among_violence(frame, kind, stories):
            if summed:
                stories.append(_sum_of(frame, summed))
                continue
            if frame.when is None and frame.heading_when is None:
                frame.when = _day_of_sentence(frame, stories) or _day_of_scene(frame, stories)
            stories.append(Story(frame, kind, _answered(frame, stories) if kind == "incident" else None))
    return _without_headlines([story for story in stories if _is_worth_telling(story)])


def _claimed_too(frame: Frame, story: Story, stories: list[Story]) -> list[Story]:
    """The other acts of which a group says that they are its too: 'claimed both attacks', 'a revendiqué les deux attaques'."""
    sentence = frame.sentence
    if not frame.claims or frame.told or not sentence.has(sentence.grammar("both")):
        return []
    several = [k for k, norm in enumerate(sentence.norms) if norm in sentence.grammar("both")]
    if not any(0 < s.i - k <= 2 for k in several for s in sentence.of("acts")):
        return []
    near = [other for other in stories if other.kind == "incident" and sentence.scope in other.scopes]
    return [other for other in near[-2:] if other is not story]


def _sums_one(frame: Frame, stories: list[Story]) -> bool:
    """'Au total, deux policiers et trois VDP y ont laissé la vie': the toll of the one act told so far."""
    near = [story for story in stories if frame.sentence.scope in story.scopes]
    own = frame.main is not None or frame.when is not None or frame.plural
    told = bool(near) and any(repeats(frame, story) for story in near)
    return len(near) == 1 and near[0].kind == "incident" and not own and (told or not near[0].figures)


def _is_teaser(frame: Frame) -> bool:
    """'A lire aussi : …' amid a paragraph: the headline of another story."""
    cues = frame.sentence.of("cues")
    return bool(cues) and cues[0].value == "furniture" and cues[0].i <= 1


def _without_headlines(stories: list[Story]) -> list[Story]:
    """Without what a heading alone tells where the text below tells an act: it says the same, more loosely."""
    told = [story for story in stories if not _is_headline(story)]
    kept = []
    for story in stories:
        below = [other for other in told if _may_be(story, other)] if _is_headline(story) else []
        if not below:
            kept.append(story)
        elif story.agents - _UNNAMED and not below[0].agents - _UNNAMED:
            below[0].add(story.frames[0])  # "Boko Haram kills 86", and below it only "the attack"
    return kept


def _is_headline(story: Story) -> bool:
    """Whether a heading tells it, and the text below adds no figure, no day and no place to that."""
    first = story.frames[0].sentence
    return first.kind == "heading" and all(
        frame.sentence.kind == "heading"
        or not frame.told
        and (frame.when is None or not frame.when.is_day)
        and frame.main is None
        for frame in story.frames
    )


def _may_be(headline: Story, story: Story) -> bool:
    """Whether a story below a heading may be what the heading tells: the next in its section, in no other
    country or place.
    """
    sections = {scope[0] for scope in headline.scopes} & {scope[0] for scope in story.scopes}
    above, first = headline.frames[0].sentence, story.frames[0].sentence
    near = sections or above.block <= _HEAD and first.block > above.block
    if not near or same_place(story.frames[0], headline) is False and not (headline.main and headline.main.is_wide):
        return False
    place, named = story.main, headline.main
    around = place is not None and named is not None and named.also_division
    vague = (
        named is None
        or named.is_wide
        or same_place(story.frames[0], headline)
        or around and place and name_of(named) in place.units  # "in Sokoto", and below it "near Sabon Birni"
    )
    alike = headline.acts & story.acts & VIOLENT or headline.victims & story.victims
    return bool(vague) and bool(alike or around and first.block == above.block + 1)


def _summed(frame: Frame, stories: list[Story]) -> list[Story]:
    """The acts told before that a sum without place and day is of: 'le bilan des deux attaques'."""
    if frame.main is not None or frame.when is not None or not frame.told or not frame.killed():
        return []
    told = [story for story in stories if story.kind == "incident" and frame.sentence.scope in story.scopes]
    if len(told) < 2:
        return []
    number = next((c.low for c in counts.find(frame.sentence, set()) if _counts_acts(frame, c.j)), None)
    return told[-number:] if number and 1 < number <= len(told) else []


def _counts_acts(frame: Frame, k: int) -> bool:
    """'the two attacks', 'des deux attaques': a figure between an article and a kind of act."""
    sentence = frame.sentence
    led = sentence.norm(k - 2) in sentence.grammar("definite", "this", "of") or is_anaphor(frame)
    return led and any(
        s.i == k and s.note == "noun" and s.value in VIOLENT for s in frame.sentence.of("acts")
    )


def _sum_of(frame: Frame, summed: list[Story]) -> Story:
    """A tally over acts told before, from the first to the last, by those who did them."""
    spans = [story.when for story in summed if story.when is not None]
    if len(spans) == len(summed):
        start, end = min(when.start for when in spans), max(when.end for when in spans)
        frame.when = When(start, end, "day" if start == end else "week")
    agents = {agent.actor: agent for story in summed for f in story.frames for agent in f.cast.agents}
    frame.cast = replace(frame.cast, agents=tuple(agents.values()))
    return Story(frame, "tally")


def _day_of_sentence(frame: Frame, stories: list[Story]) -> When | None:
    """The day of an act that the same sentence tells: 'the attack did not stop at Dalori, with bombers in
    Gamori'.
    """
    together = [s for s in stories if s.frames[-1].sentence is frame.sentence and s.when and s.when.is_day]
    return together[-1].when if together else None


def _day_of_scene(frame: Frame, stories: list[Story]) -> When | None:
    """The day of the act told before, where a sentence goes on in the same hour: 'As people fled, three women …'."""
    last = stories[-1] if stories else None
    sentence = frame.sentence
    if last is None or last.when is None or sentence.scope not in last.scopes or "separate" in frame.cues:
        return None
    return last.when if sentence.norms[0] in sentence.grammar("meanwhile") else None


def _answered(frame: Frame, stories: list[Story]) -> Mention | None:
    """The place of the act before, for one that names none: 'The military responded with airstrikes.'"""
    if not stories:
        return None
    last = stories[-1]
    if (
        frame.sentence.scope not in last.scopes
        or frame.sentence.kind == "heading"
        or "separate" in frame.cues
        or any(m.known and m.rank <= AREA for m in frame.mentions)
        or last.main is None
        or last.main.rank > AREA
        or same_country(frame, last) < 0
    ):
        return None
    return replace(last.main, role="near")


def _set_scene(frame: Frame, stories: list[Story]) -> None:
    """Give the story told just before the place that a sentence without an act adds: 'They had crossed near
    Lere.'
    """
    last = stories[-1] if stories else None
    if (
        last
        and ("occur" in frame.acts or _tells_of_attackers(frame))
        and frame.when
        and frame.when.precision != "year"
        and last.when is None
        and frame.sentence.scope in last.scopes
    ):
        last.add(frame)
        return
    if (
        last is None
        or frame.main is None
        or frame.main.rank > AREA
        or frame.main.role not in ("place", "near")
        or frame.cues & {"separate", "politics", "arrest"}
        or frame.sentence.of("speech")
    ):
        return
    known, before = last.main, last.frames[-1].sentence
    if before.kind == "heading":
        return
    if (
        before.scope == frame.sentence.scope
        and 0 <= frame.sentence.start - before.end < 4
        and (known is None or known.rank > AREA)
        and same_country(frame, last) >= 0
        and same_place(frame, last) is not False
    ):
        last.add(frame)


def _tells_of_attackers(frame: Frame) -> bool:
    """'The hoodlums came at about 11pm on Sunday': a sentence on those who did it, without an act."""
    if not is_anaphor(frame):
        return False
    return any(s.value in _FIGHTERS for tag in ("people", "armed") for s in frame.sentence.of(tag))


def _tells(frame: Frame) -> bool:
    """Whether a sentence tells of acts at all, and of ones that happened."""
    if not (
        frame.told
        or not VIOLENT.isdisjoint(frame.acts)
        or frame.cast.agents
        and (is_anaphor(frame) or _is_blame(frame) and not _is_of_years(frame))
        or frame.claims
        or "nobody" in frame.cues
    ):
        return False
    if not frame.cues:
        return True
    if not _NEVER_TOLD.isdisjoint(frame.cues):
        return False
    if "release" in frame.cues and not (
        frame.killed() or frame.when and frame.when.is_day and "abduct" in frame.acts
    ):
        return False
    if "arrest" in frame.cues and not frame.killed() and not (frame.told and frame.cast.agents):
        return False
    return True


def _is_accident(frame: Frame) -> bool:
    return (
        ("accident" in frame.cues or _is_under_accident(frame))
        and not set(frame.acts) & {"ambush", "clash", "ied", "airstrike", "suicide"}
        and not ("attack" in frame.acts and frame.cast.agents)
    )


def _is_under_accident(frame: Frame) -> bool:
    for heading in frame.sentence.headings:
        for span in heading.of("cues"):
            if span.value == "accident":
                return True
    return False


def _is_blame(frame: Frame) -> bool:
    """A sentence that tells only who is suspected, blamed or claims it."""
    return any(agent.attribution == "suspected" or agent.strength < 3 for agent in frame.cast.agents)


def _is_of_years(frame: Frame) -> bool:
    """'has faced for ten years violence that is laid to al-Qaeda', 'confronté depuis dix ans à des violences'."""
    sentence = frame.sentence
    years = any([s.value == "unit" and s.note == _YEAR for s in sentence.of("calendar")])
    return years and sentence.has(sentence.grammar("since", "lasting"))


def is_tally(frame: Frame) -> bool:
    """A figure for several acts that the text does not tell apart."""
    if not frame.killed():
        return False
    if (
        len(frame.cast.agents) > 1
        and "kill" in frame.acts
        and not frame.cast.patients
        and (frame.main is None or frame.main.rank > DIVISION2)
        and len({side(agent.actor) for agent in frame.cast.agents if agent.strength == 3}) > 1
    ):
        return True  # killed "by both jihadists and government forces"
    if (
        frame.when is not None
        and frame.when.since
        and (frame.when.end - frame.when.start).days > 10
        or days.is_open(frame.sentence)
        and not (frame.when is not None and frame.when.is_day)
    ):
        return True
    if (
        frame.when is not None
        and (frame.when.end - frame.when.start).days > 31
        and (frame.main is None or frame.main.rank >= DIVISION1)
    ):
        return True
    if _counts_incidents(frame):
        return True
    summed = "sum" in frame.cues
    long = frame.when is not None and not frame.when.is_day and (frame.when.end - frame.when.start).days > 10
    if not summed and not long:
        return False
    counted = all(told.source == "ngo" for told in frame.killed())  # by those who count over months and regions
    local = frame.main is not None and frame.main.rank <= AREA
    return (
        frame.plural
        and (summed or not local)
        and (summed or long)
        or summed
        and not local
        or long
        and (frame.main.rank >= REGION if frame.main is not None else counted)
        and not _is_in_some_village(frame)
    )


def _counts_incidents(frame: Frame) -> bool:
    """'registered 23 incidents, with eleven civilians killed': a figure of acts that nobody tells one by one."""
    sentence = frame.sentence
    nouns = sentence.grammar("incidents")
    if not sentence.has(nouns):
        return False
    many = [count.j for count in counts.find(sentence, set()) if (count.low or 0) >= _MANY_ACTS]
    return any(sentence.norm(k) in nouns for j in many for k in (j, j + 1))


def _is_in_some_village(frame: Frame) -> bool:
    """'in a village in the north in February': one place, though unnamed."""
    sentence = frame.sentence
    return any(
        s.value == "settlement_after"
        and sentence.norm(s.i - 1) in sentence.grammar("indefinite")
        and sentence.norm(s.i - 2) in sentence.grammar("in_place")
        for s in sentence.of("places")
    )


def _begins(frame: Frame, kind: str) -> bool:
    """Whether a frame by itself is enough to begin a story."""
    if kind == "tally":
        return (
            bool(frame.acts)
            or bool(frame.cast.agents)
            or _is_summed_up(frame)
            or not _is_natural(frame)
            or _counts_incidents(frame)
        )  # "341 died in the floods"
    acts = VIOLENT.intersection(frame.acts)
    if not acts and not frame.killed() and not any(t.toll.outcome == "abducted" for t in frame.told):
        return False
    if not acts and all((t.toll.low or 0) <= 1 for t in frame.told) and "succumb" not in frame.acts:
        return _is_violent_death(frame)
    if not acts and not frame.cast.agents and not victims_of(frame) & ARMED and _is_natural(frame):
        return False  # "seven persons died when a bus …"
    if frame.main is None and frame.when is None and not frame.cast.agents and _is_vague(frame):
        return False  # "hundreds of soldiers have been killed"
    if frame.plural and not frame.told and (frame.main is None or frame.main.rank > DIVISION1):
        return False  # "a series of attacks" with no figure is nothing
    if not frame.told and not _is_specific(frame):
        return False
    if acts <= WEAK and not frame.told and not (frame.main and frame.main.rank <= AREA):
        return bool(frame.cast.agents) and frame.when is not None and frame.when.is_day
    return True


def _is_summed_up(frame: Frame) -> bool:
    """'logged 64 deaths in Burkina Faso, all events taken together'."""
    return "sum" in frame.cues and frame.main is not None


def _is_vague(frame: Frame) -> bool:
    """Only hundreds, or scores, are said to have died."""
    return bool(frame.told) and all(told.toll.high is None and (told.toll.low or 0) in _VAGUE for told in frame.told)


def _is_among_violence(frame: Frame, kind: str, stories: list[Story]) -> bool:
    """'35 villagers perished on the night of 9 June' in Sobane Da, or '58 since July', amid a text that tells of
    massacres.
    """
    near = any(frame.sentence.scope in story.scopes and story.acts & {"kill", "attack"} for story in stories)
    many = any((told.toll.low or 0) > 4 for told in frame.killed())
    dated = frame.when is not None and (frame.when.is_day or kind == "tally")
    local = frame.main is not None and frame.main.rank <= AREA
    return near and many and local and dated and not _is_accident(frame)


def _is_natural(frame: Frame) -> bool:
    """Told by words that are said of any death: nobody killed, shot or massacred."""
    dead = [s for s in frame.sentence.of("outcomes") if s.value == "killed" and frame.i <= s.i < frame.j]
    natural, found = frame.sentence.grammar("natural_death"), frame.sentence.grammar("found_dead")
    if any(not found.isdisjoint(frame.sentence.norms[max(0, s.i - 1) : s.j]) for s in dead):
        return False  # "seven herders were found dead"
    return bool(dead) and all(any(frame.sentence.norm(k) in natural for k in range(s.i, s.j)) for s in dead)


def _is_violent_death(frame: Frame) -> bool:
    """One person died: an act only where the sentence says by whom or when it happened, and where."""
    if not frame.acts and not frame.cast.agents and _is_natural(frame):
        return False  # "the former minister died on Friday in Bamako"
    return (
        bool(frame.cast.agents)
        or frame.main is not None
        and frame.main.rank <= AREA
        and frame.when is not None
    )


def _is_specific(frame: Frame) -> bool:
    """Whether an act without a figure has a place, a day, a target or a claimant: "fighting goes on" has none."""
    local = frame.main is not None and frame.main.rank <= DIVISION1
    day = frame.when is not None and frame.when.is_day
    return bool(local or day or frame.cast.targets or frame.claims) and set(frame.acts) & VIOLENT != {
        "operation"
    }


def _is_worth_telling(story: Story) -> bool:
    """A story needs a figure, a place or a day; a headline's echo of nothing is dropped."""
    if story.main is not None or story.when is not None and story.agents - {"unidentified"}:
        return True
    return any(frame.told for frame in story.frames)
