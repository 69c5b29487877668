"""Where: the words that give an incident its place and its country, before the gazetteer is asked."""

from __future__ import annotations

from collections.abc import Iterator

from sahel.extract.explain.reason import Account, Reason, Words, because, of, spans
from sahel.extract.frames import Frame
from sahel.extract.mentions import COUNTRY, Mention

_BY_ROLE = {"place": "place_at", "near": "place_near", "label": "place_label"}


def place(account: Account) -> Iterator[Reason]:
    """The toponym: named at the act, near it, at the head of its line, or handed on by another sentence."""
    main = account.story.main
    if main is not None:
        rule, words = _place(account, main)
        yield because("place", account.incident.place, rule, words)


def _place(account: Account, main: Mention) -> tuple[str, Words | None]:
    frame = account.frame_of(main)
    if frame is None:
        before = account.answered(main)
        return "place_answered", of(before.sentence, main) if before else None
    own = any(frame.sentence is told.sentence for told in account.story.frames)
    return _rule(main) if own else "place_before", of(frame.sentence, main)


def _rule(main: Mention) -> str:
    if main.distance_km is not None:
        return "place_offset"
    return _BY_ROLE.get(main.role, "place_weak")


def country(account: Account) -> Iterator[Reason]:
    """The country that the report's words give, which the gazetteer is asked with."""
    toponym = account.incident.toponym
    if toponym is None or toponym.country is None:
        return
    rule, words = next(_signs(account, toponym.country), ("country_of_report", None))
    yield because("country", toponym.country, rule, words)


def _signs(account: Account, code: str) -> Iterator[tuple[str, Words | None]]:
    """What speaks for a country, in the order in which it is believed."""
    main, frames = account.story.main, account.story.frames
    if main is not None and main.country == code:
        rule = "country_named" if main.rank == COUNTRY else "country_of_place"
        yield rule, _place(account, main)[1]
    named = [(f, m) for f in frames for m in f.mentions if m.rank == COUNTRY and m.country == code]
    placed = (of(f.sentence, m) for f, m in named if m.role in ("place", "near", "label"))
    yield from (("country_named", words) for words in placed)
    forces = [frame for frame in frames if any(agent.country == code for agent in frame.cast.agents)]
    yield from (("country_of_force", words) for f in forces for words in spans(f.sentence, "demonyms", code))
    yield from (("country_heading", words) for frame in reversed(frames) for words in _headings(frame, code))
    yield from (("country_nationality", words) for words in account.spans("demonyms", code))
    yield from (("country_named", of(frame.sentence, mention)) for frame, mention in named)


def _headings(frame: Frame, code: str) -> Iterator[Words]:
    """The country's places in the headings above a sentence, the nearest heading first."""
    for mention in reversed([m for m in frame.headings if m.country == code]):
        for heading in reversed(frame.sentence.headings):
            reaches = mention.j <= len(heading.tokens)  # the place stands in one of them, no longer known which
            words = heading.words(mention.i, mention.j) if reaches else ""
            if words and words in mention.text:
                yield of(heading, mention)
                break
