"""However a text is made, reading it ends, and twice the text costs about twice the work."""

import random
import sys
import time
from datetime import date

import pytest

from sahel.extract import extract, layout, lexicon
from sahel.geocode.gazetteer import default
from sahel.model import Report

PUBLISHED = date(2024, 3, 30)
ACT = "Gunmen killed six soldiers in Djibo on Monday"
TOWNS = ("Djibo", "Gao", "Mopti", "Ansongo", "Dori", "Arbinda", "Boni", "Diapaga")
CHARACTERS = 12_000  # of the shorter of two texts that are compared
MOST_GROWTH = 3.2  # times the work for twice the text: 2 is linear, 4 quadratic
CALLS_A_CHARACTER = 400  # of functions, ours and Python's; running text takes some 20 to 60
CALLS_A_REPORT = 20_000
WORDS = (
    "Gunmen gunmen killed attacked ambush attack wounded soldiers civilians JNIM ISSP army village of in near at "
    "from Djibo Gao Mali Niger Burkina Faso north 50 km six 14 23 2,000 at least up to some dozen on Monday last "
    "week March 2024 21 said claimed responsibility the The and but not no without who which two others were was "
    "suspected terrorists convoy base mine drone strike région de Des hommes armés ont tué blessés l'armée d'une "
    "attaque à selon le lundi dans près qu'ils n'ont pas"
).split()
PUNCTUATION = (
    '. , ; : ! ? … ... - – — ( ) [ ] [ ) " “ ” « » \' ’ / | > # * • \n \n\n \t ( " « ((((( ))))) '
    '""""" ------ '
    ",,,,,, ...... '''' [[[ ]]] 🔴 ➡ \u202f \u00a0 \u0301 é ﬁ 攻撃 \u0627"
).split(" ")
DIGITS = (
    "1" * 40,
    "12/03/2024",
    "2024-13-45",
    "0",
    "00000",
    "1 000 000 000",
    "9" * 400,
    "1.5",
    "3-4",
    "½",
    "١٢",
    "21st",
)


def distinct(template: str):
    """Sentences that tell one act each, all at other places or days, up to a length."""

    def text(length: int) -> str:
        lines, size, number = [], 0, 0
        while size < length:
            letters = "".join(chr(97 + number // base % 26) for base in (1, 26, 676))
            lines.append(
                template.format(n=number + 2, town=TOWNS[number % 8], day=number % 28 + 1, word=letters)
            )
            size, number = size + len(lines[-1]), number + 1
        return "".join(lines)

    return text


def repeated(piece: str):
    return lambda length: piece * (length // len(piece))


GROWING = {
    "one line without an end": repeated(ACT + " "),
    "one line of clauses": repeated(ACT + ", "),
    "one word": repeated("attack "),
    "one place": repeated("Djibo,"),
    "one letter": repeated("a"),
    "digits": repeated("1234567890"),
    "numbers": repeated("123 456 "),
    "quotes that never close": repeated("« " + ACT + " "),
    "brackets": repeated("("),
    "stops": repeated("."),
    "dashes": repeated("- "),
    "apostrophes": repeated("d'"),
    "dates": repeated("20 March 2024 "),
    "empty lines": repeated("\n"),
    "sentences": distinct("Gunmen killed {n} soldiers in {town} on {day} March 2024. "),
    "lines": distinct("Gunmen killed {n} soldiers in {town} on {day} March 2024.\n"),
    "items": distinct("- Gunmen killed {n} soldiers in {town} on {day} March 2024.\n"),
    "headings": distinct("{town} {n}\nGunmen killed {n} soldiers on {day} March 2024.\n"),
    "captions": distinct(
        "Photo: the market of {town} {n} (Photo: AFP)\nGunmen killed {n} people in {town}.\n"
    ),
    "asides": distinct(
        "Gunmen killed {n} soldiers in {town} on {day} March 2024, said the army of it.\nRead next\n{town}\n"
    ),
    "villages": distinct("Gunmen attacked the village of Ab{word}. "),
}


def test_a_page_of_nothing_but_captions_is_read_in_one_pass():
    captions = distinct(
        "Photo: the market of {town} number {n} after the raid of {day} May (AFP)\n"
        "Gunmen killed {n} people in the village of {town} on {day} May.\n"
    )
    english = lexicon.of_language("en")
    spent = []
    for length in (100_000, 800_000):
        start = time.process_time()
        layout.read(captions(length), english)
        spent.append(time.process_time() - start)
    assert spent[1] < 16 * spent[0]


def work(text: str) -> float:
    """Seconds of this process's own work, the better of two, so that other programs count for little."""
    spent = []
    for _ in range(2):
        start = time.process_time()
        extract(Report("growing", text, PUBLISHED, "en"), default())
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("name", sorted(GROWING))
def test_twice_the_text_is_about_twice_the_work(name):
    work(ACT)
    once, twice = work(GROWING[name](CHARACTERS)), work(GROWING[name](2 * CHARACTERS))
    assert twice < MOST_GROWTH * once or twice < 0.2


def calls(report: Report) -> tuple[list, int]:
    """What a report tells, and how many functions were called to read it: the same on every machine."""
    count = 0

    def notice(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        return extract(report, default()), count
    finally:
        sys.setprofile(before)


def jumble(seed: int) -> str:
    """A short text made of the words of reports, of marks that do not match, and of numbers that are none."""
    chance = random.Random(seed)
    pieces = []
    for _ in range(chance.randint(1, 60)):
        source = chance.choices((WORDS, PUNCTUATION, DIGITS), (8, 3, 1))[0]
        piece = chance.choice(source)
        pieces.append(piece * chance.choice((1, 1, 1, 1, 2, 30)))
    return chance.choice((" ", " ", "")).join(pieces)


@pytest.mark.parametrize("name", sorted(GROWING))
def test_no_line_costs_more_than_so_many_calls_a_character(name):
    calls(Report("warm", ACT, PUBLISHED, "en"))
    text = GROWING[name](1_500)
    _, count = calls(Report("one", text, PUBLISHED, "en"))
    assert count < CALLS_A_REPORT + CALLS_A_CHARACTER * len(text)


@pytest.mark.parametrize("hundred", range(4))
def test_no_jumble_of_words_breaks_the_reading_or_runs_away(hundred):
    calls(Report("warm", ACT, PUBLISHED))
    for seed in range(100 * hundred, 100 * hundred + 100):
        text, language = jumble(seed), "fr" if seed % 3 == 0 else "en"
        told, count = calls(Report(str(seed), text, PUBLISHED if seed % 2 else None, language))
        assert count < CALLS_A_REPORT + CALLS_A_CHARACTER * len(text), (seed, text)
        for incident in told:
            for sentence in incident.evidence:
                assert text[sentence.start : sentence.end] == sentence.quote, (seed, text)
            assert incident.date_start is None or incident.date_start <= incident.date_end, (seed, text)
