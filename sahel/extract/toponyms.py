"""The places of a sentence: known by the gazetteer or by the words around them, and how they stand to the act."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from sahel.codebook import DATA, countries, rows
from sahel.extract import labels, placing
from sahel.extract.generics import generic_after, generic_at, generic_before, with_generic
from sahel.extract.lexicon import Span, ending, starting
from sahel.extract.mentions import AREA, COUNTRY, DIVISION1, DIVISION2, REGION, SETTLEMENT, Mention
from sahel.extract.sentences import Sentence
from sahel.extract.tokens import fold

if TYPE_CHECKING:
    from sahel.geocode.gazetteer import Gazetteer

_RANK_OF_KIND = {
    "admin2": DIVISION2,
    "admin1": DIVISION1,
    "region": REGION,
    "country": COUNTRY,
    "park": AREA,
    "forest": AREA,
    "lake": REGION,
    "river": REGION,
    "road": AREA,
}
_TIED = 5  # words between a village and the town that it belongs to
_FAR = 3  # degrees
_LONGEST = 5  # words of a name
_LONGEST_UNKNOWN = 4  # and of one that no gazetteer knows


def find(sentence: Sentence, gazetteer: Gazetteer, taken: set[int]) -> list[Mention]:
    """The places of a sentence in their order, names of groups, persons and institutions left out."""
    if taken:
        return _found(sentence, gazetteer, taken)
    if sentence.mentions is None:  # a heading is asked again for every sentence below it
        sentence.mentions = _found(sentence, gazetteer, taken)
    return sentence.mentions


def _found(sentence: Sentence, gazetteer: Gazetteer, taken: set[int]) -> list[Mention]:
    places = sentence.of("places")
    compass = {span.i: span for span in places if span.value in ("compass", "region")} if places else {}
    starts = sorted({*sentence.capitals, *compass}) if compass else sentence.capitals
    if not starts or len(starts) == 1 and not compass and _is_mere_opening(sentence, starts[0]):
        return []
    blocked = _blocked(sentence, taken)
    found, end = [], 0
    for i in starts:
        if i < end or i in blocked:
            continue
        region = compass and i in compass and _compass_region(sentence, compass[i], blocked, gazetteer)
        mention = region or _mention(sentence, i, blocked, gazetteer)
        if mention:
            end = mention.j
            mention = placing.placed(sentence, mention)
            if not mention.known:
                mention = _of_site(sentence, mention)
            if not _is_far_homonym(sentence, mention):
                found.append(mention)
    if len(found) > 1:
        meant = [_or_namesake(this, following, sentence, gazetteer) for this, following in pairwise(found)]
        found = _paired([*meant, found[-1]], sentence)
    return found


def _is_mere_opening(sentence: Sentence, i: int) -> bool:
    """Whether the only word in capitals is the one that a sentence begins with, and a plain one."""
    return i == 0 and sentence.norm(1) not in sentence.grammar("compass_adjective") and _is_plain_word(sentence, 0)


def _or_namesake(mention: Mention, following: Mention, sentence: Sentence, gazetteer: Gazetteer) -> Mention:
    """'the Sabongari area of Bawku': a village whose only known namesake lies far off in another country."""
    apart = mention.known and following.country and following.country.casefold() not in mention.units
    if not apart or mention.rank != SETTLEMENT or following.rank > AREA or following.i - mention.j > _TIED:
        return mention
    between = range(mention.j, following.i)
    led = any(s.value in ("in", "near") and s.i in between for s in sentence.of("places"))
    if not led and sentence.grammar("of").isdisjoint(sentence.norms[mention.j : following.i]):
        return mention
    if _is_near(gazetteer, mention.text, following.text):
        return mention
    return replace(mention, known=False, country=None, units=frozenset(), also_division=False, division_country=None)


def _is_near(gazetteer: Gazetteer, name: str, other: str) -> bool:
    """Whether places of two names lie within some 300 km of each other."""
    pairs = product(_points(gazetteer, name), _points(gazetteer, other))
    return any(abs(a[0] - b[0]) < _FAR and abs(a[1] - b[1]) < _FAR for a, b in pairs)


def _points(gazetteer: Gazetteer, name: str) -> list[tuple[float, float]]:
    """Where the places of a name lie; an area of several countries has no point."""
    rows = gazetteer.lookup(name)
    return [(r.latitude, r.longitude) for r in rows if r.latitude is not None and r.longitude is not None]


def _of_site(sentence: Sentence, mention: Mention) -> Mention:
    """'the Mobile Nkwen checkpoint': a name that no gazetteer knows, before a site, is the site's own."""
    named = not mention.cued and starting(sentence.of("sites"), mention.j)
    return replace(mention, role="weak") if named else mention


def _is_far_homonym(sentence: Sentence, mention: Mention) -> bool:
    """A word that is also a town elsewhere in the world ("Gold", "Paris" as a government), without a word that
    places it.
    """
    far = mention.rank == SETTLEMENT and mention.country is not None and mention.country not in countries()
    return far and (mention.role in ("weak", "context") or placing.preposition(sentence, mention.i) is None)


def _blocked(sentence: Sentence, taken: set[int]) -> set[int]:
    """The words taken, and those that are part of a group's name, a date, a nationality or an office."""
    of, blocked = sentence.of, set(taken)
    for span in (*of("actors"), *of("armed"), *of("numbers")):
        blocked.update(range(span.i, span.j))
    for span in of("demonyms"):
        if not _is_town_of_people(sentence, span) and not _is_tied(sentence, span.i):  # "Liptako-Gourma"
            blocked.update(range(span.i, span.j))
    for span in of("calendar"):
        if span.value in ("month", "weekday") and sentence.tokens[span.i].is_capital:
            blocked.update(range(span.i, span.j))
    return blocked


def _is_town_of_people(sentence: Sentence, span: Span) -> bool:
    """'at Mafa': a town with the name of a people, behind a word that places it and before none for people."""
    led = any(s.j == span.i and s.value in ("in", "near", "settlement") for s in sentence.of("places"))
    people = any(s.i <= span.j < s.j or s.i == span.i for s in sentence.of("people"))
    return led and not people and not span.value and sentence.tokens[span.i].is_capital


def _mention(sentence: Sentence, i: int, blocked: set[int], gazetteer: Gazetteer) -> Mention | None:
    token = sentence.tokens[i]
    if not token.is_capital or not token.is_word:
        return None
    end = _run_end(sentence, i, blocked)
    adjectives = sentence.grammar("compass_adjective")
    longest = end + 1 if adjectives and sentence.norm(end) in adjectives else end  # "Logone oriental"
    if _is_plain_word(sentence, i) and not (i and generic_after(sentence, i + 1)):  # but "the Est region"
        names = range(longest, i + 1, -1)  # "In-Delimane", "La Tapoa"
        return _known(sentence, i, names, blocked, gazetteer) if names else None
    return (
        len(token.text) == 1
        and _park(sentence, i, gazetteer)
        or i
        and sentence.norms[i - 1] in sentence.grammar("water")
        and _water(sentence, i, end, gazetteer)
        or _known(sentence, i, range(longest, i, -1), blocked, gazetteer)
        or _cued(sentence, i, end)
    )


def _water(sentence: Sentence, i: int, end: int, gazetteer: Gazetteer) -> Mention | None:
    """'lac Tchad', 'fleuve Niger': the water, and not the country that bears its name."""
    for j in range(end, i, -1):
        rank, country, units, *_ = _looked_up(gazetteer, _name(sentence, i - 1, j))
        if rank is not None:
            return Mention(sentence.words(i - 1, j), i - 1, j, rank, "", True, country, units, cued=True)
    return None


def _park(sentence: Sentence, i: int, gazetteer: Gazetteer) -> Mention | None:
    """'parc du W', 'W National Park': a name of one letter is known only with its generic word."""
    for start, end in ((max(0, i - 3), i + 1), (max(0, i - 2), i + 1), (i, i + 3), (i, i + 2)):
        text = sentence.words(start, min(end, len(sentence.tokens)))
        rank, country, units, *_ = _looked_up(gazetteer, text)
        if rank is not None and len(text) > 1:
            return Mention(
                text, start, min(end, len(sentence.tokens)), rank, "", True, country, units, cued=True
            )
    return None


def _is_plain_word(sentence: Sentence, i: int) -> bool:
    """A capital that shows nothing: the first word of a sentence that is a word of the lexicon."""
    if sentence.norms[i] in _no_names():
        return True
    return (i == 0 or sentence.norms[i - 1] in _OPENERS) and _is_lexical(sentence, i)


_OPENERS = frozenset((":", '"', "“", "«", "-", "–", ".", "("))


def _is_lexical(sentence: Sentence, i: int) -> bool:
    for tag in ("people", "sites", "speakers", "speech", "acts", "outcomes", "bounds", "cues"):
        for span in sentence.of(tag):
            if span.i >= i:
                if span.i == i and span.j == i + 1:
                    return True
                break
    return False


@cache
def _no_names() -> frozenset[str]:
    """Words that are written with a capital and name no place by themselves (data/lexicon/not_places.csv)."""
    return frozenset(
        word for row in rows(DATA / "lexicon" / "not_places.csv") for word in row["words"].split()
    )


def _known(sentence: Sentence, i: int, ends: range, blocked: set[int], gazetteer: Gazetteer) -> Mention | None:
    """The first name from word i on that the gazetteer knows, of those that end so, the longest first."""
    tokens, links = sentence.tokens, sentence.grammar("name_link")
    for j in ends:
        last = tokens[j - 1]
        if not last.is_word or last.norm in links:
            continue
        rank, country, units, both, division = _looked_up(
            gazetteer, last.text if j - i == 1 else _name(sentence, i, j)
        )
        if rank is not None:
            if rank in (DIVISION1, REGION) and _heads_institution(sentence, j):
                continue
            part = rank < COUNTRY and _is_part_of_name(sentence, i, j, blocked)
            if part and not _is_tied(sentence, j) and not _is_all_capitals(sentence):
                return None
            return with_generic(
                sentence,
                Mention(
                    sentence.words(i, j),
                    i,
                    j,
                    rank,
                    "",
                    True,
                    country,
                    units,
                    also_division=both,
                    division_country=division,
                ),
            )
    return None


def _heads_institution(sentence: Sentence, j: int) -> bool:
    """'Centre de santé', 'the Centre for …': no region that bears the first word's name."""
    if sentence.norm(j) not in sentence.grammar("institution_link") or j + 1 >= len(sentence.tokens):
        return False
    following = sentence.tokens[j + 1]
    return following.is_word and not following.is_capital and following.norm not in sentence.grammar("definite")


def _name(sentence: Sentence, i: int, j: int) -> str:
    """Words i to j as they are looked up: hyphens and blanks between them make no difference there."""
    return " ".join([token.text for token in sentence.tokens[i:j]])


@lru_cache(maxsize=100_000)
def _looked_up(gazetteer: Gazetteer, text: str) -> tuple[int | None, str | None, frozenset[str], bool, str | None]:
    """What the gazetteer knows under a name: its rank, its country where there is only one, the units that it may lie in,
    and whether a division bears it too."""
    found = [row for row in gazetteer.lookup(text) if not row.is_imported]
    if not found:  # nor where only a dump has the name, as it has "Issa" and "Soir": the words around it must say so
        return None, None, frozenset(), False, None
    kinds = {row.kind for row in found}
    countries = {row.country for row in found}
    rank = COUNTRY if "country" in kinds else min(_RANK_OF_KIND.get(kind, SETTLEMENT) for kind in kinds)
    if "region" in kinds and not kinds - {"region", "admin1"}:
        rank = REGION
    if rank == COUNTRY:
        countries = {row.country for row in found if row.kind == "country"}
    units = frozenset(
        fold(unit.casefold())
        for row in found
        for unit in (row.admin1, row.admin2, row.country, row.name)
        if unit
    )
    divided = {row.country for row in found if row.kind == "admin1"}
    return (
        rank,
        next(iter(countries)) if len(countries) == 1 else None,
        units,
        rank == SETTLEMENT and "admin1" in kinds,
        next(iter(divided)) if len(divided) == 1 else None,
    )


def _run_end(sentence: Sentence, i: int, blocked: set[int]) -> int:
    """The end of a run of capital words that begins at i, small links between them included."""
    end, links, tokens = i + 1, sentence.grammar("name_link"), sentence.tokens
    for j in range(end, min(i + _LONGEST + 2, len(tokens))):
        token = tokens[j]
        if token.is_capital and token.is_word:
            if j in blocked:
                break
            end = j + 1
        elif token.norm not in links and token.text != "/" or j in blocked:
            break
    return end


def _is_tied(sentence: Sentence, j: int) -> bool:
    """Tied to the next name by a hyphen: 'Niono-Diabaly', a road between two towns."""
    return (
        0 < j < len(sentence.tokens)
        and sentence.places[j - 1][1] + 1 == sentence.places[j][0]
        and sentence.text[sentence.places[j - 1][1]] in "-–"
    )


def _is_part_of_name(sentence: Sentence, i: int, j: int, blocked: set[int]) -> bool:
    """Beside another capital word that no gazetteer knows: a person ("Mohamed Kanar") or an institution."""
    before = sentence.tokens[i - 1] if i else None
    after = sentence.tokens[j] if j < len(sentence.tokens) else None
    named_after = (
        after is not None
        and after.is_word
        and after.is_capital
        and j not in blocked
        and not generic_after(sentence, j)
        and not after.text.isupper()
        and after.norm not in _no_names()
    )
    titled = before is not None and (
        before.norm in sentence.grammar("title")
        or before.is_word
        and before.is_capital
        and i - 1 > 0
        and i - 1 not in blocked
        and before.norm not in _no_names()
        and not generic_before(sentence, i)
    )
    return named_after or titled


def _cued(sentence: Sentence, i: int, j: int) -> Mention | None:
    """A name that no gazetteer knows, told to be a place by the words before or after it."""
    while j > i and (generic_at(sentence, j - 1) or sentence.norm(j - 1) in sentence.grammar("name_link")):
        j -= 1
    if j == i or j - i > _LONGEST_UNKNOWN or _names_no_place(sentence, i, j) or _is_of_speaker(sentence, i):
        return None
    if (
        generic_after(sentence, j)
        or generic_before(sentence, i)
        or labels.names_place(sentence, i)
        or i
        and placing.is_struck(sentence, i, j)
        and not _is_all_capitals(sentence)
        or sentence.kind != "heading"
        and _is_led_to(sentence, i)
        and not _is_title_case(sentence)
    ):
        return with_generic(sentence, Mention(sentence.words(i, j), i, j, SETTLEMENT, "", False))
    return None


def _is_of_speaker(sentence: Sentence, i: int) -> bool:
    """'senior researcher at Rights Watch', 'analyst with Verisk': for whom somebody works."""
    return i > 1 and ending(sentence.of("speakers"), i - 1) is not None and sentence.norm(i - 1) in sentence.grammar("works_at")


def _is_led_to(sentence: Sentence, i: int) -> bool:
    """A preposition of place stands before the name; a bare "of" is none."""
    if sentence.norm(i - 1) in sentence.grammar("of"):
        return any(s.j == i and s.j - s.i > 1 for s in sentence.of("places"))
    return placing.preposition(sentence, i) is not None


def _is_all_capitals(sentence: Sentence) -> bool:
    """'TROOPS NEUTRALISE TERRORISTS, INTERCEPT LOGISTICS': there a capital shows no name."""
    words = [t.text for t in sentence.tokens if t.is_word and len(t.text) > 3]
    return len(words) > 3 and all(map(str.isupper, words))


def _is_title_case(sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.is_word and len(t.text) > 3]
    return sum(t.is_capital for t in words) > 0.6 * len(words) and len(words) > 4


def _names_no_place(sentence: Sentence, i: int, j: int) -> bool:
    word = sentence.tokens[i].text
    if j - i == 1 and len(word) < 6 and word.isupper():
        return True  # an acronym
    if i and ending(sentence.of("numbers"), i):
        return True  # "seized nine Dragunovs": what is counted
    for tag in ("people", "sites", "speakers", "armed", "cues"):
        for s in sentence.of(tag):
            if s.i >= j:
                break
            if i < s.j:
                return True
    return False


def _compass_region(sentence: Sentence, compass: Span, blocked: set[int], gazetteer: Gazetteer) -> Mention | None:
    """'northern Mali', 'nord du Burkina Faso', 'far north Cameroon': a part of a country; or 'the tri-border area'."""
    if compass.value == "region":
        text = sentence.words(compass.i, compass.j)
        return Mention(text, compass.i, compass.j, REGION, "", True, None, frozenset(), cued=True)
    k = compass.j
    while k < len(sentence.tokens) and sentence.norm(k) in sentence.grammar("compass_link"):
        k += 1
    if k >= len(sentence.tokens):
        return None
    nation = next((s for s in sentence.of("demonyms") if s.i == k and s.value in countries()), None)
    if nation:  # "nord burkinabè"
        name = f"{_compass_of(sentence, compass)} {countries()[nation.value].name}"
        return Mention(
            name,
            compass.i,
            nation.j,
            REGION,
            "",
            True,
            nation.value,
            frozenset({nation.value.casefold()}),
            cued=True,
        )
    if k in blocked or not sentence.tokens[k].is_capital:
        return None
    for j in range(_run_end(sentence, k, blocked), k, -1):
        rank, country, units, *_ = _looked_up(gazetteer, sentence.words(k, j))
        if rank == COUNTRY:
            return Mention(
                sentence.words(compass.i, j), compass.i, j, REGION, "", True, country, units, cued=True
            )
        if rank is not None:
            return None
    return None


def _compass_of(sentence: Sentence, compass: Span) -> str:
    """The words of a compass phrase without what joins them: "l'Est" is "Est"."""
    return " ".join(
        t.text
        for t in sentence.tokens[compass.i : compass.j]
        if t.norm not in sentence.grammar("compass_link")
    )


def _paired(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """'between A and B', 'the A-B road': the act is near the first, the second only tells where."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if (
            last
            and last.rank == mention.rank == SETTLEMENT
            and mention.i - last.j <= 2
            and mention.i > last.j - 1
        ):
            between = [t.norm for t in sentence.tokens[last.j : mention.i]]
            road_after = any(s.value == "road" and 0 <= s.i - mention.j <= 1 for s in sentence.of("places"))
            if (
                between in ([], ["-"], ["–"])
                or last.role == "near"
                and placing.preposition(sentence, last.i) == "road"
                and between != [","]
                or road_after
            ):
                found[-1] = replace(last, role="near")
                mention = replace(mention, role="context")
        found.append(mention)
    return found
