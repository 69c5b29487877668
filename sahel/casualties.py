"""How many died: the codebook's rule from the figures that reports give to fatalities low, best and high."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sahel.codebook import reliability
from sahel.model import Casualty

UNSPECIFIED = "unspecified"


@dataclass(slots=True, unsafe_hash=True)
class Toll:
    """A number of dead: the least, the most believed and the most that is told."""

    low: int
    best: int
    high: int
    rank: int                # of the source behind best: 1 is the most reliable


def fatalities(casualties: Iterable[Casualty]) -> tuple[int | None, int | None, int | None]:
    """Fatalities low, best and high by the codebook; all None where no figure of dead is given.

    The figures stand in the order in which they were told. Rivals for the same victims compete, different
    victims add up, and a figure for dead of no stated kind is a total that competes with the kinds' sum.
    """
    killed = [entry for entry in casualties if entry.outcome == "killed" and _bounded(entry)]
    if not killed:
        return None, None, None
    if len(killed) == 1:
        return _low(killed[0]), _best(killed[0]), _high(killed[0])
    totals = [entry for entry in killed if entry.victims == UNSPECIFIED and _is_total(entry, killed)]
    parts = [entry for entry in killed if entry not in totals] if totals else killed
    toll = _with_total(parts, totals)
    return toll.low, toll.best, toll.high


def disputed(casualties: Iterable[Casualty]) -> bool:
    """Whether two figures for the same victims and outcome cannot both be true."""
    entries = [entry for entry in casualties if _bounded(entry)]
    return any(
        (one.victims, one.outcome) == (other.victims, other.outcome) and not overlap(one, other)
        for place, one in enumerate(entries)
        for other in entries[place + 1:]
    )


def overlap(one: Casualty, other: Casualty) -> bool:
    """Whether some number fits both figures: 'at least 6' and '6' do, '30' and '23' do not."""
    low = max(one.low or 0, other.low or 0)
    high = min((entry.high for entry in (one, other) if entry.high is not None), default=low)
    return low <= high


def _bounded(entry: Casualty) -> bool:
    return entry.low is not None or entry.high is not None


def _is_total(entry: Casualty, killed: Sequence[Casualty]) -> bool:
    """Whether dead of no stated kind, an entry, are all the dead rather than some more of them.

    A source that counts ten soldiers and then two dead of no kind adds two; one that says twelve dead, ten of
    them soldiers, gives a total. Dead of no kind from another source are the same dead, counted by others.
    """
    own_parts = [part for part in killed if part.victims != UNSPECIFIED and part.source == entry.source]
    return not own_parts or _best(entry) >= _sum(own_parts).low


def _with_total(parts: Sequence[Casualty], totals: Sequence[Casualty]) -> Toll:
    if not totals:
        return _sum(parts)
    total = _rivals(totals)
    if not parts:
        return total
    told = _sum(parts)
    same_source = {entry.source for entry in totals} & {entry.source for entry in parts}
    return Toll(
        low=total.low if same_source else min(total.low, told.low),
        best=total.best if _outweighs(total, told) else told.best,
        high=max(total.high, told.high),
        rank=min(total.rank, told.rank),
    )


def _outweighs(total: Toll, told: Toll) -> bool:
    """Whether a total is believed before the sum of its parts: the better source is, and so is one who counts
    more dead than the parts, unless that is the perpetrator."""
    counts_more = total.best >= told.best and total.rank < reliability("perpetrator")
    return total.rank < told.rank or counts_more


def _sum(parts: Sequence[Casualty]) -> Toll:
    """The tolls of the different kinds of victims added up; as reliable as the weakest of them."""
    kinds: dict[str, list[Casualty]] = {}
    for entry in parts:
        kinds.setdefault(entry.victims, []).append(entry)
    tolls = [_rivals(entries) for entries in kinds.values()]
    if len(tolls) == 1:
        return tolls[0]
    return Toll(
        low=sum([toll.low for toll in tolls]),
        best=sum([toll.best for toll in tolls]),
        high=sum([toll.high for toll in tolls]),
        rank=max([toll.rank for toll in tolls]),
    )


def _rivals(entries: Sequence[Casualty]) -> Toll:
    """The toll from figures that compete: among equally reliable ones the one told last is the best."""
    if len(entries) == 1:
        only = entries[0]
        return Toll(_low(only), _best(only), _high(only), reliability(only.source))
    rank = min([reliability(entry.source) for entry in entries])
    believed = [entry for entry in entries if reliability(entry.source) == rank][-1]
    return Toll(
        low=min(map(_low, entries)),
        best=_best(believed),
        high=max(map(_high, entries)),
        rank=rank,
    )


def _low(entry: Casualty) -> int:
    return (entry.high or 0) if entry.low is None else entry.low


def _high(entry: Casualty) -> int:
    return (entry.low or 0) if entry.high is None else entry.high


def _best(entry: Casualty) -> int:
    """The figure itself, the bound of an open one, the middle of a range rounded down."""
    return (_low(entry) + _high(entry)) // 2
