"""A sentence's acts with who, whom, where, when and how many: what the assembly joins into incidents."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sahel.extract import counts, days, roles, speakers, tolls, toponyms
from sahel.extract.days import Calendar, When
from sahel.extract.layout import Sentence
from sahel.extract.lexicon import Span
from sahel.extract.roles import Cast
from sahel.extract.speakers import Speech
from sahel.extract.tolls import Toll
from sahel.extract.toponyms import AREA, COUNTRY, SETTLEMENT, Mention

VIOLENT = {
    "attack",
    "ambush",
    "clash",
    "overtake",
    "regain",
    "airstrike",
    "bombard",
    "shelling",
    "ied",
    "explosion",
    "suicide",
    "grenade",
    "kill",
    "abduct",
    "loot",
    "transfer",
    "sexual",
    "disrupt",
    "shoot",
    "operation",
    "wound",
    "repel",
}
WEAK = {"operation", "explosion", "shoot", "wound", "loot"}


@dataclass(frozen=True, slots=True)
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

    @property
    def claims(self) -> bool:
        return "claimed" in [agent.attribution for agent in self.cast.agents]

    def killed(self) -> list[Told]:
        return [told for told in self.told if told.toll.outcome == "killed"]


def read(
    sentence: Sentence, calendar: Calendar, gazetteer, previous_source: str | None, unsaid: str
) -> list[Frame]:
    """The frames of a sentence: one for each place at which it tells an act; `unsaid` is the source of an unsourced figure."""
    whens, dated = days.find(sentence, calendar)
    dateline = _dateline(sentence)
    whens = [when for when in whens if when.i not in dateline]
    mentions = _without_path(sentence, toponyms.find(sentence, gazetteer, dated | dateline))
    ledger = _ledger(sentence, dated | dateline)
    speeches = speakers.find(sentence, previous_source)
    told = _told(sentence, ledger, whens, mentions, speeches, unsaid) if ledger else ()
    parts = _parts(sentence, mentions, ledger, whens)
    frames = [_frame(sentence, part, parts, mentions, whens, told, tuple(speeches)) for part in parts]
    for before, frame in zip(frames, frames[1:]):
        if not frame.cast.agents and _has_no_subject(sentence, frame.i):
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
    local = any(m.locates and m.rank <= AREA for m in mentions)
    current = [toll for toll in ledger if not _is_past(sentence, toll, whens, local)]
    return tuple([Told(toll, _source(speeches, toll, unsaid)) for toll in current])


def _without_path(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """'Tillaberi / Torodi department.': of a path of units the last is the place, the ones before hold it."""
    if "/" not in sentence.text:
        return mentions
    above = {m for m, n in zip(mentions, mentions[1:]) if n.i == m.j + 1 and sentence.tokens[m.j].text == "/"}
    return [replace(m, role="context") if m in above else m for m in mentions] if above else mentions


def _ledger(sentence: Sentence, taken: set[int]) -> list[Toll]:
    """The figures of victims, where the sentence says what befell somebody or what somebody says."""
    if not sentence.of("outcomes") and not sentence.of("speech"):
        return []
    return tolls.find(sentence, counts.find(sentence, taken | _measures(sentence)))


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


def _dateline(sentence: Sentence) -> set[int]:
    """The words of 'BAMAKO, March 4 - ' at the head of a story: where it was written, not where it happened."""
    if (bracketed := _bracketed_dateline(sentence)) is not None:
        return set(range(bracketed + 1))
    if (
        not sentence.tokens
        or sentence.tokens[0].text != "("
        and (not sentence.tokens[0].text.isupper() or len(sentence.tokens[0].text) < 3)
    ):
        return set()
    told = min((s.i for tag in ("acts", "outcomes") for s in sentence.of(tag)), default=len(sentence.tokens))
    for k, token in enumerate(sentence.tokens[: min(16, told)]):
        if token.text in ("-", "–", "—"):
            return set() if _is_this_town(sentence) else set(range(k + 1))
    if _is_place_and_day(sentence):
        return set(range(len(sentence.tokens)))
    caps = next((k for k, token in enumerate(sentence.tokens) if not token.text.isupper()), 0)
    following = sentence.tokens[caps] if caps < len(sentence.tokens) else None
    if (
        sentence.kind == "paragraph"
        and 0 < caps <= 2
        and following is not None
        and following.is_capital
        and len(sentence.tokens) > 8
    ):
        return set(range(caps))  # "DAKAR A vehicle in the motorcade …"
    return set()


def _bracketed_dateline(sentence: Sentence) -> int | None:
    """Where the dash of 'Bawku (U/E), Feb. 12 -' stands; None without such a dateline."""
    tokens = sentence.tokens[:16]
    dash = next((k for k, token in enumerate(tokens) if token.text in ("-", "–", "—")), None)
    if dash is None or dash < 3 or not tokens[0].is_capital or sentence.kind != "paragraph":
        return None
    dated = any(s.value == "month" and s.i < dash for s in sentence.of("calendar"))
    return dash if dated and all(t.is_capital or not t.is_word or t.text.isdecimal() for t in tokens[:dash]) else None


def _is_this_town(sentence: Sentence) -> bool:
    """'DAMATURU (AP) - A girl blew herself up in this northeastern city': the dateline is where it happened."""
    return any(
        token.norm in sentence.grammar("town") and _is_pointed_at(sentence, k)
        for k, token in enumerate(sentence.tokens)
    )


def _is_pointed_at(sentence: Sentence, i: int) -> bool:
    return any(sentence.norm(k) in sentence.grammar("this") for k in range(max(0, i - 4), i))


def _is_place_and_day(sentence: Sentence) -> bool:
    """A line of its own with a place and a date: 'NOUAKCHOTT (AP), January 23, 2023'."""
    dated = any(s.value == "month" for s in sentence.of("calendar"))
    return dated and len(sentence.tokens) <= 12 and not (sentence.of("acts") or sentence.of("outcomes"))


@dataclass(frozen=True, slots=True)
class _Part:
    i: int
    j: int
    main: Mention | None
    joint: bool = False  # one of several places of one act


def _parts(sentence: Sentence, mentions: list[Mention], ledger: list[Toll], whens: list[When]) -> list[_Part]:
    """The parts of a sentence that tell of different places."""
    apart = _parts_by_day(sentence, mentions, ledger, whens)
    if apart:
        return apart
    if not mentions:
        return [_Part(0, len(sentence.tokens), None)]
    located = [m for m in mentions if m.role in ("place", "near") and not _told_elsewhere(sentence, m)]
    narrow = [m for m in located if m.rank <= AREA]
    places = _distinct(narrow or [m for m in located if m.rank == COUNTRY])[:_MOST_PLACES]
    end = len(sentence.tokens)
    if (
        len(places) < 2
        or not narrow
        and any(following.i - this.j <= 2 for this, following in zip(places, places[1:]))
    ):
        return [
            _Part(
                0,
                end,
                places[0]
                if narrow
                else _widest(
                    [m for m in mentions if m.role != "place" or m in located], sentence.kind == "heading"
                ),
            )
        ]
    parts, start = [], 0
    for this, following in zip(places, places[1:]):
        if _coordinated(sentence, this, following):
            parts.append(_Part(start, end, this, joint=True))
            continue
        cut = _cut_between(sentence, this, following, ledger)
        if cut is None:
            return _first_only(parts, start, end, this)
        parts.append(_Part(start, cut, this))
        start = cut
    parts.append(_Part(start, end, places[-1], joint=bool(parts) and parts[-1].joint))
    return parts


def _parts_by_day(
    sentence: Sentence, mentions: list[Mention], ledger: list[Toll], whens: list[When]
) -> list[_Part]:
    """Two acts on two days, parted by ';' or ':': 'On 3 May six were killed at X: it was there that in 2017 four had died'."""
    if len(whens) < 2 or len(ledger) < 2:
        return []
    for k, token in enumerate(sentence.tokens):
        if token.text not in (";", ":"):
            continue
        halves = [(0, k), (k + 1, len(sentence.tokens))]
        told = [
            any(i <= w.i < j and w.precision in ("day", "month") for w in whens)
            and any(i <= s.i < j and s.value in VIOLENT for s in sentence.of("acts"))
            and any(i <= t.i < j for t in ledger)
            for i, j in halves
        ]
        if all(told):
            here = [_narrowest([m for m in mentions if i <= m.i < j], sentence) for i, j in halves]
            return [_Part(*halves[0], here[0]), _Part(*halves[1], here[1] or here[0])]
    return []


def _narrowest(mentions: list[Mention], sentence: Sentence) -> Mention | None:
    local = [m for m in mentions if m.role in ("place", "near") and m.rank <= AREA]
    return local[0] if local else _widest(mentions, sentence.kind == "heading")


def _first_only(parts: list[_Part], start: int, end: int, this: Mention) -> list[_Part]:
    return [*parts, _Part(start, end, this)]


def _distinct(places: list[Mention]) -> list[Mention]:
    """Without a division that only says where the settlement before it lies."""
    kept: list[Mention] = []
    for place in places:
        if kept and place.role == "near" and place.i - kept[-1].j <= 4 and place.distance_km is None:
            continue  # "Molodo, near Niono"
        if (
            kept
            and place.i - kept[-1].j <= 4
            and (
                place.rank > kept[-1].rank
                or place.rank == SETTLEMENT == kept[-1].rank
                and place.i - kept[-1].j <= 1
            )
        ):
            continue
        if kept and kept[-1].rank > place.rank and place.i - kept[-1].j <= 8:
            kept[-1] = place
            continue
        kept.append(place)
    return kept


def _told_elsewhere(sentence: Sentence, mention: Mention) -> bool:
    """Where somebody spoke, not where it happened: 'told reporters in Jos'."""
    speech = [s for s in sentence.of("speech") if 0 <= mention.i - s.j <= 5]
    acts = [s for s in sentence.of("acts") if s.j <= mention.i and s.value != "light"]
    return bool(speech) and (not acts or max(s.i for s in speech) > max(s.i for s in acts))


def _widest(mentions: list[Mention], heading: bool) -> Mention | None:
    """The place of a sentence that names no settlement: the narrowest division, region or country that locates."""
    for roles_ in (("place", "near"), ("label",), ("weak",)):
        found = [
            m
            for m in mentions
            if m.role in roles_ and not (m.role == "weak" and m.rank == SETTLEMENT and not heading)
        ]
        if (
            found
            and len({m.country for m in found if m.rank == COUNTRY}) > 1
            and min(m.rank for m in found) == COUNTRY
        ):
            return None  # "in Niger, Burkina Faso and Mali"
        if found:
            return min(found, key=lambda m: (m.rank, m.i))
    return None


def _coordinated(sentence: Sentence, this: Mention, following: Mention) -> bool:
    if following.role == "near" and this.role != "near":
        return False  # "Sirba, near Nampala" is one place
    between = [t.norm for t in sentence.tokens[this.j : following.i]]
    return (
        this.rank <= AREA
        and 0 < len(between) <= 3
        and (between[0] in (",", "&") or between[0] in sentence.grammar("and"))
        and this.rank == following.rank
        and not any(s.i >= this.j and s.j <= following.i for s in sentence.of("acts"))
    )


def _cut_between(sentence: Sentence, this: Mention, following: Mention, ledger: list[Toll]) -> int | None:
    """Where the part of the first place ends, if the second has an act or a figure of its own; None where it has none."""
    own = [s for s in sentence.of("acts") if this.j <= s.i < following.i and s.value in VIOLENT] + [
        t for t in ledger if this.j <= t.i < following.i
    ]
    joints = sentence.grammar("another_act") | {";", ","}
    marks = [k for k in range(this.j, following.i) if sentence.norm(k) in joints]
    if not own or not marks:
        return None
    first = min(item.i for item in own)
    before = [k for k in marks if k <= first]
    return before[-1] if before else marks[0]


def _frame(sentence, part: _Part, parts, mentions, whens, told, speeches) -> Frame:
    whole = len(parts) == 1 or part.joint
    i, j = (0, len(sentence.tokens)) if whole else (part.i, part.j)
    real = [span for span in sentence.of("acts") if i <= span.i < j and not _is_unreal(sentence, span)]
    acts = tuple(dict.fromkeys([_act(sentence, span) for span in real]))
    own = tuple([t for t in told if whole or i <= t.toll.i < j]) if not part.joint else ()
    cast = roles.find(sentence, mentions) if whole else roles.find(sentence, mentions, part.i, part.j)
    spoken = (
        speeches if whole else tuple(speech for speech in speeches if speech.i < part.j and speech.j > part.i)
    )
    elsewhere = [other.main for other in parts if other is not part and other.main is not part.main]
    return Frame(
        sentence,
        part.i,
        part.j,
        acts,
        tuple([m for m in mentions if m not in elsewhere] if elsewhere else mentions),
        part.main,
        _when(sentence, whens if whole else [w for w in whens if i <= w.i < j] or whens),
        roles.with_speakers(cast, spoken),
        own,
        spoken,
        _cues(sentence),
        _is_plural(sentence) or part.joint,
    )


def _is_unreal(sentence: Sentence, act: Span) -> bool:
    """Feared, planned, foiled or long past: such a word stands in the clause of the act."""
    if _is_idle_aircraft(sentence, act):
        return True
    if _is_name(sentence, act) or _is_denied(sentence, act.i) or _is_negated(sentence, act):
        return True
    if not sentence.of("cues"):
        return False
    i, j = sentence.clause(act.i)
    return any(
        i <= s.i < j and (s.value in ("background", "mass") or s.value == "hypothetical" and s.i <= act.i + 2)
        for s in sentence.of("cues")
    ) or any(s.value == "background" and s.i < 2 for s in sentence.of("cues"))


def _is_denied(sentence: Sentence, k: int) -> bool:
    """'the police deny having fired', 'denied rumours that a helicopter had come down'."""
    denials = [s for s in sentence.of("speech") if s.value == "denies"]
    return bool(denials) and any(sentence.clause(k)[0] <= s.i < k for s in denials)


def _is_idle_aircraft(sentence: Sentence, act: Span) -> bool:
    """'to buy drones': an aircraft by itself is no act where the sentence tells of none."""
    if not _is_aircraft(sentence, act):
        return False
    others = [s for s in sentence.of("acts") if s.value not in ("light", "campaign", "occur", "arrest")]
    return all(_is_aircraft(sentence, other) for other in others) and not sentence.of("outcomes")


def _is_aircraft(sentence: Sentence, act: Span) -> bool:
    """An act that is nothing but what flies: 'drones', 'fighter jets'."""
    return act.value == "airstrike" and sentence.norm(act.j - 1) in sentence.grammar("aircraft")


def _is_negated(sentence: Sentence, act: Span) -> bool:
    """'was not attacked', "il n'y a pas eu d'attaque": it did not happen; 'not only attacked' did."""
    reach = 3 if act.note == "noun" else 2
    before, negation = sentence.norms[max(0, act.i - reach) : act.i], sentence.grammar("negation")
    if negation.isdisjoint(before):
        return False
    marks = [k for k, word in enumerate(before) if word in negation]
    return bool(marks) and not any(
        word in sentence.grammar("only") or word in (",", ";") for word in before[marks[-1] + 1 :]
    )


def _is_name(sentence: Sentence, act: Span) -> bool:
    """Part of a longer name: 'gold mine', 'the Boungou mine', 'shell company'."""
    for s in (*sentence.of("sites"), *sentence.of("people")):
        if s.i <= act.i and act.j <= s.j and s.j - s.i > act.j - act.i:
            return True
    named = (
        act.value == "ied"
        and act.i
        and sentence.norm(act.i) in sentence.grammar("mine")
        and sentence.tokens[act.i - 1].is_capital
        and sentence.norm(act.i - 1) not in sentence.grammar("article", "indefinite")
    )
    return bool(named)


def _act(sentence: Sentence, span: Span) -> str:
    """What a "seize" is, by what is seized: a base is overtaken, people are abducted, goods are looted."""
    if span.value != "seize":
        return span.value
    near = [s for tag in ("sites", "people", "numbers") for s in sentence.of(tag) if 0 <= s.i - span.j <= 4]
    first = min(near, key=lambda s: s.i, default=None)
    if first is None:
        return "overtake" if any(t.is_capital for t in sentence.tokens[span.j : span.j + 3]) else "take"
    return "overtake" if first.tag == "sites" else "abduct"


_LAST_RESORT = 55  # cost of a date that is that of a departure
_LEAD = 7  # words of a time at the head of a sentence, after its date: "on Saturday in the late afternoon"
_COUNTED_ACTS = {"attack", "ambush", "kill", "airstrike", "clash", "operation"}
_MOST_PLACES = 6  # of one sentence; a longer list of names tells no acts one by one
_LONG_AGO = 200  # days: a total over more is background, not a tally (CODEBOOK.md, Rulings)


def _is_past(sentence: Sentence, toll: Toll, whens: list[When], local: bool) -> bool:
    """A figure of years of conflict ("thousands have died since 2012"), or one that is denied."""
    if _is_denied(sentence, toll.i):
        return True
    if whens and any(when.since and (when.end - when.start).days > _LONG_AGO for when in whens):
        return True
    if (
        whens
        and any(when.precision == "year" and (when.end - when.start).days > _LONG_AGO for when in whens)
        and (toll.low or 0) >= 20
        and not local
    ):
        return True
    if (toll.low or 0) >= 1000 or not sentence.of("cues"):
        return (toll.low or 0) >= 1000
    i, j = sentence.clause(toll.i)
    return any(
        s.value in ("background", "mass") and (i <= s.i < j or s.i < 2) and not _is_within(sentence, s)
        for s in sentence.of("cues")
    )


def _is_within(sentence: Sentence, cue: Span) -> bool:
    """Part of a name of people: 'internally displaced persons'."""
    return any(s.i <= cue.i and cue.j <= s.j and s.j - s.i > cue.j - cue.i for s in sentence.of("people"))


_NO_CUES: frozenset[str] = frozenset()


def _cues(sentence: Sentence) -> frozenset[str]:
    """The cues that bear on what happened: background and release only in the clause of an act, or at the head."""
    if not sentence.of("cues"):
        return _NO_CUES
    clauses = [sentence.clause(act.i) for act in sentence.of("acts") if act.value in VIOLENT]
    kept = set()
    for span in sentence.of("cues"):
        local = any(i <= span.i < j for i, j in clauses)
        if span.value not in ("release", "politics") or local or span.i < 2 or not clauses:
            kept.add(span.value)
    return frozenset(kept - {"hypothetical", "background", "mass"})


def _is_plural(sentence: Sentence) -> bool:
    for s in sentence.of("acts"):
        if s.note == "noun" and s.value in _COUNTED_ACTS and sentence.tokens[s.j - 1].norm.endswith("s"):
            return True
    return False


def _when(sentence: Sentence, whens: list[When]) -> When | None:
    """The date of the act, not that of what was said of it."""
    dated = [(cost, when) for when in whens if (cost := _act_cost(sentence, when)) is not None]
    return min(dated, key=lambda found: (found[1].precision != "day", found[0]))[1] if dated else None


def is_of_speech(sentence: Sentence, when: When) -> bool:
    """Whether a date is that of what is said, not of an act."""
    return _act_cost(sentence, when) is None


def _act_cost(sentence: Sentence, when: When) -> int | None:
    """How far a date stands from an act; None where it stands nearer to a verb of saying."""
    if sentence.norm(when.j) == "'s" and any(0 < s.i - when.j <= 3 for s in sentence.of("acts")):
        return 0  # "Thursday's raid"
    before = {t.norm for t in sentence.tokens[max(0, when.i - 2) : when.i]}
    leading = {t.norm for t in sentence.tokens[max(0, when.i - 3) : when.i]}
    if _is_wide(when) and leading & sentence.grammar("superlative"):
        return None  # "the worst this year"
    if before >= sentence.grammar("as_of_day"):
        return None  # "as of today the families have no news"
    if before & sentence.grammar("since", "until") and not (
        getattr(when, "since", False) and sentence.of("outcomes")
    ):
        return None  # "Thiou, occupied since April"
    if (
        getattr(when, "precision", "day") == "day"
        and any(s.value == "says" and 0 <= when.i - s.j <= 1 for s in sentence.of("speech"))
        and not any(s.j == when.i for s in sentence.of("acts"))
    ):
        return None  # "said on Saturday"
    if _is_claim_day(sentence, when):
        return None
    if _is_departure(sentence, when):
        return _LAST_RESORT
    acts = [*sentence.of("acts"), *sentence.of("outcomes")]
    rivals = [
        *(s for s in sentence.of("speech") if s.value not in ("hearsay", "time")),
        *(s for s in sentence.of("cues") if s.value in ("release", "arrest")),
        *(s for s in sentence.of("acts") if s.value == "protest"),
    ]
    speech = min((_gap(sentence, when, s) for s in rivals), default=99)
    if when.i <= 3 and _opens_sentence(sentence, when):
        rivals = [s for s in rivals if not _is_in_aside(sentence, s)]
        first = min((s.i for s in (*acts, *rivals)), default=0)
        said = [s for s in rivals if s.i == first and not _is_said_now(sentence, s)]
        return None if said else 1  # "On Friday, in neighbouring Benin, two rangers were abducted"
    act = min((_gap(sentence, when, s) for s in acts), default=60)
    if speech < act and speech < 30 and getattr(when, "precision", "day") == "day":
        return None
    return act


def _is_wide(when: When) -> bool:
    """A year, or the year so far."""
    return getattr(when, "precision", "day") == "year"


def _is_claim_day(sentence: Sentence, when: When) -> bool:
    """'claimed the attack on Monday': the day of the claim, where the act is told elsewhere."""
    return any(
        act.note == "noun"
        and 0 <= when.i - act.j <= 1
        and (when.i == act.j or sentence.norm(act.j) in sentence.grammar("on_day"))
        and any(
            verb.value == "claims"
            and verb.note != "noun"
            and 0 <= act.i - verb.j <= 1
            and all(t.norm in sentence.grammar("definite") for t in sentence.tokens[verb.j : act.i])
            for verb in sentence.of("speech")
        )
        for act in sentence.of("acts")
    )


def _is_departure(sentence: Sentence, when: When) -> bool:
    """'a convoy that left Gao on Monday': the day that somebody left, not that of the act."""
    before = [t for t in sentence.tokens[max(0, when.i - 4) : when.i] if not t.is_capital]
    return any(t.norm in sentence.grammar("departs") for t in before)


def _opens_sentence(sentence: Sentence, when: When) -> bool:
    """A date at the head, up to the first comma: 'On Friday, …', "Samedi dernier en fin d'après-midi, …"."""
    comma = next((k for k in range(when.j, len(sentence.tokens)) if sentence.tokens[k].text == ","), None)
    if comma is None or comma - when.j > _LEAD:
        return False
    return not any(when.j <= s.i < comma for tag in ("acts", "outcomes", "speech") for s in sentence.of(tag))


def _is_in_aside(sentence: Sentence, verb: Span) -> bool:
    """'…, the councillor said, …': who says so stands between two commas, and the sentence goes on."""
    ends = verb.j < len(sentence.tokens) - 1 and sentence.tokens[verb.j].text == ","
    begins = any(sentence.tokens[k].text in (",", "”", '"', "»") for k in range(max(0, verb.i - 5), verb.i))
    return verb.tag == "speech" and ends and begins and any(s.i > verb.j for s in sentence.of("acts"))


def _is_said_now(sentence: Sentence, verb: Span) -> bool:
    """'On 11 September, its men say that they wiped out …': said now, so the day is that of the act."""
    return verb.tag == "speech" and any(
        sentence.norm(k) in sentence.grammar("saying_now") for k in range(verb.i, verb.j)
    )


def _gap(sentence: Sentence, when: When, span: Span) -> int:
    """Words between, a comma for five; what stands behind 'that' or a quotation mark is not the verb's own."""
    if (
        span.tag == "speech"
        and when.j < span.i
        and when.i > 3
        and sentence.tokens[when.j].text == ","
        and (when.j < span.i - 1 or sentence.grammar("inverted_pronoun"))
    ):
        return 99  # "… on Friday, the ministry said"
    if (
        span.tag == "speech"
        and span.j <= when.i
        and any(
            t.norm in sentence.grammar("that") or t.text in (":", "“", "«", '"')
            for t in sentence.tokens[span.j : when.i]
        )
    ):
        return 99
    if span.tag == "cues" and when.j <= span.i and sentence.norm(when.j) in sentence.grammar("auxiliary"):
        return 99  # "the children kidnapped on Friday have escaped"
    i, j = (span.j, when.i) if span.i < when.i else (when.j, span.i)
    commas = sum(sentence.tokens[k].text in (",", ";", '"', "”", "»") for k in range(i, max(i, j)))
    return max(0, j - i) + 5 * commas


def introduces(frame: Frame) -> bool:
    """Whether a frame claims acts that the next lines tell: 'JNIM took credit for the following:', 'claimed several attacks'."""
    if not frame.claims or frame.told:
        return False
    ends = frame.sentence.text.rstrip().endswith((":", "following.")) or frame.sentence.kind == "heading"
    local = frame.main is not None and frame.main.rank <= AREA
    return not local and frame.when is None and (ends or frame.plural)


def weekday_of_act(sentence: Sentence) -> int | None:
    """The weekday on which the sentence's act happened; None where it is the day of a statement."""
    for span in sentence.of("calendar"):
        if span.value == "weekday" and _act_cost(sentence, span) not in (None, 60):
            return int(span.note)
    return None
