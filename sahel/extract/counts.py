"""Figures in a sentence: "at least six", "between 20 and 30", "dozens", "une trentaine"."""

from __future__ import annotations

from dataclasses import dataclass

from sahel.extract.lexicon import Span, ending
from sahel.extract.sentences import Sentence


@dataclass(slots=True, unsafe_hash=True)
class Count:
    """A figure with its bounds by the codebook, and the words i to j that say it (bound words included)."""

    low: int | None
    high: int | None
    i: int
    j: int


_AS_MANY = 8  # words between a figure and "as many"


def find(sentence: Sentence, taken: set[int]) -> list[Count]:
    """The figures of a sentence, except those among the words already taken (dates, distances, ages)."""
    plain = _plain(sentence, taken)
    return _bounded(_ranges(plain, sentence), sentence) if plain else []


def _plain(sentence: Sentence, taken: set[int]) -> list[Count]:
    words = {span.i: span for span in sentence.of("numbers")}
    if words:
        for span in sentence.of("bounds"):
            for k in range(span.i, span.j) if span.j - span.i > 1 else ():
                words.pop(k, None)
    found: list[Count] = []
    end, bracketed = 0, "(" in sentence.vocabulary
    for i in sorted({*sentence.figures, *words}) if words else sentence.figures:
        count = None if i < end or i in taken else _digits(sentence, i) or _worded(sentence, words, i)
        if count:
            if bracketed and sentence.norm(count.j) == "(":
                count = _said_twice(sentence, count)
            found.append(count)
            end = count.j
    again = found and _as_many(sentence, found)
    return sorted([*found, *again], key=lambda count: count.i) if again else found


def _as_many(sentence: Sentence, found: list[Count]) -> list[Count]:
    """'four gendarmes and as many attackers', 'quatre gendarmes et autant d'assaillants': the figure before."""
    words = sentence.grammar("as_many")
    if not sentence.has(words):
        return []
    led, of = sentence.grammar("as_many_led"), sentence.grammar("as_many_of")
    again = []
    for k, norm in enumerate(sentence.norms):
        before = [count for count in found if 0 < k - count.j <= _AS_MANY]
        if norm not in words or not before or led and sentence.norm(k - 1) not in led:
            continue
        if of and sentence.norm(k + 1) not in of or led and sentence.norm(k + 1) in led:
            continue  # "as many as 20"
        again.append(Count(before[-1].low, before[-1].high, k - bool(led), k + 1 + bool(of)))
    return again


def _said_twice(sentence: Sentence, count: Count) -> Count:
    """'six (06) soldiers': the figure in brackets says the word before it again."""
    marks = sentence.norms[count.j : count.j + 3]
    again = len(marks) == 3 and marks[2] == ")" and marks[1].isdecimal()
    return (
        Count(count.low, count.high, count.i, count.j + 3) if again and int(marks[1]) == count.low else count
    )


def _digits(sentence: Sentence, i: int) -> Count | None:
    text = sentence.tokens[i].text
    if not text[0].isdecimal():
        return None
    figure = int(text if text.isdecimal() else "".join([c for c in text if c.isdecimal()]))
    return Count(figure, figure, i, i + 1)


def _worded(sentence: Sentence, words: dict[int, Span], i: int) -> Count | None:
    """Number words, the compound ones added up: 'thirty-four', 'soixante et onze'."""
    span = words.get(i)
    if span is None:
        return None
    low, high, j = _number(span.value), _number(span.note), span.j
    while low is not None and low == high and low >= 20 and low % 10 == 0:
        skip = sentence.norm(j) in sentence.grammar("and" if low >= 100 else "compound_and")
        nearest = words.get(j + skip)
        if nearest is None or nearest.note != nearest.value:
            break
        unit = _number(nearest.value)
        ceiling = 100 if low >= 100 else 20 if low in (60, 80) else 10
        if unit is None or not 0 < unit < ceiling:
            break
        low, high, j = low + unit, high + unit, nearest.j
    return Count(low, high, i, j)


def _number(text: str) -> int | None:
    return int(text) if text else None


def _ranges(counts: list[Count], sentence: Sentence) -> list[Count]:
    """Two figures that are the ends of one: 'between 20 and 30', '20 to 30', 'trois à cinq'."""
    if len(counts) < 2:
        return counts
    between = {span.j for span in sentence.of("bounds") if span.value == "between"}
    found: list[Count] = []
    for count in counts:
        last = found[-1] if found else None
        if last and last.i and joins_change(sentence, last.i):
            found.append(count)
            continue
        if (
            last
            and last.low is not None
            and last.high is not None
            and count.low is not None
            and last.low < count.low
            and last.j + 1 == count.i
        ):
            joint = sentence.tokens[last.j].norm
            if (
                last.i in between
                and joint in sentence.grammar("and")
                or joint in sentence.grammar("range_joint", "or")
                and last.low > 1
            ):
                found[-1] = Count(last.low, count.high, last.i - (last.i in between), count.j)
                continue
        found.append(count)
    return found


def joins_change(sentence: Sentence, i: int) -> bool:
    """'from 21 to 34', 'de 21 à 34': a change of the figure, not a range."""
    changed = sentence.norm(i - 1) in sentence.grammar("change")
    return changed and not sentence.grammar("change_verb").isdisjoint(sentence.norms[:i])


def _bounded(counts: list[Count], sentence: Sentence) -> list[Count]:
    bounds = sentence.of("bounds")
    return [_bound(count, bounds) for count in counts] if bounds else counts


def _bound(count: Count, bounds: list[Span]) -> Count:
    """The figure opened by the words before it: 'at least 6' is 6 to open, 'over 50' 51 to open, 'up to 40'
    open to 40.
    """
    before = ending(bounds, count.i)
    if before is None or count.low is None:
        return count
    outer = next((span for span in bounds if span.j == before.i and span.value != "about"), None)
    kind = outer.value if outer else before.value
    i = outer.i if outer else before.i
    if kind == "min":
        return Count(count.low, None, i, count.j)
    if kind == "over":
        return Count(count.low + 1, None, i, count.j)
    if kind == "max":
        return Count(None, count.high, i, count.j)
    return Count(count.low, count.high, i, count.j)
