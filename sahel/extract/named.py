"""People who are counted by their names: 'the killing of Lawan Andimi', 'le capitaine Issa Maïga a été tué'."""

from __future__ import annotations

from itertools import pairwise

from sahel.extract.counts import Count
from sahel.extract.lexicon import Span
from sahel.extract.sentences import Sentence

_OTHERS = (
    "actors",
    "armed",
    "demonyms",
    "calendar",
    "places",
    "sites",
    "numbers",
    "speakers",
    "speech",
    "acts",
)
_OFFICE = 8  # words of an office and of where it is held
_SAID = 3  # words between a name and the verb of saying
_NEAR = 9  # words between a name and what says who its bearer is
_APPOSITION = 7  # words within which a figure before the name counts the same person


def find(sentence: Sentence, counts: list[Count]) -> list[Count]:
    """One person for each full name that an outcome happened to, unless a figure beside it counts them
    already.
    """
    if len(sentence.capitals) < 2:
        return []
    outcomes = [s for s in sentence.of("outcomes") if s.value in ("killed", "abducted") and _is_led(sentence, s)]
    if not outcomes:
        return []
    found: list[Count] = []
    for i, j in full_names(sentence):
        if any(_is_counted(sentence, count, i) for count in (*counts, *found)):
            continue
        if any(_happens_to(sentence, outcome, i, j) for outcome in outcomes):
            found.append(Count(1, 1, i, j))
    return found


def speakers(sentence: Sentence) -> list[str]:
    """The last names of the persons that a sentence lets speak: 'the chairman, Caleb Aba, told newsmen'."""
    if len(sentence.capitals) < 2:
        return []
    verbs = [s for s in sentence.of("speech") if s.value == "says" and _follows_capital(sentence, s)]
    if not verbs:
        return []
    return [
        sentence.norms[j - 1]
        for i, j in full_names(sentence)
        if _is_titled(sentence, i) and any(0 <= s.i - j <= _SAID for s in verbs)
    ]


def _follows_capital(sentence: Sentence, verb: Span) -> bool:
    """Whether a name may end near before a verb: asked first, it spares the search for names."""
    for k in sentence.capitals:
        if 0 < verb.i - k <= _SAID + 1:
            return True
    return False


def _is_titled(sentence: Sentence, i: int) -> bool:
    """An office stands before the name, or before the comma that leads to it: 'the chairman of Guma, Caleb Aba'."""
    first = i - _OFFICE if sentence.norm(i - 1) == "," else i
    return any(first <= s.j <= i for tag in ("people", "speakers") for s in sentence.of(tag))


def kind(sentence: Sentence, name: Count) -> str | None:
    """Which kind of victim a named person is, by the title before the name or the office beside it; None where
    untold.
    """
    title = [s for s in sentence.of("people") if s.j == name.i]
    beside = [
        s
        for s in sentence.of("people")
        if (0 <= s.i - name.j <= _NEAR or 0 <= name.i - s.j <= 3) and _same_clause(sentence, s, name)
    ]
    told = [
        s.value
        for s in (*title, *sorted(beside, key=lambda s: abs(s.i - name.i)))
        if s.value != "unspecified"
    ]
    return told[0] if told else None


def _same_clause(sentence: Sentence, span: Span, name: Count) -> bool:
    """No verb stands between a name and its apposition."""
    i, j = min(span.j, name.j), max(span.i, name.i)
    return not any(i <= s.i < j for tag in ("acts", "outcomes", "speech") for s in sentence.of(tag))


def full_names(sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of two to four capital words that the lexicon knows nothing of; a title before the run is no part
    of it.
    """
    capitals = sentence.capitals
    if not _stand_together(capitals):
        return []
    taken: set[int] = set()
    for tag in (*_OTHERS, "people"):
        for span in sentence.of(tag):
            taken.update(range(span.i, span.j))
    links = sentence.grammar("name_link")
    runs, end = [], 0
    for i in capitals:
        if i < end or i in taken or sentence.norm(i - 1) in sentence.grammar("operation_name"):
            continue
        j = i
        while j < len(sentence.tokens) and j not in taken and _is_name_word(sentence, j, links, j > i):
            j += 1
        if j - i < 2:
            end = j
            continue
        while j > i and sentence.norm(j - 1) in links:
            j -= 1
        words = sum(sentence.tokens[k].is_capital for k in range(i, j))
        if 2 <= words <= 4 and not sentence.words(i, j).isupper():
            runs.append((i, j))
        end = j
    return runs


def _stand_together(capitals: list[int]) -> bool:
    """Whether two capital words stand side by side, or with a link between."""
    for k, following in pairwise(capitals):
        if following - k <= 2:
            return True
    return False


def _is_name_word(sentence: Sentence, k: int, links: frozenset[str], inside: bool) -> bool:
    token = sentence.tokens[k]
    linked = (
        inside and token.norm in links and k + 1 < len(sentence.tokens) and sentence.tokens[k + 1].is_capital
    )
    return token.is_word and (
        token.is_capital and len(token.text) > 1 and token.norm not in sentence.grammar("title") or linked
    )


def _is_counted(sentence: Sentence, count: Count, i: int) -> bool:
    """'a traditional ruler, Chief Hyacinth Ajon': the figure before counts the person who is then named."""
    between = sentence.tokens[count.j : i]
    joined = any(token.norm in sentence.grammar("and") for token in between)
    return 0 <= i - count.j <= _APPOSITION and not joined


def _is_led(sentence: Sentence, outcome: Span) -> bool:
    """Whether the word before an outcome's object, or before the outcome, lets a name stand there: asked first,
    it spares most sentences the search for names.
    """
    if outcome.note == "before":
        return sentence.norm(outcome.j - 1) in sentence.grammar("of")
    return _helps(sentence, sentence.norm(outcome.i - 1)) or _dies(sentence, outcome)


def _helps(sentence: Sentence, word: str) -> bool:
    """'was', 'a été', 'reportedly'."""
    return word in sentence.grammar("be", "have", "auxiliary") or word.endswith(("ly", "ment"))


def _dies(sentence: Sentence, outcome: Span) -> bool:
    return sentence.norm(outcome.i) in sentence.grammar("dies")


def _happens_to(sentence: Sentence, outcome: Span, i: int, j: int) -> bool:
    """The name is the object of 'the killing of', or the subject of 'was killed', 'a été tué', 'est mort'."""
    if outcome.note == "before" and 0 <= i - outcome.j <= 3:
        return all(_is_title(sentence, k) for k in range(outcome.j, i))
    if outcome.note == "before" or outcome.i < j:
        return False
    between = range(j, outcome.i)
    if sentence.norm(j) in (",", "("):
        closing = [k for k in between if k > j and sentence.tokens[k].text in (",", ")")]
        between = range(closing[-1] + 1, outcome.i) if closing and closing[-1] - j < 15 else range(0)
    return (
        len(between) <= 3
        and (bool(between) or _dies(sentence, outcome))
        and all(_helps(sentence, sentence.norm(k)) for k in between)
    )


def _is_title(sentence: Sentence, k: int) -> bool:
    people = any(s.i <= k < s.j for s in sentence.of("people"))
    return people or sentence.norm(k) in sentence.grammar("title", "definite", "article", "of")
