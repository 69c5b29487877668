"""How far long work has come: a line that changes on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

SECONDS = 1.0                  # between two lines where nobody watches them change


def complain(text: str) -> None:
    """A line for people, on standard error."""
    print(text, file=sys.stderr, flush=True)


def counting(what: str) -> Callable[[], None]:
    """What says, each time it is called, how many it has been: "12 reports"."""
    watched, done, last = sys.stderr.isatty(), 0, time.monotonic()

    def count() -> None:
        nonlocal done, last
        done += 1
        if watched:
            print(f"\r{done} {what}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - last > SECONDS:
            last = time.monotonic()
            complain(f"{done} {what}")

    return count


def counting_beside_output(what: str) -> Callable[[], None]:
    """The same for work that prints as it goes: only where a terminal shows the count and not the output."""
    if sys.stderr.isatty() and not sys.stdout.isatty():
        return counting(what)
    return lambda: None
