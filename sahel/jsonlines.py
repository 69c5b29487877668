"""JSON lines, in and out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def print_json(fields: dict[str, Any]) -> None:
    """One line on standard output, at once."""
    print(json.dumps(fields, ensure_ascii=False), flush=True)


def lines(name: str) -> Iterator[str]:
    """The lines of a UTF-8 file, or of standard input for -, without the empty ones."""
    with open(0 if name == "-" else name, encoding="utf-8-sig", errors="replace") as every:
        yield from filter(str.strip, every)
