"""How fast the gazetteer loads and answers: `python -m benchmarks.geocode_speed ML.zip BF.zip NE.zip`.

Prints the seconds and the memory that the embedded gazetteer takes; then, with the dumps imported and invented
villages added up to 100,000 names, how many known and how many misspelt toponyms are placed a second on one core.
Each is asked once, with its country and division, so that no answer is remembered. Every figure is of a process of
its own.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

NAMES = 100_000
KNOWN, MISSPELT = 20_000, 2_000
SEED = 19
LEAST_LETTERS = 6              # of a name that is misspelt
LETTERS = "abdefgiklmnorstuwyz"


def load() -> None:
    """What loading the embedded gazetteer takes."""
    before, start = _memory(), time.perf_counter()
    from sahel.geocode.gazetteer import default

    rows = len(default().rows)
    print(f"{rows} places loaded in {time.perf_counter() - start:.2f} s, imports included; "
          f"memory {_memory():.0f} MB in all, {_memory() - before:.0f} MB of it theirs")


def known() -> None:
    """How many known toponyms are placed a second."""
    from sahel.model import Toponym

    places = _settlements()[:KNOWN]
    _time("known", [Toponym(row.name, country=row.country, admin1=row.admin1) for row in places], places)


def misspelt() -> None:
    """How many toponyms with one wrong, missing or added letter are placed a second."""
    from sahel.model import Toponym

    chance = random.Random(SEED)
    places = [row for row in _settlements() if len(row.name) >= LEAST_LETTERS][:MISSPELT]
    _time("misspelt", [Toponym(_slip(row.name, chance), country=row.country, admin1=row.admin1) for row in places],
          places)


def add_villages(folder: Path, count: int) -> None:
    """As many invented villages of Chad, named by the syllables of the known names."""
    from sahel.geocode import imports
    from sahel.geocode.row import Row

    chance = random.Random(SEED)
    names = [row.name for row in _settlements()]
    halves = ([name[: len(name) // 2] for name in names], [name[len(name) // 2 :].lower() for name in names])
    made = {"".join(map(chance.choice, halves)).strip() for _ in range(3 * count)}
    rows = [Row(f"invented{number}", name, (), "village", "TCD", "Batha", None, 13.0, 18.0, 2.0, None, "invented", None)
            for number, name in enumerate(sorted(made)[:count])]
    imports.publish("TD", rows, folder)


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.geocode_speed", description=__doc__.split(":")[0])
    ask.add_argument("dumps", nargs="*", type=Path, metavar="DUMP", help="ML.zip, ML.txt or ML.txt.gz")
    ask.add_argument("--part", choices=list(PARTS), help="one measurement, in this process")
    options = ask.parse_args()
    if options.part:
        PARTS[options.part]()
        return
    with tempfile.TemporaryDirectory() as folder:
        _child("load", folder)
        _fill(options.dumps, Path(folder))
        _child("known", folder)
        _child("misspelt", folder)


def _fill(dumps: Sequence[Path], folder: Path) -> None:
    """Import the dumps, and villages until the names are as many as asked."""
    from sahel.geocode.gazetteer import default
    from sahel.geocode.geonames import import_dump

    os.environ["SAHEL_GAZETTEER"] = str(folder)
    for dump in dumps:
        import_dump(dump, folder)
    names = sum(len(row.names) for row in default().rows)
    add_villages(folder, max(0, NAMES - names))
    print(f"{names} names of places, and {max(0, NAMES - names)} invented ones")


def _child(part: str, folder: str) -> None:
    command = [sys.executable, "-m", "benchmarks.geocode_speed", "--part", part]
    sys.stdout.flush()
    subprocess.run(command, check=True, env=os.environ | {"SAHEL_GAZETTEER": folder})


def _settlements() -> list:
    """The towns and villages with a division, one of each name, in a random order."""
    from sahel.geocode.gazetteer import default
    from sahel.geocode.names import key

    rows = {key(row.name): row for row in default().rows if row.kind in ("town", "village") and row.admin1}
    places = sorted(rows.values(), key=lambda row: row.place_id)
    random.Random(SEED).shuffle(places)
    return places


def _time(what: str, toponyms: list, places: list) -> None:
    from sahel.geocode import resolve
    from sahel.geocode.gazetteer import default
    from sahel.model import Toponym

    resolve(Toponym("Kidaal", country="MLI"), default())     # what is read at the first use
    start = time.process_time()
    answers = [resolve(toponym, default()) for toponym in toponyms]
    seconds = time.process_time() - start
    right = sum(answer.name == row.name for answer, row in zip(answers, places, strict=True))
    print(f"{len(toponyms) / seconds:8.0f} {what} toponyms a second ({right / len(places):.0%} of {len(places)} "
          f"placed where they were taken from); memory {_memory():.0f} MB")


def _slip(name: str, chance: random.Random) -> str:
    """The name with one letter wrong, missing or added, not the first."""
    at, letter = chance.randrange(1, len(name)), chance.choice(LETTERS)
    rest = chance.choice((name[at + 1 :], letter + name[at + 1 :], letter + name[at:]))
    return name[:at] + rest


def _memory() -> float:
    """The most memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


PARTS = {"load": load, "known": known, "misspelt": misspelt}

if __name__ == "__main__":
    main()
