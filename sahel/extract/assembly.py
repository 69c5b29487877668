"""Frames → stories: which sentences tell of the same act, and which act is another.

A new place, another day, other doers or "in a separate incident" begin another story; "the attack", a repeated place,
day or figure continue one. What is only background, feared, foiled, an accident or a release tells no incident.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from sahel.extract import counts, days
from sahel.extract.days import When
from sahel.extract.frames import VIOLENT, WEAK, Frame
from sahel.extract.lexicon import languages, of_language
from sahel.extract.roles import side
from sahel.extract.tokens import fold
from sahel.extract.toponyms import AREA, COUNTRY, DIVISION1, DIVISION2, REGION, Mention

_HEAD = 8  # blocks at the head of a report whose headings speak of all that follows
ARMED = {"military", "police", "militia", "armed_group", "peacekeepers", "foreign_forces"}
_UNNAMED = {"unidentified", "group", "those"}
_LATEST = 1.5  # how much likelier "the attack" is the one told last
_REMEMBERED = 80  # stories told last, among which a sentence may go on with one


class Story:
    """The frames of one act in the order of the report, with what they say of it together."""

    def __init__(self, frame: Frame, kind: str = "incident", inherited: Mention | None = None) -> None:
        self.kind = kind
        self.frames: list[Frame] = []
        self.main = (
            inherited  # the most specific place that a frame is located by, or that of the act it answered
        )
        self.when: When | None = None  # the narrowest date
        self.scopes: set[tuple[int, int]] = set()
        self.acts: set[str] = set()
        self.figures: set[tuple] = set()
        self.victims: set[str] = set()
        self.agents: set[str] = set()
        self.places: set[str] = set()  # names of every place that its sentences put the act at or near
        self._locating: tuple | None = None
        self._dating: tuple | None = None
        self.add(frame)

    def add(self, frame: Frame) -> None:
        """Take up one more frame."""
        self.frames.append(frame)
        self._locate(frame)
        self._date(frame)
        self.scopes.add(frame.sentence.scope)
        self.acts.update(frame.acts)
        self.figures |= _figures(frame)
        self.victims |= _victims(frame)
        self.agents.update(agent.actor for agent in frame.cast.agents)
        self.places.update(_name(m) for m in frame.mentions if m.role != "context")

    def _locate(self, frame: Frame) -> None:
        main = frame.main
        if main is None:
            return
        vague = min(main.rank, COUNTRY) + 1.5 * (main.also_division and not main.cued)
        key = (vague, _ROLES.get(main.role, 3), not main.known, frame.sentence.kind == "heading")
        if self._locating is None or key < self._locating:
            self.main, self._locating = main, key

    def _date(self, frame: Frame) -> None:
        when = frame.when or frame.heading_when
        if when is None:
            return
        key = (frame.when is None, _PRECISIONS[when.precision])
        if self._dating is None or key < self._dating:
            self.when, self._dating = when, key


_ROLES = {"place": 0, "near": 0, "label": 1, "weak": 2}
_PRECISIONS = {"day": 0, "week": 1, "month": 2, "year": 3}


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
        story = _continued(frame, kind, stories)
        if story is not None:
            story.add(frame)
        elif _begins(frame, kind) or _is_among_violence(frame, stories):
            if summed:
                stories.append(_sum_of(frame, summed))
                continue
            if frame.when is None and frame.heading_when is None:
                frame.when = _day_of_sentence(frame, stories)
            stories.append(Story(frame, kind, _answered(frame, stories)))
    return _without_headlines([story for story in stories if _is_worth_telling(story)])


def _sums_one(frame: Frame, stories: list[Story]) -> bool:
    """'Au total, deux policiers et trois VDP y ont laissé la vie': the toll of the one act told so far."""
    near = [story for story in stories if frame.sentence.scope in story.scopes]
    own = frame.main is not None or frame.when is not None or frame.plural
    told = bool(near) and any(story.frames and _figures(frame) & story.figures for story in near)
    return len(near) == 1 and near[0].kind == "incident" and not own and (told or not near[0].figures)


def _is_teaser(frame: Frame) -> bool:
    """'A lire aussi : …' amid a paragraph: the headline of another story."""
    opening = frame.sentence.of("cues")[:1]
    return bool(opening) and opening[0].value == "furniture" and opening[0].i <= 1


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
    """Whether a story below a heading may be what the heading tells: the next in its section, in no other country or place."""
    sections = {scope[0] for scope in headline.scopes} & {scope[0] for scope in story.scopes}
    above, first = headline.frames[0].sentence, story.frames[0].sentence
    near = sections or above.block <= _HEAD and first.block > above.block
    if not near or _same_place(story.frames[0], headline) is False and not headline.main.is_wide:
        return False
    vague = headline.main is None or headline.main.is_wide or _same_place(story.frames[0], headline)
    return bool(vague) and bool(headline.acts & story.acts & VIOLENT or headline.victims & story.victims)


def _summed(frame: Frame, stories: list[Story]) -> list[Story]:
    """The acts told before that a sum without place and day is of: 'le bilan des deux attaques'."""
    told = [story for story in stories if story.kind == "incident" and frame.sentence.scope in story.scopes]
    if frame.main is not None or frame.when is not None or not frame.killed():
        return []
    number = next((c.low for c in counts.find(frame.sentence, set()) if _counts_acts(frame, c.j)), None)
    return told[-number:] if number and 1 < number <= len(told) else []


def _counts_acts(frame: Frame, k: int) -> bool:
    """'the two attacks', 'des deux attaques': a figure between an article and a kind of act."""
    sentence = frame.sentence
    led = sentence.norm(k - 2) in sentence.grammar("definite", "this", "of") or _is_anaphor(frame)
    return led and any(s.i == k and s.note == "noun" and s.value in VIOLENT for s in frame.sentence.of("acts"))


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
    """The day of an act that the same sentence tells: 'the attack did not stop at Dalori, with bombers in Gamori'."""
    together = [s for s in stories if s.frames[-1].sentence is frame.sentence and s.when and s.when.is_day]
    return together[-1].when if together else None


def _answered(frame: Frame, stories: list[Story]) -> Mention | None:
    """The place of the act before, for one that names none: 'The military responded with airstrikes.'"""
    last = stories[-1] if stories else None
    near = last is not None and frame.sentence.scope in last.scopes and frame.sentence.kind != "heading"
    if (
        not near
        or "separate" in frame.cues
        or last.main is None
        or last.main.rank > AREA
        or _same_country(frame, last) < 0
    ):
        return None
    return replace(last.main, role="near")


def _set_scene(frame: Frame, stories: list[Story]) -> None:
    """Give the story told just before the place that a sentence without an act adds: 'They had crossed near Lere.'"""
    last = stories[-1] if stories else None
    if (
        last
        and "occur" in frame.acts
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
    if (
        before.scope == frame.sentence.scope
        and 0 <= frame.sentence.start - before.end < 4
        and (known is None or known.rank > AREA)
        and _same_country(frame, last) >= 0
        and _same_place(frame, last) is not False
    ):
        last.add(frame)


def _tells(frame: Frame) -> bool:
    """Whether a sentence tells of acts at all, and of ones that happened."""
    if not (
        set(frame.acts) & VIOLENT
        or frame.told
        or frame.cast.agents
        and (_is_anaphor(frame) or _is_blame(frame))
        or frame.claims
        or frame.cues & {"nobody"}
    ):
        return False
    if frame.cues & {"negated", "disease", "research", "drill"}:
        return False
    if frame.cues & {"release"} and not (
        frame.killed() or frame.when and frame.when.is_day and "abduct" in frame.acts
    ):
        return False
    if frame.cues & {"arrest"} and not frame.killed() and not (frame.told and frame.cast.agents):
        return False
    return True


def _is_accident(frame: Frame) -> bool:
    headed = [span.value for heading in frame.sentence.headings for span in heading.of("cues")]
    return (
        ("accident" in frame.cues or "accident" in headed)
        and not set(frame.acts) & {"ambush", "clash", "ied", "airstrike", "suicide"}
        and not ("attack" in frame.acts and frame.cast.agents)
    )


def _is_blame(frame: Frame) -> bool:
    """A sentence that tells only who is suspected, blamed or claims it."""
    return any(agent.attribution == "suspected" or agent.strength < 3 for agent in frame.cast.agents)


def _is_anaphor(frame: Frame) -> bool:
    return "anaphor" in frame.cues and "preceding" not in frame.cues


def is_tally(frame: Frame) -> bool:
    """A figure for several acts that the text does not tell apart."""
    if not frame.killed():
        return False
    sides = {side(agent.actor) for agent in frame.cast.agents if agent.strength == 3}
    if (
        len(sides) > 1
        and "kill" in frame.acts
        and not frame.cast.patients
        and (frame.main is None or frame.main.rank > DIVISION2)
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
    summed = "sum" in frame.cues
    long = frame.when is not None and not frame.when.is_day and (frame.when.end - frame.when.start).days > 10
    local = frame.main is not None and frame.main.rank <= AREA
    return (
        frame.plural
        and (summed or not local)
        and (summed or long)
        or summed
        and not local
        or long
        and frame.main is not None
        and frame.main.rank >= REGION
        and not _is_in_some_village(frame)
    )


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
        return bool(frame.acts) or bool(frame.cast.agents) or not _is_natural(frame)  # "341 died in the floods"
    acts = set(frame.acts) & VIOLENT
    if not acts and not frame.killed() and not any(t.toll.outcome == "abducted" for t in frame.told):
        return False
    if not acts and all((t.toll.low or 0) <= 1 for t in frame.told) and "succumb" not in frame.acts:
        return _is_violent_death(frame)
    if not acts and not frame.cast.agents and not _victims(frame) & ARMED and _is_natural(frame):
        return False  # "seven persons died when a bus …"
    if frame.plural and not frame.told and (frame.main is None or frame.main.rank > DIVISION1):
        return False  # "a series of attacks" with no figure is nothing
    if not frame.told and not _is_specific(frame):
        return False
    if acts <= WEAK and not frame.told and not (frame.main and frame.main.rank <= AREA):
        return bool(frame.cast.agents) and frame.when is not None and frame.when.is_day
    return True


def _is_among_violence(frame: Frame, stories: list[Story]) -> bool:
    """'35 villagers perished on the night of 9 June' in Sobane Da, amid a text that tells of massacres."""
    near = any(frame.sentence.scope in story.scopes and story.acts & {"kill", "attack"} for story in stories)
    many = any((told.toll.low or 0) > 4 for told in frame.killed())
    local = frame.main is not None and frame.main.rank <= AREA and frame.when is not None and frame.when.is_day
    return near and many and local and not _is_accident(frame)


def _is_natural(frame: Frame) -> bool:
    """Told by words that are said of any death: nobody killed, shot or massacred."""
    dead = [s for s in frame.sentence.of("outcomes") if s.value == "killed" and frame.i <= s.i < frame.j]
    natural = frame.sentence.grammar("natural_death")
    return bool(dead) and all(any(frame.sentence.norm(k) in natural for k in range(s.i, s.j)) for s in dead)


def _is_violent_death(frame: Frame) -> bool:
    """One person died: an act only where the sentence says by whom or when it happened, and where."""
    if not frame.acts and not frame.cast.agents and _is_natural(frame):
        return False  # "the former minister died on Friday in Bamako"
    return bool(frame.cast.agents) or frame.main is not None and frame.main.rank <= AREA and frame.when is not None


def _is_specific(frame: Frame) -> bool:
    """Whether an act without a figure has a place, a day, a target or a claimant: "fighting goes on" has none."""
    local = frame.main is not None and frame.main.rank <= DIVISION1
    day = frame.when is not None and frame.when.is_day
    return bool(local or day or frame.cast.targets or frame.claims) and set(frame.acts) & VIOLENT != {
        "operation"
    }


def _is_worth_telling(story: Story) -> bool:
    """A story needs a figure, a place or a day; a headline's echo of nothing is dropped."""
    told = any(frame.told for frame in story.frames)
    return told or story.main is not None or story.when is not None and bool(story.agents - {"unidentified"})


def _continued(frame: Frame, kind: str, stories: list[Story]) -> Story | None:
    """The story that a frame goes on with, the likeliest first; None where it begins another."""
    if _is_listed_toll(frame) and stories:
        return stories[-1] if stories[-1].kind == kind else None
    latest = max(_meant(frame, _at_home(frame, stories[-_REMEMBERED:])), key=_last_told, default=None)
    scored = [
        (score + _recency(frame, story, latest), order, story)
        for order, story in enumerate(stories[-_REMEMBERED:])
        if story.kind == kind and _in_reach(frame, story) and (score := _likeness(frame, story)) is not None
    ]
    if not scored:
        return None
    score, _, story = max(scored, key=lambda found: found[:2])
    return story if score > 0 else None


def _is_listed_toll(frame: Frame) -> bool:
    """An item that is nothing but a figure, under "Provisional toll:"; it goes on with the act before."""
    listed = {"kill", "wound", "abduct"}
    own = set(frame.acts) & (VIOLENT - listed) or frame.main is not None or frame.when is not None
    return frame.sentence.kind == "item" and bool(frame.told) and not own


def _in_reach(frame: Frame, story: Story) -> bool:
    """In the same scope, or a later word on the same named place."""
    if frame.sentence.scope in story.scopes:
        return True
    if (
        frame.main is None
        or story.main is None
        or frame.main.rank != story.main.rank
        or _name(frame.main) != _name(story.main)
    ):
        return False
    again = bool(_small_figures([frame]) & _small_figures(story.frames))
    return frame.main.rank <= AREA and (_same_day(frame.when, story.when) is True or _is_anaphor(frame) or again)


def _small_figures(frames: list[Frame]) -> set[tuple]:
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
        _same_place(frame, story),
        _same_day(None if _is_later_death(frame) else frame.when, story.when),
    )
    if place is False and _is_headline_of(story, frame):
        place = None
    if place is False or day is False or _other_side(frame, story):
        return None
    score = 0.5 + _same_country(frame, story) + 0.5 * bool(_victims(frame) & story.victims)
    score += 4 * (place is True) + 3 * (day is True) + 2.5 * bool(story.figures & _figures(frame))
    score += _same_acts(frame, story)
    score += 2 * _is_anaphor(frame) + _follows(frame, story)
    if _opens_paragraph(frame, story) and not (place or day):
        return None
    if "preceding" in frame.cues and not place or _is_wider_toll(frame, story):
        return None
    if "separate" in frame.cues and not place:
        return (
            None if frame.main is not None or frame.when is not None or not _is_anaphor(frame) else score - 3
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


def _is_wider_toll(frame: Frame, story: Story) -> bool:
    """A figure of a whole region or country, told after the act in one place: it is of more than that act."""
    if frame.main is None or story.main is None or frame.main.rank < DIVISION1 or _is_anaphor(frame):
        return False
    if frame.main.role not in ("place", "near"):
        return False
    other = frame.killed() and story.figures and not _figures(frame) & story.figures
    return bool(other) and frame.sentence.block != story.frames[-1].sentence.block and story.main.rank <= AREA


def _last_told(story: Story) -> tuple[int, int]:
    """Where a story was told last: its last sentence, and the part of that."""
    frame = story.frames[-1]
    return frame.sentence.start, frame.i


def _meant(frame: Frame, stories: list[Story]) -> list[Story]:
    """Those among which "the attack" is the one told last: with the figure repeated, else with an act of that kind."""
    repeated = [story for story in stories if story.figures & _figures(frame)]
    if repeated or not _is_anaphor(frame):
        return repeated or stories
    kinds = set(frame.acts) & (VIOLENT - WEAK - {"kill", "attack"})
    return [story for story in stories if story.acts & kinds] or stories


def _at_home(frame: Frame, stories: list[Story]) -> list[Story]:
    """The stories of the countries that a frame names, if only as whose ministry speaks; all where there are none."""
    named = {m.country for m in frame.mentions if m.country}
    return [story for story in stories if story.main and story.main.country in named] or stories


def _recency(frame: Frame, story: Story, latest: Story) -> float:
    """A sentence with no place and no day of its own goes on with the act told last, unless it repeats another's figure."""
    if story is latest:
        return _LATEST * _repeats(frame, story)
    if _is_anaphor(frame) and story.acts.isdisjoint(frame.acts) and not latest.acts.isdisjoint(frame.acts):
        return -2 * _LATEST
    loose = frame.main is None and frame.when is None and frame.sentence.scope in latest.scopes
    if _is_anaphor(frame) and _same_acts(frame, story) > _same_acts(frame, latest):
        return 0.0
    return -_LATEST if loose and not story.figures & _figures(frame) else 0.0


def _repeats(frame: Frame, story: Story) -> bool:
    """ "The attack" after an attack, not after the strikes that answered it."""
    return _is_anaphor(frame) and _same_acts(frame, story) >= 0


def _same_acts(frame: Frame, story: Story) -> float:
    """A raised score for the same kind of act, a lowered one for another."""
    mine, known = set(frame.acts) & VIOLENT, story.acts & VIOLENT
    return 0.0 if not mine or not known else 1.0 if mine & known else -0.3


def _is_later_death(frame: Frame) -> bool:
    """Who dies later of an act is counted on the day of the act (CODEBOOK.md, Dates)."""
    return "succumb" in frame.acts or not set(frame.acts) & VIOLENT and not frame.killed()


def _opens_paragraph(frame: Frame, story: Story) -> bool:
    """A new paragraph with a place and a time of its own, and with other acts."""
    new = frame.sentence.block != story.frames[-1].sentence.block
    own = frame.main is not None and frame.main.rank <= AREA and frame.when is not None
    return (
        new
        and own
        and not _is_anaphor(frame)
        and not set(frame.acts) & story.acts & VIOLENT
        and not _is_headline_of(story, frame)
    )


def _is_headline_of(story: Story, frame: Frame) -> bool:
    """A headline that says the place more loosely than the line below it."""
    return (
        all(told.sentence.kind == "heading" for told in story.frames)
        and 0 < frame.sentence.block - story.frames[-1].sentence.block <= 2
        and _same_country(frame, story) >= 0
    )


def _follows(frame: Frame, story: Story) -> float:
    """One where the story was told of in the sentence before, in the same paragraph."""
    last = story.frames[-1].sentence
    return 1.5 if last.block == frame.sentence.block and 0 < frame.sentence.start - last.end < 4 else 0.0


def _same_country(frame: Frame, story: Story) -> float:
    """Below zero where the frame speaks of another country than the story's place."""
    home = story.main.country if story.main else None
    people = {k for s in frame.sentence.of("people") for k in (s.i, s.i - 1)}
    named = {m.country for m in frame.mentions if m.country and m.role != "context"} | {
        s.value
        for s in frame.sentence.of("demonyms")
        if s.value and s.j not in people and s.i - 1 not in people and _is_nation(frame, s.i)
    }
    return -3.0 if home and named and home not in named else 0.0


def _is_nation(frame: Frame, i: int) -> bool:
    """Whether a nationality is written as one: "dane guns" are not of Denmark."""
    return frame.sentence.tokens[i].is_capital or not frame.sentence.grammar("capital_nations")


def _victims(frame: Frame) -> set[str]:
    return {told.toll.victims for told in frame.told if told.toll.victims}


def _figures(frame: Frame) -> set[tuple]:
    """The figures large enough that the same one twice is hardly chance."""
    return {(told.toll.outcome, told.toll.low) for told in frame.told if (told.toll.low or 0) >= 4}


def _same_place(frame: Frame, story: Story) -> bool | None:
    """True where the places agree, False where they cannot, None where that is not told."""
    main, known = frame.main, story.main
    if main is None or known is None:
        return None
    if _name(main) == _name(known):
        return True
    if main.rank <= AREA and known.rank <= AREA:
        mine = {_name(m) for m in frame.mentions if m.role != "context"}
        if (
            main.also_division
            and _name(main) in known.units
            or known.also_division
            and _name(known) in main.units
        ):
            return None
        return _name(main) in story.places or known.role == "near" and _name(known) in mine
    if main.rank == COUNTRY and known.rank == COUNTRY:
        return False
    return _nested(main, known)


def _nested(a: Mention, b: Mention) -> bool | None:
    """Whether the narrower place lies in the wider one, as far as the gazetteer knows."""
    narrow, wide = (a, b) if a.rank <= b.rank else (b, a)
    if narrow.country and wide.country and narrow.country != wide.country:
        return False
    if wide.rank == DIVISION1 and narrow.known and narrow.units:
        return (
            None
            if _name(wide) in narrow.units or narrow.rank == DIVISION1 and _name(narrow) == _name(wide)
            else False
        )
    return None


@cache
def _generic_words() -> frozenset[str]:
    """The words of every language that say what kind of place a name is."""
    return frozenset(
        fold(word) for language in languages() for word in of_language(language).grammar("place_generic")
    )


def _name(mention: Mention) -> str:
    return _without_generic(mention.text)


@lru_cache(maxsize=65_536)
def _without_generic(text: str) -> str:
    """A place's name without its generic words, folded: 'Gao region' and 'région de Gao' are 'gao'."""
    folded = fold(text.casefold())
    words = folded.replace("-", " ").split()
    return " ".join(word for word in words if word not in _generic_words()) or folded


def _same_day(when: When | None, other: When | None) -> bool | None:
    if when is None or other is None:
        return None
    if when.start <= other.end and other.start <= when.end:
        return True if when.is_day and other.is_day else None
    if (
        when.is_day
        and other.is_day
        and min(abs((when.start - other.end).days), abs((other.start - when.end).days)) <= 0
    ):
        return None
    return False


def _other_side(frame: Frame, story: Story) -> bool:
    """A state's strikes after a group's attack, or the other way round, are another act where they hit civilians."""
    mine = {agent.actor for agent in frame.cast.agents if agent.strength == 3}
    known = story.agents
    if not mine or not known or mine & known:
        return False
    state = all(side(actor) == "state" for actor in mine)
    groups = any(side(actor) == "group" for actor in known)
    if not (state and groups or not state and not groups):
        return False
    civil = any(told.toll.victims == "civilians" for told in frame.told)
    return state and bool(set(frame.acts) & {"airstrike", "bombard"}) and civil
