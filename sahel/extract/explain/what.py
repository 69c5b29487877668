"""What: the words that make an act a tally, give it its type, and say what was hit."""

from __future__ import annotations

from collections.abc import Iterator

from sahel.extract import assembly
from sahel.extract.explain.reason import Account, Reason, Words, because, first, of, spans
from sahel.extract.explain.who import names
from sahel.extract.parties import target_of

_ACTS_OF = {                     # the acts of data/lexicon that each sub-event type is read from
    "Suicide bomb": ("suicide",),
    "Government regains territory": ("regain",),
    "Non-state actor overtakes territory": ("overtake", "regain", "seize"),
    "Non-violent transfer of territory": ("transfer", "overtake", "regain", "seize"),
    "Air/drone strike": ("airstrike", "bombard"),
    "Disrupted weapons use": ("disrupt",),
    "Remote explosive/landmine/IED": ("ied",),
    "Grenade": ("grenade",),
    "Shelling/artillery/missile attack": ("shelling",),
    "Sexual violence": ("sexual",),
    "Abduction/forced disappearance": ("abduct", "seize"),
    "Looting/property destruction": ("loot",),
    "Armed clash": ("ambush", "clash", "attack", "repel", "operation", "shoot", "kill", "explosion"),
    "Attack": ("attack", "kill", "shoot", "abduct", "wound", "ambush", "loot", "seize", "explosion"),
}


def kind(account: Account) -> Iterator[Reason]:
    """Whether it is one act or a sum of several, and by which words."""
    if account.incident.kind != "tally":
        yield because("kind", account.incident.kind, "kind_incident")
        return
    frame = next((f for f in account.story.frames if assembly.is_tally(f)), account.story.frames[0])
    summed = first(spans(frame.sentence, "cues", "sum"))
    if summed:
        yield because("kind", "tally", "kind_tally_sum", summed)
    elif frame.plural:
        yield because("kind", "tally", "kind_tally_several", first(account.spans("acts")))
    else:
        dated = frame.when is not None and account.frame_of(frame.when)
        words = of(account.frame_of(frame.when).sentence, frame.when) if dated else None
        yield because("kind", "tally", "kind_tally_long", words)


def event(account: Account) -> Iterator[Reason]:
    """The sub-event type with the strongest act behind it, and the event type that it belongs to."""
    incident = account.incident
    if incident.sub_event_type:
        rule = _event_rule(incident.sub_event_type)
        yield because("sub_event_type", incident.sub_event_type, rule, _act(account))
    if incident.event_type:
        yield because("event_type", incident.event_type, "event_type_of_sub_event")


def _event_rule(sub_event: str) -> str:
    return "event_" + "_".join("".join(c if c.isalpha() else " " for c in sub_event.lower()).split())


def _act(account: Account) -> Words | None:
    """The first of the strongest acts that the type is read from; else the outcome that shows an act."""
    for act in _ACTS_OF.get(account.incident.sub_event_type or "", ()):
        found = first(account.spans("acts", act))
        if found:
            return found
    return first(account.spans("outcomes"))


def targets(account: Account) -> Iterator[Reason]:
    """Each target: a site or people that the act was done to, the victims, or a group that was hit."""
    for target in account.incident.targets:
        rule, words = next(_signs(account, target), ("target_told", None))
        yield because("targets", target, rule, words)


def _signs(account: Account, target: str) -> Iterator[tuple[str, Words]]:
    frames = account.story.frames
    for frame in frames:
        if target in frame.cast.targets:
            found = [*spans(frame.sentence, "sites", target), *spans(frame.sentence, "people", target)]
            yield from (("target_hit", words) for words in found)
    for frame in frames:
        named = [words for told in frame.told for words in spans(frame.sentence, "people", target)
                 if told.toll.i <= words.i < told.toll.j]
        yield from (("target_victims", words) for words in named)
    for frame in frames:
        for patient in frame.cast.patients:
            if target_of(patient) == target:
                named = names(frame.sentence, patient, "actors", "armed")
                yield from (("target_group", words) for words in named)
    if any(entry.victims == target for entry in account.incident.casualties):
        yield "target_counted", first(account.spans("outcomes"))


def confidence(account: Account) -> Iterator[Reason]:
    """How sure the reading is, which no single words give."""
    yield because("confidence", account.incident.confidence, "confidence_signs")
