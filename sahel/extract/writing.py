"""Where a story was written: its dateline, which places no act."""

from __future__ import annotations

from sahel.extract.labels import label_of
from sahel.extract.lexicon import over
from sahel.extract.sentences import Sentence

_DASHES = frozenset("-–—")


def dateline_of(sentence: Sentence) -> set[int]:
    """The words of 'BAMAKO, March 4 - ' at the head of a story: where it was written, not where it happened."""
    if sentence.has(_DASHES) and (bracketed := _bracketed_dateline(sentence)) is not None:
        return set(range(bracketed + 1))
    first = sentence.tokens[0].text if sentence.tokens else ""
    if label_of(sentence) is not None:
        return set()  # "WHEN: 3 October 2026"
    if first != "(" and (not first.isupper() or len(first) < 3):
        return set()
    told = min((s.i for tag in ("acts", "outcomes") for s in sentence.of(tag)), default=len(sentence.tokens))
    for k, token in enumerate(sentence.tokens[: min(16, told)]):
        if token.text in ("-", "–", "—"):
            return set() if _is_this_town(sentence) else set(range(k + 1))
    if _is_place_and_day(sentence):
        return set(range(len(sentence.tokens)))
    caps = next((k for k, token in enumerate(sentence.tokens) if not token.text.isupper()), 0)
    following = sentence.tokens[caps] if caps < len(sentence.tokens) else None
    if (
        sentence.kind == "paragraph"
        and 0 < caps <= 2
        and following is not None
        and following.is_capital
        and len(sentence.tokens) > 8
    ):
        return set(range(caps))  # "DAKAR A vehicle in the motorcade …"
    return set()


def _bracketed_dateline(sentence: Sentence) -> int | None:
    """Where the dash of 'Bawku (U/E), Feb. 12 -' stands; None without such a dateline."""
    tokens = sentence.tokens[:16]
    dash = next((k for k, token in enumerate(tokens) if token.text in ("-", "–", "—")), None)
    dates = [s for s in sentence.of("calendar") if s.i == 0]  # "Sept. 15 - Toumour: …" is an item, and no dateline
    if dash is None or dash < 3 or not tokens[0].is_capital or sentence.kind != "paragraph" or dates:
        return None
    calendar = sentence.of("calendar")
    dated = any(s.value == "month" and s.i < dash for s in calendar)
    names = all(t.is_capital or not t.is_word or over(calendar, k) for k, t in enumerate(tokens[:dash]))
    return dash if dated and names else None


def _is_this_town(sentence: Sentence) -> bool:
    """'DAMATURU (AP) - A girl blew herself up in this northeastern city': the dateline is where it happened."""
    return any(
        token.norm in sentence.grammar("town") and _is_pointed_at(sentence, k)
        for k, token in enumerate(sentence.tokens)
    )


def _is_pointed_at(sentence: Sentence, i: int) -> bool:
    return any(sentence.norm(k) in sentence.grammar("this") for k in range(max(0, i - 4), i))


def _is_place_and_day(sentence: Sentence) -> bool:
    """A line of its own with a place and a date: 'NOUAKCHOTT (AP), January 23, 2023'."""
    dated = any(s.value == "month" for s in sentence.of("calendar"))
    return dated and len(sentence.tokens) <= 12 and not (sentence.of("acts") or sentence.of("outcomes"))
