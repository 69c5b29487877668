"""A live page: entries under a clock, mostly the newest first, that tell one story; read from the oldest on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahel.extract.layout import Block

_CLOCK = re.compile(
    r"(?:[•🔴-]\s*)?(?P<hour>[01]?\d|2[0-3])\s?(?:[:.](?P<minute>[0-5]\d)|h\s?(?P<minutes>[0-5]\d)?)"
    r"(?:\s?(?:GMT|UTC|TU)\b)?\s*(?:[|—–.:-]\s*)?(?=\S)",
    re.IGNORECASE,
)
_ENTRIES = 3  # that make a live page


def entries(blocks: list[Block]) -> list[Block] | None:
    """The lines of a live page in the order of their clocks, without these; None where it is no such page."""
    clocks = {k: clock for k, block in enumerate(blocks) if (clock := _CLOCK.match(block.text))}
    heads = list(clocks)
    times = [_minutes(clock) for clock in clocks.values()]
    if len(heads) < _ENTRIES or not (_falls(times) or _falls(times[::-1])):
        return None
    lines = max(j - i for i, j in pairwise(heads))  # of an entry; what follows the last one is none
    ends = [*heads[1:], min(heads[-1] + lines, len(blocks))]
    parts = [_without_clock(blocks[i:j], clocks[i].end()) for i, j in zip(heads, ends)]
    if times[0] > times[-1]:
        parts.reverse()
    return [*blocks[: heads[0]], *(block for part in parts for block in part), *blocks[ends[-1] :]]


def _minutes(clock: re.Match[str]) -> int:
    return int(clock["hour"]) * 60 + int(clock["minute"] or clock["minutes"] or 0)


def _falls(times: Sequence[int]) -> bool:
    return all(later >= earlier for later, earlier in pairwise(times)) and times[0] > times[-1]


def _without_clock(part: list[Block], end: int) -> list[Block]:
    """An entry, its clock left out: no figure of anything."""
    first = part[0]
    return [replace(first, start=first.start + end, text=first.text[end:]), *part[1:]]
