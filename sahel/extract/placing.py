"""How a name of a place stands in its sentence: where it happened, near where, or only mentioned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sahel.extract.layout import Sentence

if TYPE_CHECKING:
    from sahel.extract.toponyms import Mention

_OPENERS = {"#", "(", "«", '"', "“"}


def placed(sentence: Sentence, mention: Mention) -> Mention:
    """The mention with its role, by the words before it."""
    start = phrase_start(sentence, mention.i)
    if _is_border(sentence, start, mention.j):
        return replace(mention, role="context")
    if any(s.value == "moved" and -2 <= start - s.j <= 1 and s.i < mention.i for s in sentence.of("cues")):
        return replace(mention, role="context")  # "flown to Diffa"
    offset = _offset(sentence, start)
    if offset:
        return replace(mention, role="near", distance_km=offset[0], bearing=offset[1])
    if _has_bearing(sentence, start):
        return replace(mention, role="near")
    led_by = preposition(sentence, mention.i)
    if led_by in ("near", "road"):
        return replace(mention, role="near")
    if _is_label(sentence, mention):
        return replace(mention, role="label")
    if (
        any(s.i == mention.j and s.value != "hearsay" for s in sentence.of("speech"))
        and mention.j < len(sentence.tokens) - 1
    ):
        return replace(mention, role="context")  # "Mauritania says …"
    if mention.j < len(sentence.tokens) and sentence.tokens[mention.j].norm == "'s":
        return replace(mention, role="context")
    if is_struck(sentence, mention):
        return replace(mention, role="place")
    if mention.is_wide and any(
        s.value == "capital" and s.j in (mention.i, mention.i - 1) for s in sentence.of("places")
    ):
        return replace(mention, role="context")  # "Damaturu, capital of Yobe State"
    if _is_home_of_people(sentence, start):
        return replace(mention, role="context")
    before = sentence.norm(start - 1)
    if before in sentence.grammar("of") and any(s.j == start - 1 for s in sentence.of("people")):
        return replace(mention, role="place")  # "thirteen residents of Sebba"
    if before in sentence.grammar("done_to"):
        return replace(mention, role="place")  # "the raid against Kolofata"
    if before in sentence.grammar("away") or led_by == "away":
        return replace(mention, role="context")
    return replace(
        mention,
        role="place" if led_by == "in" or mention.cued or before in ("(", ",", ":", "") else "weak",
    )


def is_struck(sentence: Sentence, mention: Mention) -> bool:
    """Beside the act itself or the site that it hit: 'raided Bokkos', 'the Indelimane assault', 'the post of Bagassi'."""
    start = phrase_start(sentence, mention.i)
    if (
        start
        and sentence.norm(start - 1) in sentence.grammar("of")
        and any(s.j == start - 1 for s in sentence.of("sites"))
    ):
        return True
    return any(
        s.i == mention.j
        and s.note == "noun"
        or 0 <= start - s.j <= 1
        and not has_comma(sentence, s.j, mention.i)
        and s.note == "verb"
        and s.value != "light"
        and s.j <= mention.i
        for s in sentence.of("acts")
    )


def has_comma(sentence: Sentence, i: int, j: int) -> bool:
    return any(token.text in (",", ";", ".", '"', "”", "»") for token in sentence.tokens[i:j])


def _is_home_of_people(sentence: Sentence, start: int) -> bool:
    """'inhabitants of Mondoro', 'a lawmaker from Bassikounou': where they are from."""
    before = sentence.tokens[start - 1].norm if start else ""
    speaks = any(0 <= s.i - start <= 12 for s in sentence.of("speech"))
    if before in sentence.grammar("here"):
        beside = any(
            0 < s.i - start <= 4 and not has_comma(sentence, start, s.i) for s in sentence.of("speech")
        )
        return beside and any(s.j == start - 1 and s.value == "government" for s in sentence.of("speakers"))
    return (
        speaks
        and before in sentence.grammar("of", "from")
        and any(s.j in (start - 1, start - 2) for tag in ("speakers", "people") for s in sentence.of(tag))
    )


def phrase_start(sentence: Sentence, i: int) -> int:
    """Where the phrase of a place begins: generic words, articles and compass words before it passed over."""
    k, generic = (
        i,
        {
            n
            for s in sentence.of("places")
            if s.value in ("settlement", "admin1", "admin2", "compass", "capital")
            for n in range(s.i, s.j)
        },
    )
    articles = sentence.grammar("place_article")
    while k > 0 and (
        k - 1 in generic
        or sentence.norm(k - 1) in articles
        or sentence.tokens[k - 1].text in _OPENERS
        or sentence.tokens[k - 1].norm == "'s"
        and k > 1
    ):
        k -= 2 if sentence.tokens[k - 1].norm == "'s" else 1
    return max(k, 0)


def preposition(sentence: Sentence, i: int) -> str | None:
    start = phrase_start(sentence, i)
    found = [
        s
        for s in sentence.of("places")
        if s.j in range(start, i + 1) and s.value in ("near", "road", "in", "away") and s.i < i
    ]
    values = {s.value for s in found if s.j >= start}
    return next((value for value in ("road", "near", "in", "away") if value in values), None)


def _is_border(sentence: Sentence, start: int, j: int) -> bool:
    before = [t.norm for t in sentence.tokens[max(0, start - 3) : start + 1]]
    after = [t.norm for t in sentence.tokens[j : j + 1]]
    areas = sentence.grammar("border_area") & set(before)  # "the border areas of northern Mali" are in Mali
    return bool(sentence.grammar("border") & {*before, *after}) and not (
        areas and sentence.norm(start - 1) in sentence.grammar("of")
    )


def _offset(sentence: Sentence, start: int) -> tuple[float, float | None] | None:
    """'30 km east of', 'à une quinzaine de kilomètres au sud de': km, and degrees clockwise from north."""
    units = [s for s in sentence.of("places") if s.value.startswith("unit:") and 0 < start - s.i <= 6]
    if not units:
        return None
    unit = units[-1]
    figure = _figure(sentence, unit.i)
    bearing = next(
        (
            float(s.value[8:])
            for s in sentence.of("places")
            if s.value.startswith("bearing:") and unit.j <= s.i <= start
        ),
        None,
    )
    return (figure * float(unit.value[5:]), bearing) if figure is not None else None


def _has_bearing(sentence: Sentence, start: int) -> bool:
    """'au sud de Kolondiéba', 'west of Dori': near it, on one side."""
    return any(
        s.value.startswith("bearing:") and -1 <= start - s.j <= 1 and s.i < start
        for s in sentence.of("places")
    )


def _figure(sentence: Sentence, i: int) -> float | None:
    for k in range(i - 1, max(-1, i - 3), -1):
        if sentence.tokens[k].text.isdecimal():
            return float(sentence.tokens[k].text)
        span = next((s for s in sentence.of("numbers") if s.j == k + 1 and s.value == s.note), None)
        if span:
            return float(span.value)
    return None


def _is_label(sentence: Sentence, mention: Mention) -> bool:
    """At the head of an item, before a colon or a dash: 'Borno: …', 'Kolofata, Far North: …', 'Mali - …'."""
    if mention.i > 6:
        return False
    marks = [
        k
        for k in range(mention.j, min(len(sentence.tokens), mention.j + 8))
        if sentence.tokens[k].text in (":", "-", "–", "—", ".")
    ]
    between = sentence.tokens[mention.j : marks[0]] if marks else []
    if marks and sentence.tokens[marks[0]].text == ".":
        opens = all(
            t.is_capital or not t.is_word or t.norm in sentence.grammar("name_link")
            for t in sentence.tokens[: mention.i]
        )
        if not mention.known or not opens:
            return False
    return (
        bool(marks)
        and all(t.is_capital or not t.is_word or t.norm in sentence.grammar("name_link") for t in between)
        and (marks[0] < len(sentence.tokens) - 1 or sentence.tokens[marks[0]].text == ".")
    )
