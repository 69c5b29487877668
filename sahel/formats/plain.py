"""Bytes → text: encodings, line ends, front matter, and the characters that nobody sees."""

from __future__ import annotations

import re

from sahel.formats import Document, Flaw

NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# As browsers do: who declares Latin-1 or ASCII writes Windows' Western encoding.
WESTERN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
_INVISIBLE = (                             # soft hyphen, joiners, direction marks, byte order marks, tags
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_C1 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_ONE_BY_ONE = str.maketrans(
    {code: " " for code in (*range(1, 9), *range(0x0E, 0x20), 0x7F)}
    | _C1                                  # Windows' quotation marks, taken for control characters
    | {code: "\ufffd" for code in (0, *range(0xD800, 0xE000))}     # what no database stores
    | {code: "\n" for code in (0x0B, 0x0C, 0x85, 0x2028, 0x2029)}
)
_RETURN = re.compile(r"\r(\n?)")
_PUT_IN_PLACE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def read(content: bytes, charset: str | None = None) -> Document:
    """A text with its front matter."""
    fields, text = _front_matter(decoded(content, charset))
    names = ("id", "title", "publisher", "published", "language", "url")
    return Document(text, **{name: fields.get(name) for name in names})


def tidy(text: str) -> str:
    """The text without what is not seen: controls become a space or a line end, each one character for
    another; zero-width characters and marks of direction, which part a name invisibly, go.

    Offsets into a report are taken after this. Few texts hold any of these, and then nothing moves.
    """
    if _PUT_IN_PLACE.search(text):
        text = _RETURN.sub(lambda end: " \n" if end[1] else "\n", text).translate(_ONE_BY_ONE)
    return _UNSEEN.sub("", text)


def decoded(content: bytes, charset: str | None = None) -> str:
    """The text of a file: in UTF-8 where it is that, else as declared, else in Windows' Western encoding.

    UTF-8 comes first whatever is declared: hardly any other text happens to be valid UTF-8.
    """
    declared = "cp1252" if charset and charset.casefold() in WESTERN else charset
    for encoding in (_byte_order(content), "utf-8", declared):
        text = _in_encoding(content, encoding)
        if text is not None and _is_text(text):
            return _lines(text)
    for text in (_damaged(content), _in_encoding(content, "cp1252"), content.decode("latin-1")):
        if text is not None and _is_text(text):
            return _lines(text)
    raise Flaw("not a text: a binary file, or in an encoding that is not known")


def _in_encoding(content: bytes, encoding: str | None) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _damaged(content: bytes) -> str | None:
    """UTF-8 with a few bytes spoilt, as where a text was cut: better than two letters for each accent."""
    text = content.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    accents = sum(letter > "\x7f" for letter in text[:1_000_000]) - spoilt
    return text if accents > 3 * spoilt else None


def _is_text(text: str) -> bool:
    return len(NOT_IN_TEXT.findall(text[:100_000])) <= len(text[:100_000]) // 1000


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _byte_order(content: bytes) -> str | None:
    """The encoding that a file's first bytes declare, or show by zeros at every other place."""
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = content[:2000]
    if len(head) >= 8 and head[1::2].count(0) > 0.4 * len(head):
        return "utf-16-le"
    return "utf-16-be" if len(head) >= 8 and head[::2].count(0) > 0.4 * len(head) else None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between two lines of --- that begin a file, and the text after them."""
    block = re.match(r"---[ \t]*\n((?:[^\n]*\n){0,40}?)---[ \t]*(?:\n+|\Z)", text)
    if not block:
        return {}, text
    pairs = (line.partition(":") for line in block[1].splitlines())
    return {key.strip().casefold(): value.strip().strip("\"'") for key, _, value in pairs}, text[block.end():]
