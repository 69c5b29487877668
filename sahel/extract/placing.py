"""How a name of a place stands in its sentence: where it happened, near where, or only mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sahel.extract.lexicon import Span, ending, over, starting
from sahel.extract.sentences import Sentence

if TYPE_CHECKING:
    from sahel.extract.mentions import Mention

_OPENERS = {"#", "(", "«", '"', "“"}
_LABEL_MARKS = frozenset((":", "-", "–", "—", "."))
_LABELLED = 6  # words of an item, at most, before the place that labels it
_WHITHER = 5  # words between "towards" and a water or a country: "vers le lit du lac Tchad"
_PREPOSITIONS = ("road", "near", "in", "away")  # the more telling first


def placed(sentence: Sentence, mention: Mention) -> Mention:
    """The mention with its role, by the words before it."""
    start = phrase_start(sentence, _apposed(sentence, mention.i))
    if sentence.has(sentence.grammar(*_BACKGROUND)) and _is_background(sentence, mention, start):
        return mention.standing("context")
    if _is_whither(sentence, mention, start):
        return mention.standing("context")
    places, speech = sentence.of("places"), sentence.of("speech")
    if places and _is_measured(sentence, start):
        if offset := _offset(sentence, start):
            return mention.standing("near", *offset)
        if _has_bearing(sentence, start):
            return mention.standing("near")
    led_by = _led_by(sentence, start, mention.i) if places else None
    if led_by in ("near", "road"):
        return mention.standing("near")
    if mention.i <= _LABELLED and _is_label(sentence, mention):
        return mention.standing("label")
    verb = starting(speech, mention.j) if speech else None
    if verb and not _is_said_of(sentence, verb) and mention.j < len(sentence.tokens) - 1:
        return mention.standing("context")  # "Mauritania says …"
    if sentence.norm(mention.j) == "'s":
        return mention.standing("context")
    if _is_struck(sentence, start, mention.i, mention.j):
        return mention.standing("place")
    if mention.is_wide and any(
        [s.value == "capital" and s.j in (mention.i, mention.i - 1) for s in sentence.of("places")]
    ):
        return mention.standing("context")  # "Damaturu, capital of Yobe State"
    if speech and _is_home_of_people(sentence, start):
        return mention.standing("context")
    before = sentence.norm(start - 1)
    if before in sentence.grammar("of") and ending(sentence.of("people"), start - 1):
        return mention.standing("place")  # "thirteen residents of Sebba"
    if before in sentence.grammar("done_to"):
        return mention.standing("place")  # "the raid against Kolofata"
    if before in sentence.grammar("away") or led_by == "away":
        return mention.standing("context")
    here = (
        led_by == "in"
        or start == 1
        and sentence.tokens[0].text in sentence.grammar("capital_in")
        or mention.cued
        or before in ("(", ",", ":", "")
    )
    return mention.standing("place" if here else "weak")


def _is_whither(sentence: Sentence, mention: Mention, start: int) -> bool:
    """'flown to Diffa', 'in the health centre of Dassari': where somebody was brought to."""
    for s in sentence.of("cues"):
        if s.value == "moved" and -2 <= start - s.j <= 1 and s.i < mention.i and not _is_subject(sentence, s):
            return True
    return False


def _is_subject(sentence: Sentence, cue: Span) -> bool:
    """'The health centre of Dassari was raided': nobody was brought there."""
    led = cue.i > 0 and sentence.norm(cue.i - 1) in sentence.grammar("definite")
    return led and sentence.clause(cue.i)[0] == cue.i - 1


_BACKGROUND = ("border", "hospital", "regime", "seat", "neighbouring", "towards")  # the words that it is told by


def _is_background(sentence: Sentence, mention: Mention, start: int) -> bool:
    """A border, or where somebody was brought to, who governs or judges there, or whence they came."""
    return (
        _is_border(sentence, start, mention.j)
        or _is_of_hospital(sentence, mention)
        or _is_of_regime(sentence, mention)
        or _is_of_seat(sentence, mention)
        or _is_beyond(sentence, mention)
    )


def _is_beyond(sentence: Sentence, mention: Mention) -> bool:
    """'venus à pied du Nigeria tout proche', 'vers le fleuve Comoé': whence they came, or whither they went."""
    water = sentence.norm(mention.i - 1) in sentence.grammar("water")
    if not (mention.is_wide or water):
        return False
    behind = sentence.norms[mention.j : mention.j + 2]
    if not sentence.grammar("neighbouring").isdisjoint(behind) and behind[0] not in (",", "."):
        return sentence.grammar("neighbour_behind") != frozenset()
    k = mention.i - 1
    while k > 0 and mention.i - k <= _WHITHER and sentence.tokens[k].is_word and not sentence.tokens[k].is_capital:
        if sentence.norms[k] in sentence.grammar("towards"):
            return True
        k -= 1
    return False


def _is_of_regime(sentence: Sentence, mention: Mention) -> bool:
    """'la junte de Bamako', 'the Bamako junta', 'sous le contrôle de Bamako': a capital that stands for its government."""
    regime = sentence.grammar("regime")
    if mention.is_wide or not sentence.has(regime):
        return False
    if sentence.norm(mention.j) in regime:
        return True
    k = _owned(sentence, mention.i)
    return k is not None and sentence.norms[k] in regime and not over(sentence.of("sites"), k)


def _owned(sentence: Sentence, i: int) -> int | None:
    """Where what a name, word i, is said to have stands: 'la junte de Bamako', "un tribunal d'Abuja"."""
    k = i - 1
    while k > 0 and sentence.norms[k] in sentence.grammar("of", "definite"):
        k -= 1
    return k if 0 <= k < i - 1 else None


def _apposed(sentence: Sentence, i: int) -> int:
    """Where 'the capital' begins before a name behind a comma: 'was heading for the capital, Bamako'."""
    if not i or sentence.norms[i - 1] != ",":
        return i
    capital = ending(sentence.of("places"), i - 1)
    return capital.i if capital is not None and capital.value == "capital" else i


_HOSPITAL_NAME = 6  # words of a hospital's name before its town


def _is_said_of(sentence: Sentence, verb: Span) -> bool:
    """'an attack in Bankilare is said to have …', '… has been blamed on JNIM': nobody of that place says it."""
    words = sentence.norms[verb.i : verb.j + 1]
    passive = not sentence.grammar("be").isdisjoint(words) or words[0].endswith(tuple(sentence.grammar("participle_ending")))
    return verb.value == "hearsay" or verb.value in ("blames", "accused") and passive


def _is_of_seat(sentence: Sentence, mention: Mention) -> bool:
    """'affirme un responsable de la légion de Bamenda', "par un tribunal d'Abuja": the seat of who speaks or judges."""
    seats = sentence.grammar("seat")
    k = _owned(sentence, mention.i) if sentence.has(seats) else None
    return k is not None and sentence.norms[k] in seats


def _is_of_hospital(sentence: Sentence, mention: Mention) -> bool:
    """'died at 7 Division Hospital, Maiduguri', 'à l'hôpital Saint-Luc de Mora', 'the Dapaong and Kara
    hospitals': where somebody was brought to; not so where the hospital is hit.
    """
    hospitals = sentence.grammar("hospital")
    if not sentence.has(hospitals):
        return False
    norms, i, j = sentence.norms, mention.i, mention.j
    before = next((k for k in range(i - 1, max(-1, i - 1 - _HOSPITAL_NAME), -1) if norms[k] in hospitals), None)
    if before is None:
        small = sentence.grammar("and")
        after = next((k for k in range(j, min(len(norms), j + 3)) if norms[k] in hospitals), None)
        named = after is not None and all(
            norms[k] in small or sentence.tokens[k].is_capital for k in range(j, after)
        )
        return named and _is_brought_to(sentence, i)
    parted = any(sentence.tokens[k].text in (";", ".", ":") for k in range(before, i))
    spoken = any(before < s.i < i for tag in ("acts", "outcomes", "speech") for s in sentence.of(tag))
    return not parted and not spoken and _is_brought_to(sentence, before)


def _is_brought_to(sentence: Sentence, k: int) -> bool:
    """A preposition stands before the hospital, and no attack is said to have hit it."""
    led = sentence.norms[max(0, k - 4) : k + 1]
    return not sentence.grammar("at_hospital").isdisjoint(led)


def is_struck(sentence: Sentence, i: int, j: int) -> bool:
    """A name, words i to j, beside the act or the site that it hit: 'raided Bokkos', 'the post of Bagassi'."""
    return _is_struck(sentence, phrase_start(sentence, i), i, j)


def _is_struck(sentence: Sentence, start: int, i: int, j: int) -> bool:
    if _is_of_site(sentence, i):
        return True
    for s in sentence.of("acts"):
        if s.i == j and s.note == "noun":
            return True
        beside = 0 <= start - s.j <= 1 and s.j <= i
        if beside and s.note == "verb" and s.value != "light" and not has_comma(sentence, s.j, i):
            return True
    return False


def _is_of_site(sentence: Sentence, i: int) -> bool:
    """'the post of Bagassi', 'le poste militaire de Gotohé'."""
    sites = sentence.of("sites")
    if not sites:
        return False
    of, articles, norms = sentence.grammar("of"), sentence.grammar("place_article"), sentence.norms
    for s in sites:
        if 0 < i - s.j <= 3 and norms[s.j] in of and all(norms[k] in articles for k in range(s.j + 1, i)):
            return True
    return False


_COMMAS = frozenset((",", ";", ".", '"', "”", "»"))


def has_comma(sentence: Sentence, i: int, j: int) -> bool:
    return not _COMMAS.isdisjoint(sentence.norms[i:j])


def is_home_of_witness(sentence: Sentence, i: int) -> bool:
    """'residents of Tinzaouaten say': the place, at word i, of those who tell what happened."""
    start = phrase_start(sentence, i)
    of = sentence.grammar("of", "from", "in_place")
    ends = {k for k in (start - 1, start, i - 1) if sentence.norm(k) in of}
    return any(s.value == "witness" and s.j in ends for s in sentence.of("speakers"))


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
    k, tokens, articles = i, sentence.tokens, sentence.grammar("place_article")
    places = sentence.of("places")
    while k > 0:
        before = tokens[k - 1]
        if not (
            before.norm in articles
            or before.text in _OPENERS
            or before.norm == "'s"
            and k > 1
            or places
            and _is_generic(places, k - 1)
        ):
            break
        k -= 2 if before.norm == "'s" else 1
    return max(k, 0)


_GENERIC = frozenset(("settlement", "admin1", "admin2", "compass", "capital"))


def _is_generic(places: Sequence[Span], k: int) -> bool:
    for s in places:
        if s.i <= k:
            if k < s.j and s.value in _GENERIC:
                return True
        else:
            break
    return False


def preposition(sentence: Sentence, i: int) -> str | None:
    """How the words before a name, which is word i, lead to it: by a road, near, in or away."""
    return _led_by(sentence, phrase_start(sentence, i), i)


def _led_by(sentence: Sentence, start: int, i: int) -> str | None:
    best = len(_PREPOSITIONS)
    for s in sentence.of("places"):
        if s.j > i:
            break
        if start <= s.j and s.value in _PREPOSITIONS:
            best = min(best, _PREPOSITIONS.index(s.value))
    return _PREPOSITIONS[best] if best < len(_PREPOSITIONS) else None


def _is_border(sentence: Sentence, start: int, j: int) -> bool:
    if not sentence.has(sentence.grammar("border")):
        return False
    before = [t.norm for t in sentence.tokens[max(0, start - 3) : start + 1]]
    if sentence.grammar("border").isdisjoint([*before, sentence.norm(j)]):
        return False
    if j + 1 < len(sentence.tokens) and sentence.norm(j + 1) in sentence.grammar("border_post"):
        return False  # "at Illela border post"
    areas = sentence.grammar("border_area") & set(before)  # "the border areas of northern Mali" are in Mali
    return not (areas and sentence.norm(start - 1) in sentence.grammar("of"))


def _is_measured(sentence: Sentence, start: int) -> bool:
    """Whether a distance or a bearing stands before the phrase of a place."""
    for s in sentence.of("places"):
        if s.i >= start:
            break
        if s.value.startswith(("unit:", "bearing:")):
            return True
    return False


def _offset(sentence: Sentence, start: int) -> tuple[float, float | None] | None:
    """'30 km east of', 'à une quinzaine de kilomètres au sud de': km, and degrees clockwise from north."""
    unit = None
    for s in sentence.of("places"):
        if 0 < start - s.i <= 6 and s.value.startswith("unit:"):
            unit = s
    if unit is None:
        return None
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
    for s in sentence.of("places"):
        if -1 <= start - s.j <= 1 and s.i < start and s.value.startswith("bearing:"):
            return True
    return False


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
    following = sentence.norms[mention.j : mention.j + 10]
    if _LABEL_MARKS.isdisjoint(following):
        return False
    mark = next(k for k, word in enumerate(following, mention.j) if word in _LABEL_MARKS)
    between = sentence.tokens[mention.j : mark]
    if between and between[0].text == "(" and between[-1].text == ")":
        between = ()  # "Toumour (Diffa region, Niger): …"
    if sentence.tokens[mark].text == ".":
        opens = all(
            t.is_capital or not t.is_word or t.norm in sentence.grammar("name_link")
            for t in sentence.tokens[: mention.i]
        )
        if not mention.known or not opens:
            return False
    small = sentence.grammar("name_link", "place_generic")
    return all(t.is_capital or not t.is_word or t.norm in small for t in between) and (
        mark < len(sentence.tokens) - 1 or sentence.tokens[mark].text == "."
    )
