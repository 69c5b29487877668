"""Arguments that several verbs of the command line share, in the spelling that a page's address has too."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from sahel import codebook

if TYPE_CHECKING:
    from sahel.extractors import Extractor


def add_sources(verb: argparse.ArgumentParser, or_feeds: bool = False) -> None:
    """What to read, and on how many cores."""
    verb.add_argument("source", nargs="*" if or_feeds else "+", metavar="SOURCE", help="a .txt, .md, .html, "
                      ".pdf, .docx or .jsonl file, a folder, an http(s) address, or - for JSON lines on "
                      "standard input")
    if or_feeds:
        verb.add_argument("--feed", action="append", default=[], metavar="URL|FILE", help="an RSS or Atom "
                          "feed, each entry a report; those seen, by id or link, are skipped; repeatable")
    verb.add_argument("--workers", type=whole(1), default=1, metavar="N", help="processes to read with (1)")


def add_extractor(verb: argparse.ArgumentParser) -> None:
    """Who reads the incidents out of the reports."""
    verb.add_argument("--extractor", type=extractor, default="rules", metavar="NAME", help="who reads "
                      "them: rules, built in; chat:MODEL@BASE, a model behind an OpenAI-compatible endpoint, with "
                      "its key in SAHEL_EXTRACTOR_KEY, for example chat:qwen3:8b@http://127.0.0.1:11434/v1; or "
                      "package.module:function (rules)")


def add_database(verb: argparse.ArgumentParser) -> None:
    """Which store to use."""
    verb.add_argument("--database", metavar="ADDRESS", help="a SQLite file or a database's address "
                      "(SAHEL_DATABASE, else var/sahel.sqlite)")


def add_online(verb: argparse.ArgumentParser) -> None:
    """Whether an online geocoder is asked for what the gazetteer does not know."""
    verb.add_argument("--online", action="store_true", help="ask the online geocoder of SAHEL_ONLINE_GEOCODER "
                      "(nominatim, photon or geonames) for names that the gazetteer knows by their country or "
                      "division only; answers are kept in the store and asked for once (docs/online.md)")
    verb.set_defaults(refuse=verb.error)


def add_filters(verb: argparse.ArgumentParser, forms: tuple[str, ...] = ()) -> None:
    """The reader's choice; where the verb writes some form of file, --to takes that form too.

    Each is read strictly: a filter that is misspelled would otherwise give the totals of everything.
    """
    event_types = sorted(set(codebook.event_type_of().values()))
    choice = verb.add_argument_group("filters", "All but days and --min-fatalities may be given repeatedly.")
    choice.add_argument("--from", type=day, metavar="DAY", help="first day, as 2024-01-01")
    choice.add_argument("--to", action=_To, forms=forms, metavar="|".join((*forms, "DAY")),
                        help="the form of the file; and the last day" if forms else "last day")
    choice.add_argument("--group", action="append", metavar="ID", help="an actor: jnim, issp, ...")
    choice.add_argument("--country", action="append", type=str.upper, choices=list(codebook.countries()),
                        metavar="ISO3", help=", ".join(codebook.countries()))
    choice.add_argument("--admin1", action="append", metavar="NAME", help="a first-level division")
    choice.add_argument("--event-type", action="append", choices=event_types, metavar="TYPE",
                        help=", ".join(event_types))
    choice.add_argument("--min-fatalities", type=whole(0), metavar="N", help="the best figure, at least")
    choice.add_argument("--geo-precision", action="append", type=whole(1, 5), metavar="1-5",
                        help="1 exact, 2 near, 3 division, 4 country, 5 unknown")


def extractor(text: str) -> Extractor:
    """The extractor of that name."""
    from sahel.extractors import Unknown, by_name

    try:
        return by_name(text)
    except Unknown as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def day(text: str) -> date:
    """An ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2024-01-31") from None


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """What reads a whole number within these bounds."""
    bounds = f"from {least}" if most is None else f"from {least} to {most}"

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdecimal() else -1
        if number < least or (most is not None and number > most):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number {bounds}")
        return number

    return read


class _To(argparse.Action):
    """--to csv says the form of the file, --to 2024-12-31 the last day; both may be given."""

    def __init__(self, forms: tuple[str, ...], **settings: object) -> None:
        super().__init__(**settings)
        self.forms = forms

    def __call__(self, parser: object, options: argparse.Namespace, text: str, _: object = None) -> None:
        if text in self.forms:
            options.form = text
            return
        try:
            options.to = day(text)
        except argparse.ArgumentTypeError as flaw:
            raise argparse.ArgumentError(self, " nor ".join((str(flaw), *self.forms))) from None
