"""What the generic word beside a name says it is: "village of", "région de", "State", "department"."""

from __future__ import annotations

from dataclasses import replace

from sahel.extract.lexicon import Span, starting
from sahel.extract.mentions import AREA, COUNTRY, DIVISION1, DIVISION2, SETTLEMENT, Mention
from sahel.extract.sentences import Sentence

_RANK_AFTER = {
    "settlement_after": SETTLEMENT,
    "admin1_after": DIVISION1,
    "admin2_after": DIVISION2,
    "area_after": AREA,
}


def with_generic(sentence: Sentence, mention: Mention) -> Mention:
    """The mention with the rank that "village of", "region", "State" beside it give."""
    after, before = generic_after(sentence, mention.j), generic_before(sentence, mention.i)
    if after and not (before and before.value == "settlement"):
        rank = _RANK_AFTER[after.value if after.value in _RANK_AFTER else f"{after.value}_after"]
        if rank == SETTLEMENT and mention.rank not in (SETTLEMENT, DIVISION1, DIVISION2, AREA):
            return mention
        if (mention.also_division or mention.rank == DIVISION1) and sentence.norm(after.i) in sentence.grammar("some_village"):
            return replace(mention, rank=DIVISION1, also_division=False, cued=True)
        text = sentence.words(mention.i, after.j) if rank != SETTLEMENT else mention.text
        country = (
            mention.division_country if mention.rank == COUNTRY else mention.country
        )  # "Niger State" lies in Nigeria
        return replace(
            mention, text=text.removesuffix(" of"), j=after.j, rank=rank, country=country, cued=True
        )
    if not before and mention.rank == SETTLEMENT and _is_around_some_village(sentence, mention.i):
        return replace(mention, rank=DIVISION2, also_division=False, cued=True)
    if before and mention.rank != COUNTRY:
        rank = {"settlement": SETTLEMENT, "admin1": DIVISION1, "admin2": DIVISION2}[before.value]
        return replace(
            mention,
            rank=rank,
            cued=True,
            text=mention.text
            if rank == SETTLEMENT
            else sentence.words(_unit_start(sentence, before), mention.j),
        )
    return mention


def _unit_start(sentence: Sentence, generic: Span) -> int:
    """Where the name of a unit begins: its number belongs to it, "7e arrondissement de N'Djamena", its article does not."""
    k = generic.i - 1
    k -= sentence.norm(k) in sentence.grammar("ordinal_ending")
    if k >= 0 and (sentence.tokens[k].is_figure or sentence.norms[k] in sentence.grammar("ordinal_number")):
        return k
    return generic.i + (sentence.norm(generic.i) in sentence.grammar("definite"))


def _is_around_some_village(sentence: Sentence, i: int) -> bool:
    """'un village de la zone d'Anka', 'a village in Kaura': the name is that of the area that the village lies in."""
    norms, k, some = sentence.norms, i - 1, sentence.grammar("some_village")
    if not sentence.has(some):
        return False
    passed = sentence.grammar("of", "definite", "place_generic", "in_place")
    while k > 0 and norms[k] in passed and norms[k] not in some:
        k -= 1
    if k < 1 or k == i - 1 or norms[k] not in some:
        return False
    return norms[k - 1] in sentence.grammar("indefinite")


def generic_after(sentence: Sentence, j: int) -> Span | None:
    """The generic word behind a name: "Sokoto State", "Torodi department"."""
    found = starting(sentence.of("places"), j)
    if found is None or not (found.value.endswith("_after") or f"{found.value}_after" in _RANK_AFTER):
        return None
    if sentence.norm(found.j) in sentence.grammar("no_office_after_place"):
        return None  # "state television", "park rangers"
    return found


def generic_before(sentence: Sentence, i: int) -> Span | None:
    """The generic word that leads to a name: "village of Sirgou", "région de Gao"."""
    for s in sentence.of("places"):
        if s.j > i:
            break
        if s.value in _UNITS and (s.j == i or s.j == _article_before(sentence, i)):
            return s
    return None


_UNITS = frozenset(("settlement", "admin1", "admin2"))


def _article_before(sentence: Sentence, i: int) -> int:
    """Where the articles and quotation marks before a name begin."""
    while i > 0 and (
        sentence.norms[i - 1] in sentence.grammar("definite") or sentence.tokens[i - 1].text in ('"', "«")
    ):
        i -= 1
    return i


def generic_at(sentence: Sentence, i: int) -> bool:
    """Whether word i is a generic word that stands behind names."""
    for s in sentence.of("places"):
        if s.i <= i < s.j and s.value.endswith("_after"):
            return True
    return False
