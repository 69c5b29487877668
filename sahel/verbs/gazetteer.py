"""`python -m sahel gazetteer …`: import and download GeoNames' places, find a name."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel import codebook
from sahel.arguments import whole
from sahel.jsonlines import print_json
from sahel.progress import complain, counting

if TYPE_CHECKING:
    from sahel.geocode.geonames import Import, Outcome

FOUND = (
    "name", "kind", "country", "admin1", "admin2", "latitude", "longitude", "population", "source", "geonameid",
)
SHOWN = (*FOUND, "match", "likeness")
LINES_TOLD = 5                 # numbers of lines that could not be read
ADD = "python -m sahel gazetteer import ML.zip BF.zip"


def add_gazetteer(verbs: Any) -> None:
    """The verb and what it does."""
    verb = verbs.add_parser("gazetteer", help="import or download the places of GeoNames; find a name",
                            description="The named places that are known.", epilog=f"Example: {ADD}")
    deeds = verb.add_subparsers(title="what to do", required=True, metavar="import|download|find")
    _add_import(deeds)
    _add_download(deeds)
    _add_find(deeds)


def import_dumps(options: argparse.Namespace) -> int:
    """Import dumps; 1 where one could not be."""
    from sahel.geocode.dumps import NotADump, alternate_names

    try:
        others = alternate_names(options.alternate_names) if options.alternate_names else {}
    except NotADump as flaw:
        complain(str(flaw))
        return 1
    return max([_import(path, others) for path in options.file])


def download_dumps(options: argparse.Namespace) -> int:
    """Download dumps and import them; 1 where one could not be."""
    from sahel.geocode import imports
    from sahel.geocode.download import NotDownloaded, download

    status = 0
    for country in options.country:
        try:
            path = download(country, imports.folder() / "downloads", options.base, counting("quarter megabytes"))
        except NotDownloaded as reason:
            complain(str(reason))
            status = 1
            continue
        status = max(status, _import(path, {}))
        path.unlink()
    return status


def find(options: argparse.Namespace) -> int:
    """Print the places that a name may mean, likeliest first; 1 where none is known."""
    found = list(_found(options))
    if options.json:
        print_json(found)
    elif found:
        print("\n".join(_columns([SHOWN, *([place[name] for name in SHOWN] for place in found)])))
    else:
        complain(f"No place is known as {options.name!r}, nor as anything like it.")
    return 0 if found else 1


def _add_import(deeds: Any) -> None:
    what = "read GeoNames' dumps of countries; a country's new one replaces its old"
    deed = _deed(deeds, "import", import_dumps, what, ADD)
    deed.add_argument("file", nargs="+", type=Path, metavar="FILE", help="a country's dump as GeoNames' export "
                      "gives it: ML.zip, the ML.txt in it, or ML.txt.gz")
    deed.add_argument("--alternate-names", type=Path, metavar="FILE", help="GeoNames' table of alternate names "
                      "too, as in its folder alternatenames/")


def _add_download(deeds: Any) -> None:
    from sahel.geocode.download import EXPORT

    what = "download GeoNames' dumps of countries and import them; what broke off is gone on with"
    deed = _deed(deeds, "download", download_dumps, what, "python -m sahel gazetteer download ML BF NE")
    deed.add_argument("country", nargs="+", type=_country2, metavar="COUNTRY", help=_countries())
    deed.add_argument("--base", default=EXPORT, metavar="ADDRESS",
                      help=f"the folder of a mirror in which the dumps lie ({EXPORT})")


def _add_find(deeds: Any) -> None:
    deed = _deed(deeds, "find", find, "print the places that a name may mean, likeliest first",
                 "python -m sahel gazetteer find Djibo --country BF")
    deed.add_argument("name", metavar="NAME", help="the name as written, misspelt too")
    deed.add_argument("--country", type=_country3, metavar="COUNTRY", help=_countries())
    deed.add_argument("--admin1", metavar="NAME", help="the first-level division that it should lie in")
    deed.add_argument("--limit", type=whole(1), default=20, metavar="N", help="how many at most (20)")
    deed.add_argument("--json", action="store_true", help="as one JSON list")


def _deed(deeds: Any, name: str, run: Callable, what: str, example: str) -> argparse.ArgumentParser:
    sentence = f"{what[0].upper()}{what[1:]}."
    deed = deeds.add_parser(name, help=what, description=sentence, epilog=f"Example: {example}")
    deed.set_defaults(run=run)
    return deed


def _import(path: Path, others: dict[int, list[str]]) -> int:
    from sahel.geocode.dumps import NotADump
    from sahel.geocode.geonames import import_dump

    try:
        done = import_dump(path, other_names=others, progress=counting("thousand lines"))
    except NotADump as flaw:
        complain(str(flaw))
        return 1
    complain("\n".join(_told(path, done)))
    return 0


def _told(path: Path, done: Import) -> Iterator[str]:
    """What came of a dump, for people."""
    yield from map(_outcome, done.outcomes)
    if done.flawed:
        some = ", ".join(map(str, done.flawed[:LINES_TOLD]))
        more = ", ..." if len(done.flawed) > LINES_TOLD else ""
        yield f"{path}: lines that could not be read: {len(done.flawed)} (line {some}{more})"


def _outcome(outcome: Outcome) -> str:
    told = (f"{outcome.country.name}: {outcome.places} places with {outcome.names} names; "
            f"{outcome.known} of the places were known without it")
    left_out = ", ".join(f"{count} {why}" for why, count in outcome.left_out if count)
    return f"{told}; left out: {left_out}" if left_out else told


def _found(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """What is known of each place that is found."""
    from sahel.geocode import search
    from sahel.geocode.gazetteer import default

    for found in search.find(options.name, default(), options.country, options.admin1)[:options.limit]:
        known = {name: getattr(found.row, name) for name in FOUND}
        yield known | {"match": found.match, "likeness": round(found.likeness)}


def _columns(table: Iterable[Iterable[object]]) -> Iterator[str]:
    """The rows with their cells below each other; what is unknown is a dash."""
    cells = [["-" if cell is None else str(cell) for cell in row] for row in table]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _countries() -> str:
    return ", ".join(country.iso2 for country in codebook.countries().values())


def _country2(text: str) -> str:
    return _country(text).iso2


def _country3(text: str) -> str:
    return _country(text).iso3


def _country(text: str) -> codebook.Country:
    """One of the region's countries by either code."""
    for country in codebook.countries().values():
        if text.upper() in (country.iso2, country.iso3):
            return country
    raise argparse.ArgumentTypeError(f"{text!r} is none of {_countries()}")
