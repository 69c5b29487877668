"""The ledger of a sentence: how many of whom were killed, wounded, abducted or are missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sahel.extract import counts as figures
from sahel.extract import named, outcomes, victims
from sahel.extract.counts import Count
from sahel.extract.lexicon import Span, ending, starting
from sahel.extract.sentences import Sentence
from sahel.extract.voice import is_passive
from sahel.extract.singles import find_singles, is_beside_the_dead

_ELLIPSIS = 9  # words between two figures of one verb
_PRONOUN_REACH = 5  # words between "they" and their fate


@dataclass(slots=True, unsafe_hash=True)
class Toll:
    """A figure read: victims is None where the words do not say of whom."""

    victims: str | None
    outcome: str
    low: int | None
    high: int | None
    i: int
    j: int
    words: str = ""  # the noun, to tell "Russians" from "soldiers"
    figure: int = 0  # where the figure begins
    noun: int = 0  # and where its noun ends


_FREED = 8  # words between a figure and "freed"
_SUM = 6  # words between "bringing" and the sum


def find(sentence: Sentence, counts: list[Count]) -> list[Toll]:
    """The casualty figures of a sentence, in their order."""
    if not counts and not sentence.of("outcomes") and not sentence.of("acts"):
        return []  # nobody is counted, and nothing befell anybody
    parts: set[int] = set()
    for span in sentence.of("cues"):
        if span.value in ("part", "nobody") and not _stands_alone(sentence, span, counts):
            parts.update(_part_words(sentence, span))
    counts = [count for count in counts if count.i not in parts and not _is_no_toll(sentence, count)]
    if singles := find_singles(sentence, counts):
        counts += [count for count in singles if count.i not in parts]
    names = named.find(sentence, counts)
    if not counts and not names:
        return _of_those_before(sentence)
    if names:
        beside = {
            name.j + 1
            for name in names
            if name.j < len(sentence.tokens) and sentence.tokens[name.j].text == ","
        }
        counts = [
            count for count in counts if count.i not in beside
        ]  # "Harouna Zongo, the mayor of Titao, was shot"
    counts = [*counts, *names]
    if len(counts) > 1:
        counts.sort(key=_place)
    tolls: list[Toll] = []
    for order, count in enumerate(counts):
        toll = _toll(sentence, counts, order, tolls)
        if toll and count in names:
            toll = replace(toll, victims=named.kind(sentence, count))
        if toll and tolls and _adds_up(sentence, tolls[-1], toll):
            tolls[-1] = replace(
                tolls[-1],
                low=(tolls[-1].low or 0) + (toll.low or 0),
                high=(tolls[-1].high or 0) + (toll.high or 0),
                j=toll.j,
                noun=toll.noun,
            )
        elif toll:
            tolls.append(toll)
    if len(tolls) > 1:
        tolls = _without_included(_without_parts(tolls), sentence)
    return tolls or _of_those_before(sentence)


def _without_included(tolls: list[Toll], sentence: Sentence) -> list[Toll]:
    """Without those that a sum holds: 'five have succumbed, bringing to 12 the number of troops killed'."""
    brings = sentence.grammar("brings")
    sums = [s for s in sentence.of("cues") if s.value == "sum" and sentence.norms[s.i] in brings]
    whole = next((toll for toll in tolls for s in sums if 0 <= toll.figure - s.j <= _SUM), None)
    if whole is None:
        return tolls
    return [
        toll
        for toll in tolls
        if toll is whole
        or toll.figure > whole.figure
        or toll.outcome != whole.outcome
        or (toll.low or 0) >= (whole.low or 0)
    ]


def _place(count: Count) -> int:
    return count.i


def _is_no_toll(sentence: Sentence, count: Count) -> bool:
    """Whether a figure counts those who came free, or the one who is counted already."""
    return (
        _is_freed(sentence, count)
        or _come_free(sentence, count)
        or count.high == 1
        and _is_of_one(sentence, count)
    )


def _is_of_one(sentence: Sentence, count: Count) -> bool:
    """'six members of one family': the second figure, which is 1, counts nobody else."""
    people = sentence.of("people")
    if any([s.i < count.i < s.j for s in people]):
        return True
    led = count.i > 1 and sentence.norms[count.i - 1] in sentence.grammar("of")
    return led and ending(people, count.i - 1) is not None


def _is_freed(sentence: Sentence, count: Count) -> bool:
    """'rescued nine kidnapped victims', 'freed 12 hostages': those who came free are nobody's toll."""
    for s in sentence.of("cues"):
        if s.value == "release" and 0 <= count.i - s.j <= 1:
            return True
    return False


def _come_free(sentence: Sentence, count: Count) -> bool:
    """'12 hostages were freed', 'douze otages, dont sept enfants, libérés'."""
    freed = sentence.grammar("freed")
    if not sentence.has(freed):
        return False
    k = next((k for k in range(count.j, min(count.j + _FREED, len(sentence.norms))) if sentence.norms[k] in freed), None)
    if k is None or not sentence.grammar("and").isdisjoint(sentence.norms[count.j : k]):
        return False
    return not any(count.j <= s.i < k for tag in ("outcomes", "speech") for s in sentence.of(tag))


def _of_those_before(sentence: Sentence) -> list[Toll]:
    """'They died on the spot.', 'Aucun n'a survécu.': as many as the sentence before counts without their
    fate.
    """
    dead = [
        s
        for s in sentence.of("outcomes")
        if s.value == "killed"
        and (s.note == "after" or s.note == "both" and outcomes.is_passive(sentence, s))
    ]
    if not dead or sentence.before is None:
        return []
    subject = range(0, dead[0].j) if dead[0].i <= _PRONOUN_REACH else ()
    if not any(sentence.norm(k) in sentence.grammar("all_of_them") for k in subject):
        return []
    before = sentence.before
    counted = [(count, head) for count in figures.find(before, set()) if (head := _head(before, count, None))]
    fates = {toll.figure for toll in find(before, figures.find(before, set()))}
    open_ones = [(c, h) for c, h in counted if c.i not in fates]
    if not open_ones:
        return []
    count, head = open_ones[0]
    kind = head.value if head.value != "unspecified" else None
    return [Toll(kind, "killed", count.low, count.high, dead[0].i, dead[0].j, "", dead[0].i, dead[0].j)]


def _stands_alone(sentence: Sentence, cue: Span, counts: list[Count]) -> bool:
    """'Seven of them died', 'trois d'entre eux ont péri': a part of no figure of this sentence, with its own
    outcome.
    """
    if sentence.norm(cue.j - 1) not in sentence.grammar("them") or any(
        count.j < cue.i - 1 for count in counts
    ):
        return False
    own = [s for s in sentence.of("outcomes") if s.note in ("after", "both") and 0 <= s.i - cue.j <= 14]
    hit = [s for s in sentence.of("outcomes") for count in counts if count.j == cue.i and s.j == count.i]
    return any(count.j == cue.i for count in counts) and bool(own or hit)  # or "killing eleven of them"


def _part_words(sentence: Sentence, cue: Span) -> range:
    """The words in which every figure is a part of the one before: from "including" to the comma that closes
    it, if any.
    """
    if cue.value == "nobody":
        return range(cue.i, cue.j)
    of_them = sentence.norm(cue.i) in sentence.grammar("of") and sentence.norm(cue.j - 1) in sentence.grammar(
        "them"
    )
    if of_them and not _opens_aside(sentence, cue):
        return range(cue.i - 1, cue.j)  # "four of them"
    if sentence.norm(cue.j - 1) in sentence.grammar("them") and cue.j - cue.i > 1 and _closes_aside(sentence, cue):
        opening = max((k for k in range(cue.i) if sentence.tokens[k].text in (",", "(")), default=cue.i)
        return range(opening, cue.j)  # "nine civilians, a shopkeeper and his daughter among them"
    closing = next(
        (k for k in range(cue.j, len(sentence.tokens)) if sentence.tokens[k].text in (",", ";", ")", ".")),
        len(sentence.tokens),
    )
    return range(cue.i - (of_them and _opens_aside(sentence, cue)), closing)


def _closes_aside(sentence: Sentence, cue: Span) -> bool:
    """Whether nothing but a mark follows, and a comma leads up to the cue."""
    closed = cue.j >= len(sentence.tokens) or not sentence.tokens[cue.j].is_word
    return closed and sentence.tokens[cue.i - 1].text != ","


def _opens_aside(sentence: Sentence, cue: Span) -> bool:
    """'three drivers, two of them Ivorian and one Senegalese, were shot': up to the comma all figures are
    parts.
    """
    return cue.i > 1 and sentence.tokens[cue.i - 2].text == ","


def _without_parts(tolls: list[Toll]) -> list[Toll]:
    """Without the figures that only divide the one before: '26 soldiers, 24 Nigeriens and two Nigerians'."""
    kept: list[Toll] = []
    for k, toll in enumerate(tolls):
        whole = kept[-1] if kept else None
        parts = [
            t
            for t in tolls[k : k + 2]
            if whole and t.outcome == whole.outcome and t.victims in (None, whole.victims, "civilians")
        ]
        if whole and len(parts) == 2 and whole.low and sum(t.low or 0 for t in parts) == whole.low:
            return [*kept, *_without_parts(tolls[k + 2 :])]
        kept.append(toll)
    return kept


def _adds_up(sentence: Sentence, last: Toll, toll: Toll) -> bool:
    """One list of the same kind of dead: 'a lieutenant colonel and three soldiers'."""
    if (
        (last.victims, last.outcome) != (toll.victims, toll.outcome)
        or None in (last.low, last.high, toll.low, toll.high)
        or toll.victims is None
    ):
        return False
    between = [token.norm for token in sentence.tokens[last.noun : toll.figure]]
    joined = (
        bool(between)
        and between[0] in sentence.grammar("and")
        and all(word in sentence.grammar("possessive", "of") for word in between[1:])
    )
    return toll.outcome in ("killed", "abducted") and joined and 1 in (last.low, toll.low)


def _toll(sentence: Sentence, counts: list[Count], order: int, tolls: list[Toll]) -> Toll | None:
    """What a figure counts; None where it counts nobody, or says nothing of what became of them."""
    count = counts[order]
    head = _head(sentence, count, counts[order + 1].i if order + 1 < len(counts) else None)
    end = head.j if head else count.j
    if count.high == 1 and _is_one_of_the_dead(sentence, count):
        return None
    if _is_age(sentence, count) or head is None and _counts_things(sentence, count.j) or _who_says(sentence, head):
        return None
    if head is None and _counts_abductions(sentence, count.j):
        behind = count.j + 1
        return Toll("civilians", "abducted", count.low, count.high, count.i, behind, "", count.i, behind)
    if count.high == 0 and head is None and not any(_is_fate(sentence, s, count.j) for s in sentence.of("outcomes")):
        return None  # "offered no figure"
    last = tolls[-1] if tolls else None
    fate = _fate(sentence, counts, order, head, last)
    if fate is None:
        return None
    outcome, k = fate
    lost = k < count.i and not sentence.grammar("lose").isdisjoint(sentence.norms[k : k + 2])
    if head and lost and not sentence.grammar("kin").isdisjoint(sentence.norms[head.i : head.j]):
        return None  # "who lost two sons": among the dead that the report counts
    same = last.victims if last and _is_of_the_same(sentence, count, head) else None
    kind = victims.of_whom(sentence, count, head, k) or same or victims.of_the_rest(sentence, count.i, end, k)
    i, j = k if 0 < count.i - k < 8 else count.i, k + 1 if k >= end else end
    words = sentence.words(head.i, head.j) if head else ""
    return Toll(kind, outcome, count.low, count.high, i, j, words, count.i, end)


def _found_dead(sentence: Sentence, count: Count, fate: tuple[str, int]) -> tuple[str, int] | None:
    """'Un éleveur, enlevé mercredi, a été retrouvé mort': the last of what befell one who was taken."""
    if fate[0] != "abducted" or count.high != 1:
        return None
    words = sentence.grammar("found_dead")
    dead = [s.i for s in sentence.of("outcomes") if s.value == "killed" and s.i > fate[1]]
    k = next((k for k in dead if not words.isdisjoint(sentence.norms[max(0, k - 2) : k + 2])), None)
    return ("killed", k) if k is not None else None


def _is_one_of_the_dead(sentence: Sentence, count: Count) -> bool:
    """'one of the victims died on the way to hospital': the report counts him already; for a figure of 1."""
    k = count.j + (sentence.norm(count.j) in sentence.grammar("of"))
    k += sentence.norm(k) in sentence.grammar("definite")
    return k > count.j and sentence.norm(k) in sentence.grammar("victims")


def _is_fate(sentence: Sentence, outcome: Span, k: int) -> bool:
    """Whether an outcome begins with word k; 'no shot' is none."""
    return outcome.i == k and sentence.norms[k] not in sentence.grammar("shot")


def _who_says(sentence: Sentence, head: Span | None) -> bool:
    """'killing six, two residents told Reuters': who says so is nobody's casualty; "six men according to" whom may be."""
    verb = starting(sentence.of("speech"), head.j) if head else None
    if verb and not sentence.grammar("quotes").isdisjoint(sentence.norms[verb.i : verb.j]):
        return False
    return verb is not None and verb.value == "says" and not is_passive(sentence, verb)


def _fate(
    sentence: Sentence, counts: list[Count], order: int, head: Span | None, last: Toll | None
) -> tuple[str, int] | None:
    """The outcome of a figure and the word that says it: the nearest, that of a claim, or the one before's."""
    count = counts[order]
    if head and (
        is_beside_the_dead(sentence, count.i, head)
        or _is_left_behind(sentence, count.i, head)
        or _is_named(sentence, count.i, head)
    ):
        return "killed", count.i
    found = outcomes.nearest(sentence, counts, order, head, head.j if head else count.j)
    if found is not None:
        return _found_dead(sentence, count, found) or found
    if head and sentence.norm(head.i) in sentence.grammar("others"):
        return None  # "the three others having drowned"
    if last and (_is_elliptic(sentence, last, count) or _is_added(sentence, last, count)):
        return last.outcome, count.i
    if not head and not _is_bare(sentence, count.j):
        return None
    several = (count.low or 0) > 1  # "said a retired officer" is who says it
    if several and (_is_spoken(sentence, count.i) or head and _is_spoken_of(sentence, count.i, head)):
        return "killed", count.i  # "JNIM claims 15 soldiers; a military source admits 7"
    return (last.outcome, last.j) if last and _is_joined(sentence, last.j, count.i) else None


def _is_left_behind(sentence: Sentence, i: int, head: Span) -> bool:
    """'left six of their own on the ground', 'ont laissé deux de leurs morts'."""
    own = not sentence.grammar("own_people").isdisjoint(sentence.norms[i : head.j])
    return own and not sentence.grammar("leaves").isdisjoint(sentence.norms[max(0, i - 3) : i])


def _is_named(sentence: Sentence, i: int, head: Span) -> bool:
    """'established the names of 33 victims', 'une liste de 41 victimes'."""
    victims = not sentence.grammar("victims").isdisjoint(sentence.norms[head.i : head.j])
    return victims and not sentence.grammar("names").isdisjoint(sentence.norms[max(0, i - 3) : i])


def _is_elliptic(sentence: Sentence, last: Toll, count: Count) -> bool:
    """'killed three traders in Konduga on Friday and nine herders in Damboa': the verb is not said again."""
    if sentence.norm(count.i - 1) not in sentence.grammar("and") or count.i - last.j > _ELLIPSIS:
        return False
    gap = range(last.j, count.i)
    told = any(s.i in gap for tag in ("acts", "outcomes", "speech") for s in sentence.of(tag))
    parted = any(sentence.tokens[k].text in (";", ":") for k in gap)
    placed = any(
        s.value in ("in", "near") and count.j <= s.i <= count.j + 3 and _is_name(sentence, s.j)
        for s in sentence.of("places")
    )
    return placed and not told and not parted


def _is_added(sentence: Sentence, last: Toll, count: Count) -> bool:
    """'Five fighters were killed, as well as a girl', 'ainsi que deux civils'."""
    if sentence.norm(count.i - 2) not in sentence.grammar("added"):
        return False
    gap = range(last.j, count.i)
    told = any(s.i in gap for tag in ("acts", "outcomes", "speech") for s in sentence.of(tag))
    return sentence.norm(count.i - 1) in sentence.grammar("beside") and not told


def _is_name(sentence: Sentence, k: int) -> bool:
    return k < len(sentence.tokens) and sentence.tokens[k].is_capital


def _is_age(sentence: Sentence, count: Count) -> bool:
    """'Deby, 68, died', 'a man of 52'."""
    before = sentence.norms[count.i - 1] if count.i else ""
    if before == ",":
        return sentence.norm(count.j) == ","
    if before not in sentence.grammar("of"):
        return False
    people = sentence.of("people")
    person = ending(people, count.i - 1)
    return (
        person is not None
        and starting(people, count.j) is None
        and sentence.norm(person.i - 1) in sentence.grammar("indefinite")
        and not sentence.grammar("person").isdisjoint(sentence.norms[person.i : person.j])
    )


def _counts_abductions(sentence: Sentence, j: int) -> bool:
    """'41 abductions in May'."""
    span = starting(sentence.of("acts"), j)
    return span is not None and span.value == "abduct" and span.note == "noun"


def _is_of_the_same(sentence: Sentence, count: Count, head: Span | None) -> bool:
    """'and 12 injured', 'three others': of the same kind as the figure before."""
    if head is None:
        placed = any(s.value in ("in", "near") and s.i == count.j for s in sentence.of("places"))
        return placed or _is_bare(sentence, count.j)
    return sentence.norm(head.i) in sentence.grammar("others")


def _is_spoken_of(sentence: Sentence, i: int, head: Span) -> bool:
    """'parle de « 23 soldats »', 'speaks of 23 troops': soldiers are spoken of as dead, fighters also as many."""
    verbs = (s for s in sentence.of("speech") if s.value == "says" and 0 <= i - s.j <= 1)
    of = any(sentence.norm(s.j - 1) in sentence.grammar("of") for s in verbs)
    return of and head.value in ("military", "police", "militia", "peacekeepers", "foreign_forces")


def _is_spoken(sentence: Sentence, i: int) -> bool:
    """A figure that is the object of a verb of saying."""
    return any(
        0 <= i - span.j <= 1 and span.j <= i and sentence.norm(span.j - 1) in sentence.grammar("gives")
        for span in sentence.of("speech")
    )


def _head(sentence: Sentence, count: Count, stop: int | None) -> Span | None:
    """The noun that a figure counts: the last people word of its noun phrase, adjectives passed over."""
    best, k, people = None, count.j, sentence.of("people")
    limit = min(len(sentence.tokens), count.j + 7)
    if stop is not None and stop < limit:
        limit = stop
    while k < limit:
        token, span = sentence.tokens[k], starting(people, k)
        if span is not None:
            adjacent = best is not None and best.j == k and span.value != "unspecified"
            if best is None or best.value == "unspecified" or adjacent and sentence.grammar("head_last"):
                best = span
            k = span.j
            if best.value != "unspecified":
                if k < limit and starting(people, k):
                    continue
                break
            continue
        if (
            not token.is_word
            and token.text not in ('"', "“", "«", "”", "»", "'")
            or best is None
            and _is_participle(sentence, k)
            or token.norm in sentence.grammar("no_head")
            or best is not None
            and (token.norm in sentence.grammar("subject_pronoun", "relative") or starting(sentence.of("speech"), k))
        ):
            break  # "three men they accused of hiding the fighters", "six men according to the governor"
        if token.norm in sentence.grammar("thing"):
            break
        k += 1
    return best


def _is_participle(sentence: Sentence, k: int) -> bool:
    span = starting(sentence.of("outcomes"), k)
    return span is not None and span.note in ("both", "after")


def _counts_things(sentence: Sentence, j: int) -> bool:
    """A figure that counts no people: 'two villages', 'three separate attacks', '200 head of cattle'."""
    act = starting(sentence.of("acts"), j)
    if act and act.value in ("ied", "shelling", "grenade", "attack", "airstrike"):
        return True
    if starting(sentence.of("sites"), j):
        return True
    things = sentence.grammar("thing")
    for token in sentence.tokens[j : j + 3]:
        if token.norm in things:
            return True
        if not token.is_word:
            return False
    return False


def _is_bare(sentence: Sentence, j: int) -> bool:
    """A figure with no noun after it: '12 injured', '17 more', 'dont quatre'."""
    return (
        j >= len(sentence.tokens)
        or not sentence.tokens[j].is_word
        or starting(sentence.of("outcomes"), j) is not None
    )


def _is_joined(sentence: Sentence, i: int, j: int) -> bool:
    """Two figures in one list: only adjectives, commas and 'and' stand between them."""
    between, joints = (
        [token.norm for token in sentence.tokens[i:j]],
        sentence.grammar("and") | {",", "(", "plus"},
    )
    return (
        len(between) <= 4
        and bool(between)
        and (between[-1] in joints or between[0] in joints)
        and not any(span.i < j and span.j > i for span in sentence.of("outcomes"))
    )
