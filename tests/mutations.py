"""Reports made strange: repeated, run together, never ended, never closed; the same from the same seed."""

import random
import re
from collections.abc import Callable

TOWNS = (
    "Djibo",
    "Gao",
    "Mopti",
    "Ansongo",
    "Dori",
    "Arbinda",
    "Ménaka",
    "Maiduguri",
    "Tillabéri",
    "Fada N'Gourma",
)
STRANGE = (
    "\u0301 \u200b \u202e \ufffd \U0001f534 \ufb01 \u0661 \u4e2d \u00a0 \u2028 \u00ad ١٢ ½ ² \uf0b7 ﷽".split(
        " "
    )
)
OPENERS = ("«", "“", '"', "(", "[", "{", "‘", "((", "[[", '“«"(')


def repeated(text: str, size: int, chance: random.Random) -> str:
    """A few paragraphs of it again and again."""
    paragraphs = [part for part in text.split("\n") if part.strip()]
    few = chance.sample(paragraphs, min(3, len(paragraphs)))
    return _filled(lambda: chance.choice(few) + chance.choice(("\n", "\n\n", " ")), size)


def one_sentence(text: str, size: int, chance: random.Random) -> str:
    """A sentence without an end."""
    return _of_words(_plain(text), size, chance, *chance.sample((", ", " and ", " et ", " ", "; "), 2))


def long_words(text: str, size: int, chance: random.Random) -> str:
    """Words of thousands of letters."""
    return _of_words(
        _plain(text), size, chance, *[""] * chance.choice((400, 400_000)), *chance.choice(" -'’_")
    )


def numbers(text: str, size: int, chance: random.Random) -> str:
    """Figures with their marks, between some words."""
    return _filled(
        lambda: (
            f"{_number(chance)}{chance.choice((', ', ' ', '/', '-', '.', ' killed ', ' March ', ' tués, '))}"
        ),
        size,
    )


def towns(text: str, size: int, chance: random.Random) -> str:
    """Towns in a row."""
    few = chance.sample(TOWNS, chance.choice((1, 3, 9)))
    marks = chance.sample(
        (", ", " and ", " et ", "-", " near ", " in the village of ", "/", " (", ": ", " ", "\n"), 2
    )
    return _filled(lambda: chance.choice(few) + chance.choice(marks), size)


def items(text: str, size: int, chance: random.Random) -> str:
    """A list of thousands of items, under headings or none."""
    sentences, mark = (
        _sentences(text),
        chance.choice(("- ", "* ", "• ", "{}. ", "{}) ", "", "# ", "{} March 2024\n", "Photo: ")),
    )
    lines = (
        f"{mark.format(number % 31 + 1)}{chance.choice(sentences)[: chance.choice((20, 60, 200))]}\n"
        for number in range(size)
    )
    return _filled(lambda: next(lines), size)


def unclosed(text: str, size: int, chance: random.Random) -> str:
    """Quotation marks and brackets that nobody closes."""
    sentences, openers = _sentences(text), chance.sample(OPENERS, 3)
    return _filled(
        lambda: chance.choice(openers) + chance.choice(sentences) + chance.choice((". ", ", ", " ", "\n")),
        size,
    )


def jumbled(text: str, size: int, chance: random.Random) -> str:
    """Its words in no order, between marks that stand anywhere."""
    return _of_words(
        text, size, chance, " ", " ", " ", ". ", ", ", "\n", ": ", " | ", " > ", " - ", "…", "'", " said "
    )


def spoilt(text: str, size: int, chance: random.Random) -> str:
    """Characters lost, doubled and strange ones put in."""
    letters = list(_filled(lambda: text + "\n\n", size))
    for _ in range(len(letters) // 20):
        place = chance.randrange(len(letters))
        letters[place] = chance.choice(
            ("", letters[place] * 2, letters[place].upper(), chance.choice(STRANGE), " ", "\n")
        )
    return "".join(letters)


def run_together(text: str, size: int, chance: random.Random) -> str:
    """All on one line, as a page that lost its line ends."""
    return re.sub(r"\s+", chance.choice((" ", "  ", "\u00a0")), _filled(lambda: text + "\n\n", size))


def spaced(text: str, size: int, chance: random.Random) -> str:
    """Thousands of spaces, stops and empty lines between the words."""
    gap = chance.choice((" ", "\t", "\n", ".", " .", "\u00a0", "-", "—", "'", '"')) * chance.choice(
        (50, 3_000)
    )
    return _filled(lambda: chance.choice(text.split()) + gap, size)


MUTATIONS: tuple[Callable[[str, int, random.Random], str], ...] = (
    repeated,
    one_sentence,
    long_words,
    numbers,
    towns,
    items,
    unclosed,
    jumbled,
    spoilt,
    run_together,
    spaced,
)


def _filled(piece: Callable[[], str], size: int) -> str:
    pieces, length = [], 0
    while length < size:
        pieces.append(piece())
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def _of_words(text: str, size: int, chance: random.Random, *marks: str) -> str:
    every = text.split()
    return _filled(lambda: chance.choice(every) + chance.choice(marks), size)


def _plain(text: str) -> str:
    """Its words without their marks."""
    return " ".join(re.findall(r"\w+", text))


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"[.\n]+", text) if sentence.strip()]


def _number(chance: random.Random) -> str:
    return str(chance.randrange(10 ** chance.choice((1, 2, 4, 9, 40))))
