"""Stories → incidents, each field coded by the codebook's tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sahel.casualties import fatalities
from sahel.codebook import countries, event_type_of
from sahel.extract import roles
from sahel.extract.assembly import Story
from sahel.extract.confidence import confidence
from sahel.extract.frames import Frame, Told
from sahel.extract.roles import STATE, Agent, side
from sahel.extract.tolls import Toll
from sahel.extract.toponyms import AREA, COUNTRY, DIVISION1, DIVISION2
from sahel.model import Casualty, Evidence, Incident, Toponym

ARMED = {"military", "police", "militia", "armed_group", "peacekeepers", "foreign_forces"}
_COUNTRY_SLUG = {
    code: country.name.lower().replace("ô", "o").replace("'", "_").replace(" ", "_").replace("-", "_")
    for code, country in countries().items()
}
_SENT = {
    "FRA",
    "USA",
    "RUS",
    "DEU",
    "ITA",
    "ESP",
    "GBR",
    "CHN",
}  # whose soldiers and citizens are met in the region
_AUXILIARIES = {"BFA": "vdp", "NGA": "vigilantes_nigeria"}
_LAKE_CHAD = {"NGA", "TCD", "CMR"}
_CENTRAL_SAHEL = {"MLI", "BFA", "NER"}
_AL_QAEDA_IS_JNIM = {"MLI", "BFA", "NER", "TGO", "BEN"}
_JNIM_FOUNDED = date(2017, 3, 2)
_NAMED_STRENGTH = {"claimed": 0, "suspected": 1, "attributed": 2, "unattributed": 3}


@dataclass(frozen=True)
class Setting:
    """What the whole report says: its country, its day, the division of its headings."""

    country: str | None
    published: date | None
    named: tuple[str, ...] = ()  # groups that the report names, in their order


def incident(story: Story, setting: Setting) -> Incident:
    """The incident that a story tells."""
    country = _country(story, setting)
    casualties = _casualties(story)
    agents = _agents(story, country, setting)
    targets = _targets(story, casualties, agents)
    sub_event = _sub_event(story, targets, casualties, agents)
    low, best, high = fatalities(casualties)
    if low is None and any("nobody" in frame.cues for frame in story.frames):
        low = best = high = 0
    start, end, precision = _dates(story, setting)
    main = story.main
    perpetrators = tuple(dict.fromkeys(agent.actor for agent in agents)) or ("unidentified",)
    return Incident(
        kind=story.kind,
        event_type=event_type_of().get(sub_event),
        sub_event_type=sub_event,
        date_start=start,
        date_end=end,
        date_precision=precision,
        place=main.text if main else None,
        perpetrators=perpetrators,
        attribution=_attribution(agents, story),
        targets=targets,
        casualties=casualties,
        fatalities_low=low,
        fatalities_best=best,
        fatalities_high=high,
        evidence=tuple(
            Evidence(f.sentence.start, f.sentence.end, f.sentence.text) for f in _sentences(story)
        ),
        confidence=confidence(story, perpetrators, casualties, precision),
        toponym=_toponym(story, country),
    )


def _sentences(story: Story) -> list[Frame]:
    seen: dict[int, Frame] = {}
    for frame in story.frames:
        seen.setdefault(frame.sentence.start, frame)
    return list(seen.values())


# where


def _country(story: Story, setting: Setting) -> str | None:
    """The country of the act: its place's, else one that its sentences or its headings name, else the report's."""
    if story.main is not None and story.main.country:
        return story.main.country
    named = [m for frame in story.frames for m in frame.mentions if m.rank == COUNTRY and m.country]
    listed = [
        {m.country for m in frame.mentions if m.rank == COUNTRY and m.role in ("place", "weak")}
        for frame in story.frames
    ]
    if story.kind == "tally" and any(len(countries_) > 2 for countries_ in listed):
        return None  # "in Niger, Burkina Faso and Mali"
    steps = (
        [m.country for m in named if m.role in ("place", "near", "label")][:1],
        [a.country for frame in story.frames for a in frame.cast.agents if a.country in countries()][:1],
        [m.country for frame in story.frames for m in frame.headings if m.country][-1:],
        [
            s.value
            for frame in story.frames
            for s in frame.sentence.of("demonyms")
            if s.value in countries() and not _is_of_border(frame, s)
        ],
        [
            s.value
            for frame in story.frames
            for s in frame.sentence.of("demonyms")
            if s.value and s.value not in _SENT and s.value not in countries()
        ],
        [m.country for m in named],
    )
    return next((step[0] for step in steps if step and len(set(step)) == 1), setting.country)


def _is_of_border(frame: Frame, span) -> bool:
    """'the Malian border' is where the act was near, not where it was."""
    return frame.sentence.norm(span.j) in frame.sentence.grammar("border_side")


def _toponym(story: Story, country: str | None) -> Toponym | None:
    main = story.main
    if main is None:
        return (
            Toponym(
                countries()[country].name if country in countries() else country,
                kind="country",
                country=country,
            )
            if country
            else None
        )
    others = [
        m
        for frame in story.frames
        for m in (*frame.mentions, *frame.headings)
        if m is not main and m.text != main.text
    ]
    divisions = [
        m for m in others if m.rank in (DIVISION2, AREA, DIVISION1) and main.rank < m.rank and m.kind
    ]
    nearest = min(
        divisions,
        key=lambda m: (m.role == "context" and m.rank == DIVISION1, abs(m.i - main.i)),
        default=None,
    )
    return Toponym(
        text=main.text,
        relation="offset"
        if main.distance_km is not None and main.bearing is not None
        else "near"
        if main.role == "near"
        else "at",
        kind=main.kind,
        country=main.country or country,
        admin1=nearest.text if nearest else None,
        distance_km=main.distance_km,
        bearing=main.bearing,
        context=tuple(dict.fromkeys(m.text for m in others if m.rank < COUNTRY)),
    )


# when


def _dates(story: Story, setting: Setting) -> tuple[date | None, date | None, str]:
    """The narrowest span of days; with a day of publication and no word on when, the week up to it."""
    when = story.when
    if when is not None:
        return when.start, when.end, when.precision
    if setting.published is None:
        return None, None, "unknown"
    return setting.published - timedelta(days=6), setting.published, "week"


# how many


def _casualties(story: Story) -> tuple[Casualty, ...]:
    """The ledger: each distinct figure once, the vague ones beside a precise one left out."""
    setting = _victims_of_setting(story)
    entries: dict[tuple, Casualty] = {}
    older, last = [], (None, None)
    for told, frame in ((told, frame) for frame in story.frames for told in frame.told):
        toll = told.toll
        same = (
            last[1] if not toll.words and last[0] is frame.sentence else None
        )  # "nine killed and 14 wounded"
        victims = toll.victims or same or _victims_meant(toll, setting)
        last = (frame.sentence, victims)
        key = (victims, toll.outcome, toll.low, toll.high)
        known = entries.pop(key, None)  # told again, it is the later figure
        entry = Casualty(
            victims, toll.outcome, toll.low, toll.high, told.source, frame.sentence.words(toll.i, toll.j)
        )
        if known is not None and told.source == "media":
            entry = known
        entries[key] = entry
        if _is_superseded(told, frame):
            older.append(key)
    entries = {
        key: entries[key] for key in [*older, *(key for key in entries if key not in older)] if key in entries
    }
    precise = {(e.outcome, e.victims) for e in entries.values() if (e.low, e.high) not in _VAGUE}
    told = [
        e for e in entries.values() if (e.low, e.high) not in _VAGUE or (e.outcome, e.victims) not in precise
    ]  # "dozens"
    return tuple(entry for entry in told if not _is_sum(entry, told))


def _is_superseded(told: Told, frame: Frame) -> bool:
    """The first figure after "an initial toll of": the one that another took the place of."""
    cues = [s for s in frame.sentence.of("cues") if s.value == "superseded"]
    after = [t for t in frame.told if cues and t.toll.j > cues[0].i]
    return bool(after) and told is after[0]


def _is_sum(entry: Casualty, told: list[Casualty]) -> bool:
    """A headline's total beside the figures that add up to it: '64 dead', 49 of them civilians and 15 soldiers."""
    others = [
        other
        for other in told
        if other is not entry and other.outcome == entry.outcome and other.low is not None
    ]
    kinds = {other.victims for other in others}
    total = sum(max(o.low for o in others if o.victims == kind) for kind in kinds)
    return (
        entry.source == "media"
        and len(kinds) > 1
        and entry.victims in kinds | {"unspecified"}
        and entry.low == total
        and entry.outcome == "killed"
    )


_VAGUE = {(24, None), (40, None), (200, None), (3, None)}


def _victims_meant(toll: Toll, setting: dict[str, str]) -> str:
    """Of whom a figure without a telling noun counts: "people" are civilians unless an armed site was hit."""
    if toll.words and "site" in setting:
        return setting["site"]
    if "civil" in setting and (toll.words or "any" not in setting):
        return "civilians"
    return setting.get(toll.outcome) or setting.get("any") or "unspecified"


def _victims_of_setting(story: Story) -> dict[str, str]:
    """Of whom a bare figure counts: of those that the story's other figures or its target name."""
    found: dict[str, str] = {}
    for frame in story.frames:
        for told in frame.told:
            if told.toll.victims and told.toll.victims != "armed_group":
                found.setdefault(told.toll.outcome, told.toll.victims)
                found.setdefault("any", told.toll.victims)
    targets = [target for target in _site_targets(story) if target != "armed_group"]
    if targets:
        found["site"] = _VICTIMS_OF_TARGET.get(targets[0], targets[0])
        found.setdefault("any", found["site"])
    elif story.acts & {"kill", "suicide", "attack", "abduct", "loot"} and not story.acts & {
        "clash",
        "ambush",
    }:
        found["civil"] = "civilians"
    return found


_VICTIMS_OF_TARGET = {"religious": "civilians", "infrastructure": "civilians", "prison": "unspecified"}


def _site_targets(story: Story) -> list[str]:
    return list(dict.fromkeys(target for frame in story.frames for target in frame.cast.targets))


# who


def _agents(story: Story, country: str | None, setting: Setting) -> list[Agent]:
    """The doers of a story: those of its first side, named ones before unnamed, rivals of the other side left out."""
    found = [(agent, frame) for frame in story.frames for agent in frame.cast.agents]
    if not found:
        return _from_the_air(story, country)
    patients = {actor for frame in story.frames for actor in frame.cast.patients}
    sided = _first_side(found, story)
    best: dict[str, Agent] = {}
    for agent, frame in sided:
        actor = _resolved(agent, country, story, setting)
        known = best.get(actor)
        if known is None or _NAMED_STRENGTH[agent.attribution] < _NAMED_STRENGTH[known.attribution]:
            best[actor] = Agent(actor, agent.attribution, agent.i, agent.j, agent.strength, agent.country)
    return _without_echoes(best, patients)


def _from_the_air(story: Story, country: str | None) -> list[Agent]:
    """Armed groups bombed from the air, by nobody named: the country's own forces."""
    hit = any(told.toll.victims == "armed_group" for frame in story.frames for told in frame.told)
    if hit and story.acts & {"airstrike", "bombard"} and country in _COUNTRY_SLUG:
        return [Agent(f"military_{_COUNTRY_SLUG[country]}", "attributed", 0, 0, 1)]
    return []


def _first_side(found, story: Story):
    """The agents on the side of the first that acts; both where two sides clash in one sentence."""
    if story.kind == "tally":
        return found
    both = [
        (agent, frame)
        for agent, frame in found
        if agent.actor in frame.cast.patients and "clash" in frame.acts
    ]
    if len({agent.actor for agent, _ in both}) > 1 and any(side(agent.actor) == "group" for agent, _ in both):
        return both
    found = _without_losers(_without_defenders(found, story), story)
    if not found:
        return []
    claimed = [agent for agent, _ in found if agent.attribution == "claimed" and side(agent.actor) == "group"]
    lead = claimed[0] if claimed else found[0][0]
    return [(agent, frame) for agent, frame in found if side(agent.actor) == side(lead.actor)]


def _without_defenders(found, story: Story):
    """Without the forces that were attacked and killed their attackers: they did not begin it."""
    hit = {
        told.toll.victims
        for frame in story.frames
        for told in frame.told
        if told.toll.outcome in ("killed", "wounded")
    }
    attacked = (
        bool(hit & (ARMED - {"armed_group"}))
        or any(target in ARMED - {"armed_group"} for target in _site_targets(story))
        and story.acts & {"attack", "ambush"}
    )
    if not attacked or "armed_group" not in hit and not story.acts & {"repel", "airstrike"}:
        return found
    groups = [(agent, frame) for agent, frame in found if side(agent.actor) == "group"]
    first = found[0][1]
    return groups or (
        [] if any(t.toll.victims != "armed_group" for t in first.told) or first.cast.targets else found
    )


def _without_losers(found, story: Story):
    """Without the garrison that left or lost what was taken: 'camp abandoned by the army'."""
    if not story.acts & {"overtake", "transfer"} or "regain" in story.acts:
        return found
    return [(agent, frame) for agent, frame in found if side(agent.actor) == "group"]


def _without_echoes(best: dict[str, Agent], patients: set[str]) -> list[Agent]:
    """Without the unnamed where somebody is named, and without the parent of a named branch."""
    names = set(best)
    if len(names) > 1:
        names.discard("unidentified")
    for parent, branches in (
        ("al_qaeda", {"jnim", "aqim", "ansaroul_islam", "katiba_macina", "ansar_dine"}),
        ("is", {"issp", "iswap"}),
        ("aqim", {"ansar_dine", "jnim"}),
        ("boko_haram", {"iswap"}),
        ("jnim", {"katiba_macina"}),
        ("bandits", {"lakurawa", "boko_haram"}),
    ):
        if names & branches and parent not in patients:
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
    """The canonical id: a force by its country, "Islamic State" and "al-Qaeda" by place and time (CODEBOOK.md)."""
    actor = agent.actor
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
        return _AUXILIARIES.get(country, "communal_militia")
    if actor == "is":
        return "issp" if country in _CENTRAL_SAHEL else "iswap" if country in _LAKE_CHAD else "is"
    if (
        actor == "al_qaeda"
        and country in _AL_QAEDA_IS_JNIM
        and (setting.published is None or setting.published >= _JNIM_FOUNDED)
    ):
        return "jnim"
    return actor


def _attribution(agents: list[Agent], story: Story) -> str:
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
    return any(speech.source == "government" for frame in story.frames for speech in frame.speeches)


# whom


def _targets(story: Story, casualties: tuple[Casualty, ...], agents: list[Agent]) -> tuple[str, ...]:
    """What was hit: the sites and people that the acts are done to, without the attackers' own dead."""
    state = bool(agents) and all(side(agent.actor) == "state" for agent in agents)
    own = "military" if state else "armed_group"
    hit = [entry.victims for entry in casualties if entry.victims not in ("unspecified", own)]
    sites = [target for target in _site_targets(story) if target != own]
    patients = [
        roles.target_of(actor)
        for frame in story.frames
        for actor in frame.cast.patients
        if not (state and actor.startswith(STATE))
    ]
    found = list(
        dict.fromkeys([*hit, *sites, *(patients if state else [p for p in patients if p != "armed_group"])])
    )
    if (
        not found
        and any(entry.victims == "armed_group" for entry in casualties)
        and not state
        and len(agents) > 1
    ):
        found = ["armed_group"]
    if set(found) & ARMED and not any(entry.victims == "civilians" for entry in casualties):
        found = [target for target in found if target != "civilians"]
    return tuple(found)


# what


def _sub_event(
    story: Story, targets: tuple[str, ...], casualties: tuple[Casualty, ...], agents: list[Agent]
) -> str:
    """ACLED's sub-event type, by the strongest of the story's acts and by whom it hit."""
    acts = story.acts
    killed = {entry.victims for entry in casualties if entry.outcome == "killed"} or {
        e.victims for e in casualties if e.outcome == "wounded"
    }
    ground = acts & {"attack", "ambush", "clash"}
    state = bool(agents) and all(agent.actor.startswith(STATE) for agent in agents)
    if "civilians" in killed and agents and not state:
        killed -= {"armed_group"}  # a massacre in which attackers died too
    armed = bool((killed - {"unspecified"} or set(targets)) & ARMED)
    if "suicide" in acts:
        return "Suicide bomb"
    if "regain" in acts and state:
        return "Government regains territory"
    if (
        acts & {"overtake", "regain"}
        and not state
        and not ("transfer" in acts and not killed)
        and not ("abduct" in acts and not armed)
    ):
        return "Non-state actor overtakes territory"
    if "transfer" in acts and not killed:
        return "Non-violent transfer of territory"
    if (
        acts & {"airstrike", "bombard"}
        and (state or not agents or not ground)
        and not (ground and killed - {"armed_group", "unspecified"})
    ):
        return "Air/drone strike"
    if "disrupt" in acts and not killed:
        return "Disrupted weapons use"
    if "ied" in acts and not (
        "ambush" in acts or "clash" in acts or "attack" in acts and not _mine_only(story)
    ):
        return "Remote explosive/landmine/IED"
    if "grenade" in acts and not ground:
        return "Grenade"
    if "shelling" in acts and not ground:
        return "Shelling/artillery/missile attack"
    return _by_target(acts, targets, casualties, armed)


def _mine_only(story: Story) -> bool:
    """A mine called an attack: 'a mine attack', with nobody shooting."""
    return not any(
        span.value == "attack"
        and span.note == "verb"
        and frame.sentence.norm(span.i) not in frame.sentence.grammar("struck_by_mine")
        for frame in story.frames
        for span in frame.sentence.of("acts")
        if frame.i <= span.i < frame.j
    )


def _by_target(acts: set[str], targets, casualties, armed: bool) -> str:
    if "sexual" in acts:
        return "Sexual violence"
    civil = (
        not armed
        or set(targets) <= {"civilians", "religious", "officials", "aid_workers", "infrastructure", "prison"}
        and targets
    )
    harmed = any(entry.outcome in ("killed", "wounded") for entry in casualties)
    if civil and "abduct" in acts | {"abduct" for entry in casualties if entry.outcome == "abducted"}:
        return "Attack" if harmed else "Abduction/forced disappearance"
    if (
        "loot" in acts
        and not harmed
        and not acts & {"kill", "clash", "ambush", "abduct"}
        and (civil or not acts & {"attack"})
    ):
        return "Looting/property destruction"
    if "disrupt" in acts and not harmed:
        return "Disrupted weapons use"
    kinds = {entry.victims for entry in casualties} - {"unspecified"}
    if (
        armed
        or acts & {"clash", "ambush"}
        and not (kinds or targets)
        or acts & {"clash", "ambush"}
        and not harmed
        or "prison" in targets
    ):
        return "Armed clash"
    return "Attack" if targets or harmed or "kill" in acts else "Armed clash"
