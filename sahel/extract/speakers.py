"""Who says so: the source of each part of a sentence, by the words of saying and the speakers around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sahel.extract.agents import by_phrase, is_denied
from sahel.extract.lexicon import Span, starting
from sahel.extract.parties import side
from sahel.extract.sentences import LATELY, Sentence

_SUBJECT = 9  # words of a subject at most
_PARTS = frozenset((";", ":", "”", "»"))
_GROUPS_NEVER_SAYING = {"bandits", "communal_militia"}


@dataclass(slots=True, unsafe_hash=True)
class Speech:
    """A source and the words i to j that it answers for; `actor` where a group speaks for itself."""

    source: str
    i: int
    j: int
    claims: bool = False
    actor: str | None = None


_NO_SPEECH = {"hearsay", "accused", "meets", "time"}  # verbs by which nobody says anything


def find(sentence: Sentence, previous: str | None) -> list[Speech]:
    """The speakers of a sentence, each with the part that it answers for; a pronoun speaks for the sentence
    before.
    """
    speeches: list[tuple[Span | None, str, Span, str | None]] = []
    speaker: tuple[str, Span, str | None] | None
    for verb in sentence.of("speech"):
        if (
            verb.value in _NO_SPEECH
            or verb.value == "claims"
            and is_denied(sentence, verb)
            or _is_of_speaker(sentence, verb)
        ):
            continue
        on = bool(speeches) and sentence.norms[verb.i] in sentence.grammar("saying_on")
        said_by = speeches[-1][1] if speeches else previous
        if said_by and (on or _has_pronoun(sentence, verb) or _means_last(sentence, verb)):
            speaker = (not on and _group_before(sentence, verb)) or (said_by, verb, None)
        elif _means_last(sentence, verb):
            continue  # "the note said": whose, was not told
        else:
            speaker = _speaker_of(sentence, verb)
        if speaker is None and not speeches and _is_somebody(sentence, verb):
            speaker = ("witness", verb, None)
        if speaker:
            speeches.append((verb, *speaker))
    if ":" in sentence.text:
        speeches += [(None, *colon) for colon in _colons(sentence)]
    if "(" in sentence.text:
        speeches += [(None, *aside) for aside in _asides(sentence)]
    if not speeches and sentence.of("outcomes") and sentence.of("speakers"):
        speeches = [(None, *head) for head in _sources_at_head(sentence)]
    if not speeches:
        return []
    return _parted(sentence, speeches)


def _is_of_speaker(sentence: Sentence, verb: Span) -> bool:
    """Part of the name of a source: 'local reports'."""
    for span in sentence.of("speakers"):
        if span.i <= verb.i and verb.j <= span.j:
            return True
    return False


def _is_somebody(sentence: Sentence, verb: Span) -> bool:
    """'A healer who lives nearby speaks of six bodies', 'un guérisseur nous parle de …': somebody of the
    place.
    """
    counted = any(s.value == "superseded" for s in sentence.of("cues"))  # "a first estimate spoke of six"
    one = sentence.norm(0) in sentence.grammar("indefinite") and not counted
    near = verb.i <= _SUBJECT and not any(s.i < verb.i for s in sentence.of("numbers"))
    aside = verb.i <= 2 * _SUBJECT and sentence.norm(verb.i - 1) == ","  # "A cousin of two of the dead, …, said"
    return (
        verb.value == "says"
        and one
        and (near or aside)
        and not any(s.i < verb.i and s.note != "toll" for tag in ("acts", "outcomes") for s in sentence.of(tag))
    )


def _sources_at_head(sentence: Sentence) -> list[tuple[str, Span, str | None]]:
    """'Community sources give a toll of 60', 'Des sources locales évoquent': sources say, whatever the verb."""
    words = sentence.grammar("sources")
    return [
        (span.value, span, None)
        for span in sentence.of("speakers")
        if span.i <= 1 and span.value != "same" and not words.isdisjoint(sentence.norms[span.i : span.j])
    ]


def source_at(speeches: list[Speech], i: int) -> Speech | None:
    """Who answers for word i."""
    return next((speech for speech in speeches if speech.i <= i < speech.j), None)


def _speaker_of(sentence: Sentence, verb: Span) -> tuple[str, Span, str | None] | None:
    """The nearest speaker to a verb of saying, in its own clause."""
    if verb.value in ("blames", "denies") and verb.value == "blames" and by_phrase(sentence, verb):
        return None  # "blamed on X": X says nothing
    voices = _voices(sentence)
    if not voices:
        return None
    best = None
    against = sentence.grammar("against")
    passive = verb.j - verb.i == 1 and verb.value == "says" and _is_passive(sentence, verb)
    inverted = (
        verb.value == "says"
        and verb.i
        and sentence.tokens[verb.i - 1].text in (",", "»", "”", '"')
        and sentence.norm(verb.j) not in sentence.grammar("that")
    )
    quoting = verb.value == "says" and sentence.norm(verb.j - 1) in sentence.grammar("quotes")
    for span, source, actor in voices:
        gap = verb.i - span.j if span.j <= verb.i else span.i - verb.j
        if gap < 0 or gap > 14:
            continue
        tied = source == "perpetrator" and sentence.norm(span.i - 1) in sentence.grammar("blamed_on", "with")
        cost = gap + (3 if span.i > verb.i else 0) + (4 if source == "media" else 0) + (_SUBJECT if tied else 0)
        if best is not None and cost >= best[0]:
            continue
        if quoting and span.j <= verb.i:
            continue  # "JNIM men, some thirty according to a notable": who is quoted stands behind
        if inverted and span.i < verb.i and _has_voice_after(sentence, verb):
            continue  # "…, a annoncé dimanche le ministère": the subject stands behind
        if _is_blamed(sentence, span):
            continue
        if source == "media" and _is_addressed(sentence, verb, span):
            continue
        if passive and (
            span.i < verb.j or sentence.grammar("by").isdisjoint(sentence.norms[verb.j : span.i])
        ):
            continue  # "deaths were reported": nobody is named
        if span.i and (
            sentence.norm(span.i - 1) in against
            or sentence.norm(span.i - 2) in against
            and not sentence.tokens[span.i - 1].is_capital
        ):
            continue  # "an attack on the army"; not so "on Saturday the army"
        if span.tag == "armed" and span.value == "unidentified" and gap > 2:
            continue  # "killed 35 terrorists …, a spokesman said"
        if _parted_between(sentence, span, verb):
            continue
        if _is_spoken_of(sentence, verb, span):
            continue
        if verb.note == "to" and span.i < verb.i:
            continue
        if source == "perpetrator" and span.i > verb.i and not _may_follow(sentence, verb):
            continue  # "revealed nine terrorists neutralised"
        best = (cost, (source, span, actor))
    return best[1] if best else None


def _is_passive(sentence: Sentence, verb: Span) -> bool:
    """'deaths were reported', in the verb's own clause."""
    start = verb.i
    while start and verb.i - start < 3 and sentence.norms[start - 1] not in (",", ";"):
        start -= 1
    return not sentence.grammar("be").isdisjoint(sentence.norms[start : verb.i])


def _is_blamed(sentence: Sentence, span: Span) -> bool:
    """'blamed Katiba Macina and put the dead at 132': who is blamed says nothing of it."""
    for s in sentence.of("speech"):
        if s.value == "blames" and 0 <= span.i - s.j <= 1 and not by_phrase(sentence, s):
            return True
    return False


def _may_follow(sentence: Sentence, verb: Span) -> bool:
    """'claimed by', 'according to', '…, says': a speaker stands behind such a verb."""
    before = sentence.tokens[verb.i - 1].text if verb.i else ","
    led = {sentence.norm(k) for k in (verb.j - 1, verb.j)} & sentence.grammar("by", "blamed_on")
    return bool(led) or before in (",", "»", "”", '"', "(", "—", "–")


def _has_voice_after(sentence: Sentence, verb: Span) -> bool:
    return any(
        0 <= span.i - verb.j <= 6
        and not _parted_between(sentence, span, verb)
        and not _is_spoken_of(sentence, verb, span)
        and not _is_addressed(sentence, verb, span)
        for span, _, _ in _voices(sentence)
    )


def _is_spoken_of(sentence: Sentence, verb: Span, span: Span) -> bool:
    """'said in a message that its men had carried out …': named in what is said, and not as who says it."""
    return span.i > verb.i and not sentence.grammar("that").isdisjoint(sentence.norms[verb.j : span.i])


def _is_addressed(sentence: Sentence, verb: Span, span: Span) -> bool:
    """Who is told says nothing: 'told Reuters', "ont indiqué à l'AFP"."""
    if span.i < verb.j or span.value != "media":
        return False
    between = sentence.norms[verb.j if verb.j - verb.i > 1 else verb.i : span.i]
    return span.i - verb.j <= 3 and not sentence.grammar("addressee").isdisjoint(between)


@lru_cache(maxsize=LATELY)
def _voices(sentence: Sentence) -> tuple[tuple[Span, str, str | None], ...]:
    """Everybody in a sentence who could be speaking: (span, source, actor where it is a group)."""
    return tuple(_each_voice(sentence))


def _each_voice(sentence: Sentence) -> Iterator[tuple[Span, str, str | None]]:
    for span in sentence.of("speakers"):
        if span.value != "same":
            yield span, span.value, None  # "a spokesman" alone is an official one
    for span in sentence.of("people"):
        if span.value == "civilians" and starting(sentence.of("speech"), span.j):
            yield span, "witness", None  # "Passengers counted 6 bodies"
    for span in sentence.of("actors"):
        if span.value == "minusma":
            yield span, "ngo", None
        elif span.value.startswith(("military", "police")) or span.value in (
            "french_forces",
            "us_forces",
            "mnjtf",
        ):
            yield span, "government", None
        elif side(span.value) == "state":
            yield span, "witness", None
        elif span.value not in _GROUPS_NEVER_SAYING:
            yield span, "perpetrator", span.value
    for span in sentence.of("armed"):
        if span.value == "unidentified" and span.note == "attributed":
            yield span, "perpetrator", None  # "the rebels say"
        elif span.value not in (
            "unidentified",
            "military",
            "police",
            "vigilantes",
            "groups",
            "communal_militia",
        ):
            yield span, "perpetrator", span.value


def _parted_between(sentence: Sentence, a: Span, b: Span) -> bool:
    i, j = min(a.j, b.j), max(a.i, b.i)
    return not _PARTS.isdisjoint(sentence.norms[i:j])


def _has_pronoun(sentence: Sentence, verb: Span) -> bool:
    """'it said', 'he added', 'a-t-il indiqué': the speaker is the one before."""
    norms, inverted = sentence.norms, sentence.grammar("inverted_pronoun")
    if not sentence.grammar("own", "inverted_pronoun").isdisjoint(norms[verb.i : verb.j]):
        return True
    if not sentence.grammar("pronoun").isdisjoint(norms[max(0, verb.i - 2) : verb.i]):
        return True
    after = sentence.norm(verb.j)
    return after in inverted or after == "t" and sentence.norm(verb.j + 1) in inverted


def _means_last(sentence: Sentence, verb: Span) -> bool:
    """'according to the statement', 'assure ce texte': the speaker is the one before."""
    for span in sentence.of("speakers"):
        if span.value == "same" and (0 <= span.i - verb.j <= 3 or 0 <= verb.i - span.j <= 3):
            return True
    return False


def _group_before(sentence: Sentence, verb: Span) -> tuple[str, Span, str | None] | None:
    """'its media wing, Az-Zallaqa, it boasted': the voice of a group named just before."""
    return next(
        (
            (source, span, actor)
            for span, source, actor in _voices(sentence)
            if source == "perpetrator" and 0 < verb.i - span.j <= 6
        ),
        None,
    )


def opening(sentence: Sentence) -> str | None:
    """The source that a sentence begins with, though it says nothing yet: 'The ministry gave another account.'"""
    if sentence.of("acts") or sentence.of("outcomes"):
        return None  # who acts does not speak
    for verb in sentence.of("speech"):
        if verb.value == "denies":
            return None  # nor who does not answer
    for span, source, actor in _each_voice(sentence):  # only up to the first that fits
        if span.i <= 2 and actor is None:
            return source
    return None


def _colons(sentence: Sentence) -> Iterator[tuple[str, Span, str | None]]:
    """'Army: "400 terrorists neutralised"', 'Local official tells us', 'Islamic State's Amaq: ...'"""
    head = sentence.norms[:14]
    if ":" not in head:
        return
    mark = len(head) - 1 - head[::-1].index(":")
    voices = [
        voice
        for voice in _voices(sentence)
        if voice[0].j <= mark <= voice[0].j + 4
        and not any(s.j <= voice[0].i for s in sentence.of("acts"))
    ]
    if voices:
        span, source, actor = voices[-1]
        yield source, Span("speakers", source, "colon", mark, mark + 1), actor


def _asides(sentence: Sentence) -> Iterator[tuple[str, Span, str | None]]:
    """'(local officials)' at the end."""
    for span in sentence.of("speakers"):
        if (
            span.i
            and span.value != "same"
            and any(t.text == "(" for t in sentence.tokens[max(0, span.i - 3) : span.i])
            and span.j >= len(sentence.tokens) - 4
        ):
            yield span.value, span, None


def _parted(sentence: Sentence, speeches: list[tuple[Span | None, str, Span, str | None]]) -> list[Speech]:
    """Each speaker's part: up to the mark that parts it from the next speaker's."""
    if len(speeches) > 1:
        speeches.sort(key=lambda found: found[2].i)
    cuts = [0]
    for (_, _, left, _), (_, _, right, _) in zip(speeches, speeches[1:]):
        cuts.append(_cut(sentence, left.j, right.i))
    cuts.append(len(sentence.tokens))
    return [
        Speech(
            source,
            cuts[k],
            cuts[k + 1],
            claims=(bool(actor) or source == "perpetrator" or bool(verb and verb.value == "claims"))
            and not (verb and verb.value == "denies"),
            actor=actor,
        )
        for k, (verb, source, _, actor) in enumerate(speeches)
    ]


def _cut(sentence: Sentence, i: int, j: int) -> int:
    """Where one speaker's words end and the next one's begin: at a semicolon, a contrast word or a comma
    between them.
    """
    for marks in ({";"}, sentence.grammar("contrast"), sentence.grammar("and") | {","}):
        found = [k for k in range(i, j) if sentence.tokens[k].norm in marks]
        if found:
            return found[-1]
    return (i + j + 1) // 2
