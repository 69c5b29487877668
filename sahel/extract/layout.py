"""A report's layout: its lines told apart, and which of them speak of the same things.

A news story is one scope: "the attack" in its last line is that of its headline. In a list, a diary or a page of teasers
each item is a scope of its own, under the date and the place of the heading above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sahel.extract import furniture, live
from sahel.extract.lexicon import Lexicon, Span
from sahel.extract.sentences import SENTENCE_END, Sentence, cuts, halted, settled, struck
from sahel.extract.tokens import Token, fold, tokenise

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(
    r"\s*(?:[•*▪▫■□◆◇●○◾◽◦‣⁃–—➤►➡🔴⚫☑✔-]|\(?\d{1,2}[.)]|\(?[a-h][.)]|o(?=\s[A-ZÀ-Ý])|>)[\ufe0f\s]+(?=\S)"
)
_UPDATE = re.compile(r"(?:[➡▶]\ufe0f?\s*)?(?:UPDATE|MAJ|MISE À JOUR|BREAKING)\b", re.IGNORECASE)
_HEADLINE = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: [\w'’-]+){0,4}\s?: ?(?=[A-ZÀ-Ý0-9\"«“a-zà-ÿ])")
_THREAD = re.compile(r"\d{1,2}/\s+(?=\S)")  # "3/ Update 16:05": one story told on
_POST = re.compile(r"(?:THREAD |FIL )?\d{1,2}/(?P<total>\d{1,2})[.:)]?\s+(?=\S)")  # "2/6 …", of a thread
_POSTS = 3  # posts at least that make a thread
_LABEL = re.compile(
    r"(?=[#A-ZÀ-Ý][\w'’,/\s-]{2,99}(?:[:.(–—]|(?<=\s-)\s))"  # looked for first: what follows tries much in vain
    r"(?:[#A-ZÀ-Ý][\w'’ -]{2,24}(?:,|\s*/)?\s*){1,3}(?:\([^)]{2,24}\))?\s?(?::\s+(?=\S)|(?:\.|\s[-–—])\s+(?=[A-ZÀ-Ý0-9\"«“]))"
)
_TOLL_LABEL = 40  # characters in which the label of a toll ends
_HEAD = 4  # words of a line that say what it is
_LONGEST_PHRASE = 8  # words of what captions and furniture are told by
_END = tuple(".!?…»”\"')]:;")
_RULE = re.compile(
    r"(?:-{3,}|—{2,}|_{3,}|\*{3,}|={3,})\s*(?=\S)"
)  # "--- NAF destroys a camp": another story begins
_SHORTCODE = re.compile(
    r"\[[^\]\s]{1,30}\]|:::.*|\W+"
)  # what a page's template left: "[ad_1]", ":::info", "* * *"
_CELLS = 3  # marks between the cells of a row, at least
_BARE = 6  # words of a bulleted line that is nothing but a date
_BYLINE = 120  # characters at most, of a line with the author and the time
_UNDER_TITLE = 4  # blocks at the head among which the lines under a title stand
_INTERTITLE = 7  # words at most, of a heading that only divides a long story
_CAPTIONS = (
    100  # that lines are compared with; no page has so many pictures, and each costs a look at every line
)
_LONGEST_LINK = 12  # words, at most, of each page that a menu or a trail names


@dataclass(slots=True, unsafe_hash=True)
class Block:
    """A line of the report and what it is: heading, item, paragraph, caption or furniture."""

    start: int
    end: int
    text: str
    kind: str
    dated: bool = False  # a heading that is little else than a date: it dates what stands below it
    opens: bool = False  # behind a rule ("---"): the first line of another story
    day: int | None = None  # of the month, that a row of a table begins with


def read(text: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of a report that may tell something, in order, each with its scope and headings."""
    lines = furniture.without(_unnumbered(_blocks(text)), lexicon)
    entries = live.entries(lines)
    blocks = _without_captions(_uncut([_told_apart(block, lexicon) for block in entries or lines]))
    is_live = entries is not None
    return tuple(_sentences(_scoped(blocks, lexicon, is_live), lexicon, is_live))


def _unnumbered(blocks: list[Block]) -> list[Block]:
    """Without the numbers of a thread's posts, '2/6 …', '3/6 …', which are no dates."""
    marks = [_POST.match(block.text) for block in blocks]
    totals = [mark["total"] for mark in marks if mark]
    if len(totals) < _POSTS or len(set(totals)) > 1:
        return blocks
    return [
        replace(block, start=block.start + mark.end(), text=block.text[mark.end() :]) if mark else block
        for block, mark in zip(blocks, marks)
    ]


def _uncut(blocks: list[Block]) -> list[Block]:
    """A last line without its end is a sentence cut short, not a heading over nothing."""
    if len(blocks) > 1 and blocks[-1].kind == "heading" and blocks[-1].text.count(" ") >= _INTERTITLE:
        return [*blocks[:-1], replace(blocks[-1], kind="paragraph")]
    return blocks


def _without_captions(blocks: list[Block]) -> list[Block]:
    """Without captions, and without the lines that a caption says again."""
    captions = [block.text for block in blocks if block.kind == "caption"][:_CAPTIONS]
    told = [block for block in blocks if block.kind not in ("caption", "furniture")]
    if not captions:
        return told
    return [b for b in told if len(b.text) <= 40 or not any(b.text in c or c in b.text for c in captions)]


def _blocks(text: str) -> list[Block]:
    found = []
    for line in _LINE.finditer(text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + line.group().index(stripped[0])
            block = Block(start, start + len(stripped), stripped, "paragraph")
            found.append(_row(block) if stripped.count("|") >= _CELLS else block)
    return found


def _row(block: Block) -> Block:
    """A row of a table, '4 | Ambush | 10 | 16 | Gunmen opened fire on a bus. | Unknown', as its longest cell."""
    cells, start = [], 0
    for cell in block.text.split("|"):
        cells.append((len(cell.strip()), start + len(cell) - len(cell.lstrip()), cell.strip()))
        start += len(cell) + 1
    first, (_, start, text) = cells[0][2], max(cells)
    if text.count(" ") < _INTERTITLE or not text.endswith(_END):
        return block  # a menu, or a line of headings
    day = int(first) if first.isdecimal() and 1 <= int(first[:3]) <= 31 else None
    return Block(block.start + start, block.start + start + len(text), text, "row", day=day)


def _told_apart(block: Block, lexicon: Lexicon) -> Block:
    """The block with its kind, as far as the line itself shows it, and without its bullet."""
    if block.kind == "row":
        return replace(block, kind="item")
    if not block.text[0].isalpha():
        block = _unmarked(block)
        if _SHORTCODE.fullmatch(block.text):
            return replace(block, kind="furniture")
    kind = _kind(block.text, lexicon)
    if kind == "furniture" and len(block.text) < _BYLINE and _has_date(block.text, lexicon):
        kind = "heading"  # "Staff | Monday 6 March 2023 - 10:41 | Read 2,318 times" says when
    if kind == "item" and (bullet := _BULLET.match(block.text)):
        start = bullet.end()
        text = block.text[start:]
        dated = len(_words(text)) <= _BARE and _has_date(text, lexicon)  # "— SUNDAY 11 JANUARY 2026 —"
        return Block(block.start + start, block.end, text, "heading" if dated else kind, dated, block.opens)
    if kind == "paragraph":
        return block
    dated = kind == "heading" and _has_date(block.text, lexicon)
    return Block(block.start, block.end, block.text, kind, dated, block.opens)


def _unmarked(block: Block) -> Block:
    """The block without its number in a thread, or the rule before it."""
    mark = _THREAD.match(block.text) or _RULE.match(block.text)
    if mark is None:
        return block
    opens = mark.re is _RULE
    return replace(block, start=block.start + mark.end(), text=block.text[mark.end() :], opens=opens)


def _has_date(line: str, lexicon: Lexicon) -> bool:
    words = tokenise(line[:200])
    figures = [word for word in words if word.text.isdecimal()]
    if not figures or not lexicon.begins(words, len(words), "calendar", "month", "weekday"):
        return False
    calendar = lexicon.spans(words)["calendar"]
    months = [span for span in calendar if span.value == "month"]
    others = [word for word in words if word.is_word and word.is_capital]
    ranged = sum(len(word.text) <= 2 for word in figures) >= 2
    weekdays = [span for span in calendar if span.value == "weekday"]
    if weekdays and len(words) <= 3:
        return True
    return bool(months) and (len(others) <= 3 or ranged)


def _kind(line: str, lexicon: Lexicon) -> str:
    stripped = line.rstrip()
    closed = stripped.endswith(")")
    cues = _cues_of_pages(line, closed, lexicon)
    if (
        "caption" in cues
        and (cues["caption"].i < _HEAD or closed and len(_words(line)) < 45)
        or furniture.is_credited(line, lexicon)
    ):
        return "caption"
    if "furniture" in cues and cues["furniture"].i < 2 and len(_words(line)) < 25 or _is_trail(line):
        return "furniture"
    if _BULLET.match(line) and not _UPDATE.match(line):
        return "item"
    unended = not stripped.endswith(_END) and not _UPDATE.match(line)
    if line.startswith("#") or unended and len(_words(line)) < 26 or _asks(line):
        return "heading"
    return "paragraph"


def _asks(line: str) -> bool:
    """'Dori: the market bombed by mistake?': a headline with its place before a colon, though it ends in a mark."""
    return line.rstrip().endswith("?") and len(_words(line)) < 2 * _INTERTITLE and bool(_HEADLINE.match(line))


def _words(line: str) -> tuple[Token, ...]:
    """The words of a line as far as its kind is told by them."""
    return tokenise(line[:400])


def _cues_of_pages(line: str, closed: bool, lexicon: Lexicon) -> dict[str, Span]:
    """The words that captions and furniture are told by, at the head of a line or in one that ends in
    brackets.
    """
    words = _words(line) if closed else _head_of(line)
    if not lexicon.begins(words, len(words) if closed else _HEAD, "cues", "caption", "furniture"):
        return {}
    return {span.value: span for span in lexicon.spans(_words(line))["cues"]}


def _head_of(line: str) -> tuple[Token, ...]:
    """The first words of a line with those that a phrase may go on with: its first sentence, which is cut once."""
    words = tokenise(line[slice(*cuts(line)[0])])
    return words if len(words) > _HEAD + _LONGEST_PHRASE else _words(line)


def _is_trail(line: str) -> bool:
    """A menu or a trail of pages, "Home > Africa > Mali": not a long line in which such a sign stands too."""
    if "|" not in line and ">" not in line:
        return False
    signs = max(line.count(" | "), line.count(" > "))
    return signs > 1 and len(line.split()) <= _LONGEST_LINK * (signs + 1)


def _scoped(spoken: list[Block], lexicon: Lexicon, is_live: bool) -> list[tuple[Block, int, list[Block]]]:
    """Each block that speaks, with its scope and the headings it stands under; all of one scope on a live page."""
    split = (lambda block, previous: False) if is_live else _splitting(spoken, lexicon)
    scoped: list[tuple[Block, int, list[Block]]] = []
    above: list[Block] = []
    seen: set[str] = set()
    previous: Block | None = None
    scope = 0
    lengths = [len(block.text.split()) for block in spoken]
    alike = Counter(lengths)  # only lines of as many words can be the same
    for order, block in enumerate(spoken):
        key = fold(block.text.casefold()) if alike[lengths[order]] > 1 else None
        if key in seen:
            continue  # a teaser that the page shows twice
        if key is not None:
            seen.add(key)
        if previous is not None and split(block, previous):
            scope += 1
        if block.kind == "heading":
            above = [*_kept_above(above, block), block]
        scoped.append((block, scope, list(above)))
        previous = block
    return scoped


def _kept_above(above: list[Block], block: Block) -> list[Block]:
    """A new heading ends the one above it, but not the date that a diary's day begins with."""
    return [] if block.dated else [b for b in above if b.dated][-1:]


def _splitting(blocks: list[Block], lexicon: Lexicon) -> Callable[[Block, Block], bool]:
    """How this report is parted into scopes: a test of a block and the one before it."""
    body = blocks[2:]
    headings = sum([b.kind == "heading" for b in body])
    items = sum([b.kind == "item" for b in blocks])
    labelled = sum(
        [bool(_LABEL.match(b.text)) and not _UPDATE.match(b.text) for b in body if b.kind == "paragraph"]
    )
    if _is_teasers(blocks, lexicon):
        return lambda block, previous: (
            previous.kind != "heading" or block.kind == "heading" and not previous.dated
        )
    if headings >= 3 or items >= 2 or labelled >= 3 and labelled * 3 >= len(body):
        within = _within(blocks, lexicon)
        headlines = _headline_items(blocks)
        return lambda block, previous: (
            block.opens
            or block.kind in ("heading", "item")
            and block.start not in within
            or previous.kind == "item"
            and not (block.kind == "paragraph" and (headlines or _is_toll_line(block.text, lexicon)))
            or labelled >= 3
            and bool(_LABEL.match(block.text))
            and not _UPDATE.match(block.text)
            or headings >= 3
            and block.kind == "paragraph"
            and previous.kind == "paragraph"
            and items == 0
            and headings * 2 > len(body)
        )
    return lambda block, previous: block.opens


def _is_toll_line(line: str, lexicon: Lexicon) -> bool:
    """'Bilan côté ennemi : 22 terroristes neutralisés': a line below an item that goes on with its act."""
    words = tokenise(line[:_TOLL_LABEL])
    return bool(words) and words[0].norm in lexicon.grammar("label_act") and ":" in line[:_TOLL_LABEL]


def _headline_items(blocks: list[Block]) -> bool:
    """Whether the items are headlines, each with its story below it."""
    items = [k for k, block in enumerate(blocks) if block.kind == "item"]
    told = [
        k
        for k in items
        if k + 1 < len(blocks) and blocks[k + 1].kind == "paragraph" and not blocks[k].text.rstrip().endswith(_END)
    ]
    return len(told) >= 2 and len(told) * 2 > len(items)


def _within(blocks: list[Block], lexicon: Lexicon) -> set[int]:
    """Where the headings stand that part nothing: the intertitles of a long story, and the lines under its
    title.
    """
    paragraphs = sum(b.kind == "paragraph" for b in blocks)
    if paragraphs * 2 < len(blocks):
        return set()
    within = {b.start for b in blocks if b.kind == "heading" and _is_intertitle(b, lexicon)}
    for block in blocks[1:_UNDER_TITLE]:
        if block.kind != "heading" or block.dated or block.text.isupper():
            break
        within.add(block.start)
    return within


def _is_intertitle(block: Block, lexicon: Lexicon) -> bool:
    """A few words without an act, a date, a label or a place's generic word: 'Fear in the market'."""
    words = tokenise(block.text)
    if block.opens or block.dated or block.text.isupper() or block.text[0] == "#" or ":" in block.text:
        return False
    spans = lexicon.spans(words)
    names_only = all(word.is_capital for word in words if word.is_word)  # "Burkina Faso", "Response"
    return (
        len(words) <= _INTERTITLE
        and not names_only
        and not any(spans.get(tag) for tag in ("acts", "outcomes", "calendar", "places"))
    )


def _is_teasers(blocks: list[Block], lexicon: Lexicon) -> bool:
    """A page of teasers: many short lines that stand alone, some cut short, some shown twice."""
    lines = [b.text for b in blocks]
    if len(lines) < 8:
        return False
    marks = (
        len(lines) - len(set(lines)) + sum([line.rstrip().endswith(("[…]", "[...]", "…")) for line in lines])
    )
    portal = lines[0].startswith(("Portal:", "Tag:", "Category:"))
    if not (marks >= 2 or portal):
        return False
    quoted = sum(['"' in line or "“" in line or "«" in line for line in lines])
    if quoted > len(lines) // 3:
        return False
    short = sum(len(line) < 500 and len(SENTENCE_END.split(line)) <= 2 for line in lines)
    if short < 0.8 * len(lines):
        return False
    told = sum(
        any(s.value == "says" for s in lexicon.spans(tokenise(line[:600]))["speech"]) for line in lines
    )
    return told <= 0.35 * len(lines)


def _sentences(scoped: list[tuple[Block, int, list[Block]]], lexicon: Lexicon, is_live: bool) -> Iterator[Sentence]:
    read_headings: dict[int, Sentence] = {}
    last: Sentence | None = None
    for order, (block, scope, above) in enumerate(scoped):
        headings = tuple([read_headings[h.start] for h in above if h.start in read_headings and h is not block])
        part = 0
        for start, end in cuts(block.text):
            said = block.text[start:end]
            part += bool(start) and (said.startswith("//") or _is_headline(said, lexicon))
            sentence = _sentence(block, start, end, (scope, part), order, lexicon, headings)
            sentence.live = is_live
            if last is not None and last.scope == sentence.scope:
                sentence.before = last
            if block.kind == "heading":
                read_headings.setdefault(block.start, sentence)
            yield sentence
            last = sentence


def _is_headline(text: str, lexicon: Lexicon) -> bool:
    """The headline of another story amid a digest: 'Niger: au moins dix morts…'; a speaker before a colon is
    none.
    """
    label = _HEADLINE.match(text) if ":" in text else None
    return (
        label is not None
        and label.group().rstrip(" :").casefold() not in lexicon.grammar("no_headline")
        and '"' not in label.group()
        and not any(
            found and tag not in ("places", "demonyms", "furniture")
            for tag, found in lexicon.spans(tokenise(label.group())).items()
        )
    )


def _sentence(
    block: Block,
    start: int,
    end: int,
    scope: tuple[int, int],
    order: int,
    lexicon: Lexicon,
    headings: tuple[Sentence, ...],
) -> Sentence:
    text = block.text[start:end]
    tokens = tokenise(text)
    norms = [token.norm for token in tokens]
    spans = lexicon.spans(tokens, norms)
    if spans["acts"]:
        acts = [settled(span, tokens, lexicon) for span in spans["acts"]]
        spans["acts"] = struck(acts, lexicon, tokens) if len(acts) > 1 else acts
    if spans["cues"]:
        spans["cues"] = halted(spans["cues"], spans["people"], lexicon, tokens)
    return Sentence(
        block.start + start,
        block.start + end,
        text,
        tokens,
        norms,
        spans,
        scope,
        order,
        block.kind,
        headings,
        lexicon,
        day=block.day,
    )
