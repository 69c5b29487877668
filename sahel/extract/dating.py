"""Which of a sentence's dates is the day of its act: not that of a claim, a statement, a departure or a
release.
"""

from __future__ import annotations

from sahel.extract.lexicon import Span, ending
from sahel.extract.sentences import Sentence
from sahel.extract.spans import When

_LAST_RESORT = 55  # cost of a date that is that of a departure
_QUOTES = frozenset((":", "“", "«", '"'))
_LABELLED = frozenset((",", ":", ".", "-", "–"))
_PAUSES = frozenset((",", ";", '"', "”", "»"))
_IDLE = frozenset(("operation", "light", "occur", "campaign", "protest"))  # acts that date nothing by themselves
_LONG = 20  # days that are no day of an act, but a time that is counted over
_BURIAL = 7  # words between a burial and its day
_TILL = 9  # words between "till" and the day
_LEAD = 7  # words of a time at the head of a sentence, after its date: "on Saturday in the late afternoon"


def when_of(sentence: Sentence, whens: list[When]) -> When | None:
    """The date of the act, not that of what was said of it."""
    dated = [(cost, when) for when in whens if (cost := _act_cost(sentence, when)) is not None]
    if len(dated) < 2:
        return dated[0][1] if dated else None
    return min(dated, key=lambda found: (found[1].precision != "day", found[0]))[1]


def is_of_speech(sentence: Sentence, when: When) -> bool:
    """Whether a date is that of what is said, not of an act."""
    return _act_cost(sentence, when) is None


def is_compared(sentence: Sentence, when: When) -> bool:
    """'contre 17 au cours de la même période en 2022', 'compared with 17 in the same month of 2022'."""
    compares = sentence.grammar("compares")
    if not sentence.has(compares):
        return False
    i = sentence.clause(when.i)[0]
    found = [k for k in range(i, when.i) if sentence.norms[k] in compares]
    return bool(found) and (
        found[0] + 1 in sentence.figures
        or sentence.norms[found[0] + 1] in sentence.grammar("compared_with")
        or any(s.i == found[0] + 1 for s in sentence.of("numbers"))
    )


def is_recalled(sentence: Sentence, when: When | Span) -> bool:
    """'the deadliest since March, when 30 soldiers fell', 'depuis mars, quand …': the day of the act told behind it."""
    since = sentence.grammar("since")
    if since.isdisjoint(sentence.norms[max(0, when.i - 4) : when.i]):
        return False
    k = when.j + (sentence.norm(when.j) == ",")
    return sentence.norm(k) in sentence.grammar("back_then")


def _act_cost(sentence: Sentence, when: When | Span) -> int | None:
    """How far a date stands from an act; None where it stands nearer to a verb of saying."""
    if sentence.norm(when.j) == "'s" and any(0 < s.i - when.j <= 3 for s in sentence.of("acts")):
        return 0  # "Thursday's raid"
    if _is_of_act(sentence, when):
        return 0
    if when.i == 0 and sentence.kind == "item" and sentence.norm(when.j) in _LABELLED:
        return 0  # "31/07, Boulsa: VDP accused of …"
    if is_recalled(sentence, when):
        return 0
    leading = sentence.norms[max(0, when.i - _TILL) : when.i]
    before = leading[-2:]
    if _is_wide(when) and not sentence.grammar("superlative").isdisjoint(leading[-3:]):
        return None  # "the worst this year"
    if sentence.grammar("as_of_day").issubset(before):
        return None  # "as of today the families have no news"
    if not sentence.grammar("until").isdisjoint(leading):
        return None  # "lasted till about 3 a.m. on Tuesday"
    if not sentence.grammar("since").isdisjoint(before) and not (
        getattr(when, "since", False) and sentence.of("outcomes")
    ):
        return None  # "Thiou, occupied since April"
    if getattr(when, "precision", "day") == "day" and _is_told_then(sentence, when):
        return None  # "said on Saturday"
    if (
        _is_claim_day(sentence, when)
        or _is_of_paper(sentence, when)
        or _is_of_burial(sentence, when)
        or _is_of_another_clause(sentence, when)
        or _is_of_what_followed(sentence, when)
    ):
        return None
    if _is_departure(sentence, when):
        return _LAST_RESORT
    acts = [*sentence.of("acts"), *[s for s in sentence.of("outcomes") if s.note != "toll"]]
    rivals = _rivals(sentence)
    if (when.i <= 3 or _opens_clause(sentence, when)) and _opens_sentence(sentence, when):
        rivals = [s for s in rivals if not _is_in_aside(sentence, s) and not _is_quote(sentence, s)]
        rivals = [s for s in rivals if when.i <= 3 or s.i > when.i]
        first = min((s.i for s in (*acts, *rivals) if when.i <= 3 or s.i > when.i), default=0)
        said = [s for s in rivals if s.i == first and not _is_said_now(sentence, s)]
        return None if said and not _is_period(when) else 1  # "On Friday, in neighbouring Benin, two rangers were abducted"
    speech = min([_gap(sentence, when, s) for s in rivals], default=99)
    act = min([_gap(sentence, when, s) for s in acts], default=60)
    if speech < act and speech < 30 and getattr(when, "precision", "day") == "day":
        return None
    return act


def _rivals(sentence: Sentence) -> list[Span]:
    """What else a date may be that of: a toll, a statement, a release, an arrest, a protest."""
    rivals = [s for s in sentence.of("outcomes") if s.note == "toll"]  # "had on Friday put the figure at 17"
    for s in sentence.of("speech"):
        if s.value not in ("hearsay", "time"):
            rivals.append(s)
    for s in sentence.of("cues"):
        if s.value in ("release", "arrest"):
            rivals.append(s)
    for s in sentence.of("acts"):
        if s.value == "protest":
            rivals.append(s)
    return rivals


def _is_told_then(sentence: Sentence, when: When | Span) -> bool:
    """A verb of saying stands directly before the date, and no act does."""
    that = sentence.grammar("that")
    for s in sentence.of("speech"):
        if 0 <= when.i - s.j <= 1 and _is_saying(sentence, s) and sentence.norm(s.j - 1) not in that:
            return ending(sentence.of("acts"), when.i) is None
    return False


def _is_of_act(sentence: Sentence, when: When | Span) -> bool:
    """'wounded in the attack of 8 June, he died on Wednesday', "lors de l'attaque du dimanche 8 juin"."""
    if sentence.norm(when.i - 1) not in sentence.grammar("of"):
        return False
    return any(s.note == "noun" and s.j == when.i - 1 and s.value not in _IDLE for s in sentence.of("acts"))


def _is_saying(sentence: Sentence, verb: Span) -> bool:
    """'said', 'boasted'; but 'affirme avoir tendu samedi' tells the day of the act."""
    inside = {sentence.norm(k) for k in range(verb.i, verb.j)}
    return verb.value in ("says", "claims") and inside.isdisjoint(sentence.grammar("infinitive_have"))


def _is_of_subject(sentence: Sentence, when: When | Span, verb: Span) -> bool:
    """'A first count, on Sunday, spoke of six dead': between the subject of a verb of saying and the verb."""
    return when.i <= _LEAD and verb.i == when.j + 1 and sentence.norm(when.i - 1) == ","


def _is_period(when: When | Span) -> bool:
    """'Between January and April, the UN documented …': so long a time is what is counted over."""
    return isinstance(when, When) and (when.since or (when.end - when.start).days > _LONG)


def _is_wide(when: When | Span) -> bool:
    """A year, or the year so far."""
    return getattr(when, "precision", "day") == "year"


def _is_claim_day(sentence: Sentence, when: When | Span) -> bool:
    """'claimed the attack on Monday': the day of the claim, where the act is told elsewhere."""
    if not sentence.of("speech"):
        return False
    claims = [verb for verb in sentence.of("speech") if verb.value == "claims" and verb.note != "noun"]
    return bool(claims) and any(
        act.note == "noun"
        and 0 <= when.i - act.j <= 1
        and (when.i == act.j or sentence.norm(act.j) in sentence.grammar("on_day"))
        and any(
            0 <= act.i - verb.j <= 1
            and all(t.norm in sentence.grammar("definite") for t in sentence.tokens[verb.j : act.i])
            for verb in claims
        )
        for act in sentence.of("acts")
    )


def _is_of_paper(sentence: Sentence, when: When | Span) -> bool:
    """'29 dead in its first statement, issued the day after', 'dix annoncés au lendemain du drame'."""
    before = sentence.norms[max(0, when.i - 2) : when.i]
    return not _is_wide(when) and not sentence.grammar("made_public").isdisjoint(before)


def _is_of_burial(sentence: Sentence, when: When | Span) -> bool:
    """'helped bury 38 bodies the following day': the day on which the dead were buried."""
    burial = sentence.grammar("burial")
    if not sentence.has(burial):
        return False
    i = sentence.clause(when.i)[0]
    before = sentence.norms[max(i, when.i - _BURIAL) : when.i]
    buried = [k for k, word in enumerate(before, when.i - len(before)) if word in burial]
    return bool(buried) and not any(buried[-1] < s.i < when.i and s.note == "verb" for s in sentence.of("acts"))


def _is_of_another_clause(sentence: Sentence, when: When | Span) -> bool:
    """'15 were killed, according to Paris, which sent 4,000 men in January': a relative clause that tells no act."""
    i, j = sentence.clause(when.i)
    if not i or sentence.norms[i - 1] != ",":
        return False
    aside = _is_wide(when) and j < len(sentence.norms) and sentence.norms[j] == ","  # "born of Boko Haram in 2016"
    if not aside and sentence.norms[i] not in sentence.grammar("relative"):
        return False
    told = any(i <= s.i < j and s.value not in _IDLE for s in sentence.of("acts"))
    return not told and not any(i <= s.i < j for s in sentence.of("outcomes"))


def _is_of_what_followed(sentence: Sentence, when: When | Span) -> bool:
    """'There was fear in Logo at the weekend following an attack on Ugba': the act came before."""
    words = sentence.grammar("following")
    if when.i <= 3 or not sentence.has(words):
        return False
    following = [k for k in range(when.j, len(sentence.norms)) if sentence.norms[k] in words]
    if not following:
        return False
    told = [s for tag in ("acts", "outcomes") for s in sentence.of(tag) if s.value not in _IDLE]
    return bool(told) and all(s.i > following[0] for s in told)


def _is_departure(sentence: Sentence, when: When | Span) -> bool:
    """'a convoy that left Gao on Monday': the day that somebody left, not that of the act."""
    departs = sentence.grammar("departs")
    if not sentence.has(departs):
        return False
    for token in sentence.tokens[max(0, when.i - 4) : when.i]:
        if not token.is_capital and token.norm in departs:
            return True
    return False


def _opens_sentence(sentence: Sentence, when: When | Span) -> bool:
    """A date at the head, up to the first comma: 'On Friday, …', "Samedi dernier en fin d'après-midi, …"."""
    head = sentence.norms[when.j : when.j + _LEAD + 1]
    if "," not in head:
        return False
    comma = when.j + head.index(",")
    return not any(when.j <= s.i < comma for tag in ("acts", "outcomes", "speech") for s in sentence.of(tag))


def _opens_clause(sentence: Sentence, when: When | Span) -> bool:
    """'It was gathered that on Saturday, bandits had …'."""
    return not sentence.grammar("that").isdisjoint(sentence.norms[max(0, when.i - 2) : when.i])


def _is_quote(sentence: Sentence, verb: Span) -> bool:
    """'according to', 'selon': who is quoted takes no date."""
    return verb.tag == "speech" and sentence.norm(verb.j - 1) in sentence.grammar("quotes")


def _is_in_aside(sentence: Sentence, verb: Span) -> bool:
    """'…, the councillor said, …', '…, rappelle le journal, …': who says so stands between two commas, and the
    sentence goes on.
    """
    inverted = sentence.norm(verb.i - 1) == "," and "," in sentence.norms[verb.j : verb.j + _LEAD]
    ends = inverted or verb.j < len(sentence.tokens) - 1 and sentence.tokens[verb.j].text == ","
    begins = any(sentence.tokens[k].text in (",", "”", '"', "»") for k in range(max(0, verb.i - 5), verb.i))
    return verb.tag == "speech" and ends and begins and any(s.i > verb.j for s in sentence.of("acts"))


def _is_said_now(sentence: Sentence, verb: Span) -> bool:
    """'On 11 September, its men say that they wiped out …': said now, so the day is that of the act."""
    return verb.tag == "speech" and any(
        sentence.norm(k) in sentence.grammar("saying_now") for k in range(verb.i, verb.j)
    )


def _gap(sentence: Sentence, when: When | Span, span: Span) -> int:
    """Words between, a comma for five; what stands behind 'that' or a quotation mark is not the verb's own."""
    if (
        span.tag == "speech"
        and when.j < span.i
        and when.i > 3
        and sentence.tokens[when.j].text == ","
        and (when.j < span.i - 1 or sentence.grammar("inverted_pronoun"))
        and not _is_of_subject(sentence, when, span)
    ):
        return 99  # "… on Friday, the ministry said"
    if (
        span.tag == "speech"
        and span.j <= when.i
        and not (
            sentence.grammar("that").isdisjoint(sentence.norms[span.j : when.i])
            and _QUOTES.isdisjoint(sentence.norms[span.j : when.i])
            and not _says_what(sentence, span)
        )
    ):
        return 99
    late = span.tag == "cues" or span.value in ("blames", "claims")
    if (
        late
        and when.j <= span.i
        and sentence.norm(when.j) in sentence.grammar("auxiliary")
        and not sentence.tokens[when.j].is_capital
    ):
        return 99  # "the children kidnapped on Friday have escaped"; not so in "on Friday IS claimed"
    joined = span.i == when.j + 1 and sentence.norm(when.j) in sentence.grammar("and")
    if joined and span.tag == "cues" and any(0 <= when.i - act.j for act in sentence.of("acts")):
        return 99  # "killed six in Kumba on Sunday and freed three hostages"
    i, j = (span.j, when.i) if span.i < when.i else (when.j, span.i)
    commas = sum(map(_PAUSES.__contains__, sentence.norms[i:j]))
    return max(0, j - i) + 5 * commas


def _says_what(sentence: Sentence, verb: Span) -> bool:
    """'said the gunmen came', 'said they fled': what is said begins without "that"; not so in '…", said the mayor'."""
    inverted = verb.i and sentence.tokens[verb.i - 1].text in _PAUSES
    if inverted or verb.i == 0 or sentence.norm(verb.j - 1) not in sentence.grammar("says_what"):
        return False
    if sentence.norm(verb.j) in sentence.grammar("subject_pronoun"):
        return True
    k = verb.j + (sentence.norm(verb.j) in sentence.grammar("definite"))
    return any(s.i == k for tag in ("people", "armed", "actors") for s in sentence.of(tag))


def weekday_of_act(sentence: Sentence) -> int | None:
    """The weekday on which the sentence's act happened; None where it is the day of a statement."""
    for span in sentence.of("calendar"):
        if span.value == "weekday" and _act_cost(sentence, span) not in (None, 60):
            return int(span.note)
    return None
