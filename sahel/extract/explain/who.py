"""Who: the words that name the doers, and who says that they did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sahel.extract.explain.reason import Account, Reason, Words, because, first, nearest, of, spans
from sahel.extract.frames import Frame
from sahel.extract.roles import Agent
from sahel.extract.speakers import Speech

_FORCES = ("military", "police", "vigilantes")
_SENT_FORCES = {"french_forces", "us_forces", "wagner"}           # what "soldiers" are of these nations
_BY_PLACE_AND_TIME = {"is": {"issp", "iswap", "is"}, "al_qaeda": {"jnim"}}
_ORDER = ("claimed", "suspected", "attributed", "unattributed")    # the one that counts first
_FROM_THE_AIR = ("airstrike", "bombard")


@dataclass(frozen=True)
class Doer:
    """An agent with the frame in whose sentence it was read."""

    agent: Agent
    frame: Frame

    @property
    def words(self) -> Words | None:
        """The words that name it; for a group that speaks for itself, its name in the sentence."""
        if self.agent.i < self.agent.j:
            return of(self.frame.sentence, self.agent)
        named = (words for tag in ("actors", "armed") for words in spans(self.frame.sentence, tag, self.agent.actor))
        return nearest(named, self.agent.i)


def perpetrators(account: Account) -> Iterator[Reason]:
    """Each perpetrator with the words that name it."""
    for actor in account.incident.perpetrators:
        doers = _doers(account, actor)
        if doers:
            yield because("perpetrators", actor, _rule(doers[0], actor), doers[0].words)
        else:
            yield because("perpetrators", actor, *_without_name(account, actor))


def _doers(account: Account, actor: str) -> list[Doer]:
    """The agents that an actor was coded from, the one that counts most first."""
    found = [Doer(agent, account.frame_of(agent) or frame) for frame in account.story.frames
             for agent in frame.cast.agents if _means(agent.actor, actor)]
    return sorted(found, key=lambda doer: (_ORDER.index(doer.agent.attribution), -doer.agent.strength))


def _means(told: str, actor: str) -> bool:
    """Whether an agent as told may have been coded as this actor."""
    if told in _FORCES:
        return actor.startswith(f"{told}_") or actor in _SENT_FORCES or actor == "unidentified"
    if told == "auxiliaries":
        return actor in ("vdp", "vigilantes_nigeria", "communal_militia")
    return told == actor or actor in _BY_PLACE_AND_TIME.get(told, ())


def _rule(doer: Doer, actor: str) -> str:
    agent, sentence = doer.agent, doer.frame.sentence
    if agent.actor in _FORCES:
        return "actor_force_nationality" if agent.country else "actor_force_country"
    if agent.actor in _BY_PLACE_AND_TIME:
        return "actor_place_and_time"
    if agent.actor == "auxiliaries":
        return "actor_auxiliaries"
    if actor == "unidentified":
        return "actor_unnamed"
    if agent.i < agent.j and not _is_named(doer, sentence):
        return "actor_group_before"
    return {1: "actor_blamed", 2: "actor_claims"}.get(agent.strength, "actor_named")


def _is_named(doer: Doer, sentence) -> bool:
    """Whether the agent's own words mean it, rather than "the group" or "it"."""
    inside = (words for tag in ("actors", "armed", "people") for words in spans(sentence, tag, doer.agent.actor))
    return any(words.i <= doer.agent.i < words.j for words in inside)


def _without_name(account: Account, actor: str) -> tuple[str, Words | None]:
    """The rule for an actor that no agent gives: the country's own air force, or nobody."""
    if actor == "unidentified":
        return "actor_nobody", None
    return "actor_from_the_air", first(account.spans("acts", *_FROM_THE_AIR))


def attribution(account: Account) -> Iterator[Reason]:
    """How far the doers are known, with the words of claiming, suspecting or naming."""
    value = account.incident.attribution
    found = [doer for actor in account.incident.perpetrators for doer in _doers(account, actor)]
    doers = [doer for doer in found if doer.agent.attribution == value]
    yield because("attribution", value, *_attributed(account, value, doers, bool(found)))


def _attributed(account: Account, value: str, doers: list[Doer], named: bool) -> tuple[str, Words | None]:
    if value == "claimed" and not doers:
        return "attribution_own_operation", next(_official_voices(account), None)
    if not doers:
        return ("attribution_nobody" if value == "unattributed" else "attribution_from_the_air"), None
    doer = doers[0]
    if value == "claimed":
        return "attribution_claimed", _claim(doer) or doer.words
    if value == "suspected":
        cues = spans(doer.frame.sentence, "cues", "suspected")
        return "attribution_suspected", nearest(cues, doer.agent.i) or doer.words
    return ("attribution_attributed" if value == "attributed" else "attribution_no_label"), doer.words


def _claim(doer: Doer) -> Words | None:
    return nearest(spans(doer.frame.sentence, "speech", "claims"), doer.agent.i)


def _official_voices(account: Account) -> Iterator[Words]:
    for frame in account.story.frames:
        for speech in frame.speeches:
            if speech.source == "government" and (words := voice(frame, speech)):
                yield words


def voice(frame: Frame, speech: Speech) -> Words | None:
    """The words that name a speaker, in the part of the sentence that it answers for or next to it."""
    sentence = frame.sentence
    speakers = [*spans(sentence, "speakers", speech.source)]
    if speech.source == "perpetrator" and speech.actor:
        speakers += [words for tag in ("actors", "armed") for words in spans(sentence, tag, speech.actor)]
    elif speech.source == "perpetrator":
        speakers += spans(sentence, "armed", "unidentified")
    elif speech.source == "government":
        speakers += [of(sentence, s) for s in sentence.of("actors") if s.value.startswith(("military", "police"))]
    elif speech.source == "witness":
        speakers += spans(sentence, "people", "civilians")
    verbs = [words.i for words in spans(sentence, "speech") if speech.i <= words.i < speech.j]
    inside = [words for words in speakers if speech.i <= words.i < speech.j]
    return nearest(inside, verbs[0] if verbs else speech.i)
