"""The command line: verbs over the functions that the pages use. What a verb needs it imports when run."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel.arguments import add_database, add_extractor, add_filters, add_online, add_sources
from sahel.jsonlines import print_json
from sahel.progress import complain, counting, counting_beside_output
from sahel.verbs import gazetteer, place
from sahel.verbs.geocode import asked_online, geocode

if TYPE_CHECKING:
    import pandas as pd

    from sahel.filters import Filters
    from sahel.pipeline import Entry, Outcome, Reading
    from sahel.query import Data

GC_THRESHOLD = 10_000  # new objects between two looks for cycles: reports leave none, and looking takes a tenth of a run


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; 0 only where all was done."""
    gc.set_threshold(GC_THRESHOLD)
    _speak_utf8()
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    logging.getLogger("sahel").setLevel(logging.INFO)
    options = parser().parse_args(arguments)
    try:
        status = options.run(options)
        sys.stdout.flush()
        return status
    except (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError) as error:
        complain(f"{error.filename}: {error.strerror}")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())   # the reader, as head, had enough
        return 1
    except KeyboardInterrupt:
        return 130


def _speak_utf8() -> None:
    """Print in UTF-8 whatever the terminal speaks, and a mark for what is no character, as in some file names.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="replace")


def extract(options: argparse.Namespace) -> int:
    """Print a JSON line a report with its incidents; 1 where a report could not be read."""
    from sahel.geocode.gazetteer import default
    from sahel.pipeline import readings
    from sahel.reports import Unreadable, read_all

    failed, count = 0, counting_beside_output("reports")
    reports = read_all(options.source)
    for reading in readings(reports, default(), options.workers, extractor=options.extractor):
        count()
        report = reading.report
        if isinstance(report, Unreadable):
            failed += 1
            complain(f"{report.source}: {report.reason}")
            print_json({"id": report.id, "incidents": [], "error": report.reason})
            continue
        if reading.note:
            complain(f"{report.id}: {reading.note}")
        print_json({"id": report.id, "incidents": _incidents(reading, options.explain)})
    return 1 if failed else 0


def ingest(options: argparse.Namespace) -> int:
    """Carry reports and the entries of feeds into the store; 1 where one was rejected."""
    from sahel import pipeline, places
    from sahel.reports import read_all, read_feed
    from sahel.store import Store
    from sahel.store.seen import has_seen

    if not options.source and not options.feed:
        options.refuse("give a SOURCE or a --feed")
    store = Store.open(options.database)
    if options.if_empty and store.reports():
        print("The store holds reports already: nothing to do.", file=sys.stderr)
        return 0
    carry = partial(pipeline.ingest, gazetteer=places.gazetteer(store), store=store, progress=_telling(),
                    workers=options.workers, extractor=options.extractor,
                    online=asked_online(options, store) if options.online else None)
    told = carry(read_all(options.source))
    entries = chain.from_iterable(map(read_feed, options.feed))
    fed = carry(entries, known=partial(has_seen, store))
    outcome = pipeline.Outcome(told.entries + fed.entries)
    print(_summary(outcome), file=sys.stderr)
    return 1 if outcome.of("rejected") else 0


def export(options: argparse.Namespace) -> int:
    """Write the incidents that match to a file, or to standard output for -."""
    from sahel import query
    from sahel.export.table import csv_bytes

    table = csv_bytes(query.incidents(_snapshot(options), _filters(options)))
    if options.out == "-":
        sys.stdout.buffer.write(table)
    else:
        Path(options.out).write_bytes(table)
    return 0


def stats(options: argparse.Namespace) -> int:
    """Print the key figures of the incidents that match."""
    from sahel import query

    data, filters = _snapshot(options), _filters(options)
    found = query.incidents(data, filters)
    figures = asdict(query.totals(data, filters)) | {
        "by_group": _counts(found["perpetrators"].astype("str").str.split("|").explode()),
        "by_country": _counts(found["country"].astype("object").fillna("unknown")),
    }
    if options.json:
        print_json(figures)
    else:
        print("\n".join(_figure_lines(figures)))
    return 0


def parser() -> argparse.ArgumentParser:
    """All verbs with their arguments, each with help and an example."""
    top = argparse.ArgumentParser(
        prog="python -m sahel", description="Armed incidents in the Sahel, from reports to tables.",
        epilog="Each verb has its own --help.",
    )
    verbs = top.add_subparsers(title="verbs", required=True, metavar="VERB")
    _add_extract(verbs)
    _add_geocode(verbs)
    _add_ingest(verbs)
    _add_export(verbs)
    _add_stats(verbs)
    place.add_place(verbs)
    gazetteer.add_gazetteer(verbs)
    return top


def _add_extract(verbs: Any) -> None:
    verb = _verb(verbs, "extract", extract, "print the incidents that reports tell, one JSON line a report",
                 "python -m sahel extract seeds/ > incidents.jsonl")
    add_sources(verb)
    add_extractor(verb)
    verb.add_argument("--format", choices=["jsonl"], default="jsonl", help="how to print them (jsonl)")
    verb.add_argument("--explain", action="store_true", help="say of each field which words gave it, and by "
                      "which rule of data/codebook/rules.csv; of what the built-in rules read only")


def _add_geocode(verbs: Any) -> None:
    verb = _verb(verbs, "geocode", geocode, "print where toponyms are, one JSON line each",
                 """echo '{"id": 1, "toponym": "Gao region"}' | python -m sahel geocode -""")
    verb.add_argument("file", metavar="FILE.jsonl", help='lines of {"id", "toponym", "country"?, "admin1"?, '
                      '"context"?}; - is standard input')
    verb.add_argument("--reverse", action="store_true", help='lines of {"id", "latitude", "longitude"} instead: '
                      "print the country, divisions and nearest settlement of each, and how they were found")
    add_online(verb)
    add_database(verb)


def _add_ingest(verbs: Any) -> None:
    verb = _verb(verbs, "ingest", ingest, "read reports into the store; the same one again changes nothing",
                 "python -m sahel ingest my_reports/ --workers 4")
    add_sources(verb, or_feeds=True)
    add_extractor(verb)
    verb.add_argument("--if-empty", action="store_true", help="do nothing where the store holds reports")
    add_online(verb)
    add_database(verb)


def _add_export(verbs: Any) -> None:
    verb = _verb(verbs, "export", export, "write the incidents that match to a file",
                 "python -m sahel export --to csv --group jnim --from 2024-01-01 jnim.csv")
    verb.add_argument("out", metavar="OUT", help="the file to write; - is standard output")
    add_filters(verb, forms=("csv",))
    add_database(verb)


def _add_stats(verbs: Any) -> None:
    verb = _verb(verbs, "stats", stats, "print the key figures of the incidents that match",
                 "python -m sahel stats --country MLI --country NER")
    verb.add_argument("--json", action="store_true", help="as one JSON object")
    add_filters(verb)
    add_database(verb)


def _verb(verbs: Any, name: str, run: Callable, what: str, example: str) -> argparse.ArgumentParser:
    sentence = f"{what[0].upper()}{what[1:]}."
    verb = verbs.add_parser(name, help=what, description=sentence, epilog=f"Example: {example}")
    verb.set_defaults(run=run)
    return verb


def _filters(options: argparse.Namespace) -> Filters:
    """The reader's choice among the options."""
    from sahel.filters import NAMES, Filters

    return Filters.from_options({name: getattr(options, name) for name in NAMES})


def _snapshot(options: argparse.Namespace) -> Data:
    """The published tables, brought up to date first where a run was broken off before it published."""
    from sahel import query
    from sahel.store import Store, snapshot_folder

    store = Store.open(options.database)
    if store.snapshot_is_behind():
        store.publish_snapshot()
    return query.load(snapshot_folder(options.database))


def _incidents(reading: Reading, explain: bool) -> list[dict[str, Any]]:
    """The incidents of a report that was read, with how each field was read where that is asked for."""
    if not explain:
        return [incident.to_json() for incident in reading.incidents]
    from sahel.explanation import with_reasons
    from sahel.geocode.gazetteer import default

    return with_reasons(reading.report, reading.incidents, default())


def _telling() -> Callable[[Entry], None]:
    """Tell what failed, and how far an ingest has come."""
    count = counting("reports")

    def tell(entry: Entry) -> None:
        if entry.reason:
            complain(f"{entry.id}: {entry.reason}")
        count()

    return tell


def _summary(outcome: Outcome) -> str:
    """One line on what came of a run."""
    entries, statuses = outcome.entries, ("new", "changed", "unchanged", "rejected")
    counts = ", ".join(f"{len(outcome.of(status))} {status}" for status in statuses)
    told, unlocated, undated = (
        sum(getattr(entry, name) for entry in entries) for name in ("incidents", "unlocated", "undated")
    )
    without = f"{unlocated} not located, {undated} not dated"
    return f"{len(entries)} reports: {counts}; {told} incidents read ({without})"


def _counts(column: pd.Series) -> dict[str, int]:
    return {str(name): int(count) for name, count in column.value_counts().items()}


def _figure_lines(figures: dict[str, Any]) -> Iterator[str]:
    """The key figures as text, a line each; a figure that nobody tells is a dash."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield f"{name.replace('_', ' ')}:"
            yield from (f"  {key:24} {count:>8}" for key, count in value.items())
        else:
            yield f"{name.replace('_', ' '):26} {'-' if value is None else value:>8}"
