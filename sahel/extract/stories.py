"""A story: what several sentences tell of one act; and whether a sentence's place, day and country agree with
it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from sahel.extract.frames import Frame
from sahel.extract.lexicon import languages, small_words
from sahel.extract.mentions import AREA, COUNTRY, DIVISION1, DIVISION2, SETTLEMENT, Mention
from sahel.extract.spans import When
from sahel.extract.tokens import fold

ARMED = {"military", "police", "militia", "armed_group", "peacekeepers", "foreign_forces"}

Figure = tuple[str, int | None]  # what became of how many, at least


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
        self.figures: set[Figure] = set()
        self.counted: dict[Figure, set[str | None]] = {}  # of whom each figure counts
        self.victims: set[str] = set()
        self.agents: set[str] = set()
        self.places: set[str] = set()  # names of every place that its sentences put the act at or near
        self._locating: tuple[float, int, bool, bool] | None = None
        self._dating: tuple[bool, int] | None = None
        self.add(frame)

    def add(self, frame: Frame) -> None:
        """Take up one more frame."""
        self.frames.append(frame)
        self._locate(frame)
        self._date(frame)
        self.scopes.add(frame.sentence.scope)
        self.acts.update(frame.acts)
        if frame.told:
            self.figures |= figures_of(frame)
            self.victims |= victims_of(frame)
            for toll in [told.toll for told in frame.told]:
                self.counted.setdefault((toll.outcome, toll.low), set()).add(toll.victims)
        if frame.cast.agents:
            self.agents.update([agent.actor for agent in frame.cast.agents])
        if frame.mentions:
            self.places.update([name_of(m) for m in frame.mentions if m.role != "context" and not _is_far_off(m, frame)])

    def _locate(self, frame: Frame) -> None:
        main = frame.main
        if main is None:
            return
        vague = min(main.rank, COUNTRY) + 1.5 * (main.also_division and not main.cued) + 0.5 * (main.kind == "admin2")
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


_FAR_OFF = 15  # km from which a town only tells where another place lies


def _is_far_off(mention: Mention, frame: Frame) -> bool:
    """'à Tominian, à une trentaine de kilomètres à l'est de San': it did not happen in San."""
    return mention is not frame.main and mention.distance_km is not None and mention.distance_km >= _FAR_OFF


_ROLES = {"place": 0, "near": 0, "label": 1, "weak": 2}
_PRECISIONS = {"day": 0, "week": 1, "month": 2, "year": 3}


def is_anaphor(frame: Frame) -> bool:
    return "anaphor" in frame.cues and "preceding" not in frame.cues


def same_country(frame: Frame, story: Story) -> float:
    """Below zero where the frame speaks of another country than the story's place."""
    home = story.main.country if story.main else None
    if not home:
        return 0.0
    named = {m.country for m in frame.mentions if m.country and m.role != "context"}
    if demonyms := frame.sentence.of("demonyms"):
        people = {k for s in frame.sentence.of("people") for k in (s.i, s.i - 1)}
        named |= {
            s.value
            for s in demonyms
            if s.value and s.j not in people and s.i - 1 not in people and _is_nation(frame, s.i)
        }
    return -3.0 if named and home not in named else 0.0


def _is_nation(frame: Frame, i: int) -> bool:
    """Whether a nationality is written as one: "dane guns" are not of Denmark."""
    return frame.sentence.tokens[i].is_capital or not frame.sentence.grammar("capital_nations")


def victims_of(frame: Frame) -> set[str]:
    return {told.toll.victims for told in frame.told if told.toll.victims} if frame.told else set()


def repeats(frame: Frame, story: Story) -> bool:
    """Whether a figure of the story is said again; 'four passengers' are not the 'four soldiers' told of before."""
    if not story.figures:
        return False
    for told in frame.told:
        victims, key = told.toll.victims, (told.toll.outcome, told.toll.low)
        if key in story.figures and (victims is None or not story.counted[key].isdisjoint((None, victims))):
            return True
    return False


def figures_of(frame: Frame) -> set[Figure]:
    """The figures large enough that the same one twice is hardly chance."""
    if not frame.told:
        return set()
    return {(told.toll.outcome, told.toll.low) for told in frame.told if (told.toll.low or 0) >= 4}


def same_place(frame: Frame, story: Story) -> bool | None:
    """True where the places agree, False where they cannot, None where that is not told."""
    main, known = frame.main, story.main
    if main is None or known is None:
        return None
    if name_of(main) == name_of(known):
        return True
    if {main.rank, known.rank} == {SETTLEMENT, DIVISION2} and _may_hold(main, known):
        return None
    if _is_quarter_of(frame, main, known):
        return None
    if _is_closer(frame, main, story, known) and _is_of_one_region(main, known):
        return None
    if main.rank <= AREA and known.rank <= AREA:
        mine = {name_of(m) for m in frame.mentions if m.role != "context"}
        if (
            main.also_division
            and name_of(main) in known.units
            or known.also_division
            and name_of(known) in main.units
        ):
            return None
        return name_of(main) in story.places or known.role == "near" and name_of(known) in mine
    if main.rank == COUNTRY and known.rank == COUNTRY:
        return False
    return _nested(main, known)


def _may_hold(a: Mention, b: Mention) -> bool:
    """Whether the village may lie in the district: its divisions name it, or no gazetteer knows the village."""
    village, district = (a, b) if a.rank < b.rank else (b, a)
    return not village.known or name_of(district) in village.units


def _is_quarter_of(frame: Frame, main: Mention, town: Mention) -> bool:
    """'dans le quartier d'Abaradjou': an unknown place that the reading laid in the town told of before."""
    sentence = frame.sentence
    if main.known or sentence.grammar("quarter").isdisjoint(sentence.norms[max(0, main.i - 4) : main.i]):
        return False
    return any(m.i == m.j == main.j and name_of(m) == name_of(town) for m in frame.mentions)


def _is_closer(frame: Frame, place: Mention, story: Story, district: Mention) -> bool:
    """'… in the department of Tera. The attack took place near Diagourou': the next sentence says it more closely."""
    follows = frame.sentence.block == story.frames[-1].sentence.block and is_anaphor(frame)
    return follows and district.rank == DIVISION2 and district.cued and place.rank <= DIVISION2 and place.kind != "admin2"


def _is_of_one_region(place: Mention, district: Mention) -> bool:
    """Whether a place of which no district is known lies in the region of a district."""
    shared = _units_of(place) & _units_of(district)
    return bool(shared) and _units_of(place) <= shared | {name_of(place)}


def _units_of(mention: Mention) -> set[str]:
    """The divisions that a place may lie in or be, without its country."""
    return set(mention.units) - {(mention.country or "").casefold()}


def _nested(a: Mention, b: Mention) -> bool | None:
    """Whether the narrower place lies in the wider one, as far as the gazetteer knows."""
    narrow, wide = (a, b) if a.rank <= b.rank else (b, a)
    if narrow.country and wide.country and narrow.country != wide.country:
        return False
    if wide.rank == DIVISION1 and narrow.known and narrow.units:
        return (
            None
            if name_of(wide) in narrow.units
            or not _units_of(wide).isdisjoint(_units_of(narrow))  # "Tillabery" is Tillabéri
            or narrow.rank == DIVISION1 and name_of(narrow) == name_of(wide)
            else False
        )
    return None


@cache
def _generic_words() -> frozenset[str]:
    """The words of every language that say what kind of place a name is."""
    return frozenset(
        fold(word) for language in languages() for word in small_words(language)["place_generic"]
    )


def name_of(mention: Mention) -> str:
    return _without_generic(mention.text)


@lru_cache(maxsize=65_536)
def _without_generic(text: str) -> str:
    """A place's name without its generic words, folded: 'Gao region' and 'région de Gao' are 'gao'."""
    folded = fold(text.casefold())
    words = folded.replace("-", " ").split()
    return " ".join(word for word in words if word not in _generic_words()) or folded


def same_day(when: When | None, other: When | None) -> bool | None:
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
