"""Text whose UTF-8 was taken for Windows' Western encoding and encoded again: "tuÃ©s", "lâ€™armÃ©e"."""

from __future__ import annotations

import re

# What stands for a byte from 80 to BF. All are signs: none of them stands behind "Ã" or "â€" in any language.
_SIGNS = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0))
_BYTES = {sign: bytes([code]) for code, sign in enumerate(_SIGNS, 0x80)}
_TWICE = re.compile(f"[ÃÅ][{re.escape(_SIGNS)}]|Â[\xa0«»°·²³§©®]|â€[{re.escape(_SIGNS)}]|ï»¿|Ã(?= )")
_LEADS = ("Ã", "Å", "Â", "â€", "ï»¿")  # what each of these begins with; most texts have none
_A_GRAVE = "Ã"  # its second half is a space that does not break, which pages turn into a plain one


def mended(text: str) -> str:
    """The text as it was meant: "tués", "l’armée"; what is whole stays as it is."""
    return _TWICE.sub(_once, text) if any([lead in text for lead in _LEADS]) else text


def _once(signs: re.Match[str]) -> str:
    """The one character that these were before they were taken for several."""
    if signs[0] == _A_GRAVE:
        return "à"
    found = b"".join(_BYTES.get(sign) or sign.encode("latin-1") for sign in signs[0])
    return found.decode("utf-8", "replace")
