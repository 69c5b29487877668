"""Who is said to have done, claimed or been blamed for an act; and who "the group" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sahel.extract.lexicon import Span
from sahel.extract.parties import Party, is_joined, is_state, is_suspected, side, word_before
from sahel.extract.sentences import Sentence
from sahel.extract.tokens import fold

if TYPE_CHECKING:
    from sahel.extract.speakers import Speech
    from sahel.extract.mentions import Mention


@dataclass(slots=True, unsafe_hash=True)
class Agent:
    """An actor that did it, by the words of the sentence."""

    actor: str  # an actor id, or military, police, vigilantes before their country is known
    attribution: str  # claimed, attributed, suspected or unattributed
    i: int
    j: int
    strength: int  # 3 named as the doer, 2 claims it, 1 blamed
    country: str | None = None  # of a state's forces, by the nationality beside them


def by_party(party: Party, attribution: str, strength: int, country: str | None = None) -> Agent:
    """The agent that a party is, of whom one knows that it is an actor."""
    assert party.actor is not None
    return Agent(party.actor, attribution, party.span.i, party.span.j, strength, country)


@dataclass(slots=True, unsafe_hash=True)
class Cast:
    agents: tuple[Agent, ...]
    targets: tuple[str, ...]
    victims: tuple[str, ...]  # of the people who are hit, by the codebook's codes
    patients: tuple[str, ...]  # actor ids of those who are hit


NOBODY = Cast((), (), (), ())


def with_speakers(sentence: Sentence, cast: Cast, speeches: Sequence[Speech]) -> Cast:
    """The cast with the groups that speak of what they did: 'Amaq: "29 killed, camp captured"'."""
    if not speeches:
        return cast
    known = {agent.actor for agent in cast.agents if agent.attribution == "claimed"}
    if any([agent.strength == 3 and side(agent.actor) == "state" for agent in cast.agents]):
        return cast  # "FLA: five nomads killed by the army's drone" claims nothing
    named = [(speech, speech.actor or _unnamed(sentence, speech)) for speech in speeches if speech.claims]
    voices = [
        Agent(actor, "claimed", speech.i, speech.i, 2)
        for speech, actor in named
        if actor and actor not in known and side(actor) == "group"
    ]
    return replace(cast, agents=tuple(strongest([*cast.agents, *voices]))) if voices else cast


def _unnamed(sentence: Sentence, speech: Speech) -> str | None:
    """'The group itself speaks of 26': whoever was meant last, unless the sentence names one that no list has."""
    if speech.source != "perpetrator":
        return None
    verbs = [s for s in sentence.of("speech") if speech.i <= s.i <= speech.j]
    return next(filter(None, (unlisted(sentence, verb.i) for verb in verbs)), "group")


def groups_named(sentence: Sentence, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The last two armed groups named up to the end of a sentence, the last one first: who "the group" is in
    the next.
    """
    spans = (*sentence.of("actors"), *sentence.of("armed"))
    named = [span for span in spans if span.value not in _NO_GROUP and side(span.value) == "group"]
    if len(named) > 1:
        named.sort(key=lambda span: -span.i)
    return last_named([span.value for span in named], before)


def last_named(groups: Sequence[str], before: tuple[str, ...]) -> tuple[str, ...]:
    """The last two of the groups of a sentence and of those before it."""
    return tuple(dict.fromkeys([*groups, *before]))[:2] if groups else before


_UNLISTED = 20  # words before a verb of claiming or "its men", among which the group is named
_LEAD = 4  # words between "holds", whom, and "responsible"
THEY = "they"
_GROUP_WORDS = {"group", "groups", "those", THEY}
_NO_GROUP = {"unidentified", "group", "groups", "those", "al_qaeda"}


def meant(
    cast: Cast, named: tuple[str, ...], report: tuple[str, ...] = (), focus: tuple[str, ...] = ()
) -> Cast:
    """The cast with "the group", "the militants", "the two groups" and "they" replaced by those told of before.

    `named` are those of the same story; "the group" may mean one of the `report`'s, if the story names none.
    `focus` are those who acted last, or the group named last.
    """
    if not cast.agents and not cast.patients:
        return cast
    if _GROUP_WORDS.isdisjoint([*[agent.actor for agent in cast.agents], *cast.patients]):
        return cast
    agents = [
        replace(agent, actor=actor)
        for agent in cast.agents
        for actor in (
            focus if agent.actor == THEY else _meant(agent.actor, agent.attribution == "claimed", named, report)
        )
    ]
    patients = tuple(actor for patient in cast.patients for actor in _meant(patient, False, named, report))
    return replace(cast, agents=tuple(strongest(agents)), patients=patients)


def _meant(actor: str, claims: bool, named: tuple[str, ...], report: tuple[str, ...]) -> tuple[str, ...]:
    if actor == "groups":
        return named or ("unidentified",)
    if actor == "group":
        only = report if len(report) == 1 else ()
        return (named or only)[:1] or (() if claims else ("unidentified",))
    if actor == "those":
        return named[:1] or ("unidentified",)
    return (actor,)


def is_air_force(sentence: Sentence, agent: Agent) -> bool:
    """'the Nigerian Air Force (NAF) has destroyed a camp': the country's military, by the words its air force."""
    words = sentence.norms[agent.i : agent.j]
    return side(agent.actor) == "state" and not sentence.grammar("air_force").isdisjoint(words)


def nationalities(sentence: Sentence, span: Span, mentions: Sequence[Mention]) -> list[str]:
    """The countries of a force, by what stands beside it: 'Malian soldiers', "Niger's army", 'soldiers from
    Niger and Chad'.
    """
    near = [
        s.value
        for s in sentence.of("demonyms")
        if s.value and -1 <= span.i - s.j <= 2 or -1 <= s.i - span.j <= 1
    ]
    if near:
        return near[:1]
    owned = [m.country for m in mentions if m.country and 0 <= span.i - m.j <= 1]
    if owned:
        return owned[:1]
    found, k = [], span.j
    for m in mentions:
        if (
            m.country
            and 0 <= m.i - k <= 2
            and m.kind == "country"
            and {t.norm for t in sentence.tokens[k : m.i]} & sentence.grammar("from", "of", "and")
        ):
            found.append(m.country)
            k = m.j
    return found


def claimants(sentence: Sentence, parties: list[Party], mentions: Sequence[Mention]) -> list[Agent]:
    """Groups that claim an act, or are blamed for it."""
    found = _held_responsible(sentence, parties, mentions) if parties else []
    for verb in sentence.of("speech"):
        if verb.value == "accused":
            found += _accused(sentence, verb, parties, mentions)
        if verb.value not in ("claims", "blames"):
            continue
        party = _claimant(sentence, verb, parties)
        if is_denied(sentence, verb):
            continue
        unknown = party is None or party.actor == "group"
        if unknown and verb.value == "claims" and (actor := unlisted(sentence, verb.i)) is not None:
            found.append(Agent(actor, "claimed", verb.i, verb.j, 2))
            continue
        if party is None:
            if (
                verb.value == "claims"
                and verb.i
                and sentence.norm(verb.i - 1) in sentence.grammar("group_pronoun")
            ):
                found.append(Agent("group", "claimed", verb.i, verb.j, 2))
            continue
        if verb.value == "claims" and not is_state(party.actor):
            found.append(by_party(party, "claimed", 2))
        elif verb.value == "blames" and party.span.i >= verb.j:
            found += [blamed(sentence, p, mentions) for p in _with_partners(sentence, party, parties)]
    return found


def unlisted(sentence: Sentence, before: int) -> str | None:
    """The id of a named group that no list has (CODEBOOK.md, Rulings): 'The Patriotic Liberation Front (FPL) claimed' is fpl."""
    heads = sentence.grammar("group_noun")
    k = next((k for k in range(max(0, before - _UNLISTED), before) if _is_head(sentence, k, heads)), None)
    if k is None:
        return None
    if (acronym := _acronym(sentence, k, before)) is not None:
        return acronym
    links = sentence.grammar("name_link", "and", "group_link")
    i, j = k, k + 1
    while i and sentence.tokens[i - 1].is_capital and sentence.norms[i - 1] not in sentence.grammar("definite"):
        i -= 1
    while j < before and (sentence.tokens[j].is_capital or sentence.norms[j] in links):
        j += 1
    while sentence.norms[j - 1] in links:
        j -= 1
    return fold("_".join(sentence.norms[i:j]).replace("'", "")) if j - i > 1 else None


def _acronym(sentence: Sentence, i: int, j: int) -> str | None:
    """The capitals in brackets among words i to j: '(FPL)'."""
    for k in range(i, j - 2):
        word = sentence.tokens[k + 1].text
        if sentence.norms[k] == "(" and sentence.norms[k + 2] == ")" and word.isupper() and len(word) > 1:
            return word.lower()
    return None


def _is_head(sentence: Sentence, k: int, heads: frozenset[str]) -> bool:
    return sentence.norms[k] in heads and sentence.tokens[k].is_capital


def blamed(sentence: Sentence, party: Party, mentions: Sequence[Mention]) -> Agent:
    """A party that somebody says did it."""
    nation = next(iter(nationalities(sentence, party.span, mentions)), None)
    attribution = "suspected" if is_suspected(sentence, party.span) else "attributed"
    return by_party(party, attribution, 1, nation)


def _accused(sentence: Sentence, verb: Span, parties: list[Party], mentions: Sequence[Mention]) -> list[Agent]:
    """'The army is accused of', 'les FAMa sont mises en cause': the parties before the verb."""
    near = [p for p in parties if p.actor and 0 <= verb.i - p.span.j <= 6]
    return [blamed(sentence, p, mentions) for p in near]


def _held_responsible(sentence: Sentence, parties: list[Party], mentions: Sequence[Mention]) -> list[Agent]:
    """'Abidjan holds the Katiba Macina responsible', 'le parquet tient le JNIM pour responsable'."""
    blame, norms = sentence.grammar("responsible"), sentence.norms
    if not sentence.has(blame):
        return []
    holds = sentence.grammar("holds")
    held = [
        p
        for p in parties
        if p.actor
        and not blame.isdisjoint(norms[p.span.j : p.span.j + _LEAD])
        and not holds.isdisjoint(norms[max(0, p.span.i - _LEAD) : p.span.j + _LEAD])
    ]
    return [blamed(sentence, p, mentions) for p in held]


def _claimant(sentence: Sentence, verb: Span, parties: list[Party]) -> Party | None:
    """The group beside a verb of claiming: before it, or after 'claimed by'."""
    by = verb.value == "blames" or bool(
        {sentence.norm(verb.j - 1), sentence.norm(verb.j)} & sentence.grammar("by")
    )
    groups = [
        p
        for p in parties
        if p.actor and p.actor not in ("unidentified",) and (p.actor != "military" or verb.value == "blames")
    ]
    if verb.value == "blames" and not by_phrase(sentence, verb):
        groups = [
            p
            for p in groups
            if p.span.i - verb.j <= 5
            and word_before(sentence, p.span.i) not in sentence.grammar("with", "of")
        ]
    near = [p for p in groups if (0 <= p.span.i - verb.j <= 8 if by else 0 <= verb.i - p.span.j <= 16)]
    tied = sentence.grammar("with", "of", "blamed_on")  # "Ansar Dine, a group linked to AQIM, claims"
    return min(
        near,
        key=lambda p: (not by and _is_led_by(sentence, p.span.i, tied), abs(p.span.i - verb.i)),
        default=None,
    )


def _is_led_by(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    return word_before(sentence, i) in words or sentence.norm(i - 1) in words


def _with_partners(sentence: Sentence, party: Party, parties: list[Party]) -> list[Party]:
    """A party with those joined to it: 'soldiers and VDP auxiliaries'."""
    joined, last = [party], party
    for other in parties[parties.index(party) + 1 :]:
        if not is_joined(sentence, last, other):
            break
        joined.append(other)
        last = other
    return joined


def by_phrase(sentence: Sentence, verb: Span) -> bool:
    """'blamed on', 'attributed to', 'imputée à'."""
    return verb.j - verb.i > 1 or sentence.norm(verb.j) in sentence.grammar("blamed_on")


_LIVES = 6  # words between "claimed" and whose "lives"


def is_denied(sentence: Sentence, verb: Span) -> bool:
    """Whether a verb of claiming is negated, or what it claims are lives: 'the conflict has claimed thousands of lives'."""
    if not sentence.grammar("lives").isdisjoint(sentence.norms[verb.j : verb.j + _LIVES]):
        return True
    return not sentence.grammar("not").isdisjoint(sentence.norms[max(0, verb.i - 8) : verb.i])


def strongest(agents: list[Agent]) -> list[Agent]:
    """One entry for each actor, the strongest; a claim keeps its attribution."""
    if len(agents) < 2:
        return agents
    best: dict[tuple[str, str | None], Agent] = {}
    for agent in agents:
        known = best.get((agent.actor, agent.country))
        if known is None or agent.attribution == "claimed":
            best[agent.actor, agent.country] = agent
    return list(best.values())
