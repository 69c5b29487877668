"""What a text copied from a site holds beside its report: buttons, related headlines, comments.

The words are data (data/lexicon/<language>/furniture.csv): a button fills its line; an aside heads lines of other
stories, up to where the report goes on; an end has nothing but readers behind it; a credit closes a caption.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sahel.extract.tokens import Token, tokenise

if TYPE_CHECKING:
    from sahel.extract.layout import Block
    from sahel.extract.lexicon import Lexicon

LONGEST = 60  # characters of such a line
LONGEST_CAPTION = 400
OTHER_WORDS = 4  # beside a phrase of some words: "More from Africa"
PROSE_WORDS = 12  # of a sentence that is no headline
HEADLINE_WORDS = 20  # more than any headline has
_EVERYWHERE = 3  # lines of a page, at least, that end with the words of a button
_TAIL = re.compile(r"(?<=[.!?…”»\"'])\s+\S[^.!?]{2,24}$")  # a few words behind the end of a sentence
_LONGEST_TAIL = 60  # characters, blanks before it included, so that a long line is not searched in vain
_FULL_STOPS = tuple(".!?")  # with which no tail ends
_ENDS, _CLOSING = tuple(".!?…"), "'\"”»’)]"


def without(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """The blocks of the report itself, in their order; all of them where nothing of it would be left."""
    kept: list[Block] = []
    lengths = [_prose(block.text) for block in blocks]
    ends = cache(lambda button: sum(block.text.endswith(button) for block in blocks))
    behind, before, beside = sum(lengths), 0, False
    for block, prose in zip(blocks, lengths):
        kind = _kind(block.text, lexicon)
        if kind == "aside" and ends(block.text) >= _EVERYWHERE:
            kind = "button"  # "(read on)" under each teaser heads no list
        if before and (kind == "end" or kind == "aside" and behind < before):
            break  # what stands behind it is less than the report: teasers, or readers' words
        beside = kind == "aside" and before > 0 or beside and not prose
        if not beside and kind is None:
            kept.append(_without_button(block, lexicon))
        before, behind = before + prose, behind - prose
    return kept or blocks


def _without_button(block: Block, lexicon: Lexicon) -> Block:
    """'… the interior minister said. Read more': the line of a list without the button behind it."""
    if block.text.endswith(_FULL_STOPS):
        return block
    tail = _TAIL.search(block.text, max(0, len(block.text) - _LONGEST_TAIL))
    if tail is None or _kind(tail.group().strip(" »>…[]"), lexicon) not in ("button", "aside"):
        return block
    return replace(block, text=block.text[: tail.start()])


def is_credited(line: str, lexicon: Lexicon) -> bool:
    """Whether a line closes with who took its picture: "… in Bamako. REUTERS/Jane Doe"."""
    if len(line) > LONGEST_CAPTION or _ends_sentence(line):
        return False
    words = tokenise(line[-LONGEST:])
    if not lexicon.begins(words, len(words), "furniture", "credit"):
        return False
    return any(span.value == "credit" for span in lexicon.spans(words)["furniture"])


def _kind(line: str, lexicon: Lexicon) -> str | None:
    """What a line is where it is none of the report's: button, aside or end."""
    if len(line) > LONGEST:
        return None
    words = tuple([token for token in tokenise(line) if token.is_word])
    if not lexicon.begins(words, len(words), "furniture", "button", "aside", "end", "credit"):
        return None
    spans = lexicon.spans(words)["furniture"]
    first = spans[0] if spans else None
    if first is None or first.value == "credit":
        return None
    if sum(span.j - span.i for span in spans) == len(words):
        return first.value
    others = len(words) - (first.j - first.i)
    heads = first.value != "button" and first.i == 0 and first.j > 1 and others <= OTHER_WORDS
    return first.value if heads and not _is_told(line, words, lexicon) else None


def _is_told(line: str, words: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether a line tells of something: "Related: mine kills two" is one headline, and heads no list."""
    return ":" in line or bool(lexicon.spans(words).get("acts"))


def _prose(line: str) -> int:
    """The length of a line that is prose, and no headline or button; else 0."""
    words = line.count(" ") + 1
    is_prose = words > HEADLINE_WORDS or words >= PROSE_WORDS and _ends_sentence(line)
    return len(line) if is_prose else 0


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_ENDS)
