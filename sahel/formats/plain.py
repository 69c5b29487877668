"""Bytes → text: encodings, line ends, front matter, and the characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from sahel.formats import Document, Flaw
from sahel.formats.mojibake import mended

FIELDS = {                                 # of a front matter: the names that each goes by
    "id": ("id",),
    "title": ("title", "titre", "headline"),
    "publisher": ("publisher", "source", "site", "site_name"),
    "published": ("published", "date", "datepublished", "pubdate", "published_at", "publication_date"),
    "language": ("language", "lang", "langue"),
    "url": ("url", "link", "canonical", "canonical_url"),
}
NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# As browsers do: who declares Latin-1 or ASCII writes Windows' Western encoding.
WESTERN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
MAX_STACK = 12               # marks upon one letter: sorting a stack of thousands takes for ever
SPOILT = 1000                # characters to one control character: a text has at least so many
SPOILT_UTF8 = 5              # the same where all of it is valid UTF-8, which binary files are not
_INVISIBLE = (                             # soft hyphen, joiners, direction marks, byte order marks, tags
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_C1 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_ONE_BY_ONE = str.maketrans(
    dict.fromkeys((*range(1, 9), *range(14, 32), 127), " ")
    | _C1                                  # Windows' quotation marks, taken for control characters
    | dict.fromkeys((0, *range(55296, 57344)), "�")     # what no database stores
    | dict.fromkeys((11, 12, 133, 8232, 8233), "\n")
    | dict.fromkeys(range(57344, 63744), " ")                # signs of one font alone
    | dict.fromkeys((61607, 61623, 61656), "•")             # Word's bullets
)
_RETURN = re.compile(r"\r(\n?)")
_PUT_IN_PLACE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff]")
_ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]{1,3}")          # a letter with its accents behind it
_STACK = re.compile(r"[^\x00-\x7f\w\s]{%d,}" % (MAX_STACK + 1))


def read(content: bytes, charset: str | None = None) -> Document:
    """A text with its front matter."""
    fields, text = _front_matter(decoded(content, charset))
    said = {name: next(filter(None, map(fields.get, names)), None) for name, names in FIELDS.items()}
    return Document(text, **said)


def tidy(text: str) -> str:
    """The text as it is seen: controls become a space or a line end, each one character for another;
    zero-width characters and marks of direction, which part a name invisibly, go; a letter and the accent
    behind it become one, and what was twice encoded ("tuÃ©s") is decoded.

    Offsets into a report are taken after this. Few texts hold any of these, and then nothing moves.
    """
    text = mended(text)
    if _PUT_IN_PLACE.search(text):
        text = _RETURN.sub(lambda end: " \n" if end[1] else "\n", text).translate(_ONE_BY_ONE)
    if text.isascii():
        return text
    text = _STACK.sub(_without_stack, _UNSEEN.sub("", text))
    if unicodedata.is_normalized("NFC", text):
        return text
    return _ACCENTED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text)


def _without_stack(marks: re.Match[str]) -> str:
    """A run of signs without the accents among them but the first few; a rule of dashes stays."""
    accents = [order for order, sign in enumerate(marks[0]) if unicodedata.combining(sign)]
    last = accents[MAX_STACK] if len(accents) > MAX_STACK else len(marks[0])
    return marks[0][:last] + "".join(sign for sign in marks[0][last:] if not unicodedata.combining(sign))


def decoded(content: bytes, charset: str | None = None) -> str:
    """The text of a file: in UTF-8 where it is that, else as declared, else in Windows' Western encoding.

    UTF-8 comes first whatever is declared: hardly any other text happens to be valid UTF-8.
    """
    declared = "cp1252" if charset and charset.casefold() in WESTERN else charset
    for encoding in (_byte_order(content), "utf-8", declared):
        text = _in_encoding(content, encoding)
        if text is not None and _is_text(text, SPOILT_UTF8 if encoding == "utf-8" else SPOILT):
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


def _is_text(text: str, spoilt: int = SPOILT) -> bool:
    return len(NOT_IN_TEXT.findall(text[:100_000])) <= len(text[:100_000]) // spoilt


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _byte_order(content: bytes) -> str | None:
    """The encoding that a file's first bytes declare, or show by zeros at every other place."""
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = content[:2000]
    if len(head) >= 8 and head[1::2].count(0) > 0.4 * len(head):
        return "utf-16-le"
    return "utf-16-be" if len(head) >= 8 and head[::2].count(0) > 0.4 * len(head) else None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between two lines of --- that begin a file, and the text after them."""
    block = re.match(r"---[ \t]*\n((?:[^\n]*\n){0,40}?)(?:---|\.\.\.)[ \t]*(?:\n+|\Z)", text)
    if not block:
        return {}, text
    pairs = (line.partition(":") for line in block[1].splitlines())
    return {key.strip().casefold(): value.strip().strip("\"'") for key, _, value in pairs}, text[block.end():]
