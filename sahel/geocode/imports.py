"""The places that were imported: one file a country, read as a whole and unpacked place by place.

They lie in var/gazetteer, or where SAHEL_GAZETTEER says. A file has a line that says what it is, a line a
place (the fields of Row) and a line a name (how it is folded, how it sounds, the numbers of its places), all
separated by tabs: so that it loads in a fraction of the time that its rows would take.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from sahel.codebook import DATA
from sahel.geocode.names import key, sound
from sahel.geocode.row import Row, record_of, row_of
from sahel.geocode.spellings import Spellings

FORMAT = "sahel gazetteer 1"
SUFFIX = ".places"
LOG = logging.getLogger(__name__)


class Table:
    """The imported places of one country."""

    def __init__(self, text: str) -> None:
        """ValueError where the text is not what `publish` writes."""
        head, *lines = text.split("\n")
        form, places, names = head.split("\t")
        first_name, end = int(places), int(places) + int(names)
        if form != FORMAT or len(lines) != end + 1:
            raise ValueError("it is cut off or of another version")
        self._lines = lines[:first_name]
        self.names: dict[str, str] = dict(line.split("\t", 1) for line in lines[first_name:end])
        self._rows: dict[int, Row] = {}

    def spelled(self, folded: str) -> tuple[Row, ...]:
        """The places of one of the table's names."""
        return tuple([self._row(int(number)) for number in self.names[folded].partition("\t")[2].split()])

    def sounding(self, heard: str) -> tuple[Row, ...]:
        """The places one of whose names sounds like that."""
        rows = (row for name in self._by_sound.get(heard, ()) for row in self.spelled(name))
        return tuple({row.place_id: row for row in rows}.values())

    def rows(self) -> tuple[Row, ...]:
        """All places."""
        return tuple(map(self._row, range(len(self._lines))))

    def _row(self, number: int) -> Row:
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = row_of(self._lines[number].split("\t"))
        return row

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for name, rest in self.names.items():
            names.setdefault(rest.partition("\t")[0], []).append(name)
        return names


class Imported:
    """The imported places of several countries, asked as one gazetteer."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = tuple(tables)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for table in self._tables for row in table.rows())

    def spelled(self, folded: str) -> tuple[Row, ...]:
        """The places one of whose names `names.key` folds to that."""
        tables = [table for table in self._tables if folded in table.names]
        return tuple([row for table in tables for row in table.spelled(folded)])

    def sounding_like(self, name: str) -> tuple[Row, ...]:
        """The places one of whose names is transcribed from the same sound."""
        heard = sound(name)
        return tuple([row for table in self._tables for row in table.sounding(heard)])

    @cached_property
    def spellings(self) -> Spellings:
        """The places by folded name, and the names that are like another."""
        return Spellings(self.spelled, {name for table in self._tables for name in table.names})


def folder() -> Path:
    """Where imported places lie."""
    named = os.environ.get("SAHEL_GAZETTEER")
    return Path(named) if named else DATA.parent / "var" / "gazetteer"


def lying(lying_in: Path | None = None) -> tuple[tuple[str, int, int], ...]:
    """What was imported: each file's path, size in bytes and time of change; another import gives another answer.
    It takes some ten microseconds a file."""
    try:
        with os.scandir(lying_in or folder()) as entries:
            files = [(entry.path, entry.stat()) for entry in entries if entry.name.endswith(SUFFIX)]
    except FileNotFoundError:
        return ()
    return tuple(sorted((path, known.st_size, known.st_mtime_ns) for path, known in files))


def imported(lying_in: Path | None = None) -> Imported | None:
    """What was imported; None where nothing was. A file that cannot be read is left out and told."""
    tables = [table for path in sorted((lying_in or folder()).glob(f"*{SUFFIX}")) if (table := _table(path))]
    return Imported(tables) if tables else None


def publish(country: str, rows: Iterable[Row], into: Path) -> int:
    """Put a country's places in place of those imported before, all at once; the number of their names."""
    lines, names = [], {}
    for number, row in enumerate(rows):
        lines.append("\t".join(record_of(row)))
        for name in {key(name): name for name in row.names}:
            names.setdefault(name, []).append(str(number))
    index = [f"{name}\t{sound(name)}\t{' '.join(numbers)}" for name, numbers in names.items()]
    head = f"{FORMAT}\t{len(lines)}\t{len(index)}"
    _write(into / f"{country}{SUFFIX}", "\n".join([head, *lines, *index, ""]))
    return sum(map(len, names.values()))


def _write(path: Path, text: str) -> None:
    """Put the file there whole or not at all, beside whatever else writes it at the moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _table(path: Path) -> Table | None:
    try:
        return Table(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        LOG.warning("%s is left out: %s. Import the country again.", path, error)
        return None
