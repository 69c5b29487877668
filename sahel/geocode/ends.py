"""The two ends of a stretch: "between Gao and Ansongo", "axe Gao-Ansongo", "the road from Niono to Diabaly"."""

from __future__ import annotations

import re
from functools import cache

from sahel.codebook import DATA, rows
from sahel.geocode.generic_words import bare, loosely

_ON = (r"^(?:(?:located |situated |situé\w* )?(?:on|along|off|sur|le long d[eu]|in|dans|à)\s+)?"
       r"(?:(?:the|a|la|le|les|une?)\s+|l['’]\s*)?")
_MIDWAY = r"(?:(?:half|mid)[- ]?way\s+|à mi-(?:chemin|distance|parcours)\s+)?"
_BETWEEN = (r"(?:(?:that|which|qui)\s+)?(?:(?:between|entre|linking|links|connecting|connects|reliant|relie|"
            r"(?:leading|running|going|coming) from|from|allant d[eu]|menant d[eu]|qui (?:va|mène) d[eu]|de|du)\s+"
            r"|(?:allant |menant )?d['’])(?:the\s+|la\s+|l['’])?")
_AND = r"\s+(?:and|et|to|with|à|aux?|vers|jusqu['’]à)\s+(?:the\s+|la\s+|l['’])?"
_SPACED = re.compile(r"\s+[-–—]\s+|\s*[–—/]\s*|\s+(?:to|à|et|and)\s+")
_HYPHEN = re.compile(r"-")


def ends(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of names that may be the two ends, likeliest first: a hyphen may also be part of a name.

    () where the text is about no stretch between two places.
    """
    found = _pattern().match(text)
    if found:
        return ((found["one"].strip(" ,"), found["other"].strip(" ,")),)
    name, generic = bare(re.sub(_ON, "", text, count=1, flags=re.IGNORECASE))
    return _halves(name) if generic.kinds[:1] == ("road",) else ()


def _halves(name: str) -> tuple[tuple[str, str], ...]:
    """The name cut in two at each of its dashes: "Gorom-Gorom - Dori", "Gorom-Gorom-Dori"."""
    cuts = list(_SPACED.finditer(name)) or list(_HYPHEN.finditer(name))
    pairs = ((name[:cut.start()].strip(), name[cut.end():].strip()) for cut in cuts)
    return tuple((one, other) for one, other in pairs if one and other)


@cache
def _pattern() -> re.Pattern[str]:
    roads = {row["words"] for row in rows(DATA / "gazetteer" / "generic_words.csv")
             if row["kinds"].split("|")[0] == "road"}
    either = "|".join(loosely(words) for words in sorted(roads, key=len, reverse=True))
    told = rf"(?:(?:between|entre)\s+|(?:from)\s+(?=.+\sto\s)|(?:{either})\s+{_BETWEEN})"
    return re.compile(rf"{_ON}{_MIDWAY}{told}(?P<one>.+?){_AND}(?P<other>.+)$", re.IGNORECASE)
