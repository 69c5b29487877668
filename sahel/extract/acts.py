"""Which acts of a sentence happened: not those denied, feared, or only a name."""

from __future__ import annotations

from sahel.extract.lexicon import Span, starting
from sahel.extract.sentences import Sentence

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


def is_unreal(sentence: Sentence, act: Span) -> bool:
    """Feared, planned, foiled or long past: such a word stands in the clause of the act."""
    if act.value == "airstrike" and _is_idle_aircraft(sentence, act):
        return True
    denied = sentence.of("speech") and is_denied(sentence, act.i)
    if denied or _is_name(sentence, act) or _is_negated(sentence, act) or _is_fled(sentence, act):
        return True
    i, j = sentence.clause(act.i)
    if not sentence.grammar("foiled").isdisjoint(sentence.norms[i:j]) or _is_aim_of_words(sentence, act):
        return True
    if not sentence.of("cues"):
        return False
    if _is_of_those_freed(sentence, act) or _is_of_accident(sentence, act):
        return True
    if any([s.value == "weekday" and i <= s.i < j for s in sentence.of("calendar")]):
        return any(s.value == "hypothetical" and i <= s.i <= act.i + 2 for s in sentence.of("cues"))
    for s in sentence.of("cues"):
        if s.value == "background" and s.i < 2:
            return True
        old = s.value in ("background", "mass") or s.value == "hypothetical" and s.i <= act.i + 2
        if old and i <= s.i < j and not is_within(sentence, s):
            return True
    return False


def is_within(sentence: Sentence, cue: Span) -> bool:
    """Part of a name of people: 'internally displaced persons'."""
    return any(s.i <= cue.i and cue.j <= s.j and s.j - s.i > cue.j - cue.i for s in sentence.of("people"))


def is_denied(sentence: Sentence, k: int) -> bool:
    """'the police deny having fired', 'denied rumours that a helicopter had come down'."""
    for s in sentence.of("speech"):
        if s.value == "denies" and s.i < k and sentence.clause(k)[0] <= s.i:
            return True
    return False


def _is_idle_aircraft(sentence: Sentence, act: Span) -> bool:
    """'to buy drones': an aircraft by itself is no act where the sentence tells of none."""
    if not _is_aircraft(sentence, act):
        return False
    before = {sentence.norm(k) for k in range(max(0, act.i - 5), act.i)}
    if act.note == "noun" and before & sentence.grammar("takes"):
        return True  # "captured rifles and a drone"
    others = [s for s in sentence.of("acts") if s.value not in ("light", "campaign", "occur", "arrest")]
    return all(_is_aircraft(sentence, other) for other in others) and not sentence.of("outcomes")


def _is_aircraft(sentence: Sentence, act: Span) -> bool:
    """An act that is nothing but what flies: 'drones', 'fighter jets'."""
    return act.value == "airstrike" and sentence.norm(act.j - 1) in sentence.grammar("aircraft")


def _is_negated(sentence: Sentence, act: Span) -> bool:
    """'was not attacked', "il n'y a pas eu d'attaque": it did not happen; 'not only attacked' did."""
    i, negation = act.i, sentence.grammar("negation")
    if not sentence.has(negation):
        return False
    before = sentence.norms[max(0, i - (3 if act.note == "noun" else 2)) : i]
    if negation.isdisjoint(before):
        return False
    marks = [k for k, word in enumerate(before) if word in negation]
    return bool(marks) and not any(
        word in sentence.grammar("only") or word in (",", ";") for word in before[marks[-1] + 1 :]
    )


def _is_of_those_freed(sentence: Sentence, act: Span) -> bool:
    """'troops rescued five kidnapped victims', '34 victims of kidnapping were handed over': what befell them before."""
    if act.value != "abduct":
        return False
    releases = [s.j for s in sentence.of("cues") if s.value == "release"]
    led = sentence.norm(act.i - 1) in sentence.grammar("of")
    victims = led and sentence.norm(act.i - 2) in sentence.grammar("victims")
    freed = starting(sentence.of("people"), act.j) is not None and any([j <= act.i for j in releases])
    return freed or victims and bool(releases)


def _is_of_accident(sentence: Sentence, act: Span) -> bool:
    """'éboulement d'une mine artisanale': a word of the accident itself."""
    return act.note == "noun" and any([s.value == "accident" and s.i < act.i < s.j for s in sentence.of("cues")])


def _is_aim_of_words(sentence: Sentence, act: Span) -> bool:
    """'Le message vise aussi les femmes', 'the ban targets traders': words and measures attack nobody."""
    if act.value != "attack" or sentence.norms[act.i] not in sentence.grammar("aims"):
        return False
    return not sentence.grammar("message").isdisjoint(sentence.norms[sentence.clause(act.i)[0] : act.i])


def _is_fled(sentence: Sentence, act: Span) -> bool:
    """'households displaced by attacks', "déplacés par les exactions de Boko Haram": what people fled from for long."""
    several = act.note == "noun" and sentence.norms[act.j - 1].endswith("s")
    if not several or any(s.value in ("month", "weekday", "day") for s in sentence.of("calendar")):
        return False
    return not sentence.grammar("displaced").isdisjoint(sentence.norms[max(0, act.i - 4) : act.i])


def _is_name(sentence: Sentence, act: Span) -> bool:
    """Part of a longer name: 'gold mine', 'the Boungou mine', 'shell company'."""
    i, j = act.i, act.j
    for tag in ("sites", "people"):
        for s in sentence.of(tag):
            if s.i <= i and j <= s.j and s.j - s.i > j - i:
                return True
    named = (
        act.value == "ied"
        and i
        and sentence.norm(i) in sentence.grammar("mine")
        and sentence.tokens[i - 1].is_capital
        and sentence.norm(i - 1) not in sentence.grammar("article", "indefinite")
    )
    return bool(named)


def kind_of(sentence: Sentence, span: Span) -> str:
    """What a taking is, by what is taken: a base is overtaken, people are abducted, goods are looted; but those
    that somebody seizes may be spoils.
    """
    taken = span.value in _TAKINGS and sentence.has(sentence.grammar("goods")) and _takes_goods(sentence, span)
    if taken:
        return _TAKINGS[span.value]
    if span.value != "seize":
        return span.value
    near = [s for tag in ("sites", "people", "numbers") for s in sentence.of(tag) if 0 <= s.i - span.j <= 4]
    first = min(near, key=lambda s: s.i, default=None)
    if first is None:
        return "overtake" if any(t.is_capital for t in sentence.tokens[span.j : span.j + 3]) else "take"
    return "overtake" if first.tag == "sites" else "abduct"


_TAKINGS = {"abduct": "loot", "seize": "take"}
_NEAR = 5  # words between "took away" and what was taken, or before "were taken"


def _takes_goods(sentence: Sentence, act: Span) -> bool:
    """'took away 80 sheep', "enlèvement d'un véhicule", '200 animals taken': no person is named before the goods."""
    goods = [k for k, word in enumerate(sentence.norms) if word in sentence.grammar("goods")]
    people = [s.i for s in sentence.of("people") if s.value != "armed_group"]
    start, end = sentence.clause(act.i)
    after = next((k for k in goods if act.j <= k < min(end, act.j + _NEAR)), None)
    if after is not None and sentence.grammar("aboard").isdisjoint(sentence.norms[act.j : after]):
        return not any(act.j <= i < after for i in people) and not _is_owner(sentence, act.j, after)
    before = any(max(start, act.i - _NEAR) <= k < act.i for k in goods)
    return before and act.note == "verb" and not any(start <= i < end for i in people)


def _is_owner(sentence: Sentence, i: int, j: int) -> bool:
    """Whether words i to j name whose goods follow: 'the owner of a truck', but not '30 head of cattle'."""
    words = sentence.norms[i + 1 : j]
    return not sentence.grammar("of").isdisjoint(words) and sentence.grammar("heads").isdisjoint(words)


_COUNTED_ACTS = {"attack", "ambush", "kill", "airstrike", "clash", "operation"}


def is_plural(sentence: Sentence) -> bool:
    for s in sentence.of("acts"):
        if s.note == "noun" and s.value in _COUNTED_ACTS and sentence.tokens[s.j - 1].norm.endswith("s"):
            return True
    return False
