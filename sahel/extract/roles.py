"""Who did it and who was hit: the parts that groups, forces, people and sites play in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sahel.extract.layout import LATELY, Sentence
from sahel.extract.lexicon import Span, over, starting

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
_DONE_BY = {"attack", "ambush", "airstrike", "shelling", "ied", "suicide", "abduct"}
_CLAUSE_MARKS = {";", ":", "—"}
_DATES = {"month", "weekday", "day"}
_WINDOW = 14  # words between an actor and its act


@dataclass(frozen=True, slots=True)
class Agent:
    """An actor that did it, by the words of the sentence."""

    actor: str  # an actor id, or military, police, vigilantes before their country is known
    attribution: str  # claimed, attributed, suspected or unattributed
    i: int
    j: int
    strength: int  # 3 named as the doer, 2 claims it, 1 blamed
    country: str | None = None  # of a state's forces, by the nationality beside them


@dataclass(frozen=True, slots=True)
class Party:
    """A group, a force, people or a site in a sentence."""

    span: Span
    actor: str | None
    attribution: str
    target: str


@dataclass(frozen=True, slots=True)
class Cast:
    agents: tuple[Agent, ...]
    targets: tuple[str, ...]
    victims: tuple[str, ...]  # of the people who are hit, by the codebook's codes
    patients: tuple[str, ...]  # actor ids of those who are hit


NOBODY = Cast((), (), (), ())


def find(sentence: Sentence, mentions: Sequence = (), i: int = 0, j: int | None = None) -> Cast:
    """The doers and the hit of words i to j of a sentence; the countries named in it tell whose army is meant."""
    of = sentence.of
    if not (of("acts") or of("outcomes") or of("speech") or of("cues")):
        return NOBODY  # nothing is done, nothing is said and nobody is suspected
    end = len(sentence.tokens) if j is None else j
    parties = _parties(sentence)
    if i or end < len(sentence.tokens):
        parties = [party for party in parties if i <= party.span.i < end]
    agents, patients, targets = [], [], []
    role, last = None, None
    for party in parties:
        if not party.actor and not party.target:
            last = party  # "five people": whatever they did, they are no party that is coded
            continue
        role = role if last and _is_joined(sentence, last, party) else _role(sentence, party, parties)
        last = party
        if role == "patient" and _is_voice(sentence, party.span):
            continue  # "The police confirmed five deaths"
        if role == "agent" and _says(sentence, party.span) and _another_acts(sentence, party, parties):
            continue  # "Local police say armed men stormed the school"
        if role in ("agent", "both") and party.actor and party.actor != "minusma":
            agents += _agents(sentence, party, mentions)
        if role in ("patient", "both") and party.actor:
            patients.append(party.actor)
        if role == "patient" and party.target:
            targets.append(party.target)
    agents += _claimants(sentence, parties, mentions)
    if not agents and sentence.kind == "heading":
        agents = _headline_subject(sentence, parties[:1])
    if not agents:
        agents = _pronouns(sentence, i, end)
    return Cast(tuple(_strongest(agents)), tuple(dict.fromkeys(targets)), (), tuple(patients))


def _is_joined(sentence: Sentence, last: Party, party: Party) -> bool:
    """'by both jihadists and government forces': the second party has the role of the first."""
    if not (last.actor and party.actor and 0 < party.span.i - last.span.j <= 3):
        return False
    between, joints = sentence.norms[last.span.j : party.span.i], sentence.grammar("and", "or")
    return (
        (between[0] in joints or between[0] == ",")
        and all(word in joints or word == "," or word in sentence.grammar("determiner") for word in between)
    )


def with_speakers(cast: Cast, speeches: Sequence) -> Cast:
    """The cast with the groups that speak of what they did: 'Amaq: "29 killed, camp captured"'."""
    if not speeches:
        return cast
    known = {agent.actor for agent in cast.agents if agent.attribution == "claimed"}
    if any(agent.strength == 3 and side(agent.actor) == "state" for agent in cast.agents):
        return cast  # "FLA: five nomads killed by the army's drone" claims nothing
    voices = [
        Agent(speech.actor, "claimed", speech.i, speech.i, 2)
        for speech in speeches
        if speech.claims and speech.actor and speech.actor not in known and side(speech.actor) == "group"
    ]
    return replace(cast, agents=tuple(_strongest([*cast.agents, *voices]))) if voices else cast


def groups_named(sentence: Sentence, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The last two armed groups named up to the end of a sentence, the last one first: who "the group" is in the next."""
    spans = (*sentence.of("actors"), *sentence.of("armed"))
    named = [span for span in spans if span.value not in _NO_GROUP and side(span.value) == "group"]
    if not named:
        return before
    latest = [span.value for span in sorted(named, key=lambda span: -span.i)]
    return tuple(dict.fromkeys([*latest, *before]))[:2]


_GROUP_WORDS = {"group", "groups", "those"}
_NO_GROUP = {"unidentified", "group", "groups", "those", "al_qaeda"}


def meant(cast: Cast, named: tuple[str, ...], report: tuple[str, ...] = ()) -> Cast:
    """The cast with "the group", "the militants" and "the two groups" replaced by those named before.

    `named` are those of the same story; "the group" may mean one of the `report`'s, if the story names none.
    """
    if not cast.agents and not cast.patients:
        return cast
    if _GROUP_WORDS.isdisjoint([*[agent.actor for agent in cast.agents], *cast.patients]):
        return cast
    agents = [
        replace(agent, actor=actor)
        for agent in cast.agents
        for actor in _meant(agent.actor, agent.attribution == "claimed", named, report)
    ]
    patients = tuple(actor for patient in cast.patients for actor in _meant(patient, False, named, report))
    return replace(cast, agents=tuple(_strongest(agents)), patients=patients)


def _meant(actor: str, claims: bool, named: tuple[str, ...], report: tuple[str, ...]) -> tuple[str, ...]:
    if actor == "groups":
        return named or ("unidentified",)
    if actor == "group":
        only = report if len(report) == 1 else ()
        return (named or only)[:1] or (() if claims else ("unidentified",))
    if actor == "those":
        return named[:1] or ("unidentified",)
    return (actor,)


def _parties(sentence: Sentence) -> list[Party]:
    """Every party of the sentence, the more telling name first where two overlap."""
    of = sentence.of
    spans = [*of("actors"), *of("armed"), *of("sites"), *of("people")]  # in the order of _MAKERS
    if not spans:
        return []
    parties, taken = [], set()
    if len(spans) > 1:
        spans.sort(key=lambda s: s.i - s.j if s.tag != "people" else -1)
    operations = [s for s in sentence.of("acts") if s.j - s.i > 1 and s.value == "operation"]
    partial = [s for s in sentence.of("cues") if s.value == "part"]
    units = [s for s in sentence.of("places") if s.value in ("settlement", "admin1", "admin2")]
    for span in spans:
        if partial and span.tag == "people" and any(0 <= span.i - s.j <= 2 for s in partial):
            continue  # "five people, including a police officer"
        if span.tag in ("sites", "people") and over(units, span.i):
            continue  # "la préfecture de Kpendjal" is a place
        if (
            operations
            and any(act.i <= span.i and span.j <= act.j for act in operations)
            or _is_aside(sentence, span)
            or span.tag in ("sites", "people")
            and _is_voice(sentence, span)
            or _is_quoted(sentence, span)
        ):
            continue  # "a military operation" names nobody, nor does "(local officials)"
        words = range(span.i, span.j)
        if taken.isdisjoint(words):
            parties.append(_herders(sentence, span) or _camp(sentence, span) or _MAKERS[span.tag](span))
            taken.update(words)
    return sorted(parties, key=lambda party: party.span.i) if len(parties) > 1 else parties


def _is_voice(sentence: Sentence, span: Span) -> bool:
    """Somebody who says it is not who was hit: 'un bilan de la police', 'the army said'."""
    speech, speakers = sentence.of("speech"), sentence.of("speakers")
    if not speech or not speakers:
        return False
    voices = [s for s in speakers if s.i < span.j and span.i < s.j]
    small = sentence.grammar("of", "definite", "possessive", "speaks_for")
    if any(
        s.j < span.i and span.i - s.j <= 3 and all(sentence.norm(k) in small for k in range(s.j, span.i))
        for s in speakers
    ):
        return True  # "the spokesman for the police command"
    return bool(voices) and any(0 <= s.i - v.j <= 2 or 0 <= v.i - s.j <= 3 for v in voices for s in speech)


def is_air_force(sentence: Sentence, agent: Agent) -> bool:
    """'the Nigerian Air Force (NAF) has destroyed a camp': the country's military, by the words its air force."""
    words = [sentence.norm(k) for k in range(agent.i, min(agent.j, len(sentence.tokens)))]
    return side(agent.actor) == "state" and not sentence.grammar("air_force").isdisjoint(words)


def _says(sentence: Sentence, span: Span) -> bool:
    """A force directly before a verb of saying."""
    speech = sentence.of("speech")
    return bool(speech) and side(span.value) == "state" and any(s.value == "says" and s.i == span.j for s in speech)


def _another_acts(sentence: Sentence, party: Party, parties: list[Party]) -> bool:
    """Whether an actor of the other side stands between this one and what was done."""
    acts = [act.i for act in sentence.of("acts") if act.i >= party.span.j and act.value != "light"]
    return bool(acts) and any(
        other.actor and side(other.actor) == "group" and party.span.j < other.span.i and other.span.j <= acts[0]
        for other in parties
    )


def _camp(sentence: Sentence, span: Span) -> Party | None:
    """'ISWAP logistics base', "un camp de l'Iswap": the site is the group's."""
    if span.tag != "sites" or span.note == "unit" or span.value not in ("military", "civilians"):
        return None
    small = sentence.grammar("of", "definite")
    for actor in (*sentence.of("actors"), *sentence.of("armed")):
        if side(actor.value) != "group" or actor.value in ("those", "unidentified") and actor.i >= span.j:
            continue
        ahead = 0 <= span.i - actor.j <= 1 and not any(actor.j <= s.i < span.i for s in sentence.of("acts"))
        behind = 0 < actor.i - span.j <= 3 and all(sentence.norm(k) in small for k in range(span.j, actor.i))
        if ahead and not sentence.grammar("act_of") or behind:
            return Party(span, None, "", "armed_group")
    return None


def _herders(sentence: Sentence, span: Span) -> Party | None:
    """Suspected or blamed herders are a communal militia (CODEBOOK.md, Rulings)."""
    if span.tag != "people" or sentence.grammar("herders").isdisjoint(sentence.norms[span.i : span.j + 1]):
        return None
    blamed = any(s.value == "blames" and 0 <= span.i - s.j <= 3 for s in sentence.of("speech")) or any(
        act.i == span.j and act.note == "verb" and act.value in _DONE_BY | {"kill"} and not is_passive(sentence, act)
        for act in sentence.of("acts")
    )  # "Herders kill 8"
    if not blamed and not _is_suspected(sentence, span):
        return None
    return Party(span, "communal_militia", "attributed" if blamed else "suspected", "militia")


def _is_quoted(sentence: Sentence, span: Span) -> bool:
    """'according to the police', 'selon l'armée': who is quoted neither did it nor was hit."""
    for s in sentence.of("speech"):
        if 0 <= span.i - s.j <= 2 and s.value == "says" and sentence.norm(s.j - 1) in sentence.grammar("quotes"):
            return True
    return False


def _is_aside(sentence: Sentence, span: Span) -> bool:
    """In brackets at the end of a sentence: its source."""
    return (
        span.j >= len(sentence.tokens) - 3
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


def target_of(actor: str) -> str:
    """The kind of target that an actor is when it is hit."""
    if actor.startswith(("military", "police")):
        return actor.split("_")[0]
    return _TARGET_OF.get(actor, "armed_group")


def _named(span: Span) -> Party:
    return Party(span, span.value, "attributed", target_of(span.value))


def _unnamed(span: Span) -> Party:
    return Party(span, span.value, span.note, target_of(span.value))


def _site(span: Span) -> Party:
    """A site that is hit; a unit ("patrol", "battalion") may also be the one that acts."""
    unit = span.note == "unit" and span.value in ("military", "police")
    return Party(span, span.value if unit else None, "attributed" if unit else "", span.value)


def _people(span: Span) -> Party:
    return Party(span, None, "", "" if span.value == "unspecified" else span.value)


_MAKERS = {"actors": _named, "armed": _unnamed, "sites": _site, "people": _people}  # the more telling first


def _role(sentence: Sentence, party: Party, parties: list[Party]) -> str | None:
    """agent, patient, both (a clash names its two sides) or None."""
    acts, cues = [span for span in sentence.of("acts") if span.value != "light"], sentence.of("cues")
    if not acts:
        return "agent" if party.actor and _is_suspected(sentence, party.span) else None
    before = _word_before(sentence, party.span.i)
    if (
        cues
        and party.actor
        and any(s.value == "suspected" and 0 <= s.i - party.span.j <= 2 for s in cues)
        and not any(0 <= a.i - party.span.j <= 3 for a in acts)
    ):
        return "agent"  # "Boko Haram is suspected"
    if before in sentence.grammar("by") and not _only_held(sentence, party.span.i) or _at_hands_of(sentence, party.span.i):
        return "agent"
    clash = "clash" in [span.value for span in acts]
    if before in sentence.grammar("between") and clash:
        return "both"
    if clash and party.actor and not _is_state(party.actor) and _clash_together(sentence, party, parties):
        return "both"
    if (
        clash
        and before in sentence.grammar("clashing_with")
        and party.actor
        and party.actor != "military"
        and _beside_side(sentence, party, parties)
    ):
        return "both"
    if before in sentence.grammar("done_to"):
        return "patient"
    return _by_acts(sentence, party, parties, acts)


def _only_held(sentence: Sentence, i: int) -> bool:
    """'a checkpoint manned by the insurgents', 'un bus escorté par l'armée': they held it, and did not do the act."""
    by = max((k for k in range(max(0, i - 5), i) if sentence.norm(k) in sentence.grammar("by")), default=0)
    return by > 0 and sentence.norm(by - 1) in sentence.grammar("held")


def _clash_together(sentence: Sentence, party: Party, parties: list[Party]) -> bool:
    """'Fighters of A and of B clashed': both groups stand before the verb, joined by "and"."""
    verbs = [span for span in sentence.of("acts") if span.value == "clash" and span.note == "verb"]
    groups = [p for p in parties if p.actor and not _is_state(p.actor) and p.actor != "unidentified"]
    ahead = [p for verb in verbs for p in groups if 0 <= verb.i - p.span.j <= _WINDOW]
    joined = any(
        token.norm in sentence.grammar("and")
        for a, b in zip(ahead, ahead[1:])
        for token in sentence.tokens[a.span.j : b.span.i]
    )
    return party in ahead and len(ahead) > 1 and joined


@cache
def side(actor: str) -> str:
    """state for a state's forces and those who fight beside them, else group."""
    # Communal militias stand on no side but their own.
    return "state" if actor.startswith(STATE) or actor in PRO_STATE else "group"


def _at_hands_of(sentence: Sentence, i: int) -> bool:
    """'at the hands of', 'sous les coups de'."""
    cues = sentence.of("cues")
    return bool(cues) and any(s.value == "by" and 0 <= i - s.j <= 3 for s in cues)


def _beside_side(sentence: Sentence, party: Party, parties: list[Party]) -> bool:
    """Another group stands before this one: 'fighters of ISSP and of JNIM clashed'."""
    return any(
        other.actor
        and other is not party
        and abs(other.span.i - party.span.i) < 12
        and not _is_state(other.actor)
        for other in parties
    )


def _is_state(actor: str) -> bool:
    return actor.startswith(STATE)


@lru_cache(maxsize=LATELY)
def _word_before(sentence: Sentence, i: int) -> str:
    """The word that leads up to word i, past its articles, numbers and names; a date ends the search."""
    k, dates = i - 1, [s for s in sentence.of("calendar") if s.value in _DATES]
    suspected = [s for s in sentence.of("cues") if s.value == "suspected"]
    bounds = [s for s in sentence.of("bounds") if s.value != "between"]
    determiner = sentence.grammar("determiner")
    while k >= 0 and not over(dates, k) and (
        sentence.norms[k] in determiner
        or k
        and sentence.tokens[k].is_capital
        and i - k < 3
        or sentence.tokens[k].text in ('"', "“", "«", "'")
        or over(sentence.of("demonyms"), k)
        or over(suspected, k)
        or over(sentence.of("numbers"), k)
        or over(bounds, k)
        or sentence.tokens[k].text.isdecimal()
    ):
        k -= 1
    return sentence.tokens[k].norm if k >= 0 else ""


def _by_acts(sentence: Sentence, party: Party, parties: list[Party], acts: list[Span]) -> str | None:
    """The role that the nearest act gives: before an active verb the doer, after it the hit, and the other way in the passive."""
    span, best = party.span, None
    for act in acts:
        if act.i < span.j and span.i < act.j:
            continue
        gap = act.i - span.j if act.i >= span.j else span.i - act.j
        if gap > _WINDOW or _has_mark(sentence, min(act.j, span.j), max(act.i, span.i)):
            continue
        role = _given_by(sentence, party, act, gap)
        if role == "agent" and span.j <= act.i and (
            _is_object(sentence, span) or _has_nearer_subject(sentence, party, parties, act)
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
        if other.span.i - last.span.j <= 1 or _is_joined(sentence, last, other):
            last = other  # "ISWAP militants", "the Volunteers (VDP)", "soldiers and militiamen"
            continue
        if not _is_object(sentence, other.span) and _word_before(sentence, other.span.i) not in sentence.grammar("by", "with", "of", "from", "against", "and"):
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
    return not _CLAUSE_MARKS.isdisjoint([token.text for token in sentence.tokens[i:j]])


def _given_by(sentence: Sentence, party: Party, act: Span, gap: int) -> str | None:
    first = party.span.j <= act.i
    if act.note == "noun":
        if first:
            return (
                "agent"
                if party.actor and (gap <= 2 or _with_light_verb(sentence, party.span.j, act.i))
                else None
            )
        if (
            party.actor
            and gap <= 3
            and act.value in _DONE_BY
            and _word_before(sentence, party.span.i) in sentence.grammar("act_of")
        ):
            return "agent"  # "attaque du JNIM", "frappe de l'armée"
        return (
            "patient"
            if gap <= 6
            and _word_before(sentence, party.span.i) in sentence.grammar("done_to", "of")
            and not party.actor
            else None
        )
    if act.note == "suffered":  # "a sauté sur une mine", "came under fire": the subject is hit
        by_group = (
            party.actor
            and gap <= 3
            and _word_before(sentence, party.span.i) in sentence.grammar("of", "act_of")
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


def _with_light_verb(sentence: Sentence, i: int, j: int) -> bool:
    """'launched heavy strikes', 'a mené une attaque': the verb only carries the noun."""
    return any(s.value == "light" and i <= s.i < j for s in sentence.of("acts"))


def is_passive(sentence: Sentence, act: Span) -> bool:
    """'was attacked', 'killed by', and the bare participle of a headline: 'Army convoy hit on the road'."""
    grammar, before = sentence.grammar, sentence.norms[max(0, act.i - 3) : act.i]
    after = sentence.norms[act.j] if act.j < len(sentence.norms) else "."
    if after in grammar("by") or not grammar("be").isdisjoint(before):
        return True
    if starting(sentence.of("bounds"), act.j) or starting(sentence.of("numbers"), act.j):
        return False  # "executed at least 25 villagers"
    if not sentence.norms[act.j - 1].endswith(tuple(grammar("participle_ending"))):
        return False
    if not grammar("after_participle"):  # a French participle without "avoir" is passive wherever it stands
        inside = set(sentence.norms[act.i : act.j])
        own = inside & grammar("have") and not inside & grammar("be")  # "a repris"
        return not own and not _has_avoir(sentence, act.i) and not _is_reflexive(sentence, act)
    helped = (
        not grammar("have").isdisjoint(before)
        or sentence.kind != "heading"
        and _is_armed_before(sentence, act.i)
    )
    if helped:
        return False
    following = starting(sentence.of("places"), act.j)
    placed = following is not None and following.value in ("near", "in", "road")
    return placed or after in _CLAUSE_ENDS or after in grammar("after_participle")


_ADVERBS = {"aussi", "déjà", "ainsi", "également", "encore"}


_CLAUSE_ENDS = {".", ",", ";", ":", ")"}


def _is_armed_before(sentence: Sentence, i: int) -> bool:
    """An armed actor directly before a bare participle does it: 'ISWAP fighters attacked in Damboa'."""
    doers = [s for s in (*sentence.of("actors"), *sentence.of("armed")) if s.value != "military"] + [
        s for s in sentence.of("people") if s.value == "armed_group"
    ]
    return any(0 <= i - s.j <= 1 for s in doers)


def _is_reflexive(sentence: Sentence, act: Span) -> bool:
    """'se sont affrontés', 's'est emparé': active, though with "être"."""
    return bool({sentence.norm(k) for k in range(max(0, act.i - 2), act.j)} & sentence.grammar("reflexive"))


def _has_avoir(sentence: Sentence, i: int) -> bool:
    """Whether 'avoir' stands before a French participle, an adverb or 'y' passed over: 'a attaqué', 'ont également tué'."""
    before, have = [t.norm for t in sentence.tokens[max(0, i - 2) : i]], sentence.grammar("have")
    return bool(before) and (
        before[-1] in have
        or before[0] in have
        and (before[-1].endswith("ment") or len(before[-1]) < 4 or before[-1] in _ADVERBS)
    )


def _agents(sentence: Sentence, party: Party, mentions: Sequence) -> list[Agent]:
    """The agent that a party is; two for "soldiers from Niger and Chad"."""
    suspected = _is_suspected(sentence, party.span) or sentence.norm(party.span.i) in sentence.grammar(
        "suspected"
    )
    attribution = "suspected" if suspected else party.attribution
    nations = _nationalities(sentence, party.span, mentions) or [None]
    return [Agent(party.actor, attribution, party.span.i, party.span.j, 3, nation) for nation in nations]


def _is_suspected(sentence: Sentence, span: Span) -> bool:
    near = [s for s in sentence.of("cues") if s.value == "suspected"]
    small = sentence.grammar("be")
    return bool(near) and any(
        0 <= span.i - s.j <= 3
        or 0 <= s.i - span.j <= 1
        or s.i - span.j == 2
        and sentence.norm(s.i - 1) in small
        and over(sentence.of("people"), span.j)
        for s in near
    )


def _nationalities(sentence: Sentence, span: Span, mentions: Sequence) -> list[str]:
    """The countries of a force, by what stands beside it: 'Malian soldiers', "Niger's army", 'soldiers from Niger and Chad'."""
    near = [
        s.value
        for s in sentence.of("demonyms")
        if s.value and -1 <= span.i - s.j <= 2 or 0 <= s.i - span.j <= 1
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


def _claimants(sentence: Sentence, parties: list[Party], mentions: Sequence) -> list[Agent]:
    """Groups that claim an act, or are blamed for it."""
    found = []
    for verb in sentence.of("speech"):
        if verb.value == "accused":
            found += _accused(sentence, verb, parties, mentions)
        if verb.value not in ("claims", "blames"):
            continue
        party = _claimant(sentence, verb, parties)
        if is_denied(sentence, verb):
            continue
        if party is None:
            if (
                verb.value == "claims"
                and verb.i
                and sentence.norm(verb.i - 1) in sentence.grammar("group_pronoun")
            ):
                found.append(Agent("group", "claimed", verb.i, verb.j, 2))
            continue
        if verb.value == "claims" and not _is_state(party.actor):
            found.append(Agent(party.actor, "claimed", party.span.i, party.span.j, 2))
        elif verb.value == "blames" and party.span.i >= verb.j:
            found += [
                Agent(
                    p.actor,
                    "attributed",
                    p.span.i,
                    p.span.j,
                    1,
                    next(iter(_nationalities(sentence, p.span, mentions)), None),
                )
                for p in _with_partners(sentence, party, parties)
            ]
    return found


def _accused(sentence: Sentence, verb: Span, parties: list[Party], mentions: Sequence) -> list[Agent]:
    """'The army is accused of', 'les FAMa sont mises en cause': the parties before the verb."""
    near = [p for p in parties if p.actor and 0 <= verb.i - p.span.j <= 6]
    return [
        Agent(p.actor, "attributed", p.span.i, p.span.j, 1, next(iter(_nationalities(sentence, p.span, mentions)), None))
        for p in near
    ]


def _headline_subject(sentence: Sentence, first: list[Party]) -> list[Agent]:
    """'Boko Haram burns children alive, 86 dead': the group that a headline of deaths begins with, and a verb unknown here."""
    party = first[0] if first else None
    if party is None or not party.actor or party.span.tag != "actors" or side(party.actor) != "group":
        return []
    k, dead = party.span.j, [s for s in sentence.of("outcomes") if s.value == "killed"]
    verb = k < len(sentence.tokens) and sentence.tokens[k].is_word and sentence.norm(k) not in sentence.grammar("auxiliary", "of", "and", "be")
    if party.span.i > 1 or not verb or not dead or dead[0].i - k < 3:
        return []
    return [Agent(party.actor, "attributed", party.span.i, party.span.j, 3)]


def _pronouns(sentence: Sentence, i: int, end: int) -> list[Agent]:
    """'They killed 10', 'ils ont abattu': the actor that the sentence before speaks of, if it speaks of one only."""
    pronouns = sentence.grammar("subject_pronoun")
    if not sentence.has(pronouns):
        return []
    subjects = [
        k
        for act in sentence.of("acts")
        if i <= act.i < end and act.note == "verb" and act.value not in _NEUTRAL and not is_passive(sentence, act)
        for k in range(max(0, act.i - 3), act.i)
        if sentence.norms[k] in pronouns
    ]
    if not subjects or sentence.before is None:
        return []
    named = {party.actor: party for party in _parties(sentence.before) if party.actor}
    groups = [party for actor, party in named.items() if side(actor) == "group"]
    meant = groups if len(groups) == 1 else list(named.values()) if len(named) == 1 else []
    return [Agent(party.actor, "attributed", subjects[0], subjects[0] + 1, 3) for party in meant]


_NEUTRAL = {"light", "campaign", "protest", "coup", "arrest", "occur", "succumb"}


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
            and _word_before(sentence, p.span.i) not in sentence.grammar("with", "of")
        ]
    near = [p for p in groups if (0 <= p.span.i - verb.j <= 8 if by else 0 <= verb.i - p.span.j <= 16)]
    tied = sentence.grammar("with", "of", "blamed_on")  # "Ansar Dine, a group linked to AQIM, claims"
    return min(
        near,
        key=lambda p: (not by and _word_before(sentence, p.span.i) in tied, abs(p.span.i - verb.i)),
        default=None,
    )


def _with_partners(sentence: Sentence, party: Party, parties: list[Party]) -> list[Party]:
    """A party with those joined to it: 'soldiers and VDP auxiliaries'."""
    joined, last = [party], party
    for other in parties[parties.index(party) + 1 :]:
        if not _is_joined(sentence, last, other):
            break
        joined.append(other)
        last = other
    return joined


def by_phrase(sentence: Sentence, verb: Span) -> bool:
    """'blamed on', 'attributed to', 'imputée à'."""
    return verb.j - verb.i > 1 or sentence.norm(verb.j) in sentence.grammar("blamed_on")


def is_denied(sentence: Sentence, verb: Span) -> bool:
    before = {t.norm for t in sentence.tokens[max(0, verb.i - 8) : verb.i]}
    return bool(before & sentence.grammar("not"))


def _strongest(agents: list[Agent]) -> list[Agent]:
    """One entry for each actor, the strongest; a claim keeps its attribution."""
    if len(agents) < 2:
        return agents
    best: dict[tuple, Agent] = {}
    for agent in agents:
        known = best.get((agent.actor, agent.country))
        if known is None or agent.attribution == "claimed":
            best[agent.actor, agent.country] = agent
    return list(best.values())
