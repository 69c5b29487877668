"""The reading of reports as machine code (`make fast`): used only where it was made of the very sources that are here."""

from __future__ import annotations

import os
import sys
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).resolve().parent
MADE = PACKAGE.parent / "build" / "fast"  # a folder in it is named by what it was made of
GIVEN_UP = MADE / "none"  # stands there where nothing could be made
SWITCH = "SAHEL_COMPILED"  # "0" in the environment: plain Python all the same
LIBRARY = "sahel.machine"  # holds all modules; beside it stands a small file for each
SUFFIX = EXTENSION_SUFFIXES[0]
_SOURCES = ("extract/*.py", "geocode/*.py", "casualties.py", "codebook.py", "model.py")
_MADE_BY = ("scripts/compile_reading.py", "pyproject.toml", "requirements-fast.txt")


def fingerprint() -> str:
    """What machine code is made of: the sources, byte by byte, how they are compiled, this Python and machine."""
    from hashlib import sha256  # here, for only who compiled asks

    made_by = [PACKAGE.parent / name for name in _MADE_BY]
    sources = [path for part in _SOURCES for path in sorted(PACKAGE.glob(part))]
    digest = sha256(f"{sys.version} {sys.platform} {SUFFIX}".encode())
    for path in [*made_by, *sources]:
        text = path.read_bytes() if path.exists() else b""
        digest.update(f"\0{path.relative_to(PACKAGE.parent).as_posix()} {len(text)}\0".encode() + text)
    return digest.hexdigest()[:24]


class Finder:
    """Finds the modules of a folder of machine code, before their sources are looked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        file = self.folder.joinpath(*name.split(".")).with_suffix(SUFFIX)
        return spec_from_file_location(name, file) if name.startswith("sahel.") and file.exists() else None


def prefer() -> None:
    """Import machine code where there is some of today's sources; tell where there is some that cannot be used."""
    if not MADE.is_dir() or os.environ.get(SWITCH) == "0" or GIVEN_UP.exists():
        return
    if earlier := [finder for finder in sys.meta_path if _is_finder(finder)]:
        sys.meta_path.remove(earlier[0])
        _tell("The sources were loaded anew: plain Python reads until the program is started again.")
        return
    folder = MADE / fingerprint()
    if not folder.is_dir():
        _tell("The reader was compiled of other sources than these: plain Python reads. `make fast` compiles it anew.")
        return
    finder = Finder(folder)
    sys.meta_path.insert(0, finder)
    try:
        __import__(f"{LIBRARY}__mypyc")
    except ImportError as reason:
        sys.meta_path.remove(finder)
        _tell(f"The compiled reader cannot be loaded: plain Python reads. {reason}")


def _is_finder(finder: object) -> bool:
    """Whether it stands there from before: Streamlit imports all anew where a source was changed, and machine code,
    which cannot be loaded twice, would go on with the classes that were there first.
    """
    return (type(finder).__module__, type(finder).__name__) == (__name__, Finder.__name__)


def _tell(line: str) -> None:
    from logging import getLogger

    getLogger("sahel").warning(line)


def runs(module: ModuleType) -> bool:
    """Whether a module is machine code."""
    return (module.__file__ or "").endswith(SUFFIX)
