"""One person without a figure: 'a soldier', 'the village chief', 'un cultivateur'."""

from __future__ import annotations

from sahel.extract.counts import Count
from sahel.extract.lexicon import Span, starting
from sahel.extract.sentences import Sentence

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


def find_singles(sentence: Sentence, counts: list[Count]) -> list[Count]:
    """One person without a figure: 'a soldier', 'the village chief', 'un cultivateur', 'Catholic priest
    abducted', 'un mort'.
    """
    found: list[Count] = []
    for span in sentence.of("outcomes"):
        if (
            span.i
            and span.note in ("after", "both")
            and sentence.norms[span.i - 1] in sentence.grammar("indefinite")
            and not _is_busy(counts, span.i - 1, span.i)
            and not sentence.norms[span.j - 1].endswith("s")
            and sentence.norms[span.i] not in sentence.grammar("no_single")
        ):
            found.append(Count(1, 1, span.i - 1, span.i))
    for span in sentence.of("people"):
        if (
            span.value not in _SINGULAR_VICTIMS
            or not _is_singular(sentence, span)
            or _is_other_phrase(sentence, span)
            or _speaks(sentence, span)
            or _qualifies(sentence, span)
        ):
            continue
        if not sentence.grammar("household").isdisjoint(sentence.norms[span.i : span.j]):
            continue  # "six members of one family"
        if sentence.norm(span.j) == "'s":
            continue  # "three members of a teacher's family"
        i = _determiner(sentence, span.i)
        if i is not None and span.note == "adjective" and i < span.i - 1:
            continue  # "une attaque terroriste" is nobody
        if i is None or _is_busy(counts, i, max(span.i, i + 1)):
            continue
        if span.value in ("armed_group", "militia") and _acts(sentence, span):
            continue  # "A suicide bomber injured nine people"
        if i > 1 and sentence.norm(i - 1) in sentence.grammar("of") and _is_busy(counts, i - 2, i - 1):
            continue  # "four of the soldiers"
        if (
            sentence.norm(i) in sentence.grammar("definite")
            and not _is_office(sentence, span)
            and not _heads_list(sentence, span, counts)
            and not _is_killed(sentence, span)
            and not is_beside_the_dead(sentence, i, span)
        ):
            continue
        if _is_same_person(sentence, found, i):
            continue
        aged = any(_is_number(sentence, k) for k in range(i, span.i))  # "a 17-year-old apprentice"
        found.append(Count(1, 1, i, span.i if aged else i + 1 if i < span.i else i))
    return found


def _is_busy(counts: list[Count], i: int, j: int) -> bool:
    """Whether a figure stands among words i to j."""
    for count in counts:
        if count.i < j and i < count.j:
            return True
    return False


def _is_same_person(sentence: Sentence, found: list[Count], i: int) -> bool:
    """'a civilian driver', 'un conducteur civil': two words for one person, of which the head of the phrase
    counts.
    """
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
    i, j = span.i, span.j
    for tag in ("sites", "speakers", "acts"):
        for s in sentence.of(tag):
            if s.i <= i and j <= s.j and s.j - s.i > j - i:
                if s.j > j or sentence.norm(s.i) not in sentence.grammar("indefinite"):  # "a passenger" is one
                    return True
    return False


def _qualifies(sentence: Sentence, span: Span) -> bool:
    """'another attack', 'un autre massacre': "other" of an act, not of somebody."""
    other = sentence.norm(span.j - 1) in sentence.grammar("others")
    return other and any([s.i == span.j and s.note != "verb" for s in sentence.of("acts")])


def _speaks(sentence: Sentence, span: Span) -> bool:
    """An office that says so is nobody's casualty: 'selon le préfet', 'the mayor said'."""
    if not sentence.of("speech"):
        return False
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
    last = sentence.norms[span.j - 1]
    if last == "vdp" and span.i and sentence.norm(span.i - 1) in sentence.grammar("one"):
        return True
    if span.note in ("singular", "plural"):
        return span.note == "singular"  # "maréchal des logis"
    return not last.endswith(tuple(sentence.grammar("plural_ending")))


def _heads_list(sentence: Sentence, span: Span, counts: list[Count]) -> bool:
    """'the driver and four passengers', 'le conducteur et une passagère'."""
    another = any(s.i == span.j + 2 and _is_singular(sentence, s) for s in sentence.of("people"))
    if another and sentence.norm(span.j) in sentence.grammar("and"):
        return sentence.norm(span.j + 1) in sentence.grammar("indefinite", "possessive")
    return any(count.i == span.j + 1 for count in counts) and sentence.norm(span.j) in sentence.grammar("and")


def _is_killed(sentence: Sentence, span: Span) -> bool:
    """'the driver of one of the trucks was killed': the subject of a passive verb of killing."""
    for outcome in sentence.of("outcomes"):
        gap = range(span.j, outcome.i)
        if outcome.value != "killed" or outcome.note == "before" or not 0 < len(gap) <= 8:
            continue
        helped = sentence.norm(outcome.i - 1) in sentence.grammar("be", "auxiliary")
        parted = any(sentence.tokens[k].text == "," for k in gap) or any(
            s.i in gap for s in sentence.of("people")
        )
        if helped and not parted:
            return True
    return False


def is_beside_the_dead(sentence: Sentence, i: int, span: Span) -> bool:
    """'19 died along with the three bombers', 'six morts, sans compter le kamikaze': they died too."""
    if sentence.grammar("bomber").isdisjoint(sentence.norms[span.i : span.j]):
        return False
    k = i - 1
    while k > 0 and sentence.norms[k] in sentence.grammar("definite", "of"):
        k -= 1
    dead = any(s.value == "killed" and s.j <= k for s in sentence.of("outcomes"))
    return dead and k > 0 and sentence.norms[k] in sentence.grammar("beside")


def _is_office(sentence: Sentence, span: Span) -> bool:
    return any(token.norm in sentence.grammar("office") for token in sentence.tokens[span.i : span.j])


def _is_added(sentence: Sentence, k: int) -> bool:
    """'a prefect and his driver', "à un préfet et à son chauffeur"."""
    k -= sentence.norm(k - 1) in sentence.grammar("said_again")
    return sentence.norm(k - 1) in sentence.grammar("and")


def _is_number(sentence: Sentence, k: int) -> bool:
    """A figure, or a word for one that is no article too."""
    if sentence.tokens[k].text.isdecimal():
        return True
    return sentence.norms[k] not in sentence.grammar("article") and starting(sentence.of("numbers"), k) is not None


def _determiner(sentence: Sentence, i: int) -> int | None:
    """Where the article before a noun stands, one or two adjectives passed over; the noun itself in a
    headline.
    """
    for k in range(i - 1, max(-1, i - 6), -1):
        token = sentence.tokens[k]
        if token.norm in sentence.grammar("age_word") or _is_number(sentence, k):
            continue  # "a 14-year-old boy"
        if k < i - 3 and not _is_number(sentence, k + 1):
            break
        if (
            token.norm in sentence.grammar("article")
            or token.norm in sentence.grammar("possessive")
            and _is_added(sentence, k)
        ):
            return k
        if not token.is_word or token.norm in sentence.grammar(
            "of", "by", "and", "here", "away", "before_figure"
        ):
            break
    named = all(sentence.tokens[k].is_capital for k in range(max(0, i - 2), i))
    led = any(s.note == "before" and 0 <= i - s.j <= 2 for s in sentence.of("outcomes")) and named
    return i if sentence.kind == "heading" and (i <= 2 or led) else None
