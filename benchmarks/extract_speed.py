"""How many reports of 2 KB a second are read, start-up included: `python -m benchmarks.extract_speed [REPORTS]`.

The reports are those of tests/reports, put together to some 2 KB each and read again and again under new ids.
Prints whether the reader is compiled (`make fast`), reports a second on one core, and the memory before and after.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections.abc import Iterator
from pathlib import Path

REPORTS = Path(__file__).resolve().parent.parent / "tests" / "reports" / "field.reports.jsonl"
LENGTH = 2_000  # characters of a report
BATCH = 1_000  # reports between two looks at the memory


def texts() -> list[tuple[str, str]]:
    """Language and text of reports of about the length, each made of whole reports of one language."""
    known = [json.loads(line) for line in REPORTS.read_text("utf-8").splitlines()]
    made = []
    for language in ("en", "fr"):
        parts = [row["text"] for row in known if row["language"] == language]
        made += [(language, "\n\n".join(parts[k : k + 2])[:LENGTH]) for k in range(0, len(parts) - 1, 2)]
    return made


def read(count: int) -> Iterator[float]:
    """Read that many reports; the peak memory in MB after each batch."""
    from sahel.cli import GC_THRESHOLD
    from sahel.extract import extract
    from sahel.geocode import locate
    from sahel.geocode.gazetteer import default
    from sahel.model import Report

    gc.set_threshold(GC_THRESHOLD)  # as every verb of the command line does
    gazetteer, samples = default(), texts()
    for number in range(count):
        language, text = samples[number % len(samples)]
        report = Report(id=str(number), text=text, language=language)
        [locate(incident, gazetteer) for incident in extract(report, gazetteer)]
        if number % BATCH == BATCH - 1:
            yield resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def is_compiled() -> bool:
    from sahel import compiled
    from sahel.extract import reading

    return compiled.runs(reading)


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.extract_speed", description=__doc__.split(":")[0])
    ask.add_argument("reports", nargs="?", type=int, default=10_000, metavar="REPORTS", help="how many (10000)")
    count = ask.parse_args().reports
    start = time.process_time()
    print("compiled" if is_compiled() else "plain Python", flush=True)
    memory = list(read(count))
    seconds = time.process_time() - start
    print(
        f"{count} reports of {LENGTH} characters in {seconds:.1f} s of one core: {count / seconds:.0f} a second"
    )
    if memory:
        print(f"peak memory {memory[0]:.0f} MB after {BATCH} reports, {memory[-1]:.0f} MB at the end")


if __name__ == "__main__":
    main()
