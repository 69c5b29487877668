"""A sentence's acts with who, whom, where, when and how many: what the assembly joins into incidents."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sahel.extract import counts, days, roles, speakers, tolls, toponyms
from sahel.extract.acts import VIOLENT, is_denied, is_plural, is_unreal, is_within, kind_of
from sahel.extract.agents import Cast, with_speakers
from sahel.extract.dating import is_compared, is_recalled, when_of
from sahel.extract.lexicon import Span
from sahel.extract.mentions import AREA, Mention
from sahel.extract.parts import Part, parts_of
from sahel.extract.sentences import Sentence
from sahel.extract.spans import Calendar, When
from sahel.extract.speakers import Speech
from sahel.extract.tolls import Toll
from sahel.extract.writing import dateline_of

if TYPE_CHECKING:
    from sahel.geocode.gazetteer import Gazetteer


@dataclass(slots=True, unsafe_hash=True)
class Told:
    """A casualty figure with its source."""

    toll: Toll
    source: str


@dataclass(slots=True)
class Frame:
    """What one sentence, or one part of it, tells of an act."""

    sentence: Sentence
    i: int  # the part of the sentence: words i to j
    j: int
    acts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    main: Mention | None  # the place that locates the act
    when: When | None
    cast: Cast
    told: tuple[Told, ...]
    speeches: tuple[Speech, ...]
    cues: frozenset[str] = frozenset()
    plural: bool = False  # several acts that the sentence does not tell apart
    headings: tuple[Mention, ...] = ()  # the places of the headings above it
    heading_when: When | None = None  # and their date: it dates the act if nothing else does
    other_day: When | None = None  # a day that is none of the act: "buried on Sunday", "he said on Monday"

    @property
    def claims(self) -> bool:
        for agent in self.cast.agents:
            if agent.attribution == "claimed":
                return True
        return False

    def killed(self) -> list[Told]:
        return [told for told in self.told if told.toll.outcome == "killed"]


def read(
    sentence: Sentence,
    calendar: Calendar,
    gazetteer: Gazetteer,
    previous_source: str | None,
    unsaid: str,
    persons: Set[str] = frozenset(),
) -> list[Frame]:
    """The frames of a sentence: one for each place at which it tells an act; `unsaid` is the source of an
    unsourced figure, `persons` the last names of those who spoke before.
    """
    whens, dated = days.find(sentence, calendar)
    if whens:
        whens = [when for when in whens if not is_compared(sentence, when)]
    dateline = dateline_of(sentence)
    if dateline:
        whens = [when for when in whens if when.i not in dateline]
    taken = dated | dateline if dateline else dated
    if persons and sentence.norms[0] in persons and sentence.norm(1) != ":":
        taken = taken | {0}  # "Aba, however, blamed herders": the chairman, and not the town
    mentions = toponyms.find(sentence, gazetteer, taken)
    if "/" in sentence.text:
        mentions = _without_path(sentence, mentions)
    ledger = _ledger(sentence, taken)
    speeches = speakers.find(sentence, previous_source)
    told = _told(sentence, ledger, whens, mentions, speeches, unsaid) if ledger else ()
    parts = parts_of(sentence, mentions, ledger, whens)
    frames = [_frame(sentence, part, parts, mentions, whens, told, speeches) for part in parts]
    if whens and frames[-1].when is None and whens[-1].is_day:
        spoken = bool(sentence.of("speech")) and calendar.anchor is not None
        frames[-1].other_day = None if spoken else whens[-1]
    for before, frame in pairwise(frames):
        if not frame.acts and frame.told and before.told:
            frame.acts = before.acts  # "killed three people in Isa and four in Konduga"
            frame.cast = replace(frame.cast, agents=before.cast.agents)
        elif not frame.cast.agents and _has_no_subject(sentence, frame.i):
            frame.cast = replace(frame.cast, agents=before.cast.agents)
    return frames


def _told(
    sentence: Sentence,
    ledger: list[Toll],
    whens: list[When],
    mentions: list[Mention],
    speeches: list[Speech],
    unsaid: str,
) -> tuple[Told, ...]:
    """The figures that are of the acts told here, each with its source."""
    local = any([m.locates and m.rank <= AREA for m in mentions])
    current = [toll for toll in ledger if not _is_past(sentence, toll, whens, local)]
    return tuple([Told(toll, _source(speeches, toll, unsaid)) for toll in current])


def _without_path(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """'Tillaberi / Torodi department.': of a path of units the last is the place, the ones before hold it."""
    above = {m for m, n in zip(mentions, mentions[1:]) if n.i == m.j + 1 and sentence.tokens[m.j].text == "/"}
    return [replace(m, role="context") if m in above else m for m in mentions] if above else mentions


def _ledger(sentence: Sentence, taken: set[int]) -> list[Toll]:
    """The figures of victims, where the sentence says what befell somebody or what somebody says."""
    if not sentence.of("outcomes") and not sentence.of("speech"):
        return []
    figures = sentence.figures or sentence.of("numbers")
    return tolls.find(sentence, counts.find(sentence, taken | _measures(sentence)) if figures else [])


def _has_no_subject(sentence: Sentence, i: int) -> bool:
    """A part that begins with "and" and a verb: '… and burned down a school in Titao'."""
    k = i + (sentence.norm(i) in sentence.grammar("and"))
    return any(s.note == "verb" and 0 <= s.i - k <= 1 for s in sentence.of("acts"))


def _source(speeches: list[Speech], toll: Toll, unsaid: str) -> str:
    speech = speakers.source_at(speeches, toll.i)
    return speech.source if speech else unsaid


def _measures(sentence: Sentence) -> set[int]:
    """The figures of distances."""
    units = [s for s in sentence.of("places") if s.value.startswith("unit:")]
    return {k for s in units for k in range(max(0, s.i - 2), s.j)} if units else set()


def _frame(
    sentence: Sentence,
    part: Part,
    parts: list[Part],
    mentions: list[Mention],
    whens: list[When],
    told: tuple[Told, ...],
    speeches: list[Speech],
) -> Frame:
    whole = len(parts) == 1 or part.joint
    i, j = (0, len(sentence.tokens)) if whole else (part.i, part.j)
    acts = _acts(sentence, i, j) if sentence.of("acts") else ()
    own = () if part.joint else told if whole else tuple([t for t in told if i <= t.toll.i < j])
    cast = roles.find(sentence, mentions) if whole else roles.find(sentence, mentions, part.i, part.j)
    spoken = tuple(
        speeches if whole else [speech for speech in speeches if speech.i < part.j and speech.j > part.i]
    )
    if part.recalled:  # whoever speaks in the sentence speaks of today's act
        own, spoken = tuple([Told(t.toll, "media") for t in own]), ()
    elsewhere = len(parts) > 1 and [p.main for p in parts if p is not part and p.main is not part.main]
    return Frame(
        sentence,
        part.i,
        part.j,
        acts,
        tuple([m for m in mentions if m not in elsewhere]) if elsewhere else tuple(mentions),
        part.main,
        _when(sentence, whens, i, j) if whens else None,
        with_speakers(sentence, cast, spoken) if spoken else cast,
        own,
        spoken,
        _cues(sentence) if sentence.of("cues") else _NO_CUES,
        part.joint or bool(sentence.of("acts")) and is_plural(sentence),
    )


def _when(sentence: Sentence, whens: list[When], i: int, j: int) -> When | None:
    """The day of words i to j: one that stands among them, else the sentence's, but for one that only recalls."""
    near = [w for w in whens if i <= w.i < j]
    return when_of(sentence, near or [w for w in whens if not is_recalled(sentence, w)])


def _acts(sentence: Sentence, i: int, j: int) -> tuple[str, ...]:
    """The kinds of the acts that happened among words i to j, each once."""
    dated = bool(sentence.of("calendar"))
    real = [
        span
        for span in sentence.of("acts")
        if i <= span.i < j and not is_unreal(sentence, span) and not (dated and _dates(sentence, span))
    ]
    return tuple(dict.fromkeys([kind_of(sentence, span) for span in real]))


def _dates(sentence: Sentence, act: Span) -> bool:
    """'Two days after the attack', "deux jours avant l'assaut": it only tells when."""
    if act.note != "noun" or sentence.norm(act.i - 1) not in sentence.grammar("definite"):
        return False
    calendar = sentence.of("calendar")
    counted = [s for s in calendar if s.value in ("later", "before") and s.j == act.i - 1]
    lasting = any([s.value == "unit" and s.j == later.i for later in counted for s in calendar])
    if not lasting and any([s.value in ("month", "weekday") and 0 <= s.i - act.j <= 4 for s in calendar]):
        return False  # "comes after the kidnapping, on 24 September, of a nurse"
    return bool(counted)


_LONG_AGO = 200  # days: a total over more is background, not a tally (CODEBOOK.md, Rulings)


def _is_past(sentence: Sentence, toll: Toll, whens: list[When], local: bool) -> bool:
    """A figure of years of conflict ("thousands have died since 2012"), or one that is denied."""
    if is_denied(sentence, toll.i):
        return True
    low, long = toll.low or 0, [when for when in whens if (when.end - when.start).days > _LONG_AGO]
    if long and any(when.since or when.precision == "year" and low >= 20 and not local for when in long):
        return True
    if low >= 1000 or not sentence.of("cues"):
        return low >= 1000
    old = [s for s in sentence.of("cues") if s.value in ("background", "mass") and not is_within(sentence, s)]
    if not old:
        return False
    i, j = sentence.clause(toll.i)
    return any(i <= s.i < j or s.i < 2 for s in old)


_NO_CUES: frozenset[str] = frozenset()


def _cues(sentence: Sentence) -> frozenset[str]:
    """The cues that bear on what happened: background and release only in the clause of an act, or at the
    head.
    """
    kept = set()
    for span in sentence.of("cues"):
        if span.value == "separate" and _is_said_besides(sentence, span):
            continue
        if span.value not in ("release", "politics") or span.i < 2 or _is_beside_act(sentence, span):
            kept.add(span.value)
    return frozenset(kept - {"hypothetical", "background", "mass"})


def _is_said_besides(sentence: Sentence, cue: Span) -> bool:
    """'qui évoque par ailleurs six morts': he says more of the same act."""
    return any(s.value == "says" and 0 <= cue.i - s.j <= 1 for s in sentence.of("speech"))


def _is_beside_act(sentence: Sentence, cue: Span) -> bool:
    """Whether a cue stands in the clause of an act, or there is no act."""
    clauses = [sentence.clause(act.i) for act in sentence.of("acts") if act.value in VIOLENT]
    return not clauses or any(i <= cue.i < j for i, j in clauses)


def introduces(frame: Frame) -> bool:
    """Whether a frame claims acts that the next lines tell: 'JNIM took credit for the following:', 'claimed
    several attacks'.
    """
    if not frame.claims or frame.told:
        return False
    ends = frame.sentence.text.rstrip().endswith((":", "following.")) or frame.sentence.kind == "heading"
    local = frame.main is not None and frame.main.rank <= AREA
    return not local and frame.when is None and (ends or frame.plural)
