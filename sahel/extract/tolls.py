"""The ledger of a sentence: how many of whom were killed, wounded, abducted or are missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sahel.extract import counts as figures
from sahel.extract import named, outcomes
from sahel.extract.counts import Count
from sahel.extract.layout import Sentence
from sahel.extract.lexicon import Span

_PRONOUN_REACH = 5  # words between "they" and their fate
_ASIDE = (",", '"', "”", "»")  # before a verb of saying whose speaker stands behind it
_SINGULAR_VICTIMS = {
    "unspecified",
    "military",
    "militia",
    "civilians",
    "officials",
    "police",
    "aid_workers",
    "peacekeepers",
    "armed_group",
    "foreign_forces",
}


@dataclass(frozen=True, slots=True)
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


def find(sentence: Sentence, counts: list[Count]) -> list[Toll]:
    """The casualty figures of a sentence, in their order."""
    parts = {
        k
        for span in sentence.of("cues")
        if span.value in ("part", "nobody") and not _stands_alone(sentence, span, counts)
        for k in _part_words(sentence, span)
    }
    counts = [count for count in counts if count.i not in parts]
    counts += [count for count in _singles(sentence, counts) if count.i not in parts]
    names = named.find(sentence, counts)
    beside = {name.j + 1 for name in names if name.j < len(sentence.tokens) and sentence.tokens[name.j].text == ","}
    counts = [count for count in counts if count.i not in beside]  # "Harouna Zongo, the mayor of Titao, was shot"
    counts = sorted([*counts, *names], key=lambda count: count.i)
    tolls: list[Toll] = []
    for order, count in enumerate(counts):
        toll = _toll(sentence, counts, order, tolls)
        if toll and count in names:
            toll = replace(toll, victims=named.kind(sentence, count))
        if toll and tolls and _adds_up(sentence, tolls[-1], toll):
            tolls[-1] = replace(
                tolls[-1],
                low=tolls[-1].low + toll.low,
                high=tolls[-1].high + toll.high,
                j=toll.j,
                noun=toll.noun,
            )
        elif toll:
            tolls.append(toll)
    return _without_parts(tolls) or _of_those_before(sentence)


def _of_those_before(sentence: Sentence) -> list[Toll]:
    """'They died on the spot.', 'Aucun n'a survécu.': as many as the sentence before counts without their fate."""
    dead = [
        s
        for s in sentence.of("outcomes")
        if s.value == "killed" and (s.note == "after" or s.note == "both" and outcomes.is_passive(sentence, s))
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
    victims = head.value if head.value != "unspecified" else None
    return [Toll(victims, "killed", count.low, count.high, dead[0].i, dead[0].j, "", dead[0].i, dead[0].j)]


def _stands_alone(sentence: Sentence, cue: Span, counts: list[Count]) -> bool:
    """'Seven of them died', 'trois d'entre eux ont péri': a part of no figure of this sentence, with its own outcome."""
    if sentence.norm(cue.j - 1) not in sentence.grammar("them") or any(count.j < cue.i - 1 for count in counts):
        return False
    own = [s for s in sentence.of("outcomes") if s.note in ("after", "both") and 0 <= s.i - cue.j <= 14]
    hit = [s for s in sentence.of("outcomes") for count in counts if count.j == cue.i and s.j == count.i]
    return any(count.j == cue.i for count in counts) and bool(own or hit)  # or "killing eleven of them"


def _part_words(sentence: Sentence, cue: Span) -> range:
    """The words in which every figure is a part of the one before: from "including" to the comma that closes it, if any."""
    if cue.value == "nobody":
        return range(cue.i, cue.j)
    of_them = sentence.norm(cue.i) in sentence.grammar("of") and sentence.norm(cue.j - 1) in sentence.grammar("them")
    if of_them and not _opens_aside(sentence, cue):
        return range(cue.i - 1, cue.j)  # "four of them"
    closing = next(
        (k for k in range(cue.j, len(sentence.tokens)) if sentence.tokens[k].text in (",", ";", ")", ".")),
        len(sentence.tokens),
    )
    return range(cue.i - (of_them and _opens_aside(sentence, cue)), closing)


def _opens_aside(sentence: Sentence, cue: Span) -> bool:
    """'three drivers, two of them Ivorian and one Senegalese, were shot': up to the comma all figures are parts."""
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
        and all(word in sentence.grammar("possessive") for word in between[1:])
    )
    return toll.outcome in ("killed", "abducted") and joined and 1 in (last.low, toll.low)


def _singles(sentence: Sentence, counts: list[Count]) -> list[Count]:
    """One person without a figure: 'a soldier', 'the village chief', 'un cultivateur', 'Catholic priest abducted', 'un mort'."""
    busy = {k for count in counts for k in range(count.i, count.j)}
    found = [
        Count(1, 1, span.i - 1, span.i)
        for span in sentence.of("outcomes")
        if span.i
        and span.note in ("after", "both")
        and span.i - 1 not in busy
        and sentence.norm(span.i - 1) in sentence.grammar("indefinite")
        and not sentence.norm(span.j - 1).endswith("s")
        and sentence.norm(span.i) not in sentence.grammar("no_single")
    ]
    for span in sentence.of("people"):
        if (
            not _is_singular(sentence, span)
            or span.value not in _SINGULAR_VICTIMS
            or _is_other_phrase(sentence, span)
            or _speaks(sentence, span)
            or _qualifies(sentence, span)
        ):
            continue
        i = _determiner(sentence, span.i)
        if i is not None and span.note == "adjective" and i < span.i - 1:
            continue  # "une attaque terroriste" is nobody
        if i is None or i in busy or any(k in busy for k in range(i, span.i)):
            continue
        if span.value == "armed_group" and _acts(sentence, span):
            continue  # "A suicide bomber injured nine people"
        if i > 1 and sentence.norm(i - 1) in sentence.grammar("of") and i - 2 in busy:
            continue  # "four of the soldiers"
        if (
            sentence.norm(i) in sentence.grammar("definite")
            and not _is_office(sentence, span)
            and not _heads_list(sentence, span, counts)
            and not _is_killed(sentence, span)
        ):
            continue
        if _is_same_person(sentence, found, i):
            continue
        aged = any(sentence.tokens[k].text.isdecimal() for k in range(i, span.i))  # "a 17-year-old apprentice"
        found.append(Count(1, 1, i, span.i if aged else i + 1 if i < span.i else i))
    return found


def _is_same_person(sentence: Sentence, found: list[Count], i: int) -> bool:
    """'a civilian driver', 'un conducteur civil': two words for one person, of which the head of the phrase counts."""
    same = [count for count in found if count.i == i and i not in (count.j,)]
    if same and sentence.grammar("head_last"):
        found.remove(same[0])
        return False
    return bool(same)


def _acts(sentence: Sentence, span: Span) -> bool:
    """An active verb with a figure after it stands directly behind the noun."""
    verbs = [s for s in sentence.of("outcomes") if 0 <= s.i - span.j <= 2]
    return any(
        s.j == b.i or s.j + 1 == b.i and sentence.tokens[s.j].is_word
        for s in verbs
        for tag in ("numbers", "bounds")
        for b in sentence.of(tag)
    ) or any(s.j < len(sentence.tokens) and sentence.tokens[s.j].text.isdecimal() for s in verbs)


def _is_other_phrase(sentence: Sentence, span: Span) -> bool:
    """Inside a longer name of something else: 'a military base', 'une source militaire'."""
    return any(
        s.i <= span.i and span.j <= s.j and s.j - s.i > span.j - span.i
        for tag in ("sites", "speakers", "acts")
        for s in sentence.of(tag)
        if s.j > span.j or sentence.norm(s.i) not in sentence.grammar("indefinite")  # "a passenger" is one
    )


def _qualifies(sentence: Sentence, span: Span) -> bool:
    """'another attack', 'un autre massacre': "other" of an act, not of somebody."""
    other = sentence.norm(span.j - 1) in sentence.grammar("others")
    return other and any(s.i == span.j and s.note != "verb" for s in sentence.of("acts"))


def _speaks(sentence: Sentence, span: Span) -> bool:
    """An office that says so is nobody's casualty: 'selon le préfet', 'the mayor said'."""
    voices = [s for s in sentence.of("speakers") if s.i < span.j and span.i < s.j]
    if any(s.value == "says" and s.i == span.j and s.note != "to" for s in sentence.of("speech")):
        return True  # "the imam said"
    if any(
        s.value == "says" and s.i and sentence.tokens[s.i - 1].text in _ASIDE and 0 < span.i - s.j <= 5
        for s in sentence.of("speech")
    ) and not any(span.j <= s.i < _clause_end(sentence, span.j) for s in sentence.of("outcomes")):
        return True  # "…, indique à la radio un conseiller municipal"
    return any(0 <= s.i - v.j <= 2 or 0 <= v.i - s.j <= 2 for v in voices for s in sentence.of("speech"))


def _clause_end(sentence: Sentence, k: int) -> int:
    """Where the next comma or semicolon stands, or the end."""
    marks = (j for j in range(k, len(sentence.tokens)) if sentence.tokens[j].text in (",", ";"))
    return next(marks, len(sentence.tokens))


def _is_singular(sentence: Sentence, span: Span) -> bool:
    last = sentence.tokens[span.j - 1].norm
    if last == "vdp" and span.i and sentence.norm(span.i - 1) in sentence.grammar("one"):
        return True
    plural = last.endswith(tuple(sentence.grammar("plural_ending")))
    return span.note == "singular" or not plural and span.note != "plural"  # "maréchal des logis"


def _heads_list(sentence: Sentence, span: Span, counts: list[Count]) -> bool:
    """'the driver and four passengers', 'le conducteur et une passagère'."""
    another = any(s.i == span.j + 2 and _is_singular(sentence, s) for s in sentence.of("people"))
    if another and sentence.norm(span.j) in sentence.grammar("and"):
        return sentence.norm(span.j + 1) in sentence.grammar("indefinite")
    return any(count.i == span.j + 1 for count in counts) and sentence.norm(span.j) in sentence.grammar("and")


def _is_killed(sentence: Sentence, span: Span) -> bool:
    """'the driver of one of the trucks was killed': the subject of a passive verb of killing."""
    for outcome in sentence.of("outcomes"):
        gap = range(span.j, outcome.i)
        if outcome.value != "killed" or outcome.note == "before" or not 0 < len(gap) <= 8:
            continue
        helped = sentence.norm(outcome.i - 1) in sentence.grammar("be", "auxiliary")
        parted = any(sentence.tokens[k].text == "," for k in gap) or any(s.i in gap for s in sentence.of("people"))
        if helped and not parted:
            return True
    return False


def _is_office(sentence: Sentence, span: Span) -> bool:
    return any(token.norm in sentence.grammar("office") for token in sentence.tokens[span.i : span.j])


def _determiner(sentence: Sentence, i: int) -> int | None:
    """Where the article before a noun stands, one or two adjectives passed over; the noun itself in a headline."""
    for k in range(i - 1, max(-1, i - 6), -1):
        token = sentence.tokens[k]
        if token.norm in sentence.grammar("age_word") or token.text.isdecimal():
            continue  # "a 14-year-old boy"
        if k < i - 3 and not sentence.tokens[k + 1].text.isdecimal():
            break
        if (
            token.norm in sentence.grammar("article")
            or token.norm in sentence.grammar("possessive")
            and sentence.norm(k - 1) in sentence.grammar("and")
        ):
            return k
        if not token.is_word or token.norm in sentence.grammar(
            "of", "by", "and", "here", "away", "before_figure"
        ):
            break
    named = all(sentence.tokens[k].is_capital for k in range(max(0, i - 2), i))
    led = any(s.note == "before" and 0 <= i - s.j <= 2 for s in sentence.of("outcomes")) and named
    return i if sentence.kind == "heading" and (i <= 2 or led) else None


def _toll(sentence: Sentence, counts: list[Count], order: int, tolls: list[Toll]) -> Toll | None:
    count = counts[order]
    head = _head(sentence, count, counts[order + 1].i if order + 1 < len(counts) else None)
    end = head.j if head else count.j
    if head is None and _counts_things(sentence, count.j):
        return None
    if head is None and any(s.i == count.j and s.value == "abduct" and s.note == "noun" for s in sentence.of("acts")):
        return Toll("civilians", "abducted", count.low, count.high, count.i, count.j + 1, "", count.i, count.j + 1)
    if (
        count.i
        and sentence.tokens[count.i - 1].text == ","
        and count.j < len(sentence.tokens)
        and sentence.tokens[count.j].text == ","
    ):
        return None  # an age: "Deby, 68, died"
    outcome = outcomes.nearest(sentence, counts, order, head, end)
    last = tolls[-1] if tolls else None
    if outcome is None and head and sentence.norm(head.i) in sentence.grammar("others"):
        return None  # "the three others having drowned"
    if (
        outcome is None
        and (count.low or 0) > 1  # "said a retired officer" is who says it
        and (head or _is_bare(sentence, count.j))
        and _is_spoken(sentence, count.i)
    ):
        outcome = ("killed", count.i)  # "JNIM claims 15 soldiers; a military source admits 7"
    if (
        outcome is None
        and last
        and _is_joined(sentence, last.j, count.i)
        and (head or _is_bare(sentence, count.j))
    ):
        outcome = (last.outcome, last.j)
    if outcome is None:
        return None
    victims = head.value if head and head.value != "unspecified" else None
    if victims is None and head is None:
        victims = _kind_of_them(sentence, count.j)
    if victims is None and head is None and outcome[1] >= count.j:
        victims = _kind_of_bodies(sentence, outcome[1])
    if victims is None and head is None and outcome[1] < count.i:
        victims = _counted_people(sentence, outcome[1])
    if victims is None and head is None:
        victims = _kind_of_side(sentence, count.i)
    if victims is None and _is_neutralised(sentence, outcome[1]):
        victims = "armed_group"
    if (
        victims is None
        and last
        and (
            head is None
            and _is_bare(sentence, count.j)
            or head
            and sentence.norm(head.i) in sentence.grammar("others")
        )
    ):
        victims = last.victims
    if victims is None:
        victims = _kind_among(sentence, max(end, outcome[1] + 1))
    if victims is None:
        victims = _kind_of_side(sentence, count.i)
    if victims is None and sentence.norm(outcome[1]) in sentence.grammar("lose"):
        victims = _losers(sentence, outcome[1])
    i = min(count.i, outcome[1]) if outcome[1] < count.i and count.i - outcome[1] < 8 else count.i
    return Toll(
        victims,
        outcome[0],
        count.low,
        count.high,
        i,
        max(end, outcome[1] + 1 if outcome[1] >= end else end),
        sentence.words(head.i, head.j) if head else "",
        count.i,
        end,
    )


def _is_neutralised(sentence: Sentence, k: int) -> bool:
    """'three of them were neutralised': in the words of the region's armies, fighters."""
    return sentence.norm(k).startswith(("neutralis", "neutraliz"))


def _kind_of_side(sentence: Sentence, i: int) -> str | None:
    """'côté ami : 1 mort', 'enemy side: 12 neutralised': in an army's words the soldiers and the fighters."""
    sides = [s for s in sentence.of("cues") if s.value in ("own_side", "enemy_side") and (s.j <= i or s.i - i <= 6)]
    return {"own_side": "military", "enemy_side": "armed_group"}[sides[-1].value] if sides else None


def _losers(sentence: Sentence, k: int) -> str | None:
    """Who lost them: 'dozo hunters said they had lost five comrades'."""
    before = [
        span
        for tag in ("people", "sites", "armed")
        for span in sentence.of(tag)
        if span.j <= k and span.value not in ("unspecified", "unidentified")
    ]
    return max(before, key=lambda span: span.i).value if before else None


def _kind_among(sentence: Sentence, j: int) -> str | None:
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


def _kind_of_them(sentence: Sentence, j: int) -> str | None:
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


def _kind_of_bodies(sentence: Sentence, k: int) -> str | None:
    """'quinze corps ennemis', '16 jihadist bodies': the kind stands beside the bodies."""
    return next(
        (
            span.value
            for span in sentence.of("people")
            if span.i - 1 <= k <= span.i - 1 and span.value != "unspecified"
        ),
        None,
    )


def _is_spoken(sentence: Sentence, i: int) -> bool:
    """A figure that is the object of a verb of saying."""
    return any(
        0 <= i - span.j <= 1 and span.j <= i and sentence.norm(span.j - 1) in sentence.grammar("gives")
        for span in sentence.of("speech")
    )


def _counted_people(sentence: Sentence, k: int) -> str | None:
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


def _head(sentence: Sentence, count: Count, stop: int | None) -> Span | None:
    """The noun that a figure counts: the last people word of its noun phrase, adjectives passed over."""
    best, k = None, count.j
    limit = min(len(sentence.tokens), count.j + 7, stop if stop is not None else len(sentence.tokens))
    people = {span.i: span for span in sentence.of("people")}
    outcomes = {span.i for span in sentence.of("outcomes")}
    while k < limit:
        token = sentence.tokens[k]
        if k in people:
            span = people[k]
            adjacent = best is not None and best.j == k and span.value != "unspecified"
            if best is None or best.value == "unspecified" or adjacent and sentence.grammar("head_last"):
                best = span
            k = span.j
            if best.value != "unspecified":
                if k < limit and k in people and people[k].i == k:
                    continue
                break
            continue
        if (
            not token.is_word
            and token.text not in ('"', "“", "«", "”", "»", "'")
            or k in outcomes
            and best is None
            and _is_participle(sentence, k)
            or token.norm in sentence.grammar("no_head")
        ):
            break
        if token.norm in sentence.grammar("thing"):
            break
        k += 1
    return best


def _is_participle(sentence: Sentence, k: int) -> bool:
    return any(span.i == k and span.note in ("both", "after") for span in sentence.of("outcomes"))


def _counts_things(sentence: Sentence, j: int) -> bool:
    """A figure that counts no people: 'two villages', 'three separate attacks', '200 head of cattle'."""
    if any(
        s.i == j and s.value in ("ied", "shelling", "grenade", "attack", "airstrike")
        for s in sentence.of("acts")
    ) or any(s.i == j for s in sentence.of("sites")):
        return True
    for token in sentence.tokens[j : j + 3]:
        if token.norm in sentence.grammar("thing"):
            return True
        if not token.is_word:
            return False
    return False


def _is_bare(sentence: Sentence, j: int) -> bool:
    """A figure with no noun after it: '12 injured', '17 more', 'dont quatre'."""
    return (
        j >= len(sentence.tokens)
        or not sentence.tokens[j].is_word
        or any(span.i == j for tag in ("outcomes",) for span in sentence.of(tag))
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
