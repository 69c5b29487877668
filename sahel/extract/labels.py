"""Lines that begin with a label: 'WHERE: Soudougui', 'Auteurs présumés : JNIM'."""

from __future__ import annotations

from sahel.extract.sentences import Sentence

PLACE, TIME, DOER, ACT = "label_place", "label_time", "label_doer", "label_act"
_KINDS = (PLACE, TIME, DOER, ACT)  # sets of words of the lexicon
_LONGEST = 4  # words of a label: "Location of the incident"


def label_of(sentence: Sentence) -> str | None:
    """What a line with a label tells, one of the kinds above; None for a line without."""
    norms = sentence.norms
    if ":" not in norms[1 : _LONGEST + 1]:
        return None
    words = norms[: norms.index(":", 1)]
    if len(words) == 1 and words[0] in sentence.grammar("label_who"):
        return DOER  # "Who was affected" are none
    return next((kind for kind in _KINDS if not sentence.grammar(kind).isdisjoint(words)), None)


def names_place(sentence: Sentence, i: int) -> bool:
    """Whether word i begins what a line says of where it was: 'Location: Kwalkwalawa, Sokoto State'."""
    return i > 0 and sentence.norms[i - 1] == ":" and label_of(sentence) == PLACE
