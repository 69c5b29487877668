"""The lines of GeoNames' export files: plain, in a zip or in a gzip; bounded, whatever the file holds.

Columns as GeoNames' own readme.txt of the export gives them.
"""

from __future__ import annotations

import gzip
import math
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

COLUMNS = 19
MAX_BYTES = 400_000_000        # unpacked; the largest country has some 300 MB
MAX_LINE = 60_000              # bytes; alternate names take up to 10,000 letters
EVERY = 1_000                  # lines between two words on how far it has come
DAMAGES = (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error, NotImplementedError, RuntimeError)
LANGUAGE = 3                   # letters that a language's code has at most: "link", "iata", "wkdt" are no names


class NotADump(Exception):
    """A file that is not read as an export of GeoNames, and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a dump."""

    geonameid: int
    name: str
    asciiname: str
    alternates: tuple[str, ...]
    latitude: float
    longitude: float
    feature: tuple[str, str]         # class and code: ("P", "PPL")
    country: str                     # ISO alpha-2
    admin1: str                      # GeoNames' codes; "00" and "" are unknown
    admin2: str
    population: int | None


def entries(path: Path, flawed: Callable[[int], None], progress: Callable[[], None]) -> Iterator[Entry]:
    """The entries of a dump; the numbers of the lines that are none go to `flawed`.

    NotADump where the file cannot be unpacked, is larger than a country's dump, or not even one line in two is an
    entry.
    """
    good = bad = 0
    for number, line in enumerate(lines(path), 1):
        if number % EVERY == 0:
            progress()
        if not line.strip():
            continue
        try:
            entry = entry_of(line)
        except ValueError:
            bad += 1
            flawed(number)
            continue
        good += 1
        yield entry
    if bad >= good:
        raise NotADump(f"{path}: this is no dump of GeoNames: a line must have {COLUMNS} columns, separated by "
                       "tabs. Give a country's file as downloaded, such as ML.zip or the ML.txt in it")


def alternate_names(path: Path) -> dict[int, list[str]]:
    """The names of each geonameid in GeoNames' table of alternate names, codes and addresses left out."""
    names: dict[int, list[str]] = {}
    for line in lines(path):
        fields = line.split("\t")
        if len(fields) >= 4 and fields[1].isdecimal() and len(fields[2]) <= LANGUAGE:
            names.setdefault(int(fields[1]), []).append(fields[3])
    if not names:
        raise NotADump(f"{path}: this is no table of alternate names of GeoNames")
    return names


def entry_of(line: str) -> Entry:
    """A line's entry; ValueError where it is none."""
    fields = line.split("\t")
    if len(fields) != COLUMNS or "\ufffd" in line:
        raise ValueError("not a line of a dump")
    geonameid, name, asciiname, alternates, latitude, longitude, *feature, country, _, admin1, admin2 = fields[:12]
    entry = Entry(
        int(geonameid), name.strip(), asciiname.strip(), tuple(alternates.split(",")), float(latitude),
        float(longitude), tuple(feature), country, admin1, admin2, int(fields[14] or 0) or None,
    )
    on_earth = math.fabs(entry.latitude) <= 90 and math.fabs(entry.longitude) <= 180
    if not (on_earth and entry.geonameid > 0 and name.strip() and name.isprintable()):
        raise ValueError("no place on earth with a name")
    return entry


def lines(path: Path) -> Iterator[str]:
    """The lines of a .txt, .zip or .gz file, told apart by what they begin with."""
    with _unpacked(path) as file:
        read = 0
        while line := file.readline(MAX_LINE):
            read += len(line)
            if read > MAX_BYTES:
                raise NotADump(f"{path}: larger than {MAX_BYTES // 1_000_000} MB: give one country's file")
            yield line.decode("utf-8", errors="replace").rstrip("\r\n").removeprefix("\ufeff")


@contextmanager
def _unpacked(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            start = file.read(4)
            file.seek(0)
            if start[:2] == b"\x1f\x8b":
                with gzip.open(file) as member:
                    yield member
            elif start == b"PK\x03\x04":
                with zipfile.ZipFile(file) as archive, archive.open(_member(path, archive.infolist())) as member:
                    yield member
            else:
                yield file
    except DAMAGES as error:
        raise NotADump(f"{path}: it cannot be unpacked ({error}). Download it again") from error


def _member(path: Path, members: Iterable[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The table in a zip: the one text that is not the readme."""
    texts = [member for member in members
             if member.filename.lower().endswith(".txt") and not member.filename.lower().endswith("readme.txt")]
    if len(texts) != 1:
        raise NotADump(f"{path}: a dump of GeoNames holds one table, this has {len(texts)}")
    return texts[0]
