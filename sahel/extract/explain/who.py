"""Who: the words that name the doers, and who says that they did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sahel import codebook
from sahel.extract.agents import Agent
from sahel.extract.explain.reason import Account, Reason, Words, because, first, nearest, of, spans
from sahel.extract.frames import Frame
from sahel.extract.sentences import Sentence
from sahel.extract.speakers import Speech

_FORCES = ("military", "police", "vigilantes")
_SENT_FORCES = {"french_forces": "FRA", "us_forces": "USA", "wagner": "RUS"}      # whose "soldiers" they are
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
        return nearest(names(self.frame.sentence, self.agent.actor, "actors", "armed"), self.agent.i)


def perpetrators(account: Account) -> Iterator[Reason]:
    """Each perpetrator with the words that name it."""
    for actor in account.incident.perpetrators:
        doers = _doers(account, actor)
        if doers:
            yield because("perpetrators", actor, *_told(account, doers[0], actor))
        else:
            yield because("perpetrators", actor, *_without_name(account, actor))


def _told(account: Account, doer: Doer, actor: str) -> tuple[str, Words | None]:
    """The rule and the words of a doer; for an act in a group's own statement, where the report names that
    group.
    """
    if doer.agent.attribution == "claimed" and doer.words is None:
        return "actor_issuer", _issuer(account, doer.agent.actor)
    return _rule(doer, actor), doer.words


def _issuer(account: Account, actor: str) -> Words | None:
    """Where a report first names the group whose statement it passes on."""
    return first(words for frame in account.frames for words in names(frame.sentence, actor, "actors", "armed"))


def _doers(account: Account, actor: str) -> list[Doer]:
    """The agents that an actor was coded from, the one that counts most first."""
    found = [Doer(agent, account.frame_of(agent) or frame) for frame in account.story.frames
             for agent in frame.cast.agents if _means(agent, actor)]
    return sorted(found, key=lambda doer: (_ORDER.index(doer.agent.attribution), -doer.agent.strength))


def _means(agent: Agent, actor: str) -> bool:
    """Whether an agent as told may have been coded as this actor."""
    told = agent.actor
    if told in _FORCES:
        if actor in _SENT_FORCES:
            return agent.country == _SENT_FORCES[actor]
        other = agent.country and codebook.actor(actor).country not in (None, agent.country)
        return actor == "unidentified" or actor.startswith(f"{told}_") and not other
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


def _is_named(doer: Doer, sentence: Sentence) -> bool:
    """Whether the agent's own words mean it, rather than "the group" or "it"."""
    own = names(sentence, doer.agent.actor, "actors", "armed", "people")
    return any(words.i <= doer.agent.i < words.j for words in own)


def names(sentence: Sentence, actor: str, *tags: str) -> list[Words]:
    """The phrases of a sentence that mean this actor."""
    return [words for tag in tags for words in spans(sentence, tag, actor)]


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
        return "attribution_claimed", _claim(doer) or doer.words or _issuer(account, doer.agent.actor)
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
    """The words that name a speaker, in the part of the sentence that it answers for, else before it."""
    sentence = frame.sentence
    speakers = [*spans(sentence, "speakers", speech.source)]
    if speech.source == "perpetrator" and speech.actor:
        speakers += names(sentence, speech.actor, "actors", "armed")
    elif speech.source == "perpetrator":
        speakers += spans(sentence, "armed", "unidentified")
    elif speech.source == "government":
        forces = (span for span in sentence.of("actors") if span.value.startswith(("military", "police")))
        speakers += [of(sentence, span) for span in forces]
    elif speech.source == "witness":
        speakers += spans(sentence, "people", "civilians")
    verbs = [words.i for words in spans(sentence, "speech") if speech.i <= words.i < speech.j]
    inside = [words for words in speakers if speech.i <= words.i < speech.j]
    before = [words for words in speakers if words.i < speech.i]
    return nearest(inside or before, verbs[0] if verbs else speech.i)
