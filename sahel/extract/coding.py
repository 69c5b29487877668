"""Stories → incidents, each field coded by the codebook's tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sahel.casualties import fatalities
from sahel.codebook import countries, event_type_of
from sahel.extract import placing
from sahel.extract.agents import Agent, is_air_force
from sahel.extract.casualties import casualties_of, site_targets
from sahel.extract.confidence import confidence
from sahel.extract.frames import Frame
from sahel.extract.lexicon import Span
from sahel.extract.mentions import AREA, COUNTRY, DIVISION1, DIVISION2, Mention
from sahel.extract.parties import STATE, side, target_of
from sahel.extract.perpetrators import ARMED, attribution, doers
from sahel.extract.sentences import Sentence
from sahel.extract.stories import Story
from sahel.model import Casualty, Evidence, Incident, Toponym

_CIVIL = frozenset(("civilians", "religious", "officials", "aid_workers", "infrastructure", "prison"))
_BESIDE = 12  # words between two places that are named together
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


@dataclass(frozen=True)
class Setting:
    """What the whole report says: its country, its day, whose it is."""

    country: str | None
    published: date | None
    force: str | None = None  # the force of several countries that issues it


def incident(story: Story, setting: Setting) -> Incident:
    """The incident that a story tells."""
    country = _country(story, setting)
    casualties = casualties_of(story)
    agents = doers(story, country, setting)
    targets = _targets(story, casualties, agents)
    sub_event = _sub_event(story, targets, casualties, agents)
    low, best, high = fatalities(casualties)
    if low is None and any(["nobody" in frame.cues for frame in story.frames]):
        low = best = high = 0
    start, end, precision = _dates(story, setting)
    main = story.main or _implied(story)
    perpetrators = tuple(dict.fromkeys([agent.actor for agent in agents])) or ("unidentified",)
    return Incident(
        kind=story.kind,
        event_type=event_type_of().get(sub_event),
        sub_event_type=sub_event,
        date_start=start,
        date_end=end,
        date_precision=precision,
        place=main.text if main else None,
        perpetrators=perpetrators,
        attribution=attribution(agents, story),
        targets=targets,
        casualties=casualties,
        fatalities_low=low,
        fatalities_best=best,
        fatalities_high=high,
        evidence=tuple([Evidence(s.start, s.end, s.text) for s in _sentences(story)]),
        confidence=confidence(story, perpetrators, casualties, precision),
        toponym=_toponym(story, main, country),
    )


def _sentences(story: Story) -> Iterable[Sentence]:
    seen: dict[int, Sentence] = {}
    for frame in story.frames:
        seen.setdefault(frame.sentence.start, frame.sentence)
    return seen.values()


# where


def _country(story: Story, setting: Setting) -> str | None:
    """The country of the act: its place's, else one that its sentences or its headings name, else the
    report's.
    """
    if story.main is not None and story.main.country:
        return story.main.country
    named = [m for frame in story.frames for m in frame.mentions if m.rank == COUNTRY and m.country]
    listed = [
        {m.country for m in frame.mentions if m.rank == COUNTRY and m.role in ("place", "weak")}
        for frame in story.frames
    ]
    if story.kind == "tally" and any(len(countries_) > 2 for countries_ in listed):
        return None  # "in Niger, Burkina Faso and Mali"
    demonyms = [(frame, s) for frame in story.frames for s in frame.sentence.of("demonyms")]
    steps = (
        [m.country for m in named if m.role in ("place", "near", "label")][:1],
        [a.country for frame in story.frames for a in frame.cast.agents if a.country in countries()][:1],
        [m.country for frame in story.frames for m in frame.headings if m.country][-1:],
        [s.value for frame, s in demonyms if s.value in countries() and not _is_of_border(frame, s)],
        [
            s.value
            for frame, s in demonyms
            if s.value and s.value not in _SENT and s.value not in countries() and not _is_of_border(frame, s)
        ],
        [m.country for m in named],
    )
    return next((step[0] for step in steps if step and len(set(step)) == 1), setting.country)


def _is_of_border(frame: Frame, span: Span) -> bool:
    """'the Malian border' is where the act was near, not where it was."""
    sentence = frame.sentence
    return sentence.norm(span.j) in sentence.grammar("border_side") or sentence.norm(span.i - 1) in sentence.grammar("border")


def _toponym(story: Story, main: Mention | None, country: str | None) -> Toponym | None:
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
    headings = [m for frame in story.frames for m in frame.headings]
    others = [
        m
        for frame in story.frames
        for m in (*frame.mentions, *frame.headings)
        if m is not main and m.text != main.text
    ]
    divisions = [
        m
        for m in others
        if main.rank < m.rank
        and m.rank in (DIVISION2, AREA, DIVISION1)
        and m.kind
        and (m not in headings or _may_lie_in(m, main.country or country))
    ]
    nearest = (
        min(divisions, key=lambda m: (m.role == "context" and m.rank == DIVISION1, abs(m.i - main.i)))
        if divisions
        else None
    )
    beside = None if main.known and main.country else _beside(story, main)
    return Toponym(
        text=main.text,
        relation="offset"
        if main.distance_km is not None and main.bearing is not None
        else "near"
        if main.role == "near"
        else "at",
        kind=main.kind,
        country=main.country or country or (beside.country or beside.division_country if beside else None),
        admin1=nearest.text if nearest else None,
        distance_km=main.distance_km,
        bearing=main.bearing,
        context=tuple(dict.fromkeys([m.text for m in others if m.rank < COUNTRY])),
        beside=beside.text if beside else None,
        beside_km=beside.distance_km if beside else None,
        beside_bearing=beside.bearing if beside else None,
    )


def _may_lie_in(division: Mention, country: str | None) -> bool:
    """Not so 'CENTRE' at the head of a section on Mali: the divisions of that name lie elsewhere."""
    return country is None or not division.units or country.casefold() in division.units


def _implied(story: Story) -> Mention | None:
    """Where those who were hit were going, or those live who saw it, if nothing says where it was: 'a convoy to Titao was
    ambushed', 'residents of Tinzaouaten say that a drone fired'.
    """
    context = [
        (frame.sentence, m)
        for frame in story.frames
        for m in frame.mentions
        if m.role == "context" and m.known and m.rank <= AREA
    ]
    bound = (m for sentence, m in context if placing.preposition(sentence, m.i) == "away")
    homes = (m for sentence, m in context if placing.is_home_of_witness(sentence, m.i))
    found = next(bound, None) or next(homes, None)
    return replace(found, role="near") if found else None


def _beside(story: Story, main: Mention) -> Mention | None:
    """The known settlement that a sentence names close to a place that no gazetteer knows, or only in other countries."""
    near = [
        (abs(m.i - main.i), m)
        for frame in story.frames
        if main in frame.mentions
        for m in frame.mentions
        if m.known and m.rank <= AREA and m.text != main.text and abs(m.i - main.i) <= _BESIDE
    ]
    found = min(near, key=lambda found: found[0])[1] if near else None
    if main.known and found and not main.units.isdisjoint(found.units):
        return None  # of one country, as far as the gazetteer knows
    return found


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


# who


# whom


def _targets(story: Story, casualties: tuple[Casualty, ...], agents: list[Agent]) -> tuple[str, ...]:
    """What was hit: the sites and people that the acts are done to, without the attackers' own dead."""
    state = bool(agents) and all([side(agent.actor) == "state" for agent in agents])
    own = "military" if state else "armed_group"
    victims = [entry.victims for entry in casualties]
    hit = [kind for kind in victims if kind not in ("unspecified", own)]
    sites = [target for target in site_targets(story) if target != own]
    patients = [
        target_of(actor)
        for frame in story.frames
        for actor in frame.cast.patients
        if not (state and actor.startswith(STATE))
    ]
    found = list(
        dict.fromkeys([*hit, *sites, *(patients if state else [p for p in patients if p != "armed_group"])])
    )
    if not found and not state and len(agents) > 1 and "armed_group" in victims:
        found = ["armed_group"]
    if "civilians" in found and "civilians" not in victims and not ARMED.isdisjoint(found):
        found.remove("civilians")
    return tuple(found)


# what


def _sub_event(
    story: Story, targets: tuple[str, ...], casualties: tuple[Casualty, ...], agents: list[Agent]
) -> str:
    """ACLED's sub-event type, by the strongest of the story's acts and by whom it hit."""
    acts = story.acts | _by_air(story)
    if "shelling" in acts and "airstrike" not in acts:
        acts -= {"bombard"}  # "pounded with mortar shells"
    killed = {entry.victims for entry in casualties if entry.outcome == "killed"} or {
        e.victims for e in casualties if e.outcome == "wounded"
    }
    ground = acts & {"attack", "ambush", "clash"}
    if "attack" in ground and _is_strike_itself(story):
        ground -= {"attack"}
    fought = ground - {"attack"} or "attack" in ground and not _only_called_attack(story)
    state = bool(agents) and all([agent.actor.startswith(STATE) for agent in agents])
    if "civilians" in killed and agents and not state:
        killed -= {"armed_group"}  # a massacre in which attackers died too
    armed = bool((killed - {"unspecified"} or set(targets)) & ARMED)
    if "suicide" in acts:
        return "Suicide bomb"
    if "clash" in acts and "communal_militia" in [agent.actor for agent in agents]:
        return "Armed clash"  # two communities that fight, whoever of them fell
    if "regain" in acts and state:
        return "Government regains territory"
    if (
        not state
        and not acts.isdisjoint(("overtake", "regain"))
        and not ("transfer" in acts and not killed)
        and not ("abduct" in acts and not armed)
    ):
        return "Non-state actor overtakes territory"
    if "overtake" in acts and state and (killed or ground):
        return "Government regains territory"
    if not killed and not acts.isdisjoint(("transfer", "overtake")) and (state or "transfer" in acts):
        return "Non-violent transfer of territory"
    if (
        not acts.isdisjoint(("airstrike", "bombard"))
        and (state or not agents or not ground and _begins_in_the_air(story))
        and not (ground and killed - {"armed_group", "unspecified"})
    ):
        return "Air/drone strike"
    if "disrupt" in acts and not killed:
        return "Disrupted weapons use"
    if "ied" in acts and not fought:
        return "Remote explosive/landmine/IED"
    if "grenade" in acts and not fought:
        return "Grenade"
    if "shelling" in acts and not ground:
        return "Shelling/artillery/missile attack"
    if "explosion" in acts and killed and not ground and "kill" not in acts:
        return "Remote explosive/landmine/IED"
    return _by_target(acts, targets, casualties, armed)


def _begins_in_the_air(story: Story) -> bool:
    """Whether the strike is what is told first, not the answer to an attack."""
    return bool({"airstrike", "bombard"} & set(story.frames[0].acts))


def _by_air(story: Story) -> set[str]:
    """An air force that destroys a camp or kills does it from the air."""
    if not story.acts.isdisjoint(("airstrike", "ambush", "clash")):
        return set()
    for frame in story.frames:
        for agent in frame.cast.agents:
            if agent.actor == "air_force" or is_air_force(frame.sentence, agent):
                return {"airstrike"}
    return set()


def _only_called_attack(story: Story) -> bool:
    """A mine or a grenade called an attack, with nobody shooting: 'a mine attack', 'no group has claimed the attack'."""
    return not any(
        span.value == "attack"
        and span.note in ("verb", "suffered")
        and frame.sentence.norm(span.i) not in frame.sentence.grammar("struck_by_mine")
        for frame in story.frames
        for span in frame.sentence.of("acts")
        if frame.i <= span.i < frame.j and not _by_bomb(frame, span)
    )


def _is_strike_itself(story: Story) -> bool:
    """'an army drone strike at Lanfiera': the strike is the aircraft's."""
    spans = [(frame, s) for frame in story.frames for s in frame.sentence.of("acts") if s.value == "attack"]
    return bool(spans) and all([_is_beside_aircraft(frame, attack) for frame, attack in spans])


def _is_beside_aircraft(frame: Frame, attack: Span) -> bool:
    return any([s.value == "airstrike" and -1 <= s.j - attack.i <= 1 for s in frame.sentence.of("acts")])


def _by_bomb(frame: Frame, attack: Span) -> bool:
    """'la cible d'une attaque à la voiture piégée': the attack is the bomb."""
    return any(s.value in ("ied", "grenade") and -1 <= s.i - attack.j <= 2 for s in frame.sentence.of("acts"))


def _by_target(
    acts: set[str], targets: Sequence[str], casualties: Sequence[Casualty], armed: bool
) -> str:
    if "sexual" in acts:
        return "Sexual violence"
    if "repel" in acts and "military" in targets:
        return "Armed clash"
    civil = (
        not armed
        or _CIVIL.issuperset(targets)
        and targets
    )
    outcomes = [entry.outcome for entry in casualties]
    harmed = "killed" in outcomes or "wounded" in outcomes
    if civil and ("abduct" in acts or "abducted" in outcomes):
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
