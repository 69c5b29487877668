"""The parts of a sentence that tell an act each, by their places or their days."""

from __future__ import annotations

from dataclasses import dataclass

from sahel.extract.acts import VIOLENT
from sahel.extract.dating import is_recalled
from sahel.extract.mentions import AREA, COUNTRY, DIVISION2, SETTLEMENT, Mention
from sahel.extract.sentences import Sentence
from sahel.extract.spans import When
from sahel.extract.tolls import Toll


@dataclass(slots=True, unsafe_hash=True)
class Part:
    i: int
    j: int
    main: Mention | None
    joint: bool = False  # one of several places of one act
    recalled: bool = False  # an earlier act, which the sentence only compares


def parts_of(
    sentence: Sentence, mentions: list[Mention], ledger: list[Toll], whens: list[When]
) -> list[Part]:
    """The parts of a sentence that tell of different places."""
    end = len(sentence.tokens)
    if whens:
        if (recalled := _recalled(sentence, whens)) is not None:
            k = recalled.i
            here = _narrowest([m for m in mentions if m.i < k], sentence)
            there = _narrowest([m for m in mentions if k <= m.i], sentence)
            return [Part(0, k, here), Part(k, end, there, recalled=True)]
        if len(whens) > 1 and len(ledger) > 1 and (apart := _parts_by_day(sentence, mentions, ledger, whens)):
            return apart
    if not mentions:
        return [Part(0, end, None)]
    located = [m for m in mentions if m.role in ("place", "near")]
    if located and sentence.of("speech"):
        located = [m for m in located if not _told_elsewhere(sentence, m)]
    narrow = [m for m in located if m.rank <= AREA]
    if not narrow or len(narrow) == 1 and _is_road_out(sentence, narrow[0], mentions):
        narrow = _labelled(mentions) or narrow
    places = _distinct(sentence, narrow or [m for m in located if m.rank == COUNTRY])[:_MOST_PLACES]
    if (
        len(places) < 2
        or not narrow
        and any(following.i - this.j <= 2 for this, following in zip(places, places[1:]))
    ):
        return [
            Part(
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
        if _coordinated(sentence, this, following) and not _own_figure(this, following, ledger):
            parts.append(Part(start, end, this, joint=True))
            continue
        cut = _cut_between(sentence, this, following, ledger)
        if cut is None:
            return _first_only(parts, start, end, this)
        parts.append(Part(start, cut, this))
        start = cut
    parts.append(Part(start, end, places[-1], joint=bool(parts) and parts[-1].joint))
    return parts


def _recalled(sentence: Sentence, whens: list[When]) -> When | None:
    """The day of an earlier act, which the sentence only compares with."""
    for when in whens:
        if is_recalled(sentence, when):
            return when
    return None


def _is_road_out(sentence: Sentence, place: Mention, mentions: list[Mention]) -> bool:
    """'Bougouni: two drivers shot dead on the road to Sikasso'; but a road between two towns is where it is."""
    if sentence.grammar("way").isdisjoint(sentence.norms[max(0, place.i - 4) : place.i]):
        return False
    return not any([m.role == "context" and 0 < m.i - place.j <= 2 for m in mentions])


def _labelled(mentions: list[Mention]) -> list[Mention]:
    """The place that an item begins with, where all else that it names is wider: 'Gwoza LGA (Borno, Nigeria): …'."""
    return [m for m in mentions if m.role == "label" and m.rank <= AREA][:1]


def _parts_by_day(
    sentence: Sentence, mentions: list[Mention], ledger: list[Toll], whens: list[When]
) -> list[Part]:
    """Two acts on two days, parted by ';' or ':': 'On 3 May six were killed at X: it was there that in 2017
    four had died'.
    """
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
            return [Part(*halves[0], here[0]), Part(*halves[1], here[1] or here[0])]
    return []


def _narrowest(mentions: list[Mention], sentence: Sentence) -> Mention | None:
    local = [m for m in mentions if m.role in ("place", "near") and m.rank <= AREA]
    return local[0] if local else _widest(mentions, sentence.kind == "heading")


def _first_only(parts: list[Part], start: int, end: int, this: Mention) -> list[Part]:
    return [*parts, Part(start, end, this)]


def _holds(sentence: Sentence, place: Mention, unit: Mention) -> bool:
    """'à Kumba, dans la Meme': a division that bears an article of its own, behind the town that lies in it."""
    between = sentence.norms[place.j : unit.i]
    return len(between) == 3 and between[0] == "," and between[2] in sentence.grammar("of_division")


def _is_hit(sentence: Sentence, place: Mention) -> bool:
    """'fear in Logo following an attack by suspected herders on Ugba': the town that an act is said to have hit."""
    k = place.i - 1
    return sentence.norm(k) in sentence.grammar("done_to") and any(
        s.note == "noun" and s.value in VIOLENT and 0 <= k - s.j <= _DONE for s in sentence.of("acts")
    )


def _distinct(sentence: Sentence, places: list[Mention]) -> list[Mention]:
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
                and (place.i - kept[-1].j <= 1 or _holds(sentence, kept[-1], place))
                or place.rank == DIVISION2 == kept[-1].rank
                and sentence.norms[kept[-1].j : place.i] == [","]
            )
        ):
            continue
        if kept and kept[-1].rank > place.rank and (place.i - kept[-1].j <= 8 or _is_hit(sentence, place)):
            kept[-1] = place
            continue
        kept.append(place)
    return kept


def _told_elsewhere(sentence: Sentence, mention: Mention) -> bool:
    """Where somebody spoke, not where it happened: 'told reporters in Jos'."""
    speech = [s.i for s in sentence.of("speech") if 0 <= mention.i - s.j <= 5]
    if not speech:
        return False
    acts = [s.i for s in sentence.of("acts") if s.j <= mention.i and s.value != "light"]
    return max(speech) > max(acts, default=-1)


def _widest(mentions: list[Mention], heading: bool) -> Mention | None:
    """The place of a sentence that names no settlement: the narrowest division, region or country that
    locates.
    """
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
    """Where the part of the first place ends, if the second has an act or a figure of its own; None where it
    has none.
    """
    if (figure := _own_figure(this, following, ledger)) and sentence.norm(figure - 1) in sentence.grammar("and"):
        return figure - 1  # "three people in Isa and four in Konduga"
    own = [s for s in sentence.of("acts") if this.j <= s.i < following.i and s.value in VIOLENT] + [
        t for t in ledger if this.j <= t.i < following.i
    ]
    if (clause := _clause_of(sentence, this, following)) is not None and not own:
        return clause
    joints = sentence.grammar("another_act") | {";", ","}
    marks = [k for k in range(this.j, following.i) if sentence.norm(k) in joints]
    if not own or not marks:
        return None
    first = min(item.i for item in own)
    before = [k for k in marks if k <= first]
    return before[-1] if before else marks[0]


def _own_figure(this: Mention, following: Mention, ledger: list[Toll]) -> int | None:
    """Where a figure of the second place begins, between the two."""
    return next((toll.figure for toll in ledger if this.j < toll.figure < following.i), None)


def _clause_of(sentence: Sentence, this: Mention, following: Mention) -> int | None:
    """Where the clause of the second place begins: '…; in Damboa, a bomber killed nine'; None where it tells no act."""
    marks = [k for k in range(this.j, following.i) if sentence.tokens[k].text == ";"]
    told = any(s.i > following.j and s.value in VIOLENT for s in sentence.of("acts"))
    return marks[-1] if marks and told else None


_DONE = 5  # words between an act and "on" whom it was done
_MOST_PLACES = 6  # of one sentence; a longer list of names tells no acts one by one
