"""A country's dump from GeoNames' export site: a download that broke off is gone on with, the end is checked."""

from __future__ import annotations

import http.client
import os
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

from sahel.geocode.dumps import DAMAGES

EXPORT = "https://download.geonames.org/export/dump/"
MAX_BYTES = 200_000_000        # of a zip; the largest country has some 80 MB
BLOCK = 1 << 18
SECONDS = 30                   # without a byte
ATTEMPTS = 4                   # at one file, each going on where the one before it broke off
PARTIAL = 206
RANGE_NOT_SATISFIABLE = 416


class NotDownloaded(Exception):
    """A dump that cannot be had, and what to do instead."""


def download(
    country: str, into: Path, base: str = EXPORT, progress: Callable[[], None] = lambda: None
) -> Path:
    """The zip of a country's dump, by ISO alpha-2 code, as a file in that folder.

    NotDownloaded where it cannot be had; what came of it stays, and the next call goes on from there. `progress`
    is called each quarter of a megabyte.
    """
    path, part = into / f"{country}.zip", into / f"{country}.zip.part"
    address = f"{base.rstrip('/')}/{country}.zip"
    if not address.startswith(("http://", "https://")):
        raise NotDownloaded(f"{base}: not an http or https address")
    into.mkdir(parents=True, exist_ok=True)
    begun = part.exists()
    _fetch(address, part, progress)
    flaw = _flaw(part)
    if flaw and begun:                 # the file has changed since it was begun
        part.unlink()
        _fetch(address, part, progress)
        flaw = _flaw(part)
    if flaw:
        part.unlink()
        raise _not_downloaded(address, f"what came is damaged ({flaw})")
    os.replace(part, path)
    return path


def _fetch(address: str, part: Path, progress: Callable[[], None]) -> None:
    """Bring the file to its end, over a connection that breaks off now and then."""
    for attempts_left in reversed(range(ATTEMPTS)):
        try:
            _go_on(address, part, progress)
            return
        except urllib.error.HTTPError as error:
            if error.code == RANGE_NOT_SATISFIABLE and part.exists():
                return                 # nothing follows what is here
            raise _not_downloaded(address, f"the server answered {error.code} {error.reason}") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            if not attempts_left or not part.exists():
                raise _not_downloaded(address, getattr(error, "reason", None) or error) from error


def _go_on(address: str, part: Path, progress: Callable[[], None]) -> None:
    """Read the rest of the file, or all of it where the server gives no parts; OSError where it breaks off."""
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(address, headers={"User-Agent": "sahel-incidents/1"})
    if have:
        request.add_header("Range", f"bytes={have}-")
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        goes_on = answer.status == PARTIAL and answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")
        have = have if goes_on else 0
        whole = have + int(answer.headers["Content-Length"]) if answer.headers["Content-Length"] else None
        with part.open("ab" if goes_on else "wb") as file:
            while block := answer.read(BLOCK):
                have += len(block)
                if have > MAX_BYTES:
                    raise NotDownloaded(f"{address}: larger than {MAX_BYTES // 1_000_000} MB, which no dump is")
                file.write(block)
                progress()
    if whole is not None and have < whole:
        raise OSError(f"it broke off after {have} of {whole} bytes")


def _flaw(path: Path) -> str | None:
    """What is wrong with a zip; None for a whole one."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
    except (*DAMAGES, OSError, ValueError) as error:
        return str(error)
    return f"{damaged} in it does not match its checksum" if damaged else None


def _not_downloaded(address: str, reason: object) -> NotDownloaded:
    return NotDownloaded(f"{address} cannot be downloaded: {reason}. Where this machine has no network, download "
                         "it in a browser and give the file to `python -m sahel gazetteer import FILE`")
