"""How many: the words of each casualty figure, whom it counts and who says so; then the codebook's sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sahel.codebook import reliability
from sahel.extract import speakers
from sahel.extract.explain.reason import Account, Reason, Words, because, first, nearest, of, spans
from sahel.extract.explain.who import names, voice
from sahel.extract.frames import Frame, Told
from sahel.extract.speakers import Speech
from sahel.model import Casualty

_BOUNDS = {"min": "figure_at_least", "over": "figure_over", "max": "figure_up_to", "about": "figure_about"}
_VAGUE = {3, 24, 40, 200}           # several, dozens, scores, hundreds (CODEBOOK.md)


@dataclass(frozen=True)
class Figure:
    """A casualty entry with what it was read from."""

    entry: Casualty
    told: Told
    frame: Frame

    @property
    def words(self) -> Words:
        return of(self.frame.sentence, self.told.toll)


def casualties(account: Account) -> Iterator[Reason]:
    """Of every entry the figure, the outcome, the victims and the source."""
    for order, entry in enumerate(account.incident.casualties):
        figure = _figure_of(account, entry)
        name = f"casualties[{order}]"
        if figure is None:                      # no words are claimed that were not found
            yield because(name, (entry.low, entry.high), "figure_told")
            continue
        yield because(f"{name}.figure", (entry.low, entry.high), _bound(figure), figure.words)
        yield because(f"{name}.outcome", entry.outcome, *_outcome(figure))
        yield because(f"{name}.victims", entry.victims, *_victims(figure, account))
        yield because(f"{name}.source", entry.source, *_source(figure, account))


def _figure_of(account: Account, entry: Casualty) -> Figure | None:
    """What an entry was read from: the same words, bounds and source."""
    for frame in account.story.frames:
        for told in frame.told:
            toll, quote = told.toll, frame.sentence.words(told.toll.i, told.toll.j)
            same = (toll.outcome, toll.low, toll.high, told.source, quote)
            if same == (entry.outcome, entry.low, entry.high, entry.source, entry.quote):
                return Figure(entry, told, frame)
    return None


def _bound(figure: Figure) -> str:
    """How the figure's words give its bounds."""
    toll, low, high = figure.told.toll, figure.entry.low, figure.entry.high
    inside = [s.value for s in figure.frame.sentence.of("bounds") if toll.i - 3 <= s.i <= toll.figure + 1]
    if low is not None and high is not None and low < high:
        return "figure_range"
    if high is None and low in _VAGUE and not inside:
        return "figure_vague"
    open_bound = "max" if low is None else None if high is not None else "over" if "over" in inside else "min"
    if open_bound:
        return _BOUNDS[open_bound]
    if "about" in inside:
        return _BOUNDS["about"]
    return "figure_exact" if _is_said(figure) else "figure_one"


def _is_said(figure: Figure) -> bool:
    """Whether a figure stands in the words, rather than "a soldier"."""
    words = figure.words
    tokens = words.sentence.tokens[words.i:words.j]
    numbers = (span for span in words.sentence.of("numbers") if words.i <= span.i < words.j)
    return figure.entry.low != 1 or any(t.text[0].isdecimal() for t in tokens) or any(numbers)


def _outcome(figure: Figure) -> tuple[str, Words | None]:
    sentence, toll = figure.frame.sentence, figure.told.toll
    found = nearest(spans(sentence, "outcomes", figure.entry.outcome), toll.figure)
    return ("outcome_word", found) if found else ("outcome_spoken", first(spans(sentence, "speech")))


def _victims(figure: Figure, account: Account) -> tuple[str, Words | None]:
    """Whom a figure counts: by its noun, by words beside it, by the figure before, or by what was hit."""
    sentence, toll, victims = figure.frame.sentence, figure.told.toll, figure.entry.victims
    people = spans(sentence, "people", victims)
    noun = [words for words in people if toll.figure <= words.i < toll.noun]
    if toll.victims and noun:
        return "victims_noun", noun[-1]
    before = [words for words in people if words.j <= toll.figure]
    if not toll.words and before and _follows_another(figure):
        return "victims_figure_before", before[-1]
    if toll.victims:
        return "victims_beside", nearest(people, toll.figure)
    return _victims_of_setting(victims, account)


def _follows_another(figure: Figure) -> bool:
    """Whether another figure of the same sentence stands before this one."""
    return any(told.toll.i < figure.told.toll.i for told in figure.frame.told)


def _victims_of_setting(victims: str, account: Account) -> tuple[str, Words | None]:
    if victims == "unspecified":
        return "victims_unspecified", None
    site = first(account.spans("sites", victims)) or first(account.spans("armed", victims))
    if site and victims != "civilians":
        return "victims_site", site
    other = any(told.toll.victims == victims for frame in account.story.frames for told in frame.told)
    if other:
        return "victims_other_figure", first(account.spans("people", victims))
    return ("victims_people", site) if victims == "civilians" else ("victims_site", site)


def _source(figure: Figure, account: Account) -> tuple[str, Words | None]:
    """Who says so: a speaker of the sentence, the one before, the claim above, the issuer, or the press."""
    frame, toll, source = figure.frame, figure.told.toll, figure.entry.source
    speech = speakers.source_at(list(frame.speeches), toll.i)
    if speech is not None and speech.source == source:
        return _said_by(figure, speech)
    if source == "perpetrator":
        return "source_claim_above", first(
            words for actor in account.incident.perpetrators for f in account.frames
            for words in names(f.sentence, actor, "actors", "armed")
        )
    if source == "media":
        return "source_unsaid", None
    return "source_carried", _spoke_before(account, frame, source)


def _spoke_before(account: Account, frame: Frame, source: str) -> Words | None:
    """The last words before a sentence that name a speaker of this kind."""
    start = frame.sentence.start
    before = [other for other in account.frames if other.sentence.start < start]
    told = (words for other in reversed(before) for words in reversed(spans(other.sentence, "speakers", source)))
    return next(told, None)


def _said_by(figure: Figure, speech: Speech) -> tuple[str, Words | None]:
    """The speaker's name in its part of the sentence; else the one before it, or the verb of a pronoun."""
    named, sentence = voice(figure.frame, speech), figure.frame.sentence
    if named is not None and speech.i <= named.i:
        return "source_speaker", named
    meant = [*spans(sentence, "speakers", "same"), *spans(sentence, "speech")]
    return "source_speaker_before", named or first(meant, lambda words: speech.i <= words.i < speech.j)


def fatalities(account: Account) -> Iterator[Reason]:
    """Low, best and high by the codebook's rule, with the words of the figure where one alone gives them."""
    incident = account.incident
    killed = [entry for entry in incident.casualties if entry.outcome == "killed"]
    for name in ("low", "best", "high"):
        value = getattr(incident, f"fatalities_{name}")
        if value is None:
            continue
        if not killed:
            nobody = first(account.spans("cues", "nobody"))
            yield because(f"fatalities_{name}", value, "fatalities_nobody", nobody)
            continue
        deciding = [entry for entry in killed if _gives(entry, value)] if len(killed) > 1 else killed
        figure = _figure_of(account, min(deciding, key=_doubt)) if deciding else None
        yield because(f"fatalities_{name}", value, _rule(name, killed), figure.words if figure else None)


def _gives(entry: Casualty, value: int) -> bool:
    return value in (entry.low, entry.high)


def _doubt(entry: Casualty) -> int:
    return reliability(entry.source)


def _rule(name: str, killed: list[Casualty]) -> str:
    """One figure; rivals for the same victims; or different victims, who add up."""
    if len(killed) == 1:
        return f"fatalities_{name}_of_one"
    kinds = {entry.victims for entry in killed}
    return f"fatalities_{name}_of_rivals" if len(kinds) == 1 else f"fatalities_{name}_of_sum"
