"""Who issues a report: whose word an unsourced sentence is, and the armed group whose claims it passes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sahel.extract.acts import VIOLENT
from sahel.extract.agents import Agent
from sahel.extract.frames import Frame
from sahel.extract.lexicon import Span
from sahel.extract.parties import side
from sahel.extract.sentences import Sentence

_HEAD = 4  # lines at the head of a report that say whose it is
_SECTION = 6  # words of a section's heading at most
_LINE = 24  # words of such a line at most
_OF_SEVERAL = {"mnjtf", "g5_sahel", "aes_force"}
_BROAD = {"is", "al_qaeda"}  # whose branch is meant where one is named beside it


@dataclass(frozen=True)
class Issuer:
    """The source of what a report says unsourced; `actor` where it is a group's own claims."""

    source: str
    actor: str | None = None


def issuer(sentences: Sequence[Sentence]) -> Issuer:
    """The army of a communiqué, the UN of a bulletin, the group of a list of its claims; else the press."""
    head = [s for s in sentences[: 2 * _HEAD] if s.block < _HEAD and len(s.tokens) <= _LINE]
    group = (
        next((actor for s in head if (actor := _claimant(s))), None) or _letterhead(head) or _voice(sentences)
    )
    if group:
        return Issuer("perpetrator", group)
    titles = [s for s in head if s.kind == "heading" and not s.of("acts") and not s.of("speech")]
    for sentence in titles:
        if any(s.value == "government" for s in sentence.of("speakers")) or any(
            side(s.value) == "state" for s in sentence.of("actors")
        ):
            return Issuer("government")
    if any(s.value == "ngo" for sentence in titles for s in sentence.of("speakers")):
        return Issuer("ngo")
    return Issuer("ngo" if any(map(_is_humanitarian, titles)) or _speaks_as_ngo(sentences) else "media")


def force(sentences: Sequence[Sentence]) -> str | None:
    """The force of several countries whose communiqué it is: its "troops" are of no one country."""
    head = [s for s in sentences[: 2 * _HEAD] if s.block < _HEAD and s.kind == "heading" and not s.of("speech")]
    return next((s.value for sentence in head for s in sentence.of("actors") if s.value in _OF_SEVERAL), None)


def _is_humanitarian(title: Sentence) -> bool:
    """'Humanitarian Access Snapshot no. 41', "Note d'information humanitaire": a paper of the UN or of NGOs."""
    return title.has(title.grammar("humanitarian")) and title.has(title.grammar("paper"))


def _speaks_as_ngo(sentences: Sequence[Sentence]) -> bool:
    """'…, the Observatory said today': an organisation's own report says so at its head."""
    for sentence in sentences:
        if sentence.block >= _HEAD:
            return False
        if not sentence.has(sentence.grammar("today")):
            continue
        said = [s for s in sentence.of("speech") if s.value == "says"]
        voices = [s for s in sentence.of("speakers") if s.value == "ngo"]
        if any(_is_today(sentence, verb) and _is_beside(voice, verb) for verb in said for voice in voices):
            return True
    return False


def _is_today(sentence: Sentence, verb: Span) -> bool:
    """'said today', 'a déclaré aujourd'hui': the word stands in the phrase or behind it."""
    return not sentence.grammar("today").isdisjoint(sentence.norms[verb.i : verb.j + 2])


def _is_beside(voice: Span, verb: Span) -> bool:
    return 0 <= verb.i - voice.j <= 2 or 0 <= voice.i - verb.j <= 3


def _claimant(sentence: Sentence) -> str | None:
    """The group that a line at the head gives as the issuer: by its name alone, its organ, or a title like
    "claims of".
    """
    named = [s for s in sentence.of("actors") if side(s.value) == "group"]
    if not named:
        return None
    covered = {k for s in named for k in range(s.i, s.j)}
    words = [k for k, token in enumerate(sentence.tokens) if token.is_word and k not in covered]
    organ = any(s.value == "perpetrator" and s.i < 4 for s in sentence.of("speakers"))
    titled = any(s.value == "issued" for s in sentence.of("cues"))
    alone = sentence.kind == "heading" and sentence.block < 2 and not words
    listed = (
        sentence.block == 0
        and not sentence.of("acts")
        and not sentence.text.endswith(".")
        and any(_heads_claims(sentence, k) for s in named for k in (s.j, s.j + 1))
    )  # "JNIM claims: Mali and Benin (15-18 May)"
    own = (
        sentence.kind == "heading"
        and not sentence.of("acts")
        and not sentence.grammar("statement").isdisjoint(sentence.norms[:2])
    )  # "Statement by ISWAP", "Communiqué du GSIM"
    if not (organ and sentence.kind == "heading" or titled or alone or listed or own):
        return None
    return next((s.value for s in named if s.value not in _BROAD), named[0].value)


def _heads_claims(sentence: Sentence, k: int) -> bool:
    """'claims:', 'revendications (10-12 mai)'; not so 'claims army post'."""
    marked = k + 1 >= len(sentence.tokens) or not sentence.tokens[k + 1].is_word
    return marked and sentence.norm(k) in sentence.grammar("claims_of")


def _letterhead(head: list[Sentence]) -> str | None:
    """The group whose name alone is the first line, above one that says "press release"."""
    issued = any(s.value == "issued" for sentence in head[1:] for s in sentence.of("cues"))
    if not issued:
        return None
    first = head[0]
    named = [s for s in first.of("actors") if side(s.value) == "group"]
    covered = {k for s in named for k in range(s.i, s.j)}
    alone = named and all(k in covered or not token.is_word for k, token in enumerate(first.tokens))
    return named[0].value if alone else None


def _voice(sentences: Sequence[Sentence]) -> str | None:
    """The group that a translated statement is of: it speaks of "your brothers", "the mujahideen" and the
    grace of God.
    """
    if sum(map(_is_holy, sentences)) < 2:
        return None
    named = (s.value for sentence in sentences for s in sentence.of("actors") if side(s.value) == "group")
    return next(named, None)


def _is_holy(sentence: Sentence) -> bool:
    """Whether it speaks so."""
    for s in sentence.of("cues"):
        if s.value == "holy":
            return True
    return False


def section(sentence: Sentence) -> Issuer | None:
    """The group that a heading inside a list of claims names: 'EIS (Amaq)'; None where it is no such heading."""
    if len(sentence.tokens) > _SECTION or sentence.of("acts") or sentence.of("speech"):
        return None
    named = [s for s in sentence.of("actors") if side(s.value) == "group"]
    if not named or not any(s.value == "perpetrator" for s in sentence.of("speakers")):
        return None
    return Issuer("perpetrator", next((s.value for s in named if s.value not in _BROAD), named[0].value))


def is_aside(sentence: Sentence) -> bool:
    """'Translator's note: …', 'Côté officiel, …': from here on somebody else speaks."""
    return any([s.value == "aside" and s.i < 3 for s in sentence.of("cues")])


def _is_own(frame: Frame, agent: Agent) -> bool:
    """'they', 'a security detachment': in a group's own words its men, though an army was named before."""
    sentence = frame.sentence
    unit = any(s.note == "unit" and s.i <= agent.i < s.j for s in sentence.of("sites"))
    return unit and agent.country is None or sentence.norm(agent.i) in sentence.grammar("subject_pronoun")


def claimed(frame: Frame, actor: str) -> Frame:
    """The frame of an act in a list of a group's claims: its own unless somebody else is said to have done it."""
    if not (set(frame.acts) & VIOLENT or frame.told):
        return frame
    doers = [a for a in frame.cast.agents if a.strength == 3 and a.actor not in (actor, "unidentified")]
    if any(not _is_own(frame, agent) for agent in doers):
        return frame
    own = Agent(actor, "claimed", frame.i, frame.i, 2)
    return replace(
        frame,
        cast=replace(frame.cast, agents=(own,)),
        told=tuple(
            replace(told, source="perpetrator") if told.source == "media" else told for told in frame.told
        ),
    )
