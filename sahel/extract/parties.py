"""The groups, forces, people and sites of a sentence that an act may be of, and what each is when it is hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sahel.extract.lexicon import Span, over
from sahel.extract.sentences import Sentence
from sahel.extract.voice import is_passive

STATE = (
    "military",
    "air_force",
    "police",
    "french_forces",
    "us_forces",
    "mnjtf",
    "g5_sahel",
    "minusma",
    "aes_force",
    "vigilantes",
)
PRO_STATE = (
    "auxiliaries",
    "vdp",
    "dozo",
    "vigilantes_nigeria",
    "wagner",
    "africa_corps",
    "koglweogo",
    "gatia",
    "msa",
)
DONE_BY = {"attack", "ambush", "airstrike", "shelling", "ied", "suicide", "abduct"}
_DATES = {"month", "weekday", "day"}


@dataclass(slots=True, unsafe_hash=True)
class Party:
    """A group, a force, people or a site in a sentence."""

    span: Span
    actor: str | None
    attribution: str
    target: str


def is_joined(sentence: Sentence, last: Party, party: Party) -> bool:
    """'by both jihadists and government forces': the second party has the role of the first."""
    if not (last.actor and party.actor and 0 < party.span.i - last.span.j <= 3):
        return False
    between, joints = sentence.norms[last.span.j : party.span.i], sentence.grammar("and", "or")
    return (between[0] in joints or between[0] == ",") and all(
        word in joints or word == "," or word in sentence.grammar("determiner") for word in between
    )


def find_parties(sentence: Sentence) -> list[Party]:
    """Every party of the sentence, the more telling name first where two overlap."""
    of = sentence.of
    spans = [*of("actors"), *of("armed"), *of("sites")]  # in the order of _MAKERS
    if len(spans) > 1:
        spans.sort(key=_shortness)
    spans += of("people")  # last, however long
    if not spans:
        return []
    parties: list[Party] = []
    taken: set[int] = set()
    acts, cues, places, speech, speakers = of("acts"), of("cues"), of("places"), of("speech"), of("speakers")
    # A sentence mostly has no such words at all, and then no list is made.
    operations = acts and [s for s in acts if s.j - s.i > 1 and s.value == "operation"]
    partial = cues and [s for s in cues if s.value == "part"]
    units = places and [s for s in places if s.value in ("settlement", "admin1", "admin2")]
    quotes = speech and _quotes(sentence)
    bracketed = speakers and "(" in sentence.vocabulary
    for span in spans:
        tag = span.tag
        unnamed = tag == "people" or tag == "sites"
        if partial and tag == "people" and any([0 <= span.i - s.j <= 4 for s in partial]):
            continue  # "five people, including a police officer"
        if unnamed and units and over(units, span.i):
            continue  # "la préfecture de Kpendjal" is a place
        if (
            operations
            and any([act.i <= span.i and span.j <= act.j for act in operations])
            or bracketed
            and _is_aside(sentence, span)
            or unnamed
            and speakers
            and speech
            and is_voice(sentence, span)
            or quotes
            and any([0 <= span.i - quote.j <= 2 for quote in quotes])
        ):
            continue  # nobody is named by "a military operation", "(local officials)", "according to the police"
        words = range(span.i, span.j)
        if taken.isdisjoint(words):
            parties.append(_MAKERS[tag](sentence, span))
            taken.update(words)
    if len(parties) > 1:
        parties.sort(key=_place)
    return parties


def _shortness(span: Span) -> int:
    return span.i - span.j


def _place(party: Party) -> int:
    return party.span.i


_ASIDE = 14  # words between who speaks and the verb, an aside between them


def is_voice(sentence: Sentence, span: Span) -> bool:
    """Somebody who says it is not who was hit: 'un bilan de la police', 'the army said'."""
    speech, speakers = sentence.of("speech"), sentence.of("speakers")
    if not speech or not speakers:
        return False
    for v in speakers:
        if v.j < span.i and span.i - v.j <= 3:
            small = sentence.grammar("of", "definite", "possessive", "speaks_for")
            if small.issuperset(sentence.norms[v.j : span.i]):
                return True  # "the spokesman for the police command"
        elif v.i < span.j and span.i < v.j:
            for s in speech:
                if 0 <= s.i - v.j <= 2 or 0 <= v.i - s.j <= 3 or _is_parted_by_aside(sentence, v, s):
                    return True
    return False


def _is_parted_by_aside(sentence: Sentence, voice: Span, verb: Span) -> bool:
    """'The police officer, DSP Udeme Edet, however put the number at nine': two commas stand between."""
    norms = sentence.norms
    return 0 < verb.i - voice.j <= _ASIDE and norms[voice.j] == "," and "," in norms[max(voice.j + 1, verb.i - 3) : verb.i]


def _is_vague(actor: Span, site: Span, small: frozenset[str], sentence: Sentence) -> bool:
    """'a camp attacked by the militants' is not theirs; 'a camp of the fighters' is."""
    behind = actor.value in ("those", "unidentified") and actor.i >= site.j
    return behind and not all(sentence.norm(k) in small for k in range(site.j, max(actor.i, site.j + 1)))


def _camp(sentence: Sentence, span: Span) -> Party | None:
    """'ISWAP logistics base', "un camp de l'Iswap": the site is the group's."""
    if span.note == "unit" or span.value not in ("military", "civilians"):
        return None
    if sentence.norm(span.i - 1) in sentence.grammar("possessive") and _is_of_fighters(sentence, span):
        return Party(span, None, "", "armed_group")
    small = sentence.grammar("of", "definite")
    for actor in (*sentence.of("actors"), *sentence.of("armed")):
        if side(actor.value) != "group":
            continue
        ahead = 0 <= span.i - actor.j <= 1 and not any(actor.j <= s.i < span.i for s in sentence.of("acts"))
        behind = 0 < actor.i - span.j <= 3 and all(sentence.norm(k) in small for k in range(span.j, actor.i))
        led = ahead and not sentence.grammar("act_of") or behind
        if led and not _is_vague(actor, span, small, sentence):
            return Party(span, None, "", "armed_group")
    return None


def _is_of_fighters(sentence: Sentence, site: Span) -> bool:
    """'killed four fighters in a raid on their camp': whose it is was said just before."""
    before = [s for tag in ("people", "armed", "actors") for s in sentence.of(tag) if s.j < site.i]
    nearest = max(before, key=lambda s: s.i, default=None)
    if nearest is None:
        return False
    return nearest.value == "armed_group" if nearest.tag == "people" else side(nearest.value) == "group"


def _herders(sentence: Sentence, span: Span) -> Party | None:
    """Suspected or blamed herders are a communal militia (CODEBOOK.md, Rulings)."""
    if sentence.grammar("herders").isdisjoint(sentence.norms[span.i : span.j + 1]):
        return None
    blamed = any(s.value == "blames" and 0 <= span.i - s.j <= 3 for s in sentence.of("speech")) or any(
        act.i == span.j
        and act.note == "verb"
        and act.value in DONE_BY | {"kill"}
        and not is_passive(sentence, act)
        for act in sentence.of("acts")
    )  # "Herders kill 8"
    if not blamed and not is_suspected(sentence, span):
        return None
    return Party(span, "communal_militia", "attributed" if blamed else "suspected", "militia")


def _quotes(sentence: Sentence) -> list[Span]:
    """'according to', 'selon': who is quoted neither did it nor was hit."""
    quotes = sentence.grammar("quotes")
    return [s for s in sentence.of("speech") if s.value == "says" and sentence.norms[s.j - 1] in quotes]


def _is_aside(sentence: Sentence, span: Span) -> bool:
    """In brackets at the end of a sentence: its source."""
    return (
        span.j >= len(sentence.norms) - 3
        and "(" in sentence.norms[max(0, span.i - 3) : span.i]
        and over(sentence.of("speakers"), span.i)
    )


_TARGET_OF = {
    "military": "military",
    "police": "police",
    "air_force": "military",
    "vigilantes": "militia",
    "french_forces": "foreign_forces",
    "us_forces": "foreign_forces",
    "wagner": "foreign_forces",
    "africa_corps": "foreign_forces",
    "minusma": "peacekeepers",
    "vdp": "militia",
    "dozo": "militia",
    "g5_sahel": "military",
    "auxiliaries": "militia",
    "mnjtf": "military",
    "vigilantes_nigeria": "militia",
    "communal_militia": "militia",
    "koglweogo": "militia",
    "dan_na_ambassagou": "militia",
}


@cache
def target_of(actor: str) -> str:
    """The kind of target that an actor is when it is hit."""
    if actor.startswith(("military", "police")):
        return actor.split("_")[0]
    return _TARGET_OF.get(actor, "armed_group")


def _named(_: Sentence, span: Span) -> Party:
    return Party(span, span.value, "attributed", target_of(span.value))


def _unnamed(_: Sentence, span: Span) -> Party:
    return Party(span, span.value, span.note, target_of(span.value))


def _site(sentence: Sentence, span: Span) -> Party:
    """A site that is hit; a unit ("patrol", "battalion") may also be the one that acts."""
    if (camp := _camp(sentence, span)) is not None:
        return camp
    unit = span.note == "unit" and span.value in ("military", "police")
    return Party(span, span.value if unit else None, "attributed" if unit else "", span.value)


def _people(sentence: Sentence, span: Span) -> Party:
    return _herders(sentence, span) or Party(
        span, None, "", "" if span.value == "unspecified" else span.value
    )


_MAKERS = {"actors": _named, "armed": _unnamed, "sites": _site, "people": _people}  # the more telling first


@cache
def side(actor: str) -> str:
    """state for a state's forces and those who fight beside them, else group."""
    # Communal militias stand on no side but their own.
    return "state" if actor.startswith(STATE) or actor in PRO_STATE else "group"


def is_state(actor: str | None) -> bool:
    return actor is not None and actor.startswith(STATE)


def word_before(sentence: Sentence, i: int) -> str:
    """The word that leads up to word i, past its articles, numbers and names; a date ends the search."""
    k, determiner, calendar = i - 1, sentence.grammar("determiner"), sentence.of("calendar")
    tokens = sentence.tokens
    while k >= 0:
        token = tokens[k]
        passed = (
            token.norm in determiner
            or k
            and token.is_capital
            and i - k < 3
            or token.text in _QUOTES
            or token.is_figure
            and token.text.isdecimal()
            or _is_passed(sentence, k)
        )
        if not passed or calendar and _is_dated(calendar, k):
            return token.norm
        k -= 1
    return ""


_QUOTES = frozenset(('"', "“", "«", "'"))


def _is_passed(sentence: Sentence, k: int) -> bool:
    """Part of a nationality, of a figure or of a word of suspicion."""
    of = sentence.of
    demonyms, numbers = of("demonyms"), of("numbers")
    if demonyms and over(demonyms, k) or numbers and over(numbers, k):
        return True
    for s in of("cues"):
        if s.i <= k < s.j and s.value == "suspected":
            return True
    for s in of("bounds"):
        if s.i <= k < s.j and s.value != "between":
            return True
    return False


def _is_dated(calendar: Sequence[Span], k: int) -> bool:
    """Part of a date."""
    for s in calendar:
        if s.i <= k < s.j and s.value in _DATES:
            return True
    return False


def is_suspected(sentence: Sentence, span: Span) -> bool:
    """'suspected jihadists', 'Boko Haram is suspected', "on soupçonne des éléments du JNIM"."""
    for s in sentence.of("cues"):
        if s.value in ("suspected", "suspects") and 0 <= span.i - s.j <= 3:
            return True
        if s.value == "suspected" and (
            0 <= s.i - span.j <= 1
            or s.i - span.j == 2
            and sentence.norm(s.i - 1) in sentence.grammar("be")
            and over(sentence.of("people"), span.j)
        ):
            return True
    return False
