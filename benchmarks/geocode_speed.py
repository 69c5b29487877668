"""How fast the gazetteer loads and answers: `python -m benchmarks.geocode_speed ML.zip BF.zip NE.zip`.

Prints the seconds and the memory that the embedded gazetteer takes; then, with the dumps imported and invented
villages added up to 100,000 names, how many known and how many misspelt toponyms are placed a second on one core.
Each is asked once, with its country and division, so that no answer is remembered. Every figure is of a process of
its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahel.geocode.row import Row

NAMES = 100_000
KNOWN, MISSPELT = 20_000, 2_000
SEED = 19
LEAST_LETTERS = 6              # of a name that is misspelt
LETTERS = "abdefgiklmnorstuwyz"


@dataclass(frozen=True)
class Question:
    """A toponym as asked, and the name of the place that it was taken from."""

    text: str
    country: str
    admin1: str
    name: str


def load() -> None:
    """What loading the gazetteer takes."""
    before, start = _memory(), time.perf_counter()
    from sahel.geocode.gazetteer import default

    default()
    print(f"gazetteer loaded in {time.perf_counter() - start:.2f} s, with the import of its modules; "
          f"{_memory():.0f} MB in all, {_memory() - before:.0f} MB more than before")


def place(asked: Path) -> None:
    """How many toponyms are placed a second, on one core."""
    from sahel.geocode import resolve
    from sahel.geocode.gazetteer import default
    from sahel.model import Toponym

    questions = [Question(**json.loads(line)) for line in asked.read_text("utf-8").splitlines()]
    toponyms = [Toponym(one.text, country=one.country, admin1=one.admin1) for one in questions]
    gazetteer = default()
    resolve(Toponym("Kidaal", country="MLI"), gazetteer)     # what is read at the first use
    start = time.process_time()
    answers = [resolve(toponym, gazetteer) for toponym in toponyms]
    seconds = time.process_time() - start
    right = sum(answer.name == one.name for answer, one in zip(answers, questions, strict=True))
    print(f"{len(toponyms) / seconds:.0f} a second; {right / len(questions):.0%} of {len(questions)} get the name "
          f"that they were made from; {_memory():.0f} MB in all")


def settlements() -> list[Row]:
    """The towns and villages with a division, one of each name, in a random order."""
    from sahel.geocode.gazetteer import default
    from sahel.geocode.names import key

    rows = {key(row.name): row for row in default().rows if row.kind in ("town", "village") and row.admin1}
    places = sorted(rows.values(), key=lambda row: row.place_id)
    random.Random(SEED).shuffle(places)
    return places


def villages(places: Sequence[Row], count: int) -> list[Row]:
    """As many invented villages of Chad, named by halves of known names."""
    from sahel.geocode.row import Row

    chance = random.Random(SEED)
    halves = [(row.name[: len(row.name) // 2], row.name[len(row.name) // 2 :].lower()) for row in places]
    made = {f"{chance.choice(halves)[0]}{chance.choice(halves)[1]}".strip() for _ in range(3 * count)}
    return [Row(f"invented{number}", name, (), "village", "TCD", "Batha", None, 13.0, 18.0, 2.0, None, "", None)
            for number, name in enumerate(sorted(made)[:count])]


def slip(name: str, chance: random.Random) -> str:
    """The name with one letter wrong, missing or added, not the first."""
    at, letter = chance.randrange(1, len(name)), chance.choice(LETTERS)
    rest = chance.choice((name[at + 1 :], letter + name[at + 1 :], letter + name[at:]))
    return name[:at] + rest


def fill(folder: Path, dumps: Iterable[Path]) -> None:
    """Import the dumps and add villages up to the number of names; write down what to ask."""
    from sahel.geocode import imports
    from sahel.geocode.gazetteer import default
    from sahel.geocode.geonames import import_dump

    for dump in dumps:
        import_dump(dump, folder)
    places = settlements()
    names = sum(len(row.names) for row in default().rows)
    imports.publish("TD", villages(places, max(0, NAMES - names)), folder)
    chance = random.Random(SEED)
    long = [row for row in places if len(row.name) >= LEAST_LETTERS][:MISSPELT]
    _write(folder / "known", [Question(row.name, row.country, row.admin1, row.name) for row in places[:KNOWN]])
    _write(folder / "misspelt",
           [Question(slip(row.name, chance), row.country, row.admin1, row.name) for row in long])
    print(f"{names} names, and {max(0, NAMES - names)} of invented villages, imported")


def _write(path: Path, questions: Iterable[Question]) -> None:
    path.write_text("".join(json.dumps(asdict(one)) + "\n" for one in questions), "utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.geocode_speed", description=__doc__.split(":")[0])
    ask.add_argument("dumps", nargs="*", metavar="DUMP", help="ML.zip, ML.txt or ML.txt.gz")
    ask.add_argument("--part", choices=["load", "fill", "known", "misspelt"], help="one measurement, in this "
                     "process, with what SAHEL_GAZETTEER holds")
    options = ask.parse_args()
    if options.part:
        _run(options.part, Path(os.environ["SAHEL_GAZETTEER"]), options.dumps)
        return
    with tempfile.TemporaryDirectory() as folder:
        for part in ("load", "fill", "load", "known", "misspelt"):
            print(f"{part}: ", end="", flush=True)
            subprocess.run([sys.executable, "-m", "benchmarks.geocode_speed", "--part", part, *options.dumps],
                           check=True, env=os.environ | {"SAHEL_GAZETTEER": folder})


def _run(part: str, folder: Path, dumps: Iterable[str]) -> None:
    if part == "load":
        load()
    elif part == "fill":
        fill(folder, map(Path, dumps))
    else:
        place(folder / part)


def _memory() -> float:
    """The most memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
