"""The casualties of a story: each figure with its victims, its outcome and who gives it, sums and echoes left
out.
"""

from __future__ import annotations

from sahel.extract.frames import Frame, Told
from sahel.extract.sentences import Sentence
from sahel.extract.stories import Story
from sahel.extract.tolls import Toll
from sahel.model import Casualty

Figure = tuple[str, str, int | None, int | None]  # of whom, what became of them, and the bounds


def casualties_of(story: Story) -> tuple[Casualty, ...]:
    """The ledger: each distinct figure once, the vague ones beside a precise one left out."""
    figures = [(told, frame) for frame in story.frames for told in frame.told]
    if not figures:
        return ()
    setting: dict[str, str] | None = None
    entries: dict[Figure, Casualty] = {}
    older: list[Figure] = []
    last: tuple[Sentence | None, str | None] = (None, None)
    most: dict[tuple[str, str, str], int] = {}  # the largest figure that a source has given of those victims
    sure: set[Figure] = set()
    loose: set[Figure] = set()  # figures whose words say of whom, and those that say only "people"
    for told, frame in figures:
        toll, sentence = told.toll, frame.sentence
        victims = toll.victims
        if not victims and not toll.words and last[0] is sentence:
            victims = last[1]  # "nine killed and 14 wounded"
        if not victims:
            setting = _victims_of_setting(story) if setting is None else setting
            victims = _victims_meant(toll, setting)
        last = (sentence, victims)
        kind, low = (victims, toll.outcome, told.source), toll.low or 0
        before = most.get(kind, 0)
        if low < before and _counts_bodies(told, frame):
            continue  # "we brought in 36 bodies": of the 46 dead
        most[kind] = low if low > before else before
        key = (victims, toll.outcome, toll.low, toll.high)
        known = entries.pop(key, None)  # told again, it is the later figure
        if known is None or told.source != "media":
            known = Casualty(*key, told.source, sentence.words(toll.i, toll.j))
        entries[key] = known
        (sure if toll.victims else loose).add(key)
        if _is_superseded(told, frame):
            older.append(key)
    if older:
        entries = {
            key: entries[key]
            for key in [*older, *(key for key in entries if key not in older)]
            if key in entries
        }
    listed = list(entries.values())
    if len(listed) < 2:
        return tuple(listed)
    if any([(e.low, e.high) in _VAGUE for e in listed]):
        precise = {(e.outcome, e.victims) for e in listed if (e.low, e.high) not in _VAGUE}
        listed = [
            e for e in listed if (e.low, e.high) not in _VAGUE or (e.outcome, e.victims) not in precise
        ]  # "dozens"
    repeated = loose and {
        key for key in loose - sure if _ECHO <= (key[2] or 0) and any(key[1:] == other[1:] for other in sure)
    }
    if repeated:
        listed = [e for e in listed if (e.victims, e.outcome, e.low, e.high) not in repeated]
    return tuple([entry for entry in listed if not _is_sum(entry, listed)])


def _counts_bodies(told: Told, frame: Frame) -> bool:
    """A figure of bodies that were brought in or found."""
    norms = frame.sentence.norms[told.toll.i : told.toll.j + 1]
    return not frame.sentence.grammar("bodies").isdisjoint(norms)


_FORMERLY = 5  # words between "had" and the verb of saying: "had on Friday put the figure at"


def _is_superseded(told: Told, frame: Frame) -> bool:
    """The first figure after "an initial toll of", or what somebody had said: another took its place."""
    if _was_said_before(told, frame.sentence):
        return True
    if "superseded" not in frame.cues:
        return False
    cues = [s for s in frame.sentence.of("cues") if s.value == "superseded"]
    after = [t for t in frame.told if t.toll.j > cues[0].i] if cues else []
    return bool(after) and told is after[0]


def _was_said_before(told: Told, sentence: Sentence) -> bool:
    """'The police had on Friday put the figure at 17', 'avait fait état de cinq tués': said before what is told now."""
    had = sentence.grammar("had")
    if not sentence.has(had):
        return False
    said = [*sentence.of("speech"), *[s for s in sentence.of("outcomes") if s.note == "toll"]]
    verb = max((s for s in said if s.i < told.toll.j), key=lambda s: s.i, default=None)
    return verb is not None and not had.isdisjoint(sentence.norms[max(0, verb.i - _FORMERLY) : verb.j])


def _is_sum(entry: Casualty, told: list[Casualty]) -> bool:
    """A headline's total beside the figures that add up to it: '64 dead', 49 of them civilians and 15
    soldiers.
    """
    if entry.source != "media" or entry.outcome != "killed":
        return False
    others = [
        (other.victims, other.low)
        for other in told
        if other is not entry and other.outcome == entry.outcome and other.low is not None
    ]
    kinds = {victims for victims, _ in others}
    if len(kinds) < 2 or entry.victims not in kinds | {"unspecified"}:
        return False
    return entry.low == sum([max([low for victims, low in others if victims == kind]) for kind in kinds])


_ECHO = 4  # a figure from which the same one twice, "24 people" and "24 terrorists", is hardly chance
_VAGUE = {(24, None), (40, None), (200, None), (3, None)}


def _victims_meant(toll: Toll, setting: dict[str, str]) -> str:
    """Of whom a figure without a telling noun counts: "people" are civilians unless an armed site was hit."""
    if toll.words and "site" in setting:
        return setting["site"]
    if "civil" in setting and (toll.words or "any" not in setting):
        return "civilians"
    return setting.get(toll.outcome) or setting.get("any") or "unspecified"


def _victims_of_setting(story: Story) -> dict[str, str]:
    """Of whom a bare figure counts: of those that the story's other figures or its target name."""
    found: dict[str, str] = {}
    for frame in story.frames:
        for told in frame.told:
            if told.toll.victims and told.toll.victims != "armed_group":
                found.setdefault(told.toll.outcome, told.toll.victims)
                found.setdefault("any", told.toll.victims)
    targets = [target for target in site_targets(story) if target != "armed_group"]
    if targets:
        found["site"] = _VICTIMS_OF_TARGET.get(targets[0], targets[0])
        found.setdefault("any", found["site"])
    elif story.acts & {"kill", "suicide", "attack", "abduct", "loot"} and not story.acts & {
        "clash",
        "ambush",
    }:
        found["civil"] = "civilians"
    return found


_VICTIMS_OF_TARGET = {"religious": "civilians", "infrastructure": "civilians", "prison": "unspecified"}


def site_targets(story: Story) -> list[str]:
    return list(dict.fromkeys([target for frame in story.frames for target in frame.cast.targets]))
