"""What happened to those who are counted: which word of a sentence says killed, wounded or abducted of a
count.
"""

from __future__ import annotations

from sahel.extract.counts import Count
from sahel.extract.lexicon import Span, over
from sahel.extract.sentences import Sentence

_ENDS = frozenset(";:—–.(")
_FAR = 28  # words between a toll and its figure at most
_REACH = 14  # words between a figure and what became of them
_REACH_OVER_ASIDE = 30  # "Around 400 civilians, mainly from …, have been killed"
_ASIDE = frozenset((",", ")"))
_BREAKS = {";", ":", "—", "–"}


def nearest(
    sentence: Sentence, counts: list[Count], order: int, head: Span | None, end: int
) -> tuple[str, int] | None:
    """The outcome that is nearest to a figure by its grammar: 'killed 30', '30 were killed', '30 dead'."""
    count, least, best = counts[order], 0.0, None
    for span in sentence.of("outcomes"):
        if span.j <= count.i:
            cost = _cost_before(sentence, counts, order, span)
        elif span.note == "toll":
            cost = 1 if 0 <= span.i - count.j <= 2 and _is_brought_to(sentence, count) else None
        elif span.i >= count.j and span.note != "before":
            cost = _cost_after(sentence, counts, order, head, end, span)
        else:
            continue
        if cost is not None and (best is None or cost < least):
            least, best = cost, span
    return (_of_limb(sentence, best) or best.value, best.i) if best is not None else None


def _of_limb(sentence: Sentence, span: Span) -> str | None:
    """'shot one of the herders in the leg' is wounded."""
    if sentence.norms[span.i] not in sentence.grammar("shot"):
        return None
    limbs = [s for s in sentence.of("cues") if s.value == "limb" and 0 <= s.i - span.j <= 8]
    return "wounded" if limbs else None


def _is_brought_to(sentence: Sentence, count: Count) -> bool:
    """'porte à 63 le nombre de civils tués': the toll is named behind its figure."""
    return not sentence.grammar("brings").isdisjoint(sentence.norms[max(0, count.i - 3) : count.i])


def _cost_before(sentence: Sentence, counts: list[Count], order: int, span: Span) -> float | None:
    """An outcome before the figure: a transitive verb ('killing 11'), at most a few words away."""
    count, gap = counts[order], counts[order].i - span.j
    if gap > _FAR:
        return None
    between = sentence.norms[span.j : count.i]
    if span.note == "toll" or is_counted(sentence, span):
        parted = any(o.i >= span.j and o.j <= count.i and not _is_change(sentence, o, count) for o in counts)
        return None if parted or ";" in between else 3 + gap * 0.1
    if span.note == "after" or gap > 5 or not _ENDS.isdisjoint(between):
        return None
    for other in counts:
        if other.i >= span.j and other.j <= count.i:
            return None
    if span.value == "abducted" and _counts_unknown(sentence, count.j):
        return None
    of_them = sentence.norm(count.i - 1) in sentence.grammar("of")  # "the killing on Thursday of two men"
    listed = sentence.kind == "heading" and any(span.j <= s.i < count.i for s in sentence.of("people"))
    if not of_them and (
        "," in between and not listed or not sentence.grammar("before_figure").isdisjoint(between)
    ):
        return None  # but "Troops kill commander, 7 fighters"
    return 1 + gap + (2.5 if is_passive(sentence, span) else 0)


def _is_change(sentence: Sentence, first: Count, second: Count) -> bool:
    """'from 21 to 34'."""
    return second.i - first.j <= 2 and sentence.norm(first.i - 1) in sentence.grammar("change")


def _counts_unknown(sentence: Sentence, j: int) -> bool:
    """A figure before a noun that is nobody's: 'made off with two gunboats'."""
    word = sentence.tokens[j] if j < len(sentence.tokens) else None
    known = any(
        s.i <= j + 1 and j < s.j + 1
        for tag in ("people", "demonyms", "outcomes", "actors", "armed")
        for s in sentence.of(tag)
        if s.i >= j
    )
    return (
        word is not None
        and word.is_word
        and not known
        and word.norm not in sentence.grammar("no_head", "others")
    )


def is_counted(sentence: Sentence, span: Span) -> bool:
    """'the number of soldiers killed … has climbed to 34', 'the number of violent deaths … stands at 611'."""
    return not sentence.grammar("number").isdisjoint(sentence.norms[max(0, span.i - 5) : span.i])


def _cost_after(
    sentence: Sentence, counts: list[Count], order: int, head: Span | None, end: int, span: Span
) -> float | None:
    """An outcome after the figure: 'dead', 'were killed', 'lost their lives', over the noun and its
    adjectives.
    """
    gap = span.i - end
    if gap > _REACH_OVER_ASIDE:
        return None
    words = sentence.norms[end : span.i]
    if gap > _REACH:
        opened = words[0] in _ASIDE or words[0] in sentence.grammar("relative")
        if not opened or _ASIDE.isdisjoint(words[1:]):
            return None
    if not _BREAKS.isdisjoint(words):
        return None
    for s in sentence.of("speech"):
        if s.value in ("says", "claims") and end <= s.i and s.j <= span.i:
            return None  # "A resident said: 'We buried nine'"
    inner = len(counts) > 1 and [other for other in counts if other.i >= end and other.j <= span.i]
    if inner and not _list_to(sentence, end, inner, span):
        return None
    for s in sentence.of("acts"):
        if (
            s.i >= end
            and s.j <= span.i
            and s.value in ("clash", "attack", "kill", "abduct", "shoot")
            and s.note == "verb"
            and sentence.norm(s.j) not in sentence.grammar("by")
            and not over(sentence.of("outcomes"), s.i)
        ):
            return None
    between, auxiliary = sentence.tokens[end : span.i], sentence.grammar("auxiliary")
    direct = all([t.norm in auxiliary or not t.is_word for t in between])
    if head is None and between and between[0].is_word and not direct and not _is_known(sentence, end):
        return None  # "Après plusieurs interventions chirurgicales, le sergent a succombé"
    passive = span.note == "after" or direct or is_passive(sentence, span)
    return 1 + gap * (0.3 if direct else 0.6) + (0 if passive else 6)


def _is_known(sentence: Sentence, k: int) -> bool:
    """Whether the word behind a figure is one that the lexicon knows, a name or a small word."""
    small = sentence.grammar("no_head", "others", "more", "auxiliary", "of")
    return (
        sentence.tokens[k].is_capital
        or sentence.norm(k) in small
        or any(
            s.i <= k < s.j
            for tag in ("people", "demonyms", "armed", "outcomes", "actors", "cues")
            for s in sentence.of(tag)
        )
    )


def _list_to(sentence: Sentence, i: int, inner: list[Count], span: Span) -> bool:
    """The figures between are one list with this one: 'two soldiers and one VDP killed'."""
    edges = [(i, inner[0].i)] + [(a.j, b.i) for a, b in zip(inner, inner[1:])]
    tags = ("people", "demonyms", "armed", "actors")
    people = {k for tag in tags for s in sentence.of(tag) for k in range(s.i, s.j)}
    own = any(o.i >= i and o.j <= inner[-1].j for o in sentence.of("outcomes"))
    joints = sentence.grammar("and", "or", "of", "from", "possessive", "definite")
    return not own and all(
        all(
            t.norm in joints or t.text == "," or t.is_capital or k in people
            for k, t in enumerate(sentence.tokens[a:b], a)
        )
        for a, b in edges
    )


def is_passive(sentence: Sentence, span: Span) -> bool:
    before = sentence.norms[max(0, span.i - 3) : span.i]
    return not sentence.grammar("be").isdisjoint(before) or sentence.norm(span.j) in sentence.grammar("by")
