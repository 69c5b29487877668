"""Who did it: the doers of a story, resolved to actors, and how surely it is laid to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sahel.codebook import countries
from sahel.extract.agents import Agent
from sahel.extract.casualties import site_targets
from sahel.extract.parties import STATE, side
from sahel.extract.stories import ARMED, Story

if TYPE_CHECKING:
    from sahel.extract.coding import Setting
    from sahel.extract.frames import Frame

_FORCES = ARMED - {"armed_group"}
_OWN = {"military", "police", "militia", "foreign_forces", "peacekeepers"}
_COUNTRY_SLUG = {
    code: country.name.lower().replace("ô", "o").replace("'", "_").replace(" ", "_").replace("-", "_")
    for code, country in countries().items()
}


_AUXILIARIES = {"BFA": "vdp", "NGA": "vigilantes_nigeria"}
_LAKE_CHAD = {"NGA", "TCD", "CMR"}


_CENTRAL_SAHEL = {"MLI", "BFA", "NER"}
_AL_QAEDA_IS_JNIM = {"MLI", "BFA", "NER", "TGO", "BEN"}


_JNIM_FOUNDED = date(2017, 3, 2)
_NOT_BY_FORCES = {"clash", "suicide", "repel", "ied"}  # acts in which fighters die by others' hands, or their own
_LAYS = frozenset(("ied", "attack", "airstrike", "kill"))
_CLEARS = frozenset(("operation", "disrupt"))
_AIR = frozenset(("airstrike", "bombard"))
_BRANCHES: tuple[tuple[str, frozenset[str]], ...] = (  # of a parent, each once it is named
    ("al_qaeda", frozenset(("jnim", "aqim", "ansaroul_islam", "katiba_macina", "ansar_dine"))),
    ("is", frozenset(("issp", "iswap"))),
    ("aqim", frozenset(("ansar_dine", "jnim"))),
    ("boko_haram", frozenset(("iswap",))),
    ("jnim", frozenset(("katiba_macina",))),
    ("bandits", frozenset(("lakurawa", "boko_haram"))),
)
_NAMED_STRENGTH = {"claimed": 0, "suspected": 1, "attributed": 2, "unattributed": 3}


def doers(story: Story, country: str | None, setting: Setting) -> list[Agent]:
    """The doers of a story: those of its first side, named ones before unnamed, rivals of the other side left
    out.
    """
    found = [(agent, frame) for frame in story.frames for agent in frame.cast.agents]
    if _is_struck_from_the_air(story):
        found = [(agent, frame) for agent, frame in found if agent.actor != "unidentified" and agent.strength == 3]
    if "ied" in story.acts:
        found = [(agent, frame) for agent, frame in found if not _clears_mines(agent, frame)]
    if not found:
        return _from_the_air(story, country, setting) or _neutralised(story, country, setting)
    sided = _first_side(found, story)
    best: dict[str, Agent] = {}
    for agent, frame in sided:
        actor = _resolved(agent, country, story, setting)
        known = best.get(actor)
        if known is None or _NAMED_STRENGTH[agent.attribution] < _NAMED_STRENGTH[known.attribution]:
            best[actor] = agent if actor == agent.actor else replace(agent, actor=actor)
    if len(best) < 2:
        return list(best.values())
    return _without_echoes(best, {actor for frame in story.frames for actor in frame.cast.patients})


def _clears_mines(agent: Agent, frame: Frame) -> bool:
    """'The army sent sappers, who found a second device': the state's forces, where they lay no mine themselves."""
    return side(agent.actor) == "state" and _LAYS.isdisjoint(frame.acts) and not _CLEARS.isdisjoint(frame.acts)


def _is_struck_from_the_air(story: Story) -> bool:
    """Civilians or armed groups bombed: in the region hardly ever by others than a state's aircraft, so a group
    that only speaks of it accuses.
    """
    if "airstrike" not in story.acts:
        return False
    hit = {told.toll.victims for frame in story.frames for told in frame.told} | set(site_targets(story))
    return bool(hit & {"civilians", "armed_group"}) and not hit & _OWN


def _from_the_air(story: Story, country: str | None, setting: Setting) -> list[Agent]:
    """Civilians or armed groups bombed from the air by nobody named: the country's own forces."""
    forces = _forces(country, setting)
    if forces is None or story.acts.isdisjoint(_AIR) or _is_hit_itself(story) and _AIR.isdisjoint(story.frames[0].acts):
        return []
    hit = "armed_group" in site_targets(story) or any(
        told.toll.victims == "armed_group" for frame in story.frames for told in frame.told
    )
    if hit or _is_struck_from_the_air(story):
        return [Agent(forces, "attributed", 0, 0, 1)]
    return []


def _is_hit_itself(story: Story) -> bool:
    """Whether the state's own were attacked: then its aircraft only answered."""
    return bool(story.acts & {"attack", "ambush"} and set(site_targets(story)) & _OWN)


def _forces(country: str | None, setting: Setting) -> str | None:
    """Whose soldiers act where nobody says it: those of the force that issues the report, or of the country."""
    return setting.force or (f"military_{_COUNTRY_SLUG[country]}" if country in _COUNTRY_SLUG else None)


def _neutralised(story: Story, country: str | None, setting: Setting) -> list[Agent]:
    """'Nine terrorists neutralised', the army says, and nobody else died: its own forces did it."""
    forces = _forces(country, setting)
    if forces is None or story.acts & _NOT_BY_FORCES:
        return []
    dead = [told for frame in story.frames for told in frame.killed()]
    fallen = {told.toll.victims for told in dead} == {"armed_group"}
    official = any(told.source == "government" for told in dead)
    if not fallen or not official or _is_hit_itself(story):
        return []
    return [Agent(forces, "attributed", 0, 0, 1)]


def _first_side(found: list[tuple[Agent, Frame]], story: Story) -> list[tuple[Agent, Frame]]:
    """The agents on the side of the first that acts; both where two sides clash in one sentence."""
    if story.kind == "tally":
        return found
    both = [
        (agent, frame)
        for agent, frame in found
        if agent.actor in frame.cast.patients and "clash" in frame.acts
    ]
    if len({agent.actor for agent, _ in both}) > 1 and any(side(agent.actor) == "group" for agent, _ in both):
        began = _beginners(found, both[0][1], story)
        if not began:
            return both
        found = began
    found = _without_losers(_without_defenders(found, story), story)
    if not found:
        return []
    claimed = [agent for agent, _ in found if agent.attribution == "claimed" and side(agent.actor) == "group"]
    lead = side((claimed[0] if claimed else found[0][0]).actor)
    return [(agent, frame) for agent, frame in found if side(agent.actor) == lead]


def _beginners(found: list[tuple[Agent, Frame]], clash: Frame, story: Story) -> list[tuple[Agent, Frame]]:
    """Who attacked before the sentence in which the other side answered: 'soldiers engaged the hoodlums
    afterwards'.
    """
    earlier = story.frames[: story.frames.index(clash)]
    attacked = [
        frame for frame in earlier if {"attack", "ambush"} & set(frame.acts) and "clash" not in frame.acts
    ]
    return [(agent, frame) for agent, frame in found if frame in attacked and side(agent.actor) == "group"]


def _without_defenders(found: list[tuple[Agent, Frame]], story: Story) -> list[tuple[Agent, Frame]]:
    """Without the forces that were attacked and killed their attackers: they did not begin it."""
    hit = {
        told.toll.victims
        for frame in story.frames
        for told in frame.told
        if told.toll.outcome in ("killed", "wounded")
    }
    if any(["mistaken" in frame.cues for frame in story.frames]):
        return found  # "the air force hit its own by mistake"
    if "airstrike" in story.acts and any(
        "airstrike" in frame.acts and "militia" in frame.cast.targets for frame in story.frames
    ):
        return [(agent, frame) for agent, frame in found if agent.actor.startswith(STATE)]  # "hit vigilantes who …"
    if hit and hit <= _OWN and all(side(agent.actor) == "state" for agent, _ in found):
        return []  # who lost soldiers to a mine did not lay it
    attacked = not hit.isdisjoint(_FORCES) or (
        not story.acts.isdisjoint(("attack", "ambush")) and not _FORCES.isdisjoint(site_targets(story))
    )
    if not attacked or "armed_group" not in hit and story.acts.isdisjoint(("repel", "airstrike")):
        return found
    groups = [(agent, frame) for agent, frame in found if side(agent.actor) == "group"]
    first = found[0][1]
    return groups or (
        []
        if any(t.toll.victims != "armed_group" for t in first.told) or set(first.cast.targets) - {"armed_group"}
        else found
    )


def _without_losers(found: list[tuple[Agent, Frame]], story: Story) -> list[tuple[Agent, Frame]]:
    """Without the garrison that left or lost what was taken: 'camp abandoned by the army'."""
    if story.acts.isdisjoint(("overtake", "transfer")) or "regain" in story.acts:
        return found
    groups = [(agent, frame) for agent, frame in found if side(agent.actor) == "group"]
    taken = [(agent, frame) for agent, frame in found if agent.strength == 3 and "overtake" in frame.acts]
    return groups or ([] if "transfer" in story.acts else taken)  # "French and Malian forces took control of"


def _without_echoes(best: dict[str, Agent], patients: set[str]) -> list[Agent]:
    """Without the unnamed where somebody is named, and without the parent of a named branch."""
    names = set(best) - {"unidentified"}
    for parent, branches in _BRANCHES:
        if parent in names and parent not in patients and not names.isdisjoint(branches):
            names.discard(parent)
    claimed = [
        actor for actor in names if best[actor].attribution == "claimed" and not actor.startswith(STATE)
    ]
    if claimed and not all(actor in patients for actor in names):
        names = {
            actor
            for actor in names
            if best[actor].attribution == "claimed" or actor.startswith(STATE) or actor in patients
        }
    return [agent for actor, agent in best.items() if actor in names]


def _resolved(agent: Agent, country: str | None, story: Story, setting: Setting) -> str:
    """The canonical id: a force by its country, "Islamic State" and "al-Qaeda" by place and time
    (CODEBOOK.md).
    """
    actor = agent.actor
    if actor == "air_force":
        actor = "military"
    if actor == "military" and agent.country is None and setting.force:
        return setting.force
    if actor in ("military", "police", "vigilantes"):
        nation = agent.country or country
        if nation == "FRA":
            return "french_forces"
        if nation == "USA":
            return "us_forces"
        if nation == "RUS":
            return "wagner"
        return f"{actor}_{_COUNTRY_SLUG[nation]}" if nation in _COUNTRY_SLUG else "unidentified"
    if actor == "auxiliaries":
        return _AUXILIARIES.get(country or "", "communal_militia")
    if actor == "is":
        return "issp" if country in _CENTRAL_SAHEL else "iswap" if country in _LAKE_CHAD else "is"
    if (
        actor == "al_qaeda"
        and country in _AL_QAEDA_IS_JNIM
        and (setting.published is None or setting.published >= _JNIM_FOUNDED)
    ):
        return "jnim"
    return actor


def attribution(agents: list[Agent], story: Story) -> str:
    if not agents:
        return "unattributed"
    kinds = {agent.attribution for agent in agents}
    for kind in ("claimed", "suspected"):
        if kind in kinds:
            return kind
    if all(agent.actor.startswith(STATE) for agent in agents) and _reported_by_itself(story):
        return "claimed"
    return "attributed" if "attributed" in kinds else "unattributed"


def _reported_by_itself(story: Story) -> bool:
    """A state force that reports its own operation."""
    said = any([speech.source == "government" for frame in story.frames for speech in frame.speeches])
    return said or any([told.source == "government" for frame in story.frames for told in frame.told])
