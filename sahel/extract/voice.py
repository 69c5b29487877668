"""Whether a verb is active or passive: who stands before it did it, or it was done to him."""

from __future__ import annotations

from sahel.extract.lexicon import Span, ending, starting
from sahel.extract.sentences import Sentence


def is_passive(sentence: Sentence, act: Span) -> bool:
    """'was attacked', 'killed by', and the bare participle of a headline: 'Army convoy hit on the road'."""
    grammar, norms, i, j = sentence.grammar, sentence.norms, act.i, act.j
    before, after = norms[max(0, i - 3) : i], norms[j] if j < len(norms) else "."
    if after in grammar("by"):
        return True
    if not grammar("be").isdisjoint(before):  # but "men thought to be from JNIM attacked"
        return not (grammar("after_participle") and _is_armed_before(sentence, i) and "from" in before)
    if _counts(sentence, j):
        return False  # "executed at least 25 villagers"
    endings = tuple(grammar("participle_ending"))
    if not (norms[j - 1].endswith(endings) or norms[i].endswith(endings)):
        return False  # "taken away" is one too
    if not grammar("after_participle"):  # a French participle without "avoir" is passive wherever it stands
        inside = set(norms[i:j])
        own = inside & grammar("have") and not inside & grammar("be")  # "a repris"
        return not own and not _has_avoir(sentence, i) and not _is_reflexive(sentence, i, j)
    helped = (
        not grammar("have").isdisjoint(before)
        or sentence.kind != "heading"
        and _is_armed_before(sentence, i)
    )
    if helped:
        return False
    following = starting(sentence.of("places"), j)
    placed = following is not None and following.value in ("near", "in", "road")
    return placed or after in _CLAUSE_ENDS or after in grammar("after_participle")


def _counts(sentence: Sentence, k: int) -> bool:
    """Whether a figure begins with word k, be it bounded: 'at least 25'; not so 'close to Bol'."""
    bounds, numbers = sentence.of("bounds"), sentence.of("numbers")
    if numbers and starting(numbers, k) is not None:
        return True
    bound = starting(bounds, k) if bounds else None
    return bound is not None and (bound.j in sentence.figures or starting(numbers, bound.j) is not None)


_ADVERBS = {"aussi", "déjà", "ainsi", "également", "encore"}
_CLAUSE_ENDS = {".", ",", ";", ":", ")"}


def _is_armed_before(sentence: Sentence, i: int) -> bool:
    """An armed actor directly before a bare participle does it: 'ISWAP fighters attacked in Damboa'."""
    for tag in ("actors", "armed", "people"):
        for s in sentence.of(tag):
            armed = s.value == "armed_group" if tag == "people" else s.value != "military"
            if armed and 0 <= i - s.j <= 1 and not _is_counted(sentence, s):
                return True
    return False


def _is_counted(sentence: Sentence, party: Span) -> bool:
    """'six VDP killed', 'six volunteers (VDP) killed': whom a figure counts was hit."""
    k = party.i - 1
    return k >= 0 and (
        sentence.norms[k] == "(" or k in sentence.figures or ending(sentence.of("numbers"), party.i) is not None
    )


def _is_reflexive(sentence: Sentence, i: int, j: int) -> bool:
    """'se sont affrontés', 's'est emparé': active, though with "être"."""
    return not sentence.grammar("reflexive").isdisjoint(sentence.norms[max(0, i - 2) : j])


def _has_avoir(sentence: Sentence, i: int) -> bool:
    """Whether 'avoir' stands before a French participle, an adverb or 'y' passed over: 'a attaqué', 'ont
    également tué'.
    """
    before, have = sentence.norms[max(0, i - 2) : i], sentence.grammar("have")
    return bool(before) and (
        before[-1] in have
        or before[0] in have
        and (before[-1].endswith("ment") or len(before[-1]) < 4 or before[-1] in _ADVERBS)
    )
