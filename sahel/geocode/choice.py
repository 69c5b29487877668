"""Which of several places a name means: the candidates, what speaks for each, and "none of these"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sahel.codebook import countries
from sahel.geocode.distance import km
from sahel.geocode.gazetteer import OWN_SOURCE, Gazetteer, Row
from sahel.geocode.generic_words import Generic
from sahel.geocode.names import key, sound
from sahel.geocode.reading import Reading, read
from sahel.geocode.row import SETTLEMENTS
from sahel.geocode.search import SHORTEST_SOUND, SHORTEST_SPELLING, named_alike
from sahel.model import Toponym

AREAS = ("region", "forest", "park", "lake", "river", "road")
KINDS = {
    "settlement": SETTLEMENTS,
    "admin2": ("admin2",),
    "admin1": ("admin1", "region"),
    "country": ("country",),
    "region": ("region", "admin1", "admin2", *AREAS[1:]),
}

# What a candidate starts with, by how its name was found; what is told of the place is added to it.
NAME = {"exact": 0.60, "alternate": 0.57, "sound": 0.46, "spelling": 0.42}
SAME_COUNTRY, OTHER_COUNTRY = 0.25, -0.30
COUNTRY_OF_THE_WORDS = 0.10   # "LGA" is said in Nigeria
OUT_OF_REGION = -0.08     # reports are about the region unless they say otherwise
SAME_ADMIN1, NEAR_ADMIN1, FAR_ADMIN1 = 0.20, 0.05, -0.65
KIND_FITS, KIND_DIFFERS = 0.10, -0.10
UNPROMPTED = {"country": 0.30, "region": 0.10, "forest": 0.10, "park": 0.10, "lake": 0.10,
              "town": 0.05, "camp": 0.03, "site": 0.03, "village": 0.02, "admin2": 0.01}
CONTEXT = 0.16            # for a place at the spot of one that the report names, less with distance
CONTEXT_KM = 120.0
CONTEXT_COUNTRY = 0.06
PER_TENFOLD_POPULATION = 0.03
OWN = 0.35                # for a place that the user put into the store: it makes up for another country
LITTLE_KNOWN = 0.10       # against one of the thousands of villages that were imported
SEAT = 0.03               # for the town that its division is named after: Gao, Sokoto
REPORTED = 30_000         # inhabitants that a place of places.csv counts for: reports are known to name it
OTHER = 5_000             # and another of data/gazetteer
ENOUGH = 0.50             # below it, none of the candidates is meant
MARGIN = 0.02             # two candidates closer than this, and far apart on the ground, are not told apart
APART_KM = 50.0
BEYOND_KM = 40.0          # how far beyond its mean radius a unit may reach
CLOSE_SPELLING = 84.0     # of 100, by rapidfuzz, where division or context speak for the place
CLOSER_SPELLING = 90.0    # where only the country does
MOST_CONTEXT = 10         # other places of the report that are looked at
LONG = 7                  # letters; so long a name may have one wrong
LETTERS_A_SLIP = 4        # a close spelling has one slip in so many letters at most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant, how its name was found, and how much speaks for it."""

    row: Row
    match: str        # exact, alternate, sound or spelling
    score: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the report says of where the toponym lies, looked up once."""

    toponym: Toponym
    kinds: tuple[str, ...]
    literal: str                              # what is written: its generic words may be part of a name
    generic: Generic                          # what its generic words say otherwise
    admin1: tuple[Row, ...]                   # the units that the report names with it
    context: tuple[tuple[Row, ...], ...]      # the homonyms of each other place of the report, nearest first


def surroundings(toponym: Toponym, reading: Reading, gazetteer: Gazetteer) -> Surroundings:
    """Look up what the report names around the toponym."""
    units = [unit for unit in (*reading.within, toponym.admin1) if unit]
    return Surroundings(
        toponym=toponym,
        kinds=reading.generic.kinds or KINDS.get(toponym.kind or "", ()),
        literal=reading.names[0],
        generic=reading.generic,
        admin1=tuple([row for unit in units for row in units_of(unit, gazetteer)]) if units else (),
        context=_named_beside(toponym, reading, gazetteer) if toponym.context else (),
    )


def _named_beside(toponym: Toponym, reading: Reading, gazetteer: Gazetteer) -> tuple[tuple[Row, ...], ...]:
    """The homonyms of each other place of the report that is known, nearest first."""
    own = key(reading.names[-1])
    others = [_homonyms(name, gazetteer) for name in toponym.context[:MOST_CONTEXT]]
    return tuple([rows for written, rows in others if rows and written != own])


@lru_cache(maxsize=8_192)  # the places around one act are those around the next
def _homonyms(name: str, gazetteer: Gazetteer) -> tuple[str, tuple[Row, ...]]:
    """A name as it is compared, and its places."""
    reading = read(name)
    return key(reading.names[0]) if reading.names else "", named(reading, gazetteer)


def named(reading: Reading, gazetteer: Gazetteer) -> tuple[Row, ...]:
    """The places of the first of its names that is known; those of the likeliest kind that its words say."""
    rows = next((rows for name in reading.names if (rows := gazetteer.lookup(name))), ())
    of_kind = (tuple(row for row in rows if row.kind == kind) for kind in reading.generic.kinds)
    return next(filter(None, of_kind), rows)


@lru_cache(maxsize=8_192)  # the division of one report is that of the next
def units_of(text: str, gazetteer: Gazetteer) -> tuple[Row, ...]:
    """The country of that name, else the divisions, else the settlements."""
    reading = read(text)
    rows = named(reading, gazetteer)
    for kinds in (("country",), ("admin1", "admin2")):
        units = tuple(row for row in rows if row.kind in kinds)
        if units:
            return units
    return rows


def choose(names: Iterable[str], around: Surroundings, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The place that is meant; several where they cannot be told apart; none where none is good enough."""
    for candidates in _attempts(tuple(names), around, gazetteer):
        if len(candidates) > 1:
            candidates.sort(key=lambda candidate: -candidate.score)
        if candidates and candidates[0].score >= ENOUGH:
            return _told_apart(candidates)
    return ()


def candidates(
    names: Iterable[str], around: Surroundings, gazetteer: Gazetteer, limit: int
) -> tuple[Candidate, ...]:
    """The places that may be meant, the likeliest first, whatever speaks against them: a person chooses."""
    best: dict[str, Candidate] = {}
    for name in names:
        for found in named_alike(name, gazetteer, CLOSE_SPELLING):
            likeness = found.likeness / 100 if found.match == "spelling" else 1.0
            candidate = _candidate(found.row, found.match, _literally(name, around), likeness)
            known = best.get(candidate.row.place_id)
            if known is None or candidate.score > known.score:
                best[candidate.row.place_id] = candidate
    return tuple(sorted(best.values(), key=lambda candidate: -candidate.score)[:limit])


def _literally(name: str, around: Surroundings) -> Surroundings:
    """What the report says around a name: of what is written whole, its generic words are no kind but the name."""
    return replace(around, kinds=()) if around.generic.kinds and name == around.literal else around


def _attempts(
    names: tuple[str, ...], around: Surroundings, gazetteer: Gazetteer
) -> Iterator[list[Candidate]]:
    """Candidates by the name itself; then by its sound; then by a close spelling."""
    for name in names:
        told = _literally(name, around)
        yield [_candidate(row, "exact" if key(name) == key(row.name) else "alternate", told)
               for row in _of_the_region(_not_the_country(gazetteer.lookup(name), around), around)]
    names = tuple(name for name in names if len(key(name)) >= SHORTEST_SOUND)
    for name in names:
        yield [_candidate(row, "sound", around)
               for row in gazetteer.sounding_like(name) if _supported(row, around)]
    names = tuple(name for name in names if len(key(name)) >= SHORTEST_SPELLING)
    for name in names:
        yield [_candidate(row, "spelling", around, likeness)
               for row, likeness in _close(name, around, gazetteer)]


def _not_the_country(rows: tuple[Row, ...], around: Surroundings) -> tuple[Row, ...]:
    """Without a country where the report is about a division or town of that name: "Niger" beside Minna."""
    if not around.context:
        return rows
    if "country" not in [row.kind for row in rows]:
        return rows
    others = [other for homonyms in around.context for other in homonyms]
    named_alike = {(row.country, row.admin1) for row in rows if row.kind != "country" and row.admin1}
    if not any((other.country, other.admin1) in named_alike for other in others):
        return rows
    return tuple(row for row in rows
                 if row.kind != "country" or any(other.country == row.country for other in others))


def _of_the_region(rows: tuple[Row, ...], around: Surroundings) -> tuple[Row, ...]:
    """Without what lies outside the region where the report tells of a country or a place in it: Kobé, by Gao, is not in Japan."""
    country = around.toponym.country
    near = country in countries() or country is None and any(
        other.country in countries() for homonyms in around.context for other in homonyms[:1])
    return tuple([row for row in rows if not _far_away(row)]) if near else rows


def _candidate(row: Row, match: str, around: Surroundings, likeness: float = 1.0) -> Candidate:
    score = (NAME[match] * likeness + _country(row, around) + _admin1(row, around) + _kind(row, around)
             + _context(row, around) + _importance(row) - LITTLE_KNOWN * row.is_imported
             + (OWN if row.source == OWN_SOURCE else 0.0))
    return Candidate(row, match, round(score, 4))


def _told_apart(ranked: list[Candidate]) -> tuple[Candidate, ...]:
    """The best, and those as good that lie elsewhere."""
    best = ranked[0]
    if len(ranked) == 1:
        return (best,)
    as_good = (other for other in ranked[1:] if best.score - other.score < MARGIN)
    rivals = (other for other in as_good if _apart(best.row, other.row))
    return (best, *rivals)


def _apart(row: Row, other: Row) -> bool:
    distance = _distance(row, other)
    reach = max(APART_KM, row.uncertainty_km or 0, other.uncertainty_km or 0)
    return row.country != other.country if distance is None else distance > reach


def _country(row: Row, around: Surroundings) -> float:
    country = around.toponym.country
    if country is None and row.country in around.generic.countries:
        return COUNTRY_OF_THE_WORDS
    if country is None or row.country is None:
        return OUT_OF_REGION if _far_away(row) else 0.0
    return SAME_COUNTRY if row.country == country else OTHER_COUNTRY


def _far_away(row: Row) -> bool:
    return row.country is not None and row.country not in countries() and row.kind != "country"


def _admin1(row: Row, around: Surroundings) -> float:
    """For a place in the unit that the report names with it, or near its centre; against one far away."""
    most = None
    for unit in around.admin1:
        if unit.place_id != row.place_id:
            said = _lies_in(row, unit)
            if said == SAME_ADMIN1:
                return said      # no other says more; to measure how far they are would cost half the choice
            most = said if most is None else max(most, said)
    return most or 0.0


def _lies_in(row: Row, unit: Row) -> float:
    if unit.kind == "country":
        return NEAR_ADMIN1 if row.country == unit.country else -NEAR_ADMIN1
    if unit.latitude is None or unit.country is None:
        return 0.0   # an area of several countries
    if row.country is not None and row.country != unit.country:
        return FAR_ADMIN1
    inside = row.admin1 == unit.admin1 if unit.kind == "admin1" else row.admin2 == unit.name
    if inside and unit.kind in ("admin1", "admin2"):
        return SAME_ADMIN1
    distance = _distance(row, unit)
    if distance is None or distance > (unit.uncertainty_km or 0) + BEYOND_KM:
        return FAR_ADMIN1
    return NEAR_ADMIN1 if unit.kind == "admin1" else SAME_ADMIN1


def _kind(row: Row, around: Surroundings) -> float:
    seat = SEAT if row.kind == "town" and row.name == row.admin1 else 0.0
    if not around.kinds:
        return seat + UNPROMPTED.get(row.kind, 0.0)
    if row.kind not in around.kinds:
        return KIND_DIFFERS
    return seat + KIND_FITS - 0.02 * around.kinds.index(row.kind)


def _context(row: Row, around: Surroundings) -> float:
    """The most that another place of the report says for this one; those named nearest to it count most."""
    if not around.context:
        return 0.0
    return max([_closeness(row, rows) * 0.9 ** rank for rank, rows in enumerate(around.context)])


def _closeness(row: Row, others: tuple[Row, ...]) -> float:
    return max([_company(row, other) for other in others])


def _company(row: Row, other: Row) -> float:
    if other.kind in ("country", "admin1") and row.country == other.country:
        same = other.kind == "country" or row.admin1 == other.admin1
        return CONTEXT_COUNTRY if same else CONTEXT_COUNTRY / 2
    distance = _distance(row, other)
    return 0.0 if distance is None else CONTEXT * math.exp(-distance / CONTEXT_KM)


def _importance(row: Row) -> float:
    """The larger of two homonyms is meant rather, and the one that reports are known to name."""
    if row.kind not in SETTLEMENTS:
        return 0.0
    least = REPORTED if row.place_id.startswith("place.") else OTHER
    return PER_TENFOLD_POPULATION * math.log10(max(row.population or 0, least))


def _supported(row: Row, around: Surroundings) -> bool:
    """Whether the country, the division or another place of the report speaks for this one."""
    if around.toponym.country is not None and row.country != around.toponym.country:
        return False
    near = _admin1(row, around) > 0 or _context(row, around) > CONTEXT_COUNTRY / 2
    return near or _country(row, around) > 0


def _close(name: str, around: Surroundings, gazetteer: Gazetteer) -> Iterator[tuple[Row, float]]:
    """Places whose spelling, or whose sound, is close to the name, where the report speaks for them."""
    for spelling, likeness, slip in _alike(key(name), gazetteer):
        yield from ((row, likeness / 100) for row in gazetteer.spellings[spelling]
                    if _supported(row, around) and (slip or likeness >= _close_enough(row, around)))


@lru_cache(maxsize=8_192)  # a name that no gazetteer knows comes again in its report and in others of its day
def _alike(written: str, gazetteer: Gazetteer) -> tuple[tuple[str, float, bool], ...]:
    """The known spellings with the same first letter that are close to a name: how close (of 100), and whether
    by one slip.
    """
    from rapidfuzz import fuzz

    heard, known = sound(written), gazetteer.spellings.like(written, CLOSE_SPELLING - 8)
    likeness = {spelling: max(ratio, fuzz.ratio(heard, sound(spelling)) - 3) for spelling, ratio in known.items()}
    return tuple((spelling, of_100, _one_slip(written, spelling))
                 for spelling, of_100 in likeness.items() if of_100 >= CLOSE_SPELLING and _few_slips(written, spelling))


def _few_slips(written: str, spelling: str) -> bool:
    """Whether few letters differ for the name's length, in writing or in sound."""
    from rapidfuzz.distance import Levenshtein

    slips = max(1, len(written) // LETTERS_A_SLIP)
    return any(Levenshtein.distance(one, other, score_cutoff=slips) <= slips
               for one, other in ((written, spelling), (sound(written), sound(spelling))))


def _one_slip(written: str, spelling: str) -> bool:
    """Whether a single letter differs, in names so long that this is hardly another name."""
    from rapidfuzz.distance import Levenshtein

    return len(written) >= LONG and Levenshtein.distance(written, spelling, score_cutoff=1) <= 1


def _close_enough(row: Row, around: Surroundings) -> float:
    """How like the name a spelling must be: less where more than the country speaks for the place."""
    near = _admin1(row, around) > 0 or _context(row, around) > CONTEXT_COUNTRY
    return CLOSE_SPELLING if near else CLOSER_SPELLING


def _distance(row: Row, other: Row) -> float | None:
    if row.latitude is None or row.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return km(row.latitude, row.longitude, other.latitude, other.longitude)
