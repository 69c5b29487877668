"""Of whom a figure counts, where its own noun does not say."""

from __future__ import annotations

from sahel.extract import outcomes
from sahel.extract.counts import Count
from sahel.extract.lexicon import Span, starting
from sahel.extract.parties import target_of
from sahel.extract.sentences import Sentence


def of_whom(sentence: Sentence, count: Count, head: Span | None, k: int) -> str | None:
    """By its own noun, by whom "of them" means, by the bodies or the side that are counted; k is the word of its fate."""
    words = sentence.norms[count.i : head.j if head else count.j]
    if not sentence.grammar("own_people").isdisjoint(words):
        return _of_own_side(sentence, count.i) or (_known(head) if head and not _is_buried(sentence, k) else None)
    if head is not None:
        if sentence.norm(head.j) in sentence.grammar("bomber"):
            return "armed_group"  # "deux femmes kamikazes"
        named = _of_police(sentence, head) or _known(head) or _of_force(sentence, head)
        return named or ("armed_group" if _is_neutralised(sentence, k) else None)
    if _is_neutralised(sentence, k):
        return "armed_group"
    behind = (
        _of_bodies(sentence, k) if k >= count.j else _of_those_counted(sentence, k) if k < count.i else None
    )
    return _of_those_meant(sentence, count.j) or behind or _of_side(sentence, count.i)


def of_the_rest(sentence: Sentence, i: int, end: int, k: int) -> str | None:
    """By words further off: 'among the volunteers', a side, or who lost them."""
    found = _of_those_among(sentence, max(end, k + 1)) or _of_side(sentence, i)
    lost = k < i and not sentence.grammar("lose").isdisjoint(sentence.norms[k : k + 2])  # "ont perdu"
    return found or (_of_losers(sentence, k) if lost else None)


def _known(head: Span) -> str | None:
    return head.value if head.value != "unspecified" else None


def _of_police(sentence: Sentence, head: Span) -> str | None:
    """'attacked a police checkpoint, killing three officers': of the police, where the sentence names it and no army."""
    if sentence.grammar("any_force").isdisjoint(sentence.norms[head.i : head.j]):
        return None
    forces = {s.value for tag in ("sites", "people", "actors", "armed") for s in sentence.of(tag) if s is not head}
    return "police" if "police" in forces and "military" not in forces else None


def _of_force(sentence: Sentence, head: Span) -> str | None:
    """'six hommes d'Africa Corps', 'ten men of the BIR': of whose force they were."""
    if sentence.norm(head.j) not in sentence.grammar("of"):
        return None
    k = head.j + 1 + (sentence.norm(head.j + 1) in sentence.grammar("definite"))
    named = starting(sentence.of("actors"), k) or starting(sentence.of("armed"), k)
    return target_of(named.value) if named is not None and named.value not in ("unidentified", "group", "groups", "those") else None


def _is_buried(sentence: Sentence, k: int) -> bool:
    """'we buried four of ours': neighbours, whoever says "ours" elsewhere."""
    return not sentence.grammar("burial").isdisjoint(sentence.norms[k : k + 2])  # "avons enterré"


def _is_neutralised(sentence: Sentence, k: int) -> bool:
    """'three of them were neutralised': in the words of the region's armies, fighters."""
    return sentence.norm(k).startswith(("neutralis", "neutraliz"))


def _of_side(sentence: Sentence, i: int) -> str | None:
    """'côté ami : 1 mort', 'enemy side: 12 neutralised': in an army's words the soldiers and the fighters."""
    if not sentence.of("cues"):
        return None
    sides = [
        s
        for s in sentence.of("cues")
        if s.value in ("own_side", "enemy_side") and (s.j <= i and ";" not in sentence.norms[s.j : i] or 0 < s.i - i <= 6)
    ]
    return {"own_side": "military", "enemy_side": "armed_group"}[sides[-1].value] if sides else None


def _of_own_side(sentence: Sentence, i: int) -> str | None:
    """'the attackers left six of their own', 'les assaillants ont laissé six des leurs': of those who speak or act."""
    before = [s for tag in ("actors", "armed", "people") for s in sentence.of(tag) if s.j <= i]
    if not before:
        return None
    leaves = [k for k in range(max(0, i - 3), i) if sentence.norms[k] in sentence.grammar("leaves")]
    joined = bool(leaves) and sentence.norm(leaves[0] - 1) in sentence.grammar("and")
    nearest = min(before, key=lambda s: s.i) if joined else max(before, key=lambda s: s.i)  # "killed 15 and left 28"
    return nearest.value if nearest.tag == "people" and nearest.value != "unspecified" else target_of(nearest.value)


def _of_losers(sentence: Sentence, k: int) -> str | None:
    """Who lost them: 'dozo hunters said they had lost five comrades'."""
    before = [
        span
        for tag in ("people", "sites", "armed")
        for span in sentence.of(tag)
        if span.j <= k and span.value not in ("unspecified", "unidentified")
    ]
    return max(before, key=lambda span: span.i).value if before else None


def _of_those_among(sentence: Sentence, j: int) -> str | None:
    """'30 dead among the volunteers', 'des morts parmi les civils': the kind stands after the outcome."""
    marks = [
        k for k in range(j, min(j + 2, len(sentence.tokens))) if sentence.norm(k) in sentence.grammar("among")
    ]
    return next(
        (
            s.value
            for s in sentence.of("people")
            for k in marks
            if 0 < s.i - k <= 3 and s.value != "unspecified"
        ),
        None,
    )


def _of_those_meant(sentence: Sentence, j: int) -> str | None:
    """'17 of them', "huit d'entre eux": those whom the sentence, or the one before it, speaks of."""
    if not any(
        s.i == j and s.value == "part" and sentence.norm(s.j - 1) in sentence.grammar("them")
        for s in sentence.of("cues")
    ):
        return None
    here = [s.value for s in sentence.of("people") if s.j <= j and s.value != "unspecified"]
    if here or sentence.before is None:
        return here[-1] if here else None
    there = [s for s in sentence.before.of("people") if s.value != "unspecified"]
    if not there and any(s.value == "unidentified" for s in sentence.before.of("armed")):
        return "armed_group"
    verbs = [s.j for s in sentence.before.of("acts") if s.note == "verb" and s.value != "light"]
    hit = [s for s in there if verbs and s.i >= verbs[0]]  # "had bombed a group of teenagers"
    return next((s.value for s in (*hit, *there)), None)


def _of_bodies(sentence: Sentence, k: int) -> str | None:
    """'quinze corps ennemis', '16 jihadist bodies': the kind stands beside the bodies."""
    return next(
        (
            span.value
            for span in sentence.of("people")
            if span.i - 1 <= k <= span.i - 1 and span.value != "unspecified"
        ),
        None,
    )


def _of_those_counted(sentence: Sentence, k: int) -> str | None:
    """Of whom 'the number of soldiers killed' counts."""
    if not outcomes.is_counted(sentence, Span("outcomes", "", "", k, k + 1)):
        return None
    return next(
        (
            span.value
            for span in sentence.of("people")
            if 0 <= k - span.j <= 1 and span.value != "unspecified"
        ),
        None,
    )
