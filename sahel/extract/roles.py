"""Who did it and who was hit: the parts that groups, forces, people and sites play in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from sahel.extract.agents import NOBODY, THEY, Agent, Cast, by_party, claimants, nationalities, strongest, unlisted
from sahel.extract.lexicon import Span, over
from sahel.extract.parties import (
    DONE_BY,
    Party,
    find_parties,
    is_joined,
    is_state,
    is_suspected,
    is_voice,
    side,
    word_before,
)
from sahel.extract.sentences import Sentence
from sahel.extract.voice import is_passive

if TYPE_CHECKING:
    from sahel.extract.mentions import Mention

_CLAUSE_MARKS = frozenset((";", ":", "—"))
_SIDES = 8  # words between two sides that clash
_WINDOW = 14  # words between an actor and its act
_FAR = 24  # and a second act of his: "men landed on an islet of fishermen and took away …"


def find(sentence: Sentence, mentions: Sequence[Mention] = (), i: int = 0, j: int | None = None) -> Cast:
    """The doers and the hit of words i to j of a sentence; the countries named in it tell whose army is meant."""
    of = sentence.of
    told = of("acts") or of("outcomes") or of("speech") or of("cues")
    if not told and not sentence.has(sentence.grammar("responsible")):
        return NOBODY  # nothing is done, nothing is said and nobody is suspected
    acts = of("acts") and [span for span in of("acts") if span.value != "light"]
    if not acts and not _may_be_blamed(sentence):
        return NOBODY
    end = len(sentence.tokens) if j is None else j
    parties = find_parties(sentence)
    if i or end < len(sentence.tokens):
        parties = [party for party in parties if i <= party.span.i < end]
    if len(parties) > 1:
        parties = parties[:1] + [
            p for last, p in pairwise(parties) if last.target != "civilians" or not _belongs_to(sentence, last, p)
        ]
    agents, patients, targets = [], [], []
    role, last = None, None
    for party in parties:
        if not party.actor and not party.target:
            last = party  # "five people": whatever they did, they are no party that is coded
            continue
        alike = last is not None and is_joined(sentence, last, party)
        if last is not None and _did_it(sentence, last, role) and _is_member_of(sentence, last, party):
            role, alike = "agent", True
        if last is None or not alike or role is None and last.actor == party.actor:  # "of the group (GSIM, or JNIM) killed"
            role = _role(sentence, party, parties, acts)
        last = party
        if role == "patient" and is_voice(sentence, party.span):
            continue  # "The police confirmed five deaths"
        if role == "agent" and _says(sentence, party.span) and _another_acts(sentence, party, parties):
            continue  # "Local police say armed men stormed the school"
        if role in ("agent", "both") and party.actor and party.actor != "minusma":
            agents += _agents(sentence, party, mentions)
        if role in ("patient", "both") and party.actor:
            patients.append(party.actor)
        if role == "patient" and party.target:
            targets.append("armed_group" if _is_their_camp(sentence, party, agents) else party.target)
    if parties or of("speech"):
        agents += claimants(sentence, parties, mentions)
    if not agents and sentence.kind == "heading":
        agents = _headline_subject(sentence, parties[:1])
    if not agents and acts:
        agents = _pronouns(sentence, i, end)
    if not (agents or targets or patients):
        return NOBODY
    return Cast(tuple(strongest(agents)), tuple(dict.fromkeys(targets)), (), tuple(patients))


def _is_their_camp(sentence: Sentence, site: Party, agents: Sequence[Agent]) -> bool:
    """'Troops raided a camp': a camp that the state's forces attack is a group's, unless it is called the army's."""
    if site.span.tag != "sites" or site.target != "military" or not agents:
        return False
    before = sentence.norm(site.span.i - 1)
    owned = before in sentence.grammar("possessive") or before in ("'", "'s")  # "on their post", "prospectors' camps"
    bare = set(sentence.norms[site.span.i : site.span.j]) <= sentence.grammar("any_site")
    return bare and not owned and all([side(agent.actor) == "state" for agent in agents]) and not any(
        [s.value == "mistaken" for s in sentence.of("cues")]
    )


_BLAMES = frozenset(("claims", "blames", "accused"))
_SUSPECTS = frozenset(("suspected", "suspects"))


def _may_be_blamed(sentence: Sentence) -> bool:
    """Whether a sentence that tells no act may still name its doer: a claim, a suspicion, a headline, or 'by'."""
    if sentence.kind == "heading" or sentence.has(sentence.grammar("by", "responsible")):
        return True
    for span in sentence.of("speech"):
        if span.value in _BLAMES:
            return True
    for span in sentence.of("cues"):
        if span.value in _SUSPECTS:
            return True
    return False


def _did_it(sentence: Sentence, people: Party, role: str | None) -> bool:
    """Whether people are the doers, be they coded or not: 'par des hommes appartenant à …'."""
    if people.actor or people.target:
        return role == "agent"
    return word_before(sentence, people.span.i) in sentence.grammar("by")


def _belongs_to(sentence: Sentence, person: Party, party: Party) -> bool:
    """'an informer of the army', "le frère d'un commandant du JNIM": whose he was, no party to the act."""
    if not party.actor or person.target != "civilians" or person.span.tag != "people":
        return False
    between = sentence.norms[person.span.j : party.span.i]
    small = sentence.grammar("of", "definite", "indefinite")
    return bool(between) and between[0] in sentence.grammar("of") and small.issuperset(between)


def _is_member_of(sentence: Sentence, people: Party, group: Party) -> bool:
    """'armed men believed to belong to JNIM', "des individus soupçonnés d'appartenir à la Katiba Macina"."""
    between = sentence.norms[people.span.j : group.span.i]
    if people.actor == "group" and not between:
        return True  # "la secte Boko Haram"
    if people.actor == "unidentified" and not between and side(group.actor or "") != "state":
        return True  # "gunmen suspected to be herdsmen"
    if people.actor not in ("unidentified", None) or side(group.actor or "") != "group":
        return False
    if people.actor is None and people.target not in ("", "armed_group"):
        return False
    small = sentence.grammar("of", "definite", "member_group")
    if between and between[0] in sentence.grammar("of") and small.issuperset(between):
        return True  # "terrorists of the Boko Haram sect"
    member = sentence.grammar("member_of")
    return not member.isdisjoint(sentence.norms[people.span.i : group.span.i]) and not _has_mark(
        sentence, people.span.j, group.span.i
    )


def _says(sentence: Sentence, span: Span) -> bool:
    """A force directly before a verb of saying."""
    speech = sentence.of("speech")
    return (
        bool(speech)
        and side(span.value) == "state"
        and any(s.value == "says" and s.i == span.j for s in speech)
    )


def _another_acts(sentence: Sentence, party: Party, parties: list[Party]) -> bool:
    """Whether an actor of the other side stands between this one and what was done."""
    acts = [act.i for act in sentence.of("acts") if act.i >= party.span.j and act.value != "light"]
    return bool(acts) and any(
        other.actor
        and side(other.actor) == "group"
        and party.span.j < other.span.i
        and other.span.j <= acts[0]
        for other in parties
    )


def _role(sentence: Sentence, party: Party, parties: list[Party], acts: list[Span]) -> str | None:
    """agent, patient, both (a clash names its two sides) or None."""
    if not acts:
        return "agent" if party.actor and is_suspected(sentence, party.span) else None
    grammar, cues = sentence.grammar, sentence.of("cues")
    before = word_before(sentence, party.span.i)
    if (
        cues
        and party.actor
        and any([s.value == "suspected" and 0 <= s.i - party.span.j <= 2 for s in cues])
        and not any([0 <= a.i - party.span.j <= 3 for a in acts])
    ):
        return "agent"  # "Boko Haram is suspected"
    if cues and party.actor and _draws_suspicion(sentence, party.span.i):
        return "agent"
    done_by = before in grammar("by")
    if (
        done_by
        and not _only_held(sentence, party.span.i)
        or cues
        and _at_hands_of(sentence, party.span.i)
    ):
        return "agent"
    if done_by:
        return None  # "a checkpoint manned by the insurgents"
    between = before in grammar("between")
    clash = (between or party.actor) and "clash" in [span.value for span in acts]
    if between and clash:
        return "both"
    if clash and party.actor and side(party.actor) == "group" and _is_of_two_sides(sentence, party, acts):
        return "both"
    if clash and party.actor and not is_state(party.actor) and _clash_together(sentence, party, parties):
        return "both"
    if (
        clash
        and before in grammar("clashing_with")
        and party.actor
        and party.actor != "military"
        and _beside_side(sentence, party, parties)
    ):
        return "both"
    if before in grammar("done_to") or _is_counted_object(sentence, party):
        return "patient"
    return _by_acts(sentence, party, parties, acts)


def _draws_suspicion(sentence: Sentence, i: int) -> bool:
    """'Nobody has claimed the attack, but suspicion fell on Boko Haram', 'les soupçons se portent sur l'EIGS'."""
    words = sentence.grammar("suspicion")
    return any(s.value == "suspected" and 0 <= i - s.j <= 1 and sentence.norm(s.i) in words for s in sentence.of("cues"))


def _is_counted_object(sentence: Sentence, party: Party) -> bool:
    """'killed more than 60 soldiers and took two pick-ups': behind an active verb, with nothing but a figure between."""
    if not sentence.figures and not sentence.of("numbers"):
        return False
    verb, i = None, party.span.i
    for s in sentence.of("acts"):
        if s.note == "verb" and 0 < i - s.j <= 4:
            verb = s
    if verb is None:
        return False
    between = range(verb.j, i)
    counted = [k for k in between if over(sentence.of("numbers"), k) or sentence.tokens[k].text.isdecimal()]
    if not counted or is_passive(sentence, verb):
        return False
    return all(
        k in counted or over(sentence.of("bounds"), k) or over(sentence.of("demonyms"), k) for k in between
    )


def _only_held(sentence: Sentence, i: int) -> bool:
    """'a checkpoint manned by the insurgents', 'un bus escorté par l'armée': they held it, and did not do the
    act.
    """
    for k in range(i - 1, max(0, i - 5) - 1, -1):
        if sentence.norms[k] in sentence.grammar("by"):
            return k > 0 and sentence.norms[k - 1] in sentence.grammar("held")
    return False


def _clash_together(sentence: Sentence, party: Party, parties: list[Party]) -> bool:
    """'Fighters of A and of B clashed': both groups stand before the verb, joined by "and"."""
    verbs = [span for span in sentence.of("acts") if span.value == "clash" and span.note == "verb"]
    groups = [p for p in parties if p.actor and not is_state(p.actor) and p.actor != "unidentified"]
    ahead = [p for verb in verbs for p in groups if 0 <= verb.i - p.span.j <= _WINDOW]
    joined = any(
        token.norm in sentence.grammar("and")
        for a, b in zip(ahead, ahead[1:])
        for token in sentence.tokens[a.span.j : b.span.i]
    )
    return party in ahead and len(ahead) > 1 and joined


def _is_of_two_sides(sentence: Sentence, party: Party, acts: list[Span]) -> bool:
    """'Accrochage entre des chasseurs de A et des éléments de B', 'clashes between members of A and men of B'."""
    between, joint, norms = sentence.grammar("between"), sentence.grammar("and"), sentence.norms
    i, j = sentence.clause(party.span.i)
    for act in acts:
        opened = between & set(norms[act.j : min(act.j + _SIDES, party.span.i)])
        if act.value != "clash" or not i <= act.i < party.span.i or not opened:
            continue
        parted = any(s.value != "clash" and act.j < s.i < party.span.i for s in acts)
        return not parted and not joint.isdisjoint(norms[act.j : min(j, party.span.j + _SIDES)])
    return False


def _at_hands_of(sentence: Sentence, i: int) -> bool:
    """'at the hands of', 'sous les coups de'."""
    for s in sentence.of("cues"):
        if s.value == "by" and 0 <= i - s.j <= 3:
            return True
    return False


def _beside_side(sentence: Sentence, party: Party, parties: list[Party]) -> bool:
    """Another group stands before this one: 'fighters of ISSP and of JNIM clashed'."""
    return any(
        other.actor
        and other is not party
        and abs(other.span.i - party.span.i) < 12
        and not is_state(other.actor)
        for other in parties
    )


def _by_acts(sentence: Sentence, party: Party, parties: list[Party], acts: list[Span]) -> str | None:
    """The role that the nearest act gives: before an active verb the doer, after it the hit, and the other way
    in the passive.
    """
    span, best = party.span, None
    marked = sentence.has(_CLAUSE_MARKS)
    for act in acts:
        if act.i < span.j and span.i < act.j or act.value == "occur":
            continue
        gap = act.i - span.j if act.i >= span.j else span.i - act.j
        joined = act.note == "verb" and sentence.norm(act.i - 1) in sentence.grammar("and")
        if gap > (_FAR if joined else _WINDOW) or best is not None and gap >= best[0] and act.note != "suffered":
            continue
        if marked and _has_mark(sentence, min(act.j, span.j), max(act.i, span.i)):
            continue
        role = _given_by(sentence, party, act, gap)
        if (
            role == "agent"
            and span.j <= act.i
            and (_is_object(sentence, span) or _has_nearer_subject(sentence, party, parties, act))
        ):
            role = None
        suffers = act.note == "suffered" and role == "patient" and not _another_between(parties, party, act)
        if role and (best is None or gap < best[0] or suffers):
            best = (-1 if suffers else gap, role)  # "a unit on a search mission fell into an ambush"
    return best[1] if best else None


def _another_between(parties: list[Party], party: Party, act: Span) -> bool:
    """Whether another actor stands between a party and an act."""
    return any(other.actor and party.span.j <= other.span.i and other.span.j <= act.i for other in parties)


def _has_nearer_subject(sentence: Sentence, party: Party, parties: list[Party], act: Span) -> bool:
    """'Five soldiers died when jihadists attacked': another actor stands between and is the verb's subject.

    Not so in 'soldiers backed by Wagner attacked', nor where the two are joined.
    """
    last = party
    for other in parties[parties.index(party) + 1 :]:
        if other.span.j > act.i:
            return False
        if not other.actor or other.actor == party.actor:
            continue
        if other.span.i - last.span.j <= 1 or is_joined(sentence, last, other):
            last = other  # "ISWAP militants", "the Volunteers (VDP)", "soldiers and militiamen"
            continue
        if not _is_object(sentence, other.span) and word_before(
            sentence, other.span.i
        ) not in sentence.grammar("by", "with", "of", "from", "against", "and"):
            return not _in_aside(sentence, party.span.j, other.span, act.i)
    return False


def _is_object(sentence: Sentence, span: Span) -> bool:
    """'a jet chasing Lakurawa', 'troops fighting jihadists': the object of a participle."""
    endings = sentence.grammar("gerund_ending")
    return bool(endings) and sentence.norm(span.i - 1).endswith(tuple(endings))


def _in_aside(sentence: Sentence, i: int, span: Span, j: int) -> bool:
    """Between two commas: 'ISWAP, born of Boko Haram in 2016, attacked'."""
    marks = [k for k in range(i, j) if sentence.tokens[k].text == ","]
    return len(marks) > 1 and marks[0] < span.i and span.j <= marks[-1]


def _has_mark(sentence: Sentence, i: int, j: int) -> bool:
    return not _CLAUSE_MARKS.isdisjoint(sentence.norms[i:j])


def _given_by(sentence: Sentence, party: Party, act: Span, gap: int) -> str | None:
    """The role that one act gives."""
    first = party.span.j <= act.i
    if act.note == "noun":
        if first:
            return (
                "agent"
                if party.actor and (gap <= 2 or _with_light_verb(sentence, party.span.j, act.i))
                else None
            )
        if party.actor and act.value in DONE_BY and _is_act_of(sentence, act, party.span, gap):
            return "agent"
        return (
            "patient"
            if gap <= 6
            and word_before(sentence, party.span.i) in sentence.grammar("done_to", "of", "act_of")
            and not party.actor
            else None
        )
    if act.note == "suffered":  # "a sauté sur une mine", "came under fire": the subject is hit
        by_group = party.actor and (
            gap <= 3
            and word_before(sentence, party.span.i) in sentence.grammar("of")
            or _is_act_of(sentence, act, party.span, gap)
        )
        return "patient" if first else "agent" if by_group else None
    if act.value == "repel":
        return "patient" if first else "agent" if party.actor and gap <= 6 else None
    if is_passive(sentence, act):
        return "patient" if first else None
    if act.value == "clash" and party.actor:
        return "both" if gap <= 8 else None  # "GATIA and MSA fought Islamic State fighters"
    if first:
        return "agent" if party.actor else None
    return "patient" if gap <= 8 else None


def _is_act_of(sentence: Sentence, act: Span, span: Span, gap: int) -> bool:
    """'attaque du JNIM', "frappe de l'armée", "incursion d'une trentaine de membres présumés du JNIM"."""
    act_of = sentence.grammar("act_of")
    if not act_of or sentence.norm(span.i - 1) in sentence.grammar("possessive"):
        return False  # "l'attaque de leur détachement" hit it
    if gap <= 3:
        return word_before(sentence, span.i) in act_of
    if side(span.value) != "group" or sentence.norm(act.j) not in act_of:
        return False
    small = sentence.grammar("determiner", "of", "suspected")
    return all(
        sentence.norms[k] in small or over(sentence.of("numbers"), k) or over(sentence.of("armed"), k)
        for k in range(act.j, span.i)
    )


def _with_light_verb(sentence: Sentence, i: int, j: int) -> bool:
    """'launched heavy strikes', 'a mené une attaque': the verb only carries the noun."""
    return any(s.value == "light" and i <= s.i < j for s in sentence.of("acts"))


def _agents(sentence: Sentence, party: Party, mentions: Sequence[Mention]) -> list[Agent]:
    """The agent that a party is; two for "soldiers from Niger and Chad"."""
    suspected = is_suspected(sentence, party.span) or sentence.norm(party.span.i) in sentence.grammar(
        "suspected"
    )
    attribution = "suspected" if suspected else party.attribution
    if party.actor == "group" and (named := unlisted(sentence, party.span.i)) is not None:
        return [Agent(named, "claimed", party.span.i, party.span.j, 3)]  # "the Liberation Front said its men …"
    nations: Sequence[str | None] = nationalities(sentence, party.span, mentions) or [None]
    return [by_party(party, attribution, 3, nation) for nation in nations]


def _headline_subject(sentence: Sentence, first: list[Party]) -> list[Agent]:
    """'Boko Haram burns children alive, 86 dead': the group that a headline of deaths begins with, and a verb
    unknown here.
    """
    party = first[0] if first else None
    if party is None or not party.actor or party.span.tag != "actors" or side(party.actor) != "group":
        return []
    k, dead = party.span.j, [s for s in sentence.of("outcomes") if s.value == "killed"]
    verb = (
        k < len(sentence.tokens)
        and sentence.tokens[k].is_word
        and sentence.norm(k) not in sentence.grammar("auxiliary", "of", "and", "be")
    )
    if party.span.i > 1 or not verb or not dead or dead[0].i - k < 3:
        return []
    return [Agent(party.actor, "attributed", party.span.i, party.span.j, 3)]


def _pronouns(sentence: Sentence, i: int, end: int) -> list[Agent]:
    """'They killed 10', 'ils ont abattu': the actor that the sentence before speaks of, if it speaks of one
    only; else who is spoken of, as the reading of the report knows.
    """
    pronouns = sentence.grammar("subject_pronoun")
    if not sentence.has(pronouns):
        return []
    subjects = [
        k
        for act in sentence.of("acts")
        if i <= act.i < end
        and act.note == "verb"
        and act.value not in _NEUTRAL
        and not is_passive(sentence, act)
        for k in range(max(0, act.i - _reach(sentence, act)), act.i)
        if sentence.norms[k] in pronouns and sentence.norms[k + 1] not in sentence.grammar("be")
    ]
    if not subjects:
        return []
    several = sentence.norms[subjects[0]] in sentence.grammar("plural_pronoun")
    if several and (mover := _moved_before(sentence, subjects[0])) is not None:
        return [by_party(mover, "attributed", 3)]
    if sentence.before is None:
        return []
    named = list(dict.fromkeys([party.actor for party in find_parties(sentence.before) if party.actor]))
    groups = [actor for actor in named if side(actor) == "group"]
    meant = groups if len(groups) == 1 else named if len(named) == 1 else []
    actors = meant or [THEY] * several
    return [Agent(actor, "attributed", subjects[0], subjects[0] + 1, 3) for actor in actors]


def _reach(sentence: Sentence, act: Span) -> int:
    """Words before a verb among which its pronoun stands; more where it is joined to a verb before: 'they set … and shot'."""
    return _WINDOW if sentence.norm(act.i - 1) in sentence.grammar("and") else 3


def _moved_before(sentence: Sentence, k: int) -> Party | None:
    """'soldiers moved into Mbokam, where locals say they shot three men': the one force that the sentence began with."""
    armed = [party for party in find_parties(sentence) if party.actor and party.span.j <= k]
    alone = len({party.actor for party in armed}) == 1 and armed[0].span.tag in ("armed", "actors")
    return armed[0] if alone and not is_voice(sentence, armed[0].span) and "," in sentence.norms[armed[0].span.j : k] else None


_NEUTRAL = {"light", "campaign", "protest", "coup", "arrest", "occur", "succumb"}
