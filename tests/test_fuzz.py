"""However a report is made, reading it ends, breaks nothing, and takes no longer than its length excuses.

Each report has a limit that really interrupts: it is read in a process of its own, which is ended where the limit
passes, be it inside a regular expression. Its work is compared to that of ordinary reports of the same length on the
same machine in the same run, so that a slow machine fails nothing.
"""

import io
import json
import multiprocessing
import random
import time
from pathlib import Path

import pytest
from mutations import MUTATIONS

from sahel.geocode.gazetteer import default
from sahel.pipeline import readings
from sahel.reports import Unreadable, read_lines

FIELD = [json.loads(line) for line in (Path(__file__).parent / "reports" / "field.reports.jsonl").open("rb")]
SIZE = 100_000  # characters: what grows with their square takes a hundred times as long as it may
ROUNDS = 3  # of each mutation, from other reports
HARD_LIMIT = 120  # seconds for one report, whatever the machine
MOST_WORK = 30  # times that of ordinary reports: the slowest, bare numbers and items, take some ten


def work(text: str, language: str | None) -> tuple[float, str | None]:
    """Seconds of this process's own work to read a report as the command line does, and what was wrong with
    it.
    """
    line = json.dumps({"id": "x", "text": text, "published": "2024-03-30", "language": language})
    start = time.process_time()
    (reading,) = readings(read_lines(io.BytesIO(line.encode()), "x"), default())
    spent = time.process_time() - start
    report = reading.report
    if isinstance(report, Unreadable):
        return spent, report.reason
    evidence = (sentence for incident in reading.incidents for sentence in incident.evidence)
    moved = [each.quote for each in evidence if report.text[each.start : each.end] != each.quote]
    return spent, f"no evidence at its place: {moved[0]!r}" if moved else None


def serve(asked) -> None:
    """Read the reports that come, and say how each went, until the other end closes."""
    for text, language in iter(asked.recv, None):
        asked.send(work(text, language))


class Reader:
    """A process that reads reports, and another one where it had to be ended."""

    def __init__(self) -> None:
        self.context = multiprocessing.get_context("spawn")
        self.start()

    def start(self) -> None:
        self.asked, other = self.context.Pipe()
        self.process = self.context.Process(target=serve, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def end(self) -> None:
        self.process.kill()
        self.process.join()

    def read(self, text: str, language: str | None, seconds: float = HARD_LIMIT) -> tuple[float, str | None]:
        """The work that a report is and what was wrong with it."""
        self.asked.send((text, language))
        if self.asked.poll(seconds):
            return self.asked.recv()
        self.end()
        self.start()
        return seconds, f"it was not read in {seconds} seconds"


@pytest.fixture(scope="module")
def reader():
    reader = Reader()
    reader.read("Six died in Djibo.", "en")
    yield reader
    reader.end()


@pytest.fixture(scope="module")
def ordinary(reader) -> dict[str, float]:
    """The work that ordinary reports of that length are, by language."""
    found = {}
    for language in ("en", "fr"):
        texts = [report["text"] for report in FIELD if report.get("language") == language]
        text = ("\n\n".join(texts) * (SIZE // len("".join(texts)) + 1))[:SIZE]
        found[language] = min(reader.read(text, language)[0] for _ in range(3))
    return found


@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_no_report_made_strange_breaks_the_reading_or_runs_away(reader, ordinary, mutation, turn):
    chance = random.Random(f"{mutation.__name__} {turn}")
    report = chance.choice([report for report in FIELD if report.get("language") in ordinary])
    text = mutation(report["text"], SIZE, chance)
    spent, wrong = reader.read(text, report["language"])
    assert wrong is None, text[:300]
    assert spent < MOST_WORK * ordinary[report["language"]], text[:300]


def test_a_report_that_does_not_end_is_ended_and_the_next_one_is_read(reader):
    before = reader.process.pid
    _, wrong = reader.read("Six died in Djibo. " * 400_000, "en", seconds=0.5)
    assert wrong == "it was not read in 0.5 seconds" and reader.process.pid != before
    assert reader.read("Six died in Djibo.", "en")[1] is None


@pytest.mark.parametrize(
    "text", ["Gunmen killed 5 ² men, ③ boys and 10² others on ² March.", "9" * 5_000 + " killed on Monday 9."]
)
def test_what_looks_like_a_figure_and_is_none_costs_no_report(text):
    assert work(text, "en")[1] is None
